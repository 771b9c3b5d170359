"""What someone has at one panel's table, and how they are shown there: for their own page."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from copanel.governance.models import Deputy, OfficeHolding, SeatHolding, StandingIn
from copanel.governance.policy import POLICY, OfPerson
from copanel.governance.queries.places import Place, drawn, name_as, rows_of
from copanel.governance.states import Do, SeatKind, ShownAs
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Office, Side
from copanel.people import queries as people


@dataclass(frozen=True, slots=True)
class MyThing:
    """Something of one's own at the table. `key` is what resigning names; `holding_id` has a page of its own."""

    key: UUID
    place: Place
    as_deputy: bool = False
    stands_in: bool = False


@dataclass(frozen=True, slots=True)
class MyPlace:
    """What a person has on a panel, and how they are shown there. `previews` are what the public reads, by choice."""

    things: tuple[MyThing, ...]
    shown_as: ShownAs
    previews: tuple[tuple[ShownAs, tuple[str, ...]], ...]


def my_place(*, panel_id: UUID, actor: Actor) -> MyPlace:
    """One's own seats, offices and deputyships on a panel. Raises NotAllowed for whoever has none. Seven queries."""
    POLICY.require(actor, Do.SEE_OWN_PLACE, OfPerson(panel_id, actor.person_id))
    today, mine = clock.today(), {"person_id": actor.person_id}
    still = Q(until_on=None) | Q(until_on__gte=today)
    seated = list(rows_of(SeatHolding).filter(still, seat__panel_id=panel_id, ended_at=None, **mine))
    offices = list(rows_of(OfficeHolding).filter(still, panel_id=panel_id, ended_at=None, **mine))
    here = Q(seat_holding__seat__panel_id=panel_id) | Q(office_holding__panel_id=panel_id)
    stood = StandingIn.objects.now(today).filter(deputy=OuterRef("pk"))
    deputy = list(
        Deputy.objects.filter(here, still, ended_at=None, **mine)
        .select_related("seat_holding__seat", "office_holding")
        .annotate(stands=Exists(stood))
    )
    shown = drawn([*seated, *offices], actor)
    things = [MyThing(row.id, shown[row.id]) for row in (*offices, *seated)]
    for row in deputy:
        of = row.of
        bare = Place(
            panel_id=panel_id, side=Side(of.side), since=row.from_on, last_on=row.until_on,
            office=None if row.seat_holding else Office(of.office),
            seat=SeatKind(of.seat.kind) if row.seat_holding else None,
        )  # fmt: skip
        things.append(MyThing(row.id, bare, as_deputy=True, stands_in=row.stands))
    rows = [*offices, *seated, *deputy]
    me = people.names([actor.person_id]).get(actor.person_id)
    return MyPlace(
        things=tuple(things),
        shown_as=ShownAs(rows[0].shown_as) if rows else ShownAs.NOT_NAMED,
        previews=tuple((each, _previews(me, each, things)) for each in ShownAs),
    )


def _previews(me: people.Names | None, shown_as: ShownAs, things: list[MyThing]) -> tuple[str, ...]:
    """Exactly what "Who we are" says of each thing: name, organisation, or neither (empty), each once."""
    return tuple(dict.fromkeys(_preview(me, shown_as, thing.place) for thing in things))


def _preview(me: people.Names | None, shown_as: ShownAs, place: Place) -> str:
    if shown_as is ShownAs.NOT_NAMED:
        # That an organisation has a seat is public whoever sits in it.
        return place.organisation if place.seat is not None else ""
    return ", ".join(each for each in (name_as(me, shown_as), place.organisation) if each)
