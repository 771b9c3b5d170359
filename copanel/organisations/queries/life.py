"""An organisation's life: when it began and ended, what became of it, and how it stands to others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

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
from copanel.organisations.states import BACK_LABELS, MilestoneKind, NameKind, RelationKind
from copanel.ui.dates import short_day


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
    other_panel_id: UUID | None
    from_on: dt.date | None
    since: DateAsGiven | None
    until_on: dt.date | None
    source: str = ""

    @property
    def days(self) -> str:
        """Since when and until when, in the words of a source where it has some."""
        return days_of(self.since or self.from_on, self.until_on)

    @property
    def label(self) -> str:
        return str(BACK_LABELS[self.kind] if self.back else self.kind.label)

    @property
    def can_end(self) -> bool:
        """It is this one's own and holds still. A merger does not end."""
        return not self.back and self.kind is not RelationKind.MERGED_INTO and self.until_on is None


@dataclass(frozen=True, slots=True)
class Named:
    """One name, with the days it was in force, and the words these were given in. An alias never was."""

    kind: NameKind
    name: str
    from_on: dt.date | None
    until_on: dt.date | None
    since: DateAsGiven | None = None
    until: DateAsGiven | None = None

    @property
    def days(self) -> str:
        return days_of(self.since or self.from_on, self.until or self.until_on)


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


def days_of(from_on: dt.date | DateAsGiven | None, until_on: dt.date | DateAsGiven | None) -> str:
    """Behind a name, in brackets: from which day to which it held, or in whose words; "" where neither is known."""
    first, last = (short_day(each) if isinstance(each, dt.date) else each for each in (from_on, until_on))
    if first and last:
        return _(" (%(first)s to %(last)s)") % {"first": first, "last": last}
    if last:
        return _(" (until %(last)s)") % {"last": last}
    return _(" (since %(first)s)") % {"first": first} if first else ""


def named(rows: Iterable[OrganisationName]) -> tuple[Named, ...]:
    """Names in the order of their days, then by name."""
    ordered = sorted(rows, key=lambda row: (row.from_on or dt.date.min, row.name))
    return tuple(
        Named(NameKind(row.kind), row.name, row.from_on, row.until_on, row.since, row.until) for row in ordered
    )


def relations(organisation_id: UUID) -> tuple[Related, ...]:
    """How it stands to others and they to it, oldest first. Two queries."""
    found = _relations(organisation_id)
    return _lines(organisation_id, found, _names({_other(each, organisation_id) for each in found}))


def ending_relation(organisation_id: UUID, relation_id: UUID) -> Related:
    """One relation of an organisation's own that can end. Raises NotFound. Two queries."""
    for line in relations(organisation_id):
        if line.id == relation_id and line.can_end:
            return line
    raise NotFound()


def _relations(organisation_id: UUID) -> list[Relation]:
    either = Q(organisation_id=organisation_id) | Q(other_id=organisation_id)
    return list(Relation.objects.filter(either).select_related("organisation", "other"))


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
            other_panel_id=(each.organisation if each.other_id == organisation_id else each.other).panel_id,
            other_name=shown_name(names[_other(each, organisation_id)], each.from_on or clock.today()),
            from_on=each.from_on,
            since=each.since,
            until_on=each.until_on,
            source=each.source,
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
