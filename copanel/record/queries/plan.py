"""What a load would do, worked out without doing any of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from copanel.governance import queries as governance
from copanel.governance.states import RESERVED
from copanel.influence.models import AnswerKind, RefusalCategory
from copanel.record.faults import Fault
from copanel.record.models import Entered
from copanel.record.outline import answers_of
from copanel.record.paths import code
from copanel.record.reader import Record
from copanel.record.states import Kind
from copanel.record.things import Thing, not_stated, things

# Counted in the preview, in this order: (one, several).
NAMES = {
    Kind.PANEL: ("panel", "panels"),
    Kind.SOURCE: ("source", "sources"),
    Kind.ORGANISATION: ("organisation", "organisations"),
    Kind.RELATION: ("relation between organisations", "relations between organisations"),
    Kind.LIFE: ("day in an organisation's life", "days in organisations' lives"),
    Kind.POST: ("post", "posts"),
    Kind.OCCASION: ("occasion", "occasions"),
    Kind.SEATS: ("entry about seats", "entries about seats"),
    Kind.OFFICE: ("time in an office", "times in an office"),
    Kind.DIFFER: ("pair of sources that differ", "pairs of sources that differ"),
    Kind.TERMS: ("version of the terms", "versions of the terms"),
    Kind.SCOPE: ("statement of what can change", "statements of what can change"),
    Kind.ISSUE: ("issue", "issues"),
    Kind.STEP: ("step", "steps"),
    Kind.RECOMMENDATION: ("recommendation", "recommendations"),
    Kind.PART: ("part", "parts"),
    Kind.ANSWER: ("answer", "answers"),
    Kind.VIEW: ("view of the panel", "views of the panel"),
}
REASONS = ("category", "reason", "would_change", "decided_by", "decided")
STANDS = "A record is never written over. What came later goes into an issue of its own, or into a view"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is new in a file, how much is there already, and what stands in the way."""

    record: Record
    panel_id: UUID | None
    new: tuple[Thing, ...]
    same: int
    faults: tuple[Fault, ...]

    def lines(self) -> list[str]:
        """The preview, in plain words."""
        name = self.record.content["panel"]["name"]
        if self.faults:
            return [f"{name}: nothing can be added before this is put right.", *map(str, self.faults)]
        if not self.new:
            return [f"{name}: nothing to add. All {self.same} entries of this file are in Copanel already."]
        said = [f"{name}: this would be added.", ""]
        counts = Counter(thing.kind for thing in self.new)
        for kind, (one, several) in NAMES.items():
            if counts[kind]:
                said.append(f"  {counts[kind]} {one if counts[kind] == 1 else several}")
        said += ["", *(line for thing in self.new if thing.kind is Kind.ISSUE for line in _of_issue(thing))]
        unsaid = sum(not_stated(thing.own) for thing in self.new)
        said.append(f"Not stated by the sources: {unsaid} values. They are shown as such.")
        if self.same:
            said.append(f"In Copanel already, and left as it is: {self.same} entries.")
        if self.record.notes:
            said += ["", "Worth a second look:", *(f"  {note}" for note in self.record.notes)]
        return said


def _of_issue(thing: Thing) -> Iterator[str]:
    yield f"  Issue “{thing.given['title']}”"
    for step in thing.given.get("steps", ()):
        yield f"    Step: {step['title']}"
    for asked in thing.given.get("recommendations", ()):
        for part in asked["parts"]:
            kinds = [answer["kind"] for answer in part.get("answers", ())]
            yield f"    Part {part['letter']}: {part['ask']} Answer: {', then '.join(kinds) or 'none in this record'}."
    yield ""


def plan(record: Record) -> Plan:
    """Compare a faultless file with what is here. Writes nothing."""
    panel = governance.panel(slug=record.content["panel"]["key"], preparing=True)
    entered = {row.key: row for row in Entered.objects.filter(panel_id=panel.id)} if panel else {}
    found = list(things(record.content))
    faults = [*_table_faults(record), *_address_faults(record, taken=panel is not None and not entered)]
    if entered:
        faults += _standing_faults(record, found, entered)
    return Plan(
        record=record,
        panel_id=panel.id if entered else None,
        new=tuple(thing for thing in found if thing.key not in entered),
        same=sum(thing.key in entered for thing in found),
        faults=tuple(sorted(faults, key=lambda fault: fault.line)),
    )


def _address_faults(record: Record, *, taken: bool) -> Iterator[Fault]:
    key = record.content["panel"]["key"]
    if key in RESERVED:
        yield record.found.fault(("panel", "key"), f"write another key; Copanel uses the address “{key}” itself")
    elif taken:
        say = f"write another key; the panel at “{key}” is not one that a record file made"
        yield record.found.fault(("panel", "key"), say)


def _table_faults(record: Record) -> Iterator[Fault]:
    """What the tables of answer kinds and of reasons ask for: dated data, so no schema can hold it."""
    kinds = {kind.code: kind for kind in AnswerKind.objects.all()}
    categories = [found for found in RefusalCategory.objects.values_list("code", flat=True) if found != "not_stated"]
    listed = ", ".join(found.replace("_", " ") for found in categories)
    for path, answer in answers_of(record.content):
        kind = kinds.get(code(answer["kind"]))
        if kind is None:
            yield record.found.fault((*path, "kind"), f"write another kind; Copanel has no kind “{answer['kind']}”")
            continue
        if "category" in answer and code(answer["category"]) not in {*categories, "not_stated"}:
            say = f"write one of: {listed}, or: not stated by the source. It says “{answer['category']}”"
            yield record.found.fault((*path, "category"), say)
        if "category" in answer and not kind.needs_reasons:
            yield record.found.fault((*path, "category"), "take this out; an answer of this kind has no kind of reason")
        if kind.needs_reasons:
            for name in REASONS:
                if name not in answer:
                    say = f"“{name}” is missing; this kind of answer needs it. Write it, or: not stated by the source"
                    yield record.found.fault(path, say)
        if kind.needs_by_when and "again" not in answer:
            say = "“again” is missing; write when a further answer was to come, or: not stated by the source"
            yield record.found.fault(path, say)


def _standing_faults(record: Record, found: list[Thing], entered: dict[str, Entered]) -> Iterator[Fault]:
    """What differs from what was loaded before."""
    for thing in found:
        row = entered.get(thing.key)
        if row is None:
            if thing.kind in INSIDE_ISSUES and thing.key.split("/recommendations/")[0].split("/steps/")[0] in entered:
                say = f"put this in an issue of its own; its issue was loaded on {row_day(entered)} and stands as it is"
                yield record.found.fault(thing.path, say)
            continue
        now = thing.fields
        for name in sorted(now.keys() | row.fields.keys()):
            if now.get(name) != row.fields.get(name):
                yield record.found.fault((*thing.path, name), f"put back what was loaded here. {STANDS}")
    here = {thing.key for thing in found}
    for key in entered:
        if key not in here:
            yield record.found.fault((), f"put back “{key}”, which was loaded before. {STANDS}")


INSIDE_ISSUES = {Kind.STEP, Kind.RECOMMENDATION, Kind.PART, Kind.ANSWER}


def row_day(entered: dict[str, Entered]) -> str:
    """The day of the first load, in words."""
    first = min(row.entered_at for row in entered.values())
    return f"{first.day} {first:%B %Y}"
