"""Seats and offices for those who fill them: who holds what until when, who stands in, what is free, what was before.

Names are as each person chose, except for those who fill the places of that side: they know whom they sat there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery

from copanel.governance.models import Aside, Deputy, OfficeHolding, Seat, SeatHolding, StandingIn, Turn
from copanel.governance.policy import POLICY
from copanel.governance.queries.terms import ending_among, term_in_words, with_terms
from copanel.governance.states import AsideCause, Do, SeatKind, ShownAs
from copanel.kernel import clock
from copanel.kernel.actor import ORDER, Actor, Office, Side
from copanel.kernel.errors import NotFound
from copanel.kernel.policy import OnPanel
from copanel.organisations import queries as organisations
from copanel.people import queries as people

PAGE = 100
Row = SeatHolding | OfficeHolding


@dataclass(frozen=True, slots=True)
class DeputyLine:
    """A deputy now, or to be. `standing_in_id` is set while they stand in, or will."""

    id: UUID
    name: str
    since: dt.date | None
    until: dt.date | None
    standing_in_id: UUID | None = None
    stands_from: dt.date | None = None
    stands_until: dt.date | None = None
    stands_now: bool = False
    can_stand: bool = False


@dataclass(frozen=True, slots=True)
class AsideLine:
    id: UUID
    cause: AsideCause
    from_on: dt.date | None
    until_on: dt.date | None
    of_item: bool
    can_end: bool


@dataclass(frozen=True, slots=True)
class Place:
    """One seat or office as it stands, or stood. `holding_id` is None for a vacant seat, `seat_id` for an office.

    name, organisation  who holds it; both empty where the reader may not know
    person_id           None where an organisation holds it, and where the reader may not know
    until               when the term ends, in words
    can                 what the reader may do here
    """

    panel_id: UUID
    side: Side
    seat_id: UUID | None = None
    seat: SeatKind | None = None
    office: Office | None = None
    holding_id: UUID | None = None
    person_id: UUID | None = None
    organisation_id: UUID | None = None
    name: str = ""
    organisation: str = ""
    since: dt.date | None = None
    last_on: dt.date | None = None
    until: str = ""
    acting: bool = False
    aside: bool = False
    shares_with: str = ""
    called: str = ""
    citation: str = ""
    is_over: bool = False
    deputies: tuple[DeputyLine, ...] = ()
    asides: tuple[AsideLine, ...] = ()
    can: frozenset[str] = frozenset()

    @property
    def is_vacant(self) -> bool:
        return self.holding_id is None

    @property
    def what(self) -> str:
        """The office, or the kind of seat."""
        return self.called or str((self.office or self.seat).label)


@dataclass(frozen=True, slots=True)
class SeatsPage:
    """Offices, then the seats of each side, with those whose term ends soon, and organisations' turns."""

    offices: tuple[Place, ...]
    sides: tuple[tuple[Side, tuple[Place, ...]], ...]
    ending: tuple[Place, ...]
    takes_turns: frozenset[Office]
    arranges: bool


def seats(*, panel_id: UUID, actor: Actor) -> SeatsPage:
    """All seats and offices of a panel now. Eight queries, for any number of seats and years."""
    today = clock.today()
    POLICY.require(actor, Do.SEE_SEATS, OnPanel(panel_id))
    chairs = list(Seat.objects.now(today).filter(panel_id=panel_id))
    sitting = list(rows_of(SeatHolding).now(today).filter(seat__in=[seat.id for seat in chairs]))
    offices = list(rows_of(OfficeHolding).now(today).filter(panel_id=panel_id, person_id__isnull=False))
    shown = drawn([*sitting, *offices], actor)
    taken = {each.seat_id: each for each in shown.values() if each.seat_id}
    places = [taken.get(seat.id) or _vacant(seat, actor) for seat in chairs]
    ending = [
        shown[term.holding_id] for term in ending_among([*offices, *sitting], panel_id) if term.holding_id in shown
    ]
    turns = Turn.objects.now(today).filter(panel_id=panel_id).values_list("office", flat=True)
    return SeatsPage(
        offices=tuple(
            sorted(
                (shown[row.id] for row in offices), key=lambda one: (ORDER[one.office], one.name, str(one.holding_id))
            )
        ),
        sides=tuple(
            (side, here)
            for side in (Side.USER_LED, Side.AUTHORITY, Side.INDEPENDENT)
            if (here := tuple(one for one in places if one.side is side))
        ),
        ending=tuple(one for one in ending if one.can),
        takes_turns=frozenset(Office(office) for office in turns),
        arranges=POLICY.may(actor, Do.ADD_SEAT, OnPanel(panel_id)),
    )


