"""The page about a panel's record: what it was made from, what it does not state, and the file itself."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from copanel.governance.queries import PanelFacts
from copanel.influence.models import Answer
from copanel.kernel.actor import Side
from copanel.record.checking import NOT_STATED
from copanel.record.models import Entered
from copanel.record.outline import read_when
from copanel.record.paths import code
from copanel.record.states import Kind
from copanel.scope.states import Level
from copanel.terms.states import Part
from copanel.ui.languages import is_easy


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
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """A clause of the terms, under the part it stands in. Of its two texts the reader's."""

    part: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class TermsVersion:
    """One version of the terms of reference, as the documents give it. `signed`: (side, title, when)."""

    since: str
    clauses: tuple[ClauseLine, ...]
    signed: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ScopeLine:
    level: str
    text: str
    why: str
    until: str


@dataclass(frozen=True, slots=True)
class Stated:
    """What the authority said can change, about one thing."""

    about: str
    lines: tuple[ScopeLine, ...]
    signed_by: str
    when: str


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
    terms: tuple[TermsVersion, ...] = ()
    scope: tuple[Stated, ...] = ()
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
        terms=tuple(_terms(row.aside) for row in by_kind.get(Kind.TERMS, ())),
        scope=tuple(_scope(row.aside) for row in by_kind.get(Kind.SCOPE, ())),
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
    return SeatsLine(
        title=row.aside["title"],
        number=str(row.aside["number"]),
        since=_shown(row.aside["since"]) if "since" in row.aside else "",
        until=_shown(row.aside["until"]),
    )


def _terms(given: dict[str, Any]) -> TermsVersion:
    return TermsVersion(
        since=_shown(given["since"]),
        clauses=tuple(
            ClauseLine(str(Part(code(each["part"])).label), each["heading"], _text(each)) for each in given["clauses"]
        ),
        signed=tuple(
            (str(Side(code(each["side"])).label), each.get("title", ""), _shown(each["when"]))
            for each in given.get("signed", ())
        ),
    )


def _scope(given: dict[str, Any]) -> Stated:
    return Stated(
        about=given["about"],
        lines=tuple(
            ScopeLine(
                str(Level(each["level"]).label),
                _text(each),
                each.get("why", ""),
                _shown(each["until"]) if "until" in each else "",
            )
            for each in given["lines"]
        ),
        signed_by=given.get("signed_by", ""),
        when=_shown(given["when"]),
    )


def _text(given: dict[str, Any]) -> str:
    return (is_easy() and given.get("easy_text")) or given["text"]


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
