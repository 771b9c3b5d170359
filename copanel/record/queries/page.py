"""The page about a panel's record: what it was made from, what it does not state, and the file itself."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from copanel.governance.queries import PanelFacts
from copanel.influence.models import Answer
from copanel.record.checking import NOT_STATED
from copanel.record.models import Entered
from copanel.record.outline import read_when
from copanel.record.states import Kind


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One document. `cited` is how many things in the record rest on it."""

    title: str
    publisher: str
    address: str
    dated: str
    cited: int


@dataclass(frozen=True, slots=True)
class SeatsLine:
    title: str
    number: str
    until: str


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """How an answer was read where its document uses no kinds."""

    issue: int
    letter: str
    kind: str
    reading: str
    url: str


@dataclass(frozen=True, slots=True)
class RecordPage:
    """`about` is empty for a panel that no record file made: then there is only the file to take away."""

    panel: PanelFacts
    about: str = ""
    user_led: str = ""
    loaded_at: dt.datetime | None = None
    entries: int = 0
    not_stated: int = 0
    sources: tuple[SourceLine, ...] = ()
    seats: tuple[SeatsLine, ...] = ()
    readings: tuple[ReadingLine, ...] = ()


def record_page(*, panel: PanelFacts) -> RecordPage:
    """What the page shows. Two queries, however long the record is."""
    entered = list(Entered.objects.filter(panel_id=panel.id).order_by("position"))
    if not entered:
        return RecordPage(panel)
    by_kind: dict[str, list[Entered]] = {}
    for row in entered:
        by_kind.setdefault(row.kind, []).append(row)
    about = by_kind[Kind.PANEL][0]
    cited = Counter(cite.partition(":")[0] for row in entered for cite in row.cites)
    return RecordPage(
        panel=panel,
        about=about.aside["about"],
        user_led=about.aside["user_led"],
        loaded_at=max(row.entered_at for row in entered),
        entries=len(entered),
        not_stated=sum(row.not_stated for row in entered),
        sources=tuple(_source(row, cited) for row in by_kind.get(Kind.SOURCE, ())),
        seats=tuple(_seats(row) for row in by_kind.get(Kind.SEATS, ())),
        readings=_readings(panel, by_kind.get(Kind.ANSWER, [])),
    )


def _source(row: Entered, cited: Counter[str]) -> SourceLine:
    return SourceLine(
        title=row.aside["title"],
        publisher=row.aside["publisher"],
        address=row.aside["address"],
        dated=_shown(row.aside["dated"]),
        cited=cited[row.key.partition("/")[2]],
    )


def _seats(row: Entered) -> SeatsLine:
    return SeatsLine(title=row.aside["title"], number=str(row.aside["number"]), until=_shown(row.aside["until"]))


def _shown(value: Any) -> str:
    when = read_when(value)
    return when.shown if when else NOT_STATED


def _readings(panel: PanelFacts, answers: list[Entered]) -> tuple[ReadingLine, ...]:
    read = {row.row_id: row.aside["reading"] for row in answers if "reading" in row.aside}
    found = Answer.objects.filter(id__in=read).select_related("kind", "part__recommendation__issue")
    lines = [
        ReadingLine(
            issue=answer.part.recommendation.issue.number,
            letter=answer.part.letter,
            kind=answer.kind.shown,
            reading=read[answer.id],
            url=f"/{panel.slug}/issues/{answer.part.recommendation.issue.number}/",
        )
        for answer in found
    ]
    return tuple(sorted(lines, key=lambda line: (line.issue, line.letter)))
