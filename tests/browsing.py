"""A browser, a running Copanel and the checkers, as fixtures for tests marked `browser` or `nu`.

    @pytest.mark.browser
    def test_a_visitor_finds_the_refusal(live, open_page, axe):
        page = open_page(width=320, script=False)
        page.goto(live.url)
        assert axe(page) == []
        assert sideways(page) == 0

`live` gives every test the same county, byte for byte, and takes away what the test did.
Anything the browser complains about (a script's error, a blocked style, a missing file) fails the test.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakSet

import pytest
from django.core.management import call_command, get_commands
from django.db import connection, connections
from django.test.utils import setup_databases, teardown_databases
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests import browsers, engines
from tests import nu as checker

AXE = Path(__file__).parent / "axe" / "axe.min.js"
AXE_VERSION = "4.14.1"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE_MORE = {"color-contrast-enhanced": {"enabled": True}}  # 7:1, which is AAA

TWIN = """() => {
    const copy = document.documentElement.cloneNode(true);
    copy.querySelectorAll("script").forEach(each => each.remove());
    copy.querySelectorAll("noscript").forEach(each => each.replaceWith(...each.childNodes));
    return "<!DOCTYPE html>" + copy.outerHTML;
}"""

NARROW, WIDE = 320, 1280
WAYS = [
    pytest.param({"width": width, "script": script}, id=f"{width}px, {'with' if script else 'without'} script")
    for width in (NARROW, WIDE)
    for script in (True, False)
]
"""For `@pytest.mark.parametrize("way", WAYS)`: narrow and wide, with and without script."""


@dataclass(frozen=True)
class Live:
    """Copanel, running for one test."""

    url: str


_WITHOUT_SCRIPT: WeakSet[BrowserContext] = WeakSet()

# --- The browser


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for the run; each page is a fresh profile in it."""
    path = browsers.found()
    if path is None:
        pytest.fail("No Chromium here. bin/test brings one.")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
        "true"  # Playwright keeps an event loop; our code runs beside it, not in it
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=browsers.flags())
        engines.note("Chromium", browser.version)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Open pages as someone may: `open_page(width=320, script=False, easy=True)`. Each has its own cookies."""
    contexts, complaints = [], []

    def open_(*, width: int = WIDE, script: bool = True, easy: bool = False, **more: object) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=script, locale="en-GB",
            timezone_id="Europe/London", reduced_motion="reduce", **more,
        )  # fmt: skip
        contexts.append(context)
        if not script:
            _WITHOUT_SCRIPT.add(context)
        context.set_default_timeout(10_000)
        if easy:
            context.add_cookies([{"name": "copanel-words", "value": "en-easy", "domain": "localhost", "path": "/"}])
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda said: said.type == "error" and complaints.append(f"{page.url}: {said.text}"))
        return page

    yield open_
    for context in contexts:
        context.close()
    # A page that says "refused" or "not found" with its proper status is no fault of the page.
    told = [text for text in complaints if "the server responded with a status of 4" not in text]
    assert told == [], "the browser complained"


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """One page, wide and with script."""
    return open_page()


def sideways(page: Page) -> int:
    """How many pixels one must scroll sideways to read it all: 0 on a page that reflows (WCAG 1.4.10)."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def tab_to(page: Page, name: str, *, limit: int = 200) -> None:
    """Press Tab until the control with this accessible name has the focus, as someone without a mouse does."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        here = page.locator(":focus")
        if here.count() and name in here.first.aria_snapshot():
            return
    raise AssertionError(f"no control named {name!r} is reached within {limit} presses of Tab")


# --- A running Copanel


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker):
    """The test database, in place of pytest-django's own fixture; the root conftest goes on from here.

    That one makes none unless a test of the run is marked `django_db`. Journeys and tests of the county
    are not: run alone, they would find no tables, or write to the database outside.
    """
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases=["default"], serialized_aliases=[])
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture(scope="session")
def _server(django_db_setup: None, django_db_blocker) -> Iterator[LiveServer]:
    if connection.vendor != "sqlite":
        pytest.fail("Journeys run on SQLite, where each starts from a copy of the county.")
    with django_db_blocker.unblock():
        server = LiveServer("localhost")
        yield server
        server.stop()


@pytest.fixture(scope="session")
def _copies(django_db_setup: None, django_db_blocker) -> Iterator[tuple[sqlite3.Connection, sqlite3.Connection]]:
    """The database as migrated, and with the county in it; each in memory."""
    with django_db_blocker.unblock():
        empty = _copy()
        if "demo" in get_commands():
            call_command("demo", verbosity=0)
        county = _copy()
        _put_back(empty)
    yield empty, county
    empty.close()
    county.close()


@pytest.fixture
def live(_server: LiveServer, _copies, django_db_blocker, settings) -> Iterator[Live]:
    """Copanel with the whole county, listening on a free port. What the test does is undone after it."""
    empty, county = _copies
    settings.ADDRESS = _server.url
    settings.CSRF_TRUSTED_ORIGINS = [_server.url]
    with django_db_blocker.unblock():
        _put_back(county)
        yield Live(_server.url)
        _put_back(empty)


def _copy() -> sqlite3.Connection:
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    connection.ensure_connection()
    connection.connection.backup(copy)
    return copy


def _put_back(copy: sqlite3.Connection) -> None:
    connections.close_all()
    connection.ensure_connection()
    copy.backup(connection.connection)


# --- Checkers


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """Run axe on a page: every fault as "rule: what to do (where)". Contrast must be 7:1."""

    def run(page: Page) -> list[str]:
        engines.note("axe", AXE_VERSION)
        with _with_timers(page) as page:
            page.evaluate(AXE.read_text(encoding="utf-8"))
            found = page.evaluate(
                "options => axe.run(document, options)",
                {"runOnly": {"type": "tag", "values": AXE_TAGS}, "rules": AXE_MORE, "resultTypes": ["violations"]},
            )
        return [
            f"{fault['id']}: {fault['help']} ({' '.join(map(str, node['target']))})"
            for fault in found["violations"]
            for node in fault["nodes"]
        ]

    return run


@contextmanager
def _with_timers(page: Page) -> Iterator[Page]:
    """The page itself; or, where it was loaded without script, its twin as it stands, in which axe's timers run.

    The twin holds no script of ours: what the page did not run without script stays unrun.
    """
    if page.context not in _WITHOUT_SCRIPT:
        yield page
        return
    html = page.evaluate(TWIN)
    context = page.context.browser.new_context(viewport=page.viewport_size, reduced_motion="reduce", bypass_csp=True)
    try:
        twin = context.new_page()
        if page.url.startswith("http"):
            twin.route(page.url, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
            twin.goto(page.url)
        else:
            twin.set_content(html)
        yield twin
    finally:
        context.close()


@pytest.fixture
def nu() -> Callable[..., list[str]]:
    """Check (name, html) pages with the Nu HTML checker: every error and warning."""
    return checker.faults
