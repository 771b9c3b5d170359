"""What must hold on every page, whoever looks: seen by a browser, and nothing of it by eye.

    faults = looked_at(page, axe)

Each fault is one line, "what is wrong: where".
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.browsing import NARROW, sideways

SHOTS = Path(__file__).resolve().parents[2] / "var" / "journeys"
LANG = {False: "en-GB", True: "en-GB-simple"}

SKELETON = """() => {
    const shown = each => each.getClientRects().length > 0;
    const all = query => [...document.querySelectorAll(query)];
    return {
        lang: document.documentElement.lang,
        title: document.title,
        headings: all("h1,h2,h3,h4,h5,h6").filter(shown).map(each => [Number(each.tagName[1]), each.innerText.trim()]),
        mains: all("main").length,
        ids: all("[id]").map(each => each.id),
        inline: all("[style], style, script:not([src])").map(each => each.outerHTML.slice(0, 80))
            .concat(all("*").filter(each => each.getAttributeNames().some(name => name.startsWith("on")))
            .map(each => each.outerHTML.slice(0, 80))),
        untold: all("a[href]").filter(shown)
            .filter(each => !(each.textContent.trim() || each.getAttribute("aria-label")
                || each.querySelector("[aria-label]")))
            .map(each => each.getAttribute("href")),
    };
}"""
"""Asked of the page itself. The browser runs it beside the page's own scripts, also where those are off."""


def looked_at(page: Page, axe: Callable[[Page], list[str]] | None = None, *, easy: bool = False) -> list[str]:
    """Everything wrong with the page as it stands. With `axe` that, too."""
    seen = page.evaluate(SKELETON)
    faults = outline(seen["headings"])
    if seen["lang"] != LANG[easy]:
        faults.append(f"the page's language is {seen['lang']!r}, not {LANG[easy]!r}")
    if len(seen["title"]) < 8 or seen["title"].startswith(" "):
        faults.append(f"the title says nothing: {seen['title']!r}")
    if seen["mains"] != 1:
        faults.append(f"{seen['mains']} main parts")
    faults += [f"an id twice: {one}" for one in sorted({one for one in seen["ids"] if seen["ids"].count(one) > 1})]
    faults += [f"inline style or script: {one}" for one in seen["inline"]]
    faults += [f"a link without words: {one}" for one in seen["untold"]]
    if page.viewport_size["width"] <= NARROW and (more := sideways(page)):
        faults.append(f"{more} pixels to scroll sideways")
    return faults + (axe(page) if axe else [])


def outline(headings: list[list]) -> list[str]:
    """One first heading, none without words, no level left out on the way down (WCAG 1.3.1)."""
    faults = []
    first = sum(level == 1 for level, _words in headings)
    if first != 1:
        faults.append(f"{first} headings of level 1")
    before = 0
    for level, words in headings:
        if not words:
            faults.append(f"an empty heading of level {level}")
        if level > before + 1:
            faults.append(f"from heading level {before} to {level}: {words!r}")
        before = level
    return faults


def shot(page: Page, name: str) -> Path:
    """A picture of the whole page, where one looks for it after a fault."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    place = SHOTS / f"{''.join(each if each.isalnum() else '-' for each in name).strip('-')[:120]}.png"
    page.screenshot(path=place, full_page=True)
    return place
