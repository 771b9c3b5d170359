"""An organisation's life: when it began and ended, what became of it, and how it stands to others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from copanel.kernel import clock
from copanel.kernel.dates import DateAsGiven
from copanel.kernel.errors import NotFound
from copanel.organisations.models import (
    ClosingReason,
    Gap,
    Milestone,
    Organisation,
    OrganisationName,
    Relation,
    UserLedFact,
)
from copanel.organisations.queries.organisations import OrganisationFacts, facts_of, shown_name
from copanel.organisations.states import MilestoneKind, NameKind, RelationKind


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a life as a source gives it."""

    kind: MilestoneKind
    happened: DateAsGiven
    source: str


@dataclass(frozen=True, slots=True)
class Related:
    """One relation, seen from one organisation. `back`: the other stands so to this one.

    `other_name` is the other's name on the first day, so that an old relation shows the name of its day.
    """

    id: UUID
    kind: RelationKind
    back: bool
    other_id: UUID
    other_name: str
    from_on: dt.date | None
    since: DateAsGiven | None
    until_on: dt.date | None


@dataclass(frozen=True, slots=True)
class Named:
    """One name, with the days it was in force. An alias never was."""

    kind: NameKind
    name: str
    from_on: dt.date | None
    until_on: dt.date | None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why it closed: the newest that is published, and those it corrects."""

    reason: str
    source: str
    given_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Life:
    """All that is known of an organisation's life. `gaps` are years in which it did nothing: first and last day.

    facts  what it is on this day, from the same rows
    """

    facts: OrganisationFacts
    closed_on: dt.date | None
    names: tuple[Named, ...]
    days: tuple[Day, ...]
    relations: tuple[Related, ...]
    gaps: tuple[tuple[dt.date | None, dt.date | None], ...]
    reasons: tuple[Reason, ...]


def life(organisation_id: UUID, *, unpublished: bool = False) -> Life:
    """Its life, in order of days. Reasons nobody asked to publish only with `unpublished`. Seven queries at most."""
    organisation = Organisation.objects.filter(id=organisation_id).first()
    if organisation is None:
        raise NotFound()
    found = _relations(organisation_id)
    names = _names({organisation_id, *(_other(each, organisation_id) for each in found)})
    own = names.get(organisation_id, [])
    checks = list(UserLedFact.objects.filter(organisation=organisation).order_by("checked_on", "recorded_at"))
    return Life(
        facts=facts_of(organisation, own, checks, clock.today()),
        closed_on=organisation.closed_on,
        names=named(own),
        days=tuple(
            Day(MilestoneKind(each.kind), each.happened, each.source)
            for each in sorted(
                Milestone.objects.filter(organisation=organisation),
                key=lambda each: (each.happened.earliest or dt.date.max, each.recorded_at),
            )
        ),
        relations=_lines(organisation_id, found, names),
        gaps=tuple(
            Gap.objects.filter(organisation=organisation).order_by("from_on").values_list("from_on", "until_on")
        ),
        reasons=_reasons(organisation, unpublished),
    )


def named(rows: Iterable[OrganisationName]) -> tuple[Named, ...]:
    """Names in the order of their days, then by name."""
    ordered = sorted(rows, key=lambda row: (row.from_on or dt.date.min, row.name))
    return tuple(Named(NameKind(row.kind), row.name, row.from_on, row.until_on) for row in ordered)


def relations(organisation_id: UUID) -> tuple[Related, ...]:
    """How it stands to others and they to it, oldest first. Two queries."""
    found = _relations(organisation_id)
    return _lines(organisation_id, found, _names({_other(each, organisation_id) for each in found}))


def _relations(organisation_id: UUID) -> list[Relation]:
    return list(Relation.objects.filter(Q(organisation_id=organisation_id) | Q(other_id=organisation_id)))


def _names(ids: set[UUID]) -> dict[UUID, list[OrganisationName]]:
    found: dict[UUID, list[OrganisationName]] = {}
    for row in OrganisationName.objects.filter(organisation__in=ids) if ids else ():
        found.setdefault(row.organisation_id, []).append(row)
    return found


def _lines(
    organisation_id: UUID, found: Iterable[Relation], names: dict[UUID, list[OrganisationName]]
) -> tuple[Related, ...]:
    lines = [
        Related(
            id=each.id,
            kind=RelationKind(each.kind),
            back=each.other_id == organisation_id,
            other_id=_other(each, organisation_id),
            other_name=shown_name(names[_other(each, organisation_id)], each.from_on or clock.today()),
            from_on=each.from_on,
            since=each.since,
            until_on=each.until_on,
        )
        for each in found
    ]
    return tuple(sorted(lines, key=lambda line: (line.from_on or dt.date.min, line.other_name)))


def _reasons(organisation: Organisation, unpublished: bool) -> tuple[Reason, ...]:
    """The newest first. None is asked for of one that is still there."""
    if organisation.closed_on is None:
        return ()
    rows = ClosingReason.objects.filter(organisation=organisation).order_by("-given_at")
    return tuple(Reason(each.reason, each.source, each.given_at) for each in rows if each.published or unpublished)


def _other(relation: Relation, organisation_id: UUID) -> UUID:
    return relation.organisation_id if relation.other_id == organisation_id else relation.other_id
