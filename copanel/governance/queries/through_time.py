"""Who held each office, and when: for everybody, from the panel's own rows and from its published record."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from copanel.governance.models import OfficeHolding, SourcesDiffer, Turn
from copanel.governance.states import AsideCause, ShownAs
from copanel.kernel import clock
from copanel.kernel.actor import CHAIRS, ORDER, Office, Side
from copanel.kernel.dates import DateAsGiven
from copanel.organisations import queries as organisations
from copanel.organisations.models import OrganisationName
from copanel.people import queries as people

PUBLIC = (*CHAIRS, Office.FACILITATOR)


@dataclass(frozen=True, slots=True)
class InOffice:
    """One time in an office, as anybody may read it.

    since, until  days, or a record's own words for them
    called        the source's word for the office; else empty
    citation      where the source says so; empty for the panel's own rows
    differs       the lines of which another source says otherwise: who, and where it says so
    """

    id: UUID
    office: Office
    side: Side
    name: str
    organisation: str
    from_on: dt.date | None
    until_on: dt.date | None
    since: DateAsGiven | None
    until: DateAsGiven | None
    called: str
    citation: str
    acting: bool
    aside: AsideCause | None
    differs: tuple[tuple[str, str], ...]
    is_now: bool

    @property
    def what(self) -> str:
        return self.called or str(self.office.label)


def offices_through_time(panel_id: UUID) -> list[InOffice]:
    """The chairs and facilitators of a panel through time, the latest first. Five queries for any number of years.

    Other offices stand with those who hold them today, on "Who we are": who once held them is no public matter.
    """
    today = clock.today()
    rows = list(
        OfficeHolding.objects.filter(panel_id=panel_id, office__in=PUBLIC)
        .exclude(from_on__gt=today)
        .prefetch_related("asides")
    )
    persons = people.names({row.person_id for row in rows if row.person_id})
    days = {row.id: row.until_on if row.citation and row.until_on else row.from_on or today for row in rows}
    names: dict[UUID, list[OrganisationName]] = defaultdict(list)
    for name in OrganisationName.objects.filter(organisation__in={row.organisation_id for row in rows} - {None}):
        names[name.organisation_id].append(name)
    kept = {row.id: row for row in rows}
    pairs = list(SourcesDiffer.objects.filter(one__panel_id=panel_id).values_list("one_id", "other_id"))
    differs: dict[UUID, list[OfficeHolding]] = {}
    for one, other in pairs:
        if one in kept and other in kept:
            differs.setdefault(one, []).append(kept[other])
            differs.setdefault(other, []).append(kept[one])
    shown = {
        row.id: _shown(
            row,
            persons,
            organisations.shown_name(names.get(row.organisation_id, ()), days[row.id] if row.citation else today),
        )
        for row in rows
    }
    found = [
        InOffice(
            id=row.id,
            office=Office(row.office),
            side=Side(row.side),
            name=shown[row.id][0],
            organisation=shown[row.id][1],
            from_on=row.from_on,
            until_on=row.until_on,
            since=row.since,
            until=row.until,
            called=row.called,
            citation=row.citation,
            acting=row.acting,
            aside=next(
                (AsideCause(each.cause) for each in row.asides.all() if each.is_on(today) and not each.ended_at), None
            ),
            differs=tuple((", ".join(filter(None, shown[each.id])), each.citation) for each in differs.get(row.id, [])),
            is_now=row.is_on(today) and row.ended_at is None and not row.citation,
        )
        for row in rows
    ]
    return sorted(
        found,
        key=lambda one: (
            not one.is_now,
            -(days[one.id] or today).toordinal(),
            ORDER[one.office],
            one.name,
            str(one.id),
        ),
    )


def _shown(row: OfficeHolding, persons: dict, organisation: str) -> tuple[str, str]:
    """Name and organisation as the person chose; a record's organisation by the name of its time."""
    if row.person_id is None:
        return "", organisation
    person, choice = persons.get(row.person_id), ShownAs(row.shown_as)
    if person is None or person.erased or choice is ShownAs.NOT_NAMED:
        return "", ""
    name = {ShownAs.FULL_NAME: person.full_name, ShownAs.FIRST_NAME: person.first_name}.get(choice, "")
    return name, organisation


@dataclass(frozen=True, slots=True)
class Turns:
    """The order in which organisations hold an office. `now` holds it, `following` is whose turn comes next.

    Nobody is appointed by it: it is a proposal for those who appoint.
    """

    office: Office
    order: tuple[tuple[UUID, str], ...]
    now: tuple[UUID, ...]
    following: UUID | None

    @property
    def following_name(self) -> str:
        return dict(self.order).get(self.following, "")


def turns(panel_id: UUID) -> list[Turns]:
    """Every office that goes round on a panel. Three queries."""
    today = clock.today()
    rows = list(Turn.objects.now(today).filter(panel_id=panel_id).order_by("office", "position", "id"))
    names = organisations.names_on({row.organisation_id for row in rows})
    held = list(
        OfficeHolding.objects.filter(panel_id=panel_id, office__in={row.office for row in rows}, citation="")
        .exclude(from_on__gt=today)
        .order_by("from_on", "id")
    )
    found = []
    for office in dict.fromkeys(row.office for row in rows):
        order = [row.organisation_id for row in rows if row.office == office]
        theirs = [row for row in held if row.office == office and row.organisation_id in order]
        now = tuple(dict.fromkeys(row.organisation_id for row in theirs if row.is_on(today) and row.ended_at is None))
        last = theirs[-1].organisation_id if theirs else None
        following = order[(order.index(last) + 1) % len(order)] if last is not None else order[0]
        found.append(Turns(Office(office), tuple((key, names.get(key, "")) for key in order), now, following))
    return sorted(found, key=lambda one: ORDER[one.office])
