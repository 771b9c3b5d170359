"""Fixtures of the journeys: people at browsers, the post, and a picture of each page that a journey failed on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from copanel.outbox.tests.mail_server import mail_server
from tests.browsing import WIDE, Live
from tests.journeys.looking import shot
from tests.journeys.post import Post
from tests.journeys.walking import Walker


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo) -> Iterator[None]:
    report = yield
    setattr(item, f"failed_in_{report.when}", report.failed)
    return report


@pytest.fixture
def someone(live: Live, open_page, axe, request) -> Iterator[Callable[..., Walker]]:
    """People at browsers: `someone("Helen", width=320, script=False, easy=True)`. Each has a browser of their own.

    `door="helen"` has them come in by the county's one-click door. `closely=False` leaves axe out, where
    another test looks at the same pages with it.
    """
    walkers: list[Walker] = []

    def make(
        name: str,
        *,
        width: int = WIDE,
        script: bool = True,
        easy: bool = False,
        keyboard: bool = False,
        door: str = "",
        closely: bool = True,
    ) -> Walker:
        page = open_page(width=width, script=script, easy=easy)
        walker = Walker(page, live.url, name=name, easy=easy, keyboard=keyboard, axe=axe if closely else None)
        walkers.append(walker)
        if door:
            walker.opens(f"/demo/sign-in/{door}/")
            walker.uses(page.locator("main").get_by_role("button"))
        return walker

    yield make
    if getattr(request.node, "failed_in_call", False):
        for walker in walkers:
            shot(walker.page, f"failed {request.node.name} {walker.name}")
        return
    faults = [fault for walker in walkers for fault in walker.faults]
    assert not faults, "\n".join(faults)


@pytest.fixture
def post(live: Live, settings, tmp_path) -> Iterator[Post]:
    """The post: a mail server of its own, and what it took."""
    with mail_server(tmp_path) as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield Post(server, live.url)
