"""Decisions and occasions, as pages and the rooms above show them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from copanel.governance.models import Decision, Occasion
from copanel.governance.states import Method
from copanel.kernel.actor import Actor, Side
from copanel.kernel.dates import DateAsGiven
from copanel.kernel.errors import NotFound
from copanel.words import queries as words


@dataclass(frozen=True, slots=True)
class OccasionFacts:
    """What something waits for. `happened_on` is None until someone says that it came."""

    id: UUID
    panel_id: UUID
    words: str
    happened_on: dt.date | None


@dataclass(frozen=True, slots=True)
class SideCount:
    """How many of one side were for, against, or stood aside."""

    side: Side
    in_favour: int
    against: int
    aside: int


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """A decision as a page shows it. `decided` and `minority` are words as this reader may see them, or None.

    `agreed` is when, as given; `method` is "not stated" only where a record's source does not say.
    """

    id: UUID
    panel_id: UUID
    method: Method
    agreed: DateAsGiven
    decided: words.Spoken | None
    minority: words.Spoken | None
    counts: tuple[SideCount, ...]
    occasion: OccasionFacts | None
    citation: str
    recorded_at: dt.datetime


def decisions(ids: Iterable[UUID], *, actor: Actor) -> dict[UUID, DecisionFacts]:
    """Decisions by id. Five queries for any number."""
    return facts_of(Decision.objects.filter(id__in=set(ids)), actor=actor)


def facts_of(found: QuerySet[Decision], *, actor: Actor) -> dict[UUID, DecisionFacts]:
    """Decisions as pages show them, in the order given. Five queries for any number."""
    rows = list(found.select_related("occasion").prefetch_related("counts"))
    spoken = words.spoken([key for row in rows for key in (row.words_id, row.minority_words_id) if key], actor=actor)
    return {
        row.id: DecisionFacts(
            id=row.id,
            panel_id=row.panel_id,
            method=Method(row.method),
            agreed=row.agreed,
            decided=spoken.get(row.words_id),
            minority=spoken.get(row.minority_words_id),
            counts=tuple(
                sorted(
                    (SideCount(Side(each.side), each.in_favour, each.against, each.aside) for each in row.counts.all()),
                    key=lambda count: list(Side).index(count.side),
                )
            ),
            occasion=_occasion_facts(row.occasion) if row.occasion else None,
            citation=row.citation,
            recorded_at=row.recorded_at,
        )
        for row in rows
    }


def decision(decision_id: UUID, *, panel_id: UUID, actor: Actor) -> DecisionFacts:
    """One decision of a panel. Raises NotFound."""
    found = decisions([decision_id], actor=actor).get(decision_id)
    if found is None or found.panel_id != panel_id:
        raise NotFound()
    return found


def newest_decisions(*, panel_id: UUID, most: int) -> list[UUID]:
    """The keys of what a panel decided last, the newest first. One query."""
    rows = Decision.objects.filter(panel_id=panel_id).order_by("-recorded_at", "-id")
    return list(rows.values_list("id", flat=True)[:most])


def occasions(ids: Iterable[UUID]) -> dict[UUID, OccasionFacts]:
    """Occasions by id. One query."""
    return {row.id: _occasion_facts(row) for row in Occasion.objects.filter(id__in=set(ids))}


def occasion(occasion_id: UUID, *, panel_id: UUID) -> OccasionFacts:
    """One occasion of a panel. Raises NotFound."""
    found = occasions([occasion_id]).get(occasion_id)
    if found is None or found.panel_id != panel_id:
        raise NotFound()
    return found


def occasions_awaited(panel_id: UUID) -> list[OccasionFacts]:
    """What a panel still waits for, oldest first. One query."""
    rows = Occasion.objects.filter(panel_id=panel_id, happened_on=None).order_by("added_at", "id")
    return [_occasion_facts(row) for row in rows]


def _occasion_facts(row: Occasion) -> OccasionFacts:
    return OccasionFacts(row.id, row.panel_id, row.words, row.happened_on)
