"""Decisions and occasions, as pages and the rooms above show them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from textwrap import shorten
from uuid import UUID

from django.db.models import QuerySet

from copanel.governance.models import Decision, Occasion
from copanel.governance.models.agreed import terms_hang_on_it
from copanel.governance.states import Method
from copanel.kernel.actor import Actor, Side
from copanel.kernel.dates import DateAsGiven
from copanel.kernel.errors import NotFound
from copanel.words import queries as words

SHORT = 120


@dataclass(frozen=True, slots=True)
class OccasionFacts:
    """What something waits for. `happened_on` is None until someone says that it came.

    `ends_terms`: someone's time on a seat or in an office ends with it, on the user-led side or an independent one.
    """

    id: UUID
    panel_id: UUID
    words: str
    happened_on: dt.date | None
    ends_terms: bool = False


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


def public_counts(decision: Decision) -> tuple[SideCount, ...]:
    """The counts of a decision by side that everybody may read, from its prefetched rows.

    Those that would tell who said what are kept back: the rules ask them, and no page shows them.
    """
    rows = [each for each in decision.counts.all() if not each.kept_back]
    rows.sort(key=lambda row: list(Side).index(Side(row.side)))
    return tuple(SideCount(Side(row.side), row.in_favour, row.against, row.aside) for row in rows)


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
            counts=public_counts(row),
            occasion=_occasion_facts(row.occasion) if row.occasion else None,
            citation=row.citation,
            recorded_at=row.recorded_at,
        )
        for row in rows
    }


@dataclass(frozen=True, slots=True)
class DecisionChoice:
    """A decision to choose in a form: what was agreed, shortened, and when."""

    id: UUID
    label: str


def newest_decisions(panel_id: UUID, *, actor: Actor, limit: int = 10) -> list[DecisionChoice]:
    """The decisions that a panel wrote down last, for a form that asks on which one something rests. Four queries."""
    rows = list(Decision.objects.filter(panel_id=panel_id).order_by("-recorded_at", "-id")[:limit])
    said = words.spoken([row.words_id for row in rows], actor=actor)
    return [DecisionChoice(row.id, _shortened(row, said.get(row.words_id))) for row in rows]


def _shortened(row: Decision, said: words.Spoken | None) -> str:
    text = " ".join(((said and said.text) or "").split())
    return f"{shorten(text, SHORT, placeholder='…')} ({row.agreed.shown})" if text else str(row.agreed.shown)


def decision(decision_id: UUID, *, panel_id: UUID, actor: Actor) -> DecisionFacts:
    """One decision of a panel. Raises NotFound."""
    found = decisions([decision_id], actor=actor).get(decision_id)
    if found is None or found.panel_id != panel_id:
        raise NotFound()
    return found


def occasions(ids: Iterable[UUID]) -> dict[UUID, OccasionFacts]:
    """Occasions by id. One query."""
    return {row.id: _occasion_facts(row) for row in Occasion.objects.filter(id__in=set(ids))}


def occasion(occasion_id: UUID, *, panel_id: UUID) -> OccasionFacts:
    """One occasion of a panel. Raises NotFound. One query."""
    row = Occasion.objects.filter(id=occasion_id, panel_id=panel_id).annotate(ends=terms_hang_on_it()).first()
    if row is None:
        raise NotFound()
    return replace(_occasion_facts(row), ends_terms=row.ends)


def occasions_awaited(panel_id: UUID) -> list[OccasionFacts]:
    """What a panel still waits for, oldest first. One query."""
    rows = Occasion.objects.filter(panel_id=panel_id, happened_on=None).order_by("added_at", "id")
    return [_occasion_facts(row) for row in rows]


def _occasion_facts(row: Occasion) -> OccasionFacts:
    return OccasionFacts(row.id, row.panel_id, row.words, row.happened_on)