def before(*, panel_id: UUID, actor: Actor, page: int = 1) -> tuple[list[Place], bool]:
    """What ended before, the latest first, and whether there is more. Eight queries."""
    POLICY.require(actor, Do.SEE_SEATS, OnPanel(panel_id))
    today, until = clock.today(), page * PAGE + 1
    over = Q(until_on__lt=today) | Q(ended_at__isnull=False)
    rows: list[Row] = [
        *rows_of(OfficeHolding)
        .filter(over, panel_id=panel_id, person_id__isnull=False)
        .order_by("-until_on", "id")[:until],
        *rows_of(SeatHolding).filter(over, seat__panel_id=panel_id).order_by("-until_on", "id")[:until],
    ]
    rows.sort(key=lambda row: (row.until_on, str(row.id)), reverse=True)
    on_page = rows[(page - 1) * PAGE : page * PAGE]
    shown = drawn(on_page, actor)
    return [shown[row.id] for row in on_page], len(rows) > page * PAGE


def place(*, panel_id: UUID, actor: Actor, holding_id: UUID) -> Place:
    """One time on a seat or in an office, with its deputies and when they stand in. Raises NotFound. Eight queries.

    For those who fill it, and for whoever holds it or may name its deputy.
    """
    row: Row | None = (
        rows_of(SeatHolding).filter(id=holding_id, seat__panel_id=panel_id).first()
        or rows_of(OfficeHolding).filter(id=holding_id, panel_id=panel_id).first()
    )
    if row is None:
        raise NotFound()
    found = drawn([row], actor)[row.id]
    if not found.can:
        raise NotFound()
    asides = Aside.objects.filter(office_holding_id=holding_id, ended_at=None).exclude(until_on__lt=clock.today())
    return replace(
        found,
        asides=tuple(
            AsideLine(
                each.id, AsideCause(each.cause), each.from_on, each.until_on, each.about_id is not None,
                can_end=POLICY.may(actor, Do.STEP_BACK, each),
            )
            for each in asides.select_related("office_holding").order_by("from_on", "id")
        ),
    )  # fmt: skip


def vacant_seat(*, panel_id: UUID, actor: Actor, seat_id: UUID) -> Place:
    """A seat, to be filled. Raises NotFound. One query."""
    seat = Seat.objects.filter(id=seat_id, panel_id=panel_id).first()
    if seat is None:
        raise NotFound()
    return _vacant(seat, actor)


def rows_of(model: type[Row]):
    rows = with_terms(model.objects.all())
    if model is SeatHolding:
        return rows.select_related("seat", "until_occasion")
    whole = Aside.objects.now(clock.today()).filter(office_holding=OuterRef("pk"), about_id=None)
    return rows.select_related("shares_with", "until_occasion").annotate(is_aside=Exists(whole))


def _vacant(seat: Seat, actor: Actor) -> Place:
    bare = Place(panel_id=seat.panel_id, side=Side(seat.side), seat_id=seat.id, seat=SeatKind(seat.kind))
    return replace(bare, can=_allowed(actor, bare, {Do.FILL_SEAT}))


def _allowed(actor: Actor, about: object, acts: Iterable[Do]) -> frozenset[str]:
    return frozenset(do.value for do in acts if POLICY.may(actor, do, about))


