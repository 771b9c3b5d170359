"""How someone uses a page: they follow, press, write and choose; by mouse or by keyboard alone, in either wording.

A journey is written in the standard words. Someone who reads Easy Read meets the same controls under
their Easy Read names: `named` gives them, from the same wordings as the page. So a journey in Easy
Read fails where a page falls back to the standard words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urljoin

from django.utils import translation
from playwright.sync_api import Locator, Page, expect

from tests.journeys.looking import looked_at, shot

MOST_TABS = 250
NOWHERE = "nothing has the focus"

FOCUS = """() => {
    const here = document.activeElement;
    if (!here || here === document.body) return "nothing has the focus";
    const label = here.labels && here.labels.length ? here.labels[0] : null;
    const places = [[here, null]];
    if (label && ["radio", "checkbox"].includes(here.type)) places.push([label, "::before"], [label, null]);
    const drawn = ([each, part]) => {
        const style = getComputedStyle(each, part);
        const faint = /rgba\\(.*, 0\\)|transparent/.test(style.outlineColor);
        return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && !faint)
            || style.boxShadow !== "none";
    };
    const name = (here.innerText || here.name || here.id || here.tagName).trim().slice(0, 60);
    if (!places.some(drawn)) return `the focus cannot be seen on ${name}`;
    const box = (label && here.type === "radio" ? label : here).getBoundingClientRect();
    const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return inside ? "" : `the focus is outside the window, on ${name}`;
}"""


class Walker:
    """One person at one browser.

    faults  what was wrong on the pages they met, and what those asked of another host
    """

    def __init__(
        self,
        page: Page,
        home: str,
        *,
        name: str,
        easy: bool = False,
        keyboard: bool = False,
        axe: Callable[[Page], list[str]] | None = None,
    ) -> None:
        self.page, self.home, self.name = page, home, name
        self.easy, self.keyboard, self.axe = easy, keyboard, axe
        self.faults: list[str] = []
        self._seen: set[str] = set()
        page.on("request", lambda asked: self._note(asked.url))

    def _note(self, url: str) -> None:
        if not url.startswith((self.home, "data:", "about:", "blob:")):
            self._fault(f"asks another host for {url}")

    # --- Words

    def named(self, words: str, **values: object) -> str:
        """The standard words as this person's pages say them. A label of the code may be given itself."""
        with translation.override("en-easy" if self.easy else "en-gb"):
            told = translation.gettext(words) if isinstance(words, str) else str(words)
        return told % values if values else told

    def unanswered(self, question: str, *, choice: bool = False) -> str:
        """What the page says of a question left open."""
        said = "Choose an answer to “{label}”." if choice else "“{label}” needs an answer."
        return self.named(said).format(label=self.named(question))

    # --- Going

    def opens(self, url: str) -> None:
        self.page.goto(urljoin(self.home, url))
        self.looks()

    def reads_easy_read(self) -> None:
        """Choose Easy Read by the switch on top of the page."""
        if self.easy and self.page.locator("html").get_attribute("lang") != "en-GB-simple":
            self.uses(self.page.get_by_role("navigation").get_by_role("link", name="Easy Read", exact=True))

    def follows(self, words: str, *, within: str = "main", **values: object) -> None:
        name = self.named(words, **values)
        self.uses(self.page.locator(within).get_by_role("link", name=_whole(name)).first)

    def presses(self, words: str, *, within: str = "main", **values: object) -> None:
        name = self.named(words, **values)
        self.uses(self.page.locator(within).get_by_role("button", name=_whole(name)).first)

    def uses(self, control: Locator) -> None:
        """Follow a link or press a button, and look at the page it leads to."""
        if self.keyboard:
            self.goes_to(control)
        with self.page.expect_navigation():
            if self.keyboard:
                self.page.keyboard.press("Enter")
            else:
                control.click()
        self.looks()

    # --- Answering

    def writes(self, question: str, text: str, *, within: str = "main", **values: object) -> None:
        box = self._box(question, within, values)
        if self.keyboard:
            self.goes_to(box)
            self.page.keyboard.press("Control+A")
            self.page.keyboard.type(text)
        else:
            box.fill(text)

    def chooses(self, answer: str, *, of: str, within: str = "main", **values: object) -> None:
        """Choose one answer of a question; both as the page names them."""
        legend = _asked(self.named(of, **values))
        group = self.page.locator(within).get_by_role("group", name=legend)
        choice = group.get_by_role("radio", name=_whole(self.named(answer)))
        if not self.keyboard:
            choice.check()
            return
        name = choice.get_attribute("name")
        self._tabs_until(f"document.activeElement.name === {name!r}", f"the question {of!r}")
        for _ in range(30):
            if choice.is_checked():
                return
            # Arrow keys are how a group of radio buttons is used: Tab comes to the group, not to each button.
            self.page.keyboard.press("Space" if self._is_here(choice) else "ArrowDown")
            self._sees_focus()
        raise AssertionError(f"{answer!r} cannot be chosen by keyboard")

    def ticks(self, question: str, *, within: str = "main") -> None:
        box = self._box(question, within, {})
        if self.keyboard:
            self.goes_to(box)
            self.page.keyboard.press("Space")
        else:
            box.check()

    def unfolds(self, words: str, *, within: str = "main") -> None:
        summary = self.page.locator(within).locator("summary", has_text=self.named(words)).first
        if self.keyboard:
            self.goes_to(summary)
            self.page.keyboard.press("Enter")
        else:
            summary.click()

    def finds_written(self, question: str, text: str, *, within: str = "main", **values: object) -> None:
        expect(self._box(question, within, values)).to_have_value(text)

    def _box(self, question: str, within: str, values: dict[str, object]) -> Locator:
        asked = _asked(self.named(question, **values))
        return self.page.locator(within).get_by_label(asked).locator("visible=true").first

    # --- Reading

    def sees(self, text: str, *, within: str = "main", **values: object) -> None:
        expect(self.page.locator(within)).to_contain_text(self.named(text, **values))

    def never_sees(self, *texts: str) -> None:
        """None of this is anywhere on the page, seen or unseen."""
        html = self.page.content()
        assert [text for text in texts if text in html] == []

    def is_at(self, ending: str) -> None:
        expect(self.page).to_have_url(re.compile(ending))

    def status(self, url: str) -> int:
        """What this person's browser gets for an address, without going there."""
        return self.page.request.get(urljoin(self.home, url), max_redirects=0).status

    def source(self, url: str) -> str:
        return self.page.request.get(urljoin(self.home, url)).text()

    # --- By keyboard

    def goes_to(self, control: Locator) -> None:
        """Press Tab until the control has the focus. The focus is seen on all that is passed."""
        expect(control).to_be_visible()
        for _ in range(MOST_TABS):
            if self._is_here(control):
                return
            self.page.keyboard.press("Tab")
            self._sees_focus()
        raise AssertionError(f"{control} is not reached within {MOST_TABS} presses of Tab")

    def _tabs_until(self, true: str, what: str) -> None:
        for _ in range(MOST_TABS):
            if self.page.evaluate(true):
                return
            self.page.keyboard.press("Tab")
            self._sees_focus()
        raise AssertionError(f"{what} is not reached within {MOST_TABS} presses of Tab")

    def _is_here(self, control: Locator) -> bool:
        return control.evaluate("each => each === document.activeElement")

    def _sees_focus(self) -> None:
        # Past the last control the focus leaves the page for the browser's own bar, and comes back.
        fault = self.page.evaluate(FOCUS)
        if fault and fault != NOWHERE:
            self.page.wait_for_timeout(100)  # questions that open under an answer move the page for a moment
            if (fault := self.page.evaluate(FOCUS)) and fault != NOWHERE:
                self._fault(fault)

    # --- Looking

    def looks(self) -> None:
        """Look at the page with every checker, once for each page as it stands."""
        heading = " ".join(self.page.locator("h1").all_inner_texts())
        state = f"{re.sub('[0-9a-f-]{30,}', 'KEY', self.page.url)} {heading} {self.page.locator('main').count()}"
        if state in self._seen:
            return
        self._seen.add(state)
        for fault in looked_at(self.page, self.axe, easy=self.easy and self._switched()):
            self._fault(fault)

    def _switched(self) -> bool:
        return any(
            each["name"] == "copanel-words" and each["value"] == "en-easy" for each in self.page.context.cookies()
        )

    def _fault(self, fault: str) -> None:
        line = f"{self.name}, {self.page.url.removeprefix(self.home)}: {fault}"
        if line not in self.faults:
            self.faults.append(line)
            if not fault.startswith("asks"):
                shot(self.page, f"fault {self.name} {self.page.url.removeprefix(self.home)}")


def _whole(name: str) -> re.Pattern[str]:
    """A control's name: these words, or these and more for those who hear only the name (": Sent in by ...")."""
    return re.compile(rf"^\s*{re.escape(name)}\s*(:.*)?$", re.DOTALL)


def _asked(question: str) -> re.Pattern[str]:
    """A question, also where it says that it needs no answer."""
    return re.compile(rf"^\s*{re.escape(question)}\s*(\(.*\))?\s*$")
