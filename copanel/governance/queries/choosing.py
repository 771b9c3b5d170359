"""Who and what can be chosen where a seat or an office is given."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from copanel.governance.models import Deputy, OfficeHolding, SeatHolding
from copanel.governance.policy import POLICY
from copanel.governance.queries.held import standings
from copanel.governance.queries.places import Place
from copanel.governance.states import OFFICE_SIDES, Do, ShownAs
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Office, Side
from copanel.kernel.errors import NotAllowed
from copanel.kernel.policy import OnPanel
from copanel.organisations import queries as organisations
from copanel.organisations.models import Organisation
from copanel.people import queries as people


def was_ever_here(*, person_id: UUID, panel_id: UUID) -> bool:
    """Whether someone has or had a seat, an office or a deputyship on a panel. Three queries at most."""
    return (
        OfficeHolding.objects.filter(person_id=person_id, panel_id=panel_id).exists()
        or SeatHolding.objects.filter(person_id=person_id, seat__panel_id=panel_id).exists()
        or Deputy.objects.filter(
            Q(seat_holding__seat__panel_id=panel_id) | Q(office_holding__panel_id=panel_id), person_id=person_id
        ).exists()
    )


def known_people(*, panel_id: UUID, actor: Actor) -> list[tuple[UUID, str]]:
    """Whom a seat, an office or a deputyship can be given to, by name. Five queries.

    Those who fill all places choose among everyone who has or had a place here. Others choose among their own side,
    and there among people of their own organisation and those whose full name stands in public anyway: a list
    names nobody who chose not to be named. Who has died or was erased is left out, and so is the reader.
    """
    arranges = POLICY.may(actor, Do.ADD_SEAT, OnPanel(panel_id))
    side = actor.side_on(panel_id)
    ours = {held.organisation_id for held in actor.on(panel_id)} - {None}
    seat_rows = SeatHolding.objects.filter(seat__panel_id=panel_id)
    office_rows = OfficeHolding.objects.filter(panel_id=panel_id)
    here = Q(seat_holding__seat__panel_id=panel_id) | Q(office_holding__panel_id=panel_id)
    deputy_rows = Deputy.objects.filter(here)
    if not arranges:
        known = Q(organisation_id__in=ours) | Q(shown_as=ShownAs.FULL_NAME)
        seat_rows, office_rows = seat_rows.filter(known, seat__side=side), office_rows.filter(known, side=side)
        deputy_rows = deputy_rows.none()
    posts = [each for each in standings(panel_id=panel_id) if each.held.post_id]
    keys = {each.person_id for each in posts if arranges or side is Side.AUTHORITY}
    for rows in (seat_rows, office_rows, deputy_rows):
        keys |= set(rows.values_list("person_id", flat=True))
    living = people.names(keys - {None, actor.person_id})
    found = [(key, name.full_name) for key, name in living.items() if not name.erased and not name.died]
    return sorted(found, key=lambda row: row[1].casefold())


def known_organisations(panel_id: UUID) -> list[tuple[UUID, str]]:
    """The organisations a panel knows, by name: those nobody keeps, its own, those with a seat. Two queries."""
    seated = SeatHolding.objects.filter(seat__panel_id=panel_id, ended_at=None).values("organisation_id")
    known = Q(panel_id=None) | Q(panel_id=panel_id) | Q(id__in=seated)
    keys = Organisation.objects.filter(known).values_list("id", flat=True)
    return sorted(organisations.names_on(keys).items(), key=lambda row: row[1].casefold())


def has_died(person_id: UUID) -> bool:
    """Whether it is written down that someone has died. One query."""
    return people.died_on(person_id) is not None


def offices_to_give(*, panel_id: UUID, actor: Actor) -> list[tuple[Office, Side]]:
    """The offices, by side, that the reader may appoint to. Raises NotAllowed where there is none. No query."""
    found = [
        (office, side)
        for office, sides in OFFICE_SIDES.items()
        for side in sides
        if POLICY.may(actor, Do.APPOINT, Place(panel_id=panel_id, side=side, office=office))
    ]
    if not found:
        raise NotAllowed()
    return found


def offices_to_share(*, panel_id: UUID, actor: Actor) -> list[tuple[UUID, str]]:
    """The times in offices that the reader can have someone share, with office and name. Two queries."""
    rows = OfficeHolding.objects.now(clock.today()).filter(panel_id=panel_id, person_id__isnull=False)
    may = [row for row in rows.filter(shares_with=None) if POLICY.may(actor, Do.APPOINT, row)]
    persons = people.names(row.person_id for row in may)
    named = [(row.id, f"{Office(row.office).label}: {persons[row.person_id].full_name}") for row in may]
    return sorted(named, key=lambda each: each[1].casefold())


def offices_that_go_round() -> tuple[Office, ...]:
    """The offices that organisations can hold by turns."""
    return tuple(office for office, sides in OFFICE_SIDES.items() if sides[0] is Side.USER_LED)


def my_offices(*, panel_id: UUID, actor: Actor) -> list[tuple[UUID, str]]:
    """The reader's own offices on a panel, from which they can stand aside. No query."""
    given = [held for held in actor.on(panel_id) if held.office in OFFICE_SIDES and not held.as_delegate]
    return [(held.id, str(held.office.label)) for held in given]
