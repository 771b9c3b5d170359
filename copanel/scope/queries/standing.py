"""Statements as they stand, read line by line: one query for any number of topics and issues."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from copanel.kernel import clock
from copanel.scope.models import Line, Statement
from copanel.scope.queries import wording
from copanel.scope.queries.shapes import LineView, Scope, StatementView
from copanel.scope.states import Level, StatementState
from copanel.words.queries import Spoken

Said = Mapping[UUID, Spoken]
ORDER = {level: position for position, level in enumerate(Level)}


@dataclass(frozen=True, slots=True)
class Stands:
    """The lines of what was said for one issue and for its topic, before their words are read."""

    lines: tuple[Line, ...] = ()

    @property
    def words(self) -> list[UUID]:
        """The words to read, in the page's own round."""
        return words_of(self.lines)

    def shown(self, said: Said) -> Scope:
        """As a page shows it: the newest layer of each."""
        found = views(self.lines, said, clock.today())
        newest = {view.is_issue: view for view in sorted(found, key=lambda view: view.layer)}
        return Scope(own=newest.get(True), wider=newest.get(False))


def stands(*, issue_id: UUID, topic_id: UUID | None) -> Stands:
    """What the council said for one issue, and for its topic. One query."""
    about = Q(statement__issue_id=issue_id)
    if topic_id:
        about |= Q(statement__topic_id=topic_id)
    return Stands(tuple(lines_of(about)))


def lines_of(about: Q) -> list[Line]:
    rows = Line.objects.filter(about, statement__state=StatementState.SIGNED).select_related("statement")
    return sorted(rows, key=lambda line: (line.statement.layer, ORDER[Level(line.level)]))


def words_of(lines: Iterable[Line]) -> list[UUID]:
    return [key for line in lines for key in (line.words_id, line.why_id) if key]


def views(lines: Iterable[Line], said: Said, today: dt.date) -> list[StatementView]:
    """The statements that these lines make, oldest layer first."""
    found: dict[UUID, StatementView] = {}
    for line in lines:
        row = line.statement
        view = found.get(row.id) or StatementView(
            id=row.id,
            layer=row.layer,
            level=Level(row.level),
            lines=(),
            signed=wording.signed(row.name, row.title, row.signed_on),
            signed_on=row.signed_on,
            for_holder=row.for_holder,
            is_issue=row.issue_id is not None,
        )
        found[row.id] = replace(view, lines=(*view.lines, _line(line, said, today)))
    return list(found.values())


def _line(line: Line, said: Said, today: dt.date) -> LineView:
    return LineView(
        level=Level(line.level),
        text=said.get(line.words_id),
        why=said.get(line.why_id) if line.why_id else None,
        whose=wording.whose(line.whose, line.whose_words),
        until=wording.until(line.until, line.until_on, today),
        past=line.until_on is not None and line.until_on < today,
    )


def levels(panel_id: UUID) -> dict[UUID, Level]:
    """How much the council says can change, by topic: the newest layer of each. One query.

    Left out where a day it was given for is past: nobody is warned by what may be true no more.
    """
    over = Line.objects.filter(statement=OuterRef("pk"), until_on__lt=clock.today())
    rows = (
        Statement.objects.filter(panel_id=panel_id, state=StatementState.SIGNED, topic__isnull=False)
        .order_by("layer")
        .annotate(past=Exists(over))
        .values_list("topic_id", "level", "past")
    )
    newest = {topic_id: (level, past) for topic_id, level, past in rows}
    return {topic_id: Level(level) for topic_id, (level, past) in newest.items() if not past}
