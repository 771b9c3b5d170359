"""Every page that links lead to, narrow and wide, in both wordings: for the public, and for those who sign in.

Each must answer, read as an outline, say its language, fit its window, ask no other host for anything,
and have nothing that axe finds wrong.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Request

from tests.browsing import NARROW, WIDE
from tests.journeys.crawling import PERSONAS, PUBLIC, kind_of, reached
from tests.journeys.looking import looked_at, shot

RECORD = Path(__file__).resolve().parents[2] / "records" / "west-norfolk.json"
LEAST = {"public": 30, "aisha": 20}  # a crawl that finds fewer has lost its way


@pytest.mark.browser
class TestThePublic:
    def test_every_page_for_everyone(self, live, open_page, axe):
        faults = crawled(live, open_page, axe, {"public": PUBLIC})
        assert not faults, "\n".join(faults)


# Each looks at what those of its own round have not looked at, so that two rounds can go at once.
@pytest.mark.browser
class TestTheCoChair:
    def test_every_page_more_for_who_chairs(self, live, open_page, axe):
        faults = crawled(live, open_page, axe, {"aisha": PERSONAS["aisha"]})
        assert not faults, "\n".join(faults)


@pytest.mark.browser
class TestTheOthersWhoSignIn:
    def test_every_page_more_for_each_persona(self, live, open_page, axe):
        faults = crawled(live, open_page, axe, {who: PERSONAS[who] for who in PERSONAS if who != "aisha"})
        assert not faults, "\n".join(faults)


def crawled(live, open_page, axe, people) -> list[str]:
    """Every fault on every page that these people reach."""
    call_command("load", str(RECORD), verbosity=0)
    known: dict[str, int] = {}
    faults: list[str] = []
    for who, starts in people.items():
        page = open_page()
        page.on("request", partial(_only_here, live.url, who, faults))
        if who != "public":
            page.goto(f"{live.url}/demo/sign-in/{who}/")
            with page.expect_navigation():
                page.locator("main button").click()
        found = reached(lambda path, page=page: page.request.get(live.url + path).text(), starts, known)
        assert len(found) >= LEAST.get(who, 1), found
        for easy in (False, True):
            faults += _each_page(page, live.url, found, who, easy, axe)
    return faults


def _each_page(page, home, paths, who, easy, axe) -> list[str]:
    faults: list[str] = []
    titles: dict[str, str] = {}
    page.goto(f"{home}/look/?words={'easy' if easy else 'standard'}")
    for path in paths:
        page.set_viewport_size({"width": WIDE, "height": 800})
        answer = page.goto(home + path)
        place = f"{who}, {path}{', Easy Read' if easy else ''}"
        if answer.status != 200:
            faults.append(f"{place}: a link leads there, and the answer is {answer.status}")
        kind = kind_of(page.url.removeprefix(home).split("#")[0].split("?")[0])
        if titles.setdefault(page.title(), kind) != kind:
            faults.append(f"{place}: the title of another page too: {page.title()}")
        for width in (WIDE, NARROW):
            page.set_viewport_size({"width": width, "height": 800})
            wrong = looked_at(page, axe, easy=easy)
            faults += [f"{place}, {width}: {fault}" for fault in wrong]
            if wrong:
                shot(page, f"crawl {place} {width}")
    return faults


def _only_here(home: str, who: str, faults: list[str], asked: Request) -> None:
    if not asked.url.startswith((home, "data:")):
        faults.append(f"{who}: a page asks another host for {asked.url}")
