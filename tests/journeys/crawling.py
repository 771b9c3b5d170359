"""Which pages someone can reach by links alone, from the front page on."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve

# Different issues stand differently, so that their pages are different pages. Of others one is enough.
SEVERAL = {
    "home:front": 3, "influence:issues": 2, "influence:path": 6, "influence:talk": 2, "words:show": 3, "scope:about": 3,
}  # fmt: skip
NO_PAGES = (".csv", ".json", ".atom")  # files to keep or to feed a reader: no page, and a browser downloads them

PUBLIC = (
    "/",
    "/marlshire/",
    "/marlshire/issues/4/",
    "/marlshire/issues/5/talk/",
    "/marlshire/issues/1/",
    "/marlshire/issues/2/",
    "/marlshire/issues/new/write/",
    "/west-norfolk/",
    "/west-norfolk/issues/1/",
)
"""Where the public begins: the front page, and what would otherwise be crowded out by others of its kind."""

PERSONAS = {
    "aisha": ("/marlshire/needs-you/", "/marlshire/issues/4/", "/sign-out/"),
    "priya": ("/marlshire/needs-you/", "/marlshire/issues/4/talk/"),
    "dev": ("/marlshire/needs-you/",),
    "lena": ("/marlshire/needs-you/",),
    "helen": ("/marlshire/needs-you/", "/marlshire/issues/4/"),
    "tom": ("/marlshire/needs-you/",),
    "joe": ("/marlshire/needs-you/",),
    "sam": ("/marlshire/needs-you/",),
}
"""Where each begins after signing in."""


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href")
        if tag == "a" and href:
            self.found.append(href)


def reached(fetch: Callable[[str], str], starts: Iterable[str], known: dict[str, int]) -> list[str]:
    """The addresses to look at: reached from `starts`, a few of each kind of page.

    fetch   gives an address's HTML, and is asked once for each
    known   how many of each kind have been looked at, by others too; goes on counting. Where one
            starts is always looked at.
    """
    starts = tuple(starts)
    waiting, asked, mine, found = deque(starts), set(), {}, []
    while waiting:
        path = waiting.popleft()
        kind = kind_of(path)
        most = SEVERAL.get(kind, 1)
        if path in asked or path.endswith(NO_PAGES) or (mine.get(kind, 0) >= most and path not in starts):
            continue
        asked.add(path)
        mine[kind] = mine.get(kind, 0) + 1
        if known.get(kind, 0) < most or path in starts:
            known[kind] = known.get(kind, 0) + 1
            found.append(path)
        links = _Links()
        links.feed(fetch(path))
        for href in links.found:
            there = urlsplit(urljoin(path, href))
            if not there.scheme and not there.netloc and there.path:
                waiting.append(there.path)
    return found


def kind_of(path: str) -> str:
    """The view's name. A link that leads nowhere is a kind of its own: it is looked at, and found wanting."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return path