SEAT_ACTS = frozenset({Do.FILL_SEAT, Do.EMPTY_SEAT, Do.NAME_DEPUTY, Do.NOTE_DEATH})
OFFICE_ACTS = frozenset({Do.APPOINT, Do.END_OFFICE, Do.NAME_DEPUTY, Do.STEP_ASIDE, Do.NOTE_DEATH})


def drawn(rows: list[Row], actor: Actor) -> dict[UUID, Place]:
    """Places by the key of the holding. Four queries for any number."""
    today, keys = clock.today(), [row.id for row in rows]
    deputies = _deputies(keys, today)
    shared = {row.shares_with for row in rows if isinstance(row, OfficeHolding) and row.shares_with}
    persons = people.names({row.person_id for row in (*rows, *deputies, *shared) if row.person_id})
    names = organisations.names_on({row.organisation_id for row in rows if row.organisation_id})

    def name(row: Row | Deputy, knows: bool) -> str:
        return name_as(persons.get(row.person_id), ShownAs.FULL_NAME if knows else ShownAs(row.shown_as))

    found: dict[UUID, Place] = {}
    for row in rows:
        office = isinstance(row, OfficeHolding)
        can = _allowed(actor, row, OFFICE_ACTS if office else SEAT_ACTS)
        knows = bool({Do.FILL_SEAT.value, Do.APPOINT.value} & can) or row.person_id == actor.person_id
        others = [each for each in (*rows, *shared) if office and isinstance(each, OfficeHolding) and _share(row, each)]
        hidden = not knows and row.shown_as == ShownAs.NOT_NAMED and row.person_id is not None and office
        found[row.id] = Place(
            panel_id=row.panel_id,
            side=Side(row.side),
            seat_id=None if office else row.seat_id,
            seat=None if office else SeatKind(row.seat.kind),
            office=Office(row.office) if office else None,
            holding_id=row.id,
            person_id=row.person_id if knows else None,
            organisation_id=row.organisation_id,
            name=name(row, knows),
            organisation="" if hidden else names.get(row.organisation_id, ""),
            since=row.from_on,
            last_on=row.until_on,
            until=term_in_words(row),
            acting=office and row.acting,
            aside=office and row.is_aside,
            shares_with=name(others[0], knows) if others else "",
            is_over=row.ended_at is not None or (row.until_on is not None and row.until_on < today),
            deputies=tuple(
                _deputy_line(each, name(each, knows), today, actor)
                for each in deputies
                if row.id in (each.seat_holding_id, each.office_holding_id)
            ),
            can=can,
        )
    return found


def _share(row: OfficeHolding, other: OfficeHolding) -> bool:
    return row.id != other.id and (row.shares_with_id or row.id) in (other.id, other.shares_with_id)


def _deputies(keys: list[UUID], today: dt.date) -> list[Deputy]:
    """Deputies of these holders, now or to come, with the next stretch in which they stand in. One query."""
    still = Q(until_on=None) | Q(until_on__gte=today)
    next_one = StandingIn.objects.filter(still, deputy=OuterRef("pk"), ended_at=None).order_by("from_on", "id")
    return list(
        Deputy.objects.filter(still, Q(seat_holding__in=keys) | Q(office_holding__in=keys), ended_at=None)
        .select_related("seat_holding__seat", "office_holding")
        .annotate(
            stands_id=Subquery(next_one.values("id")[:1]),
            stands_from=Subquery(next_one.values("from_on")[:1]),
            stands_until=Subquery(next_one.values("until_on")[:1]),
        )
        .order_by("from_on", "id")
    )


def _deputy_line(row: Deputy, name: str, today: dt.date, actor: Actor) -> DeputyLine:
    return DeputyLine(
        row.id, name, row.from_on, row.until_on, row.stands_id, row.stands_from, row.stands_until,
        stands_now=row.stands_id is not None and row.stands_from <= today,
        can_stand=POLICY.may(actor, Do.STAND_IN, row),
    )  # fmt: skip


def name_as(person: people.Names | None, shown_as: ShownAs) -> str:
    if person is None or person.erased:
        return ""
    return {ShownAs.FULL_NAME: person.full_name, ShownAs.FIRST_NAME: person.first_name}.get(shown_as, "")
