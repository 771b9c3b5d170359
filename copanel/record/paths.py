"""An issue of a record file as the path that `influence` takes in: everything in one order, with keys for the rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from copanel.influence.record_shapes import (
    AnswerRecord,
    AskedRecord,
    IssueRecord,
    NotedRecord,
    PartRecord,
    SignedRecord,
)
from copanel.kernel.actor import Side
from copanel.kernel.dates import DateAsGiven
from copanel.kernel.dates.order import is_certainly_before
from copanel.kernel.ids import new_id
from copanel.record import step_wording
from copanel.record.checking import NOT_STATED
from copanel.record.citing import Citation, citation
from copanel.record.outline import read_when
from copanel.words.states import Byline

# Who raised an issue, where a record says what kind of person it was.
BYLINES = {
    "a member": Byline.MEMBER,
    "a carer": Byline.CARER,
    "someone who uses care and support": Byline.USES_CARE,
}
Item = AskedRecord | SignedRecord | NotedRecord
Given = Mapping[str, Any]
# An answer, its key, its part's key, and which layer it is, from 0.
Answered = tuple[Given, str, str, int]


def stated(value: str | None) -> str:
    """The text, or nothing where the source does not state it: rooms below keep that as an empty value."""
    return "" if value is None or value == NOT_STATED else value


def code(value: str) -> str:
    """The code of a table's row: "not taken" is not_taken."""
    return "not_stated" if value == NOT_STATED else value.strip().lower().replace(" ", "_").replace("-", "_")


