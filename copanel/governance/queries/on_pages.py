"""What a panel's pages tell everybody: whom to ring now, other ways to be heard, topics."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from copanel.governance.models import HelpLine, Topic, WayToBeHeard
from copanel.governance.states import HelpLineKind, WayKind
from copanel.kernel import clock

NEEDED = tuple(HelpLineKind)  # the order they stand in on every form


@dataclass(frozen=True, slots=True)
class Line:
    """Whom to ring. `about` and `easy_about` are the panel's own words, the second for Easy Read."""

    id: UUID
    kind: HelpLineKind
    name: str
    phone: str
    hours: str
    about: str
    easy_about: str

    @property
    def label(self) -> str:
        return self.kind.label


@dataclass(frozen=True, slots=True)
class Way:
    """Another road, and what it is for."""

    id: UUID
    kind: WayKind
    name: str
    about: str
    easy_about: str
    phone: str
    website: str

    @property
    def label(self) -> str:
        return self.kind.label


@dataclass(frozen=True, slots=True)
class TopicFacts:
    """What an issue can be about. `easy_name` is empty where nobody wrote one."""

    id: UUID
    name: str
    easy_name: str


def help_lines(panel_id: UUID, day: dt.date | None = None) -> list[Line]:
    """Whom to ring, emergency first, then the council's safeguarding line, then helplines. One query."""
    rows = HelpLine.objects.filter(panel_id=panel_id)
    held = rows.now(clock.today()) if day is None else rows.on(day)
    found = [
        Line(row.id, HelpLineKind(row.kind), row.name, row.phone, row.hours, row.about, row.easy_about) for row in held
    ]
    return sorted(found, key=lambda line: NEEDED.index(line.kind))


def ways(panel_id: UUID, day: dt.date | None = None) -> list[Way]:
    """Other ways to be heard, in the panel's order. One query."""
    rows = WayToBeHeard.objects.filter(panel_id=panel_id)
    held = rows.now(clock.today()) if day is None else rows.on(day)
    return [Way(row.id, WayKind(row.kind), row.name, row.about, row.easy_about, row.phone, row.website) for row in held]


def topics(panel_id: UUID, day: dt.date | None = None) -> list[TopicFacts]:
    """The topics that issues can be filed under, in the panel's order. One query."""
    rows = Topic.objects.filter(panel_id=panel_id)
    held = rows.now(clock.today()) if day is None else rows.on(day)
    return [TopicFacts(row.id, row.name, row.easy_name) for row in held]


def topic_names(ids: list[UUID]) -> dict[UUID, TopicFacts]:
    """Topics by id, also those no longer offered: an old issue keeps its topic. One query."""
    return {row.id: TopicFacts(row.id, row.name, row.easy_name) for row in Topic.objects.filter(id__in=ids)}