@dataclass(slots=True)
class Paths:
    """Makes the shapes of one file's issues. `rows` collects the key of each row, by the thing's key in the file.

    posts, occasions  rows that are there already: (post's key, its title); an occasion's key
    decide            enters the decision that a recommendation rests on, where the source tells how it was agreed
    """

    content: Given
    posts: Mapping[str, tuple[UUID, str]]
    occasions: Mapping[str, UUID]
    decide: Callable[[Given, DateAsGiven, Citation], UUID]
    rows: dict[str, UUID] = field(default_factory=dict)

    def issue(self, given: Given) -> IssueRecord:
        key = f"issues/{given['key']}"
        cite = self.cite(given)
        return IssueRecord(
            id=self.row(key),
            heading=given["title"],
            text=given["text"],
            easy_heading=given.get("easy_title", ""),
            easy_text=given.get("easy_text", ""),
            raised_on=self.when(given, "raised"),
            side=Side.AUTHORITY if given["raised_by"] == "the authority" else Side.USER_LED,
            byline=BYLINES.get(given["raised_by"]),
            path=self.path(given, key),
            citation=cite.text,
            citation_url=cite.url,
        )

    def path(self, given: Given, key: str) -> tuple[Item, ...]:
        """Steps in the file's order; what was asked, answered and said of itself at its own meeting or date."""
        steps = given.get("steps", ())
        placed: list[tuple[int, int, Item]] = []
        for index, step in enumerate(steps):
            placed.append((index, 0, self.step(step, f"{key}/steps/{step['key']}", self.carried(steps, index))))
        for asked in given.get("recommendations", ()):
            put = self.place(asked, steps, otherwise=-1)
            placed.append((put, 1, self.asked(asked, f"{key}/recommendations/{asked['key']}")))
            for answers in self.together(asked, f"{key}/recommendations/{asked['key']}", steps):
                put = max(put, self.place(answers[0][0], steps, otherwise=len(steps)))
                placed.append((put, 2, self.signed(answers, f"{key}/recommendations/{asked['key']}")))
        for view in self.content.get("views", ()):
            if given["key"] in view["beside"]:
                after = next((i for i, step in enumerate(steps) if step["key"] == view.get("after")), len(steps))
                placed.append((after, 3, self.view(view)))
        return tuple(item for _at, _rank, item in sorted(placed, key=lambda each: each[:2]))

    def place(self, thing: Given, steps: tuple[Given, ...], *, otherwise: int) -> int:
        """After the step of the same occasion; else before the first step that its date is certainly before."""
        if "at" in thing:
            return next((i for i, step in enumerate(steps) if step.get("at") == thing["at"]), otherwise)
        when = self.when(thing)
        later = (i - 1 for i, step in enumerate(steps) if is_certainly_before(when, self.when(step)))
        return next(later, otherwise)

    def step(self, given: Given, key: str, carried: int | None) -> NotedRecord:
        payload: dict[str, Any] = {
            "title": text_of(given, "title"),
            "text": text_of(given, "text"),
            "actions": [
                {"text": each["text"], "to": each["to"], "absent": each.get("absent", False)}
                for each in given.get("actions", ())
            ],
        }
        kind = step_wording.TOLD
        if carried is not None:
            payload["meeting"] = self.content["occasions"][given["at"]]["title"]
            kind = step_wording.MET
        if carried:
            payload["carried"] = carried
            kind = step_wording.CARRIED
        return self.noted(given, key, kind, payload)

    def carried(self, steps: tuple[Given, ...], index: int) -> int | None:
        """How many meetings had it before this one; None where this step is at no meeting."""
        met = [step["at"] for step in steps[: index + 1] if self.is_meeting(step)]
        return len(set(met[:-1]) - {met[-1]}) if self.is_meeting(steps[index]) else None

    def is_meeting(self, step: Given) -> bool:
        return "at" in step and self.content["occasions"][step["at"]]["kind"] == "meeting"

    def view(self, given: Given) -> NotedRecord:
        payload = {"by": given["by"], "text": text_of(given, "text")}
        return self.noted(given, f"views/{given['key']}", step_wording.VIEW, payload)

    def noted(self, given: Given, key: str, kind: Any, payload: dict[str, Any]) -> NotedRecord:
        cite = self.cite(given)
        return NotedRecord(
            source_id=self.row(key), kind=kind, payload=payload, happened_on=self.when(given), citation=cite.text,
            citation_url=cite.url,
        )  # fmt: skip

    def asked(self, given: Given, key: str) -> AskedRecord:
        cite, when = self.cite(given), self.when(given)
        agreed = stated(given["agreed"])
        return AskedRecord(
            id=self.row(key),
            sent_on=when,
            parts=tuple(self.part(part, f"{key}/parts/{part['letter']}") for part in given["parts"]),
            decision_id=self.decide(given, when, cite) if agreed else None,
            why=given.get("why", ""),
            citation=cite.text,
            citation_url=cite.url,
        )

    def part(self, given: Given, key: str) -> PartRecord:
        cite = self.cite(given)
        post_id, title = self.posts.get(given["to"], (None, ""))
        return PartRecord(
            id=self.row(key),
            text=given["ask"],
            easy_text=given.get("easy_ask", ""),
            post_id=post_id,
            asked_title=title,
            by_answer=given["raised_by"] == "the answer",
            citation=cite.text,
            citation_url=cite.url,
        )

    def together(self, asked: Given, key: str, steps: tuple[Given, ...]) -> list[list[Answered]]:
        """The answers that one post gave at one time, which share a signature, in the order in which they were given.

        No later answer to a part comes before an earlier one. Where dates would have it so, each round of answers
        stands by itself, as the file gives them.
        """
        answered = [
            (answer, f"{key}/parts/{part['letter']}/answers/{layer + 1}", f"{key}/parts/{part['letter']}", layer)
            for part in asked["parts"]
            for layer, answer in enumerate(part.get("answers", ()))
        ]
        by_time: dict[tuple[Any, ...], list[Answered]] = {}
        by_round: dict[tuple[Any, ...], list[Answered]] = {}
        for each in answered:
            given, layer = each[0], each[3]
            same = (given["by"], repr(given.get("at") or given.get("when")))
            by_time.setdefault(same, []).append(each)
            by_round.setdefault((layer, *same), []).append(each)
        groups = sorted(
            by_time.values(),
            key=lambda group: (self.place(group[0][0], steps, otherwise=len(steps)), max(each[3] for each in group)),
        )
        met: list[tuple[str, int]] = [(each[2], each[3]) for group in groups for each in group]
        in_order = all(
            [layer for part, layer in met if part == wanted] == sorted(layer for part, layer in met if part == wanted)
            for wanted in {part for part, _layer in met}
        )
        return groups if in_order else [by_round[same] for same in sorted(by_round, key=lambda same: same[0])]

    def signed(self, answers: list[Answered], key: str) -> SignedRecord:
        first = answers[0][0]
        cite = self.cite(first)
        post_id, title = self.posts.get(first["by"], (None, ""))
        return SignedRecord(
            id=new_id(),
            recommendation_id=self.row(key),
            signed_on=self.when(first),
            post_id=post_id,
            title=title,
            answers=tuple(self.answer(*each[:3]) for each in answers),
            citation=cite.text,
            citation_url=cite.url,
        )

    def answer(self, given: Given, key: str, part_key: str) -> AnswerRecord:
        promise = given.get("promise", {})
        return AnswerRecord(
            id=self.row(key),
            part_id=self.row(part_key),
            kind=code(given["kind"]),
            text=given["text"],
            easy_text=given.get("easy_text", ""),
            category="" if "category" not in given else code(given["category"]),
            reason=stated(given.get("reason")),
            change=stated(given.get("would_change")),
            decided_by=stated(given.get("decided_by")),
            decided_on=self.stated_when(given, "decided"),
            by_when=self.stated_when(given, "again"),
            due=self.stated_when(promise, "due"),
            owner=stated(promise.get("owner")),
            promised=bool(promise),
        )

    def row(self, key: str) -> UUID:
        return self.rows.setdefault(key, new_id())

    def cite(self, given: Given) -> Citation:
        source = given["source"]
        return citation([source] if isinstance(source, str) else source, self.content["sources"])

    def when(self, given: Given, name: str = "when") -> DateAsGiven:
        """The date as given, its occasion's where it stands at one, tied to the occasion it waits for."""
        value = given.get(name)
        if name == "when" and "at" in given:
            value = self.content["occasions"][given["at"]]["when"]
        found = read_when(value if value is not None else NOT_STATED)
        waits_for = value.get("occasion") if isinstance(value, dict) else None
        return found.hung_on(self.occasions[waits_for]) if waits_for in self.occasions else found

    def stated_when(self, given: Given, name: str) -> DateAsGiven | None:
        return None if stated_date(given.get(name)) is None else self.when(given, name)


def stated_date(value: Any) -> Any:
    return None if value is None or value == NOT_STATED else value


def text_of(given: Given, name: str) -> dict[str, str]:
    return {"text": given[name], "easy": given.get(f"easy_{name}", "")}
