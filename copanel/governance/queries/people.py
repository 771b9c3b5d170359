"""Who sits where and holds what, as of a day: for the page "Who we are", and for telling people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from copanel.governance.models import AnsweringPost, Aside, Deputy, OfficeHolding, Seat, SeatHolding, StandingIn
from copanel.governance.queries.held import standings
from copanel.governance.queries.terms import seats_with_holders, term_in_words, with_terms
from copanel.governance.states import SeatKind, ShownAs
from copanel.kernel import clock
from copanel.kernel.actor import ORDER, Office, Side
from copanel.organisations import queries as organisations
from copanel.people import queries as people

SIDE_ORDER = {side: position for position, side in enumerate(Side)}


@dataclass(frozen=True, slots=True)
class Member:
    """One line of "Who we are": an office, a seat, or a post that answers.

    office             what they hold; None for a seat that gives none (an observer's, the authority's)
    seat               the kind of seat; None for an office or a post
    title              a post's title of the day; empty for others
    name               as the person chose to be shown; empty where they chose no name, and where vacant
    organisation_name  of the day; empty where there is none, or they chose not to be named at all
    since              the first day; None where nobody knows it, and where vacant
    is_vacant          nobody holds it
    acting             holds a post or an office for now
    deputy             is named to stand in; `stands_in` while they do
    aside              stands aside from the office for now
    shares             shares the office as a job-share; `shares_with` is how the other is shown, if by name
    until              when the term ends, in words; empty where no end is known
    """

    office: Office | None
    seat: SeatKind | None
    side: Side
    name: str = ""
    organisation_id: UUID | None = None
    organisation_name: str = ""
    title: str = ""
    since: dt.date | None = None
    is_vacant: bool = False
    acting: bool = False
    deputy: bool = False
    stands_in: bool = False
    aside: bool = False
    shares: bool = False
    shares_with: str = ""
    until: str = ""


def members(panel_id: UUID, day: dt.date | None = None) -> list[Member]:
    """Everyone at the table on a day (now), by side and office, with vacant seats and posts. Ten queries at most.

    Offices that a record gives to an organisation alone stand among the offices through time, not here.
    """
    at = clock.today() if day is None else day
    held_by_somebody = OfficeHolding.objects.filter(panel_id=panel_id, person_id__isnull=False)
    aside = Aside.objects.on(at).filter(office_holding=OuterRef("pk"), about_id=None, ended_at=None)
    offices = _held(with_terms(held_by_somebody).annotate(is_aside=Exists(aside)), day)
    seats = _held(seats_with_holders(panel_id, day), day)
    sitting = {seat.id: seat.taken for seat in seats if getattr(seat, "taken", None)}
    seats = list({seat.id: seat for seat in seats}.values())
    deputies = _deputies(panel_id, day, {row.id for row in (*offices, *sitting.values())})
    answering = _held(AnsweringPost.objects.filter(panel_id=panel_id), day)
    posts = organisations.posts_on([row.post_id for row in answering], day)
    persons = people.names({row.person_id for row in (*offices, *sitting.values(), *deputies) if row.person_id})
    names = organisations.names_on(
        {row.organisation_id for row in (*offices, *sitting.values(), *posts.values()) if row.organisation_id}, at
    )
    found = [_of_office(row, offices, persons, names) for row in offices]
    found += [_of_seat(seat, sitting.get(seat.id), persons, names) for seat in seats]
    found += [_of_deputy(row, persons, names) for row in deputies]
    found += [_of_post(post, names) for post in posts.values()]
    return sorted(
        found,
        key=lambda one: (
            SIDE_ORDER[one.side], one.is_vacant, one.deputy, ORDER[one.office] if one.office else len(ORDER),
            one.title, one.organisation_name, one.name,
        ),
    )  # fmt: skip


def places_of(organisation_id: UUID, panel_id: UUID) -> list[Member]:
    """What an organisation holds on a panel now, without names: as `members` tells of it. Two queries.

    An office whose holder chose not to be named is not told of: it could say who they are.
    """
    offices = _held(OfficeHolding.objects.filter(panel_id=panel_id, organisation=organisation_id), None)
    seats = SeatHolding.objects.filter(seat__panel_id=panel_id, organisation=organisation_id)
    return [
        Member(office=Office(row.office), seat=None, side=Side(row.side))
        for row in offices
        if row.shown_as != ShownAs.NOT_NAMED
    ] + [
        Member(office=None, seat=SeatKind(row.seat.kind), side=Side(row.seat.side))
        for row in _held(seats.select_related("seat"), None)
    ]


def _held(rows, day: dt.date | None) -> list:
    return list(rows.now(clock.today()) if day is None else rows.on(day))


def _deputies(panel_id: UUID, day: dt.date | None, held: set[UUID]) -> list[Deputy]:
    """The deputies of whoever holds these, with whether they stand in. One query."""
    at = clock.today() if day is None else day
    stretches = StandingIn.objects.filter(deputy=OuterRef("pk"))
    stands = Exists(stretches.now(at) if day is None else stretches.on(at))
    here = Q(seat_holding__seat__panel_id=panel_id) | Q(office_holding__panel_id=panel_id)
    rows = Deputy.objects.filter(here).select_related("seat_holding__seat", "office_holding").annotate(stands=stands)
    return [row for row in _held(rows, day) if (row.seat_holding_id or row.office_holding_id) in held]


def _of_office(row: OfficeHolding, offices: list[OfficeHolding], persons: dict, names: dict[UUID, str]) -> Member:
    shared = row.shares_with_id or row.id
    others = [each for each in offices if each.id != row.id and shared in (each.id, each.shares_with_id)]
    return Member(
        office=Office(row.office), seat=None, side=Side(row.side), since=row.from_on, acting=row.acting,
        aside=row.is_aside, shares=bool(others), until=term_in_words(row),
        shares_with=_shown(others[0], persons.get(others[0].person_id), names)["name"] if others else "",
        **_shown(row, persons.get(row.person_id), names),
    )  # fmt: skip


def _of_deputy(row: Deputy, persons: dict, names: dict[UUID, str]) -> Member:
    """A deputy as they chose to be shown, for the organisation that holds the seat or the office."""
    of, seat = row.of, row.seat_holding.seat if row.seat_holding else None
    kind = SeatKind(seat.kind) if seat else None
    office = Office(of.office) if seat is None else _office_of_seat(Side(seat.side), kind)
    row.organisation_id = of.organisation_id
    return Member(
        office=office, seat=kind, side=Side(of.side), since=row.from_on, deputy=True, stands_in=row.stands,
        **_shown(row, persons.get(row.person_id), names),
    )  # fmt: skip


def _office_of_seat(side: Side, kind: SeatKind) -> Office | None:
    return Office.MEMBER if side is Side.USER_LED and kind is not SeatKind.OBSERVER else None


def _of_seat(seat: Seat, row: SeatHolding | None, persons: dict, names: dict[UUID, str]) -> Member:
    side, kind = Side(seat.side), SeatKind(seat.kind)
    office = _office_of_seat(side, kind)
    if row is None:
        return Member(office=office, seat=kind, side=side, is_vacant=True)
    shown = _shown(row, persons.get(row.person_id), names)
    if row.person_id is None or not shown["organisation_name"]:
        # The seat is the organisation's: that it has a seat is public whoever sits in it.
        shown |= {
            "organisation_id": row.organisation_id,
            "organisation_name": names.get(row.organisation_id, ""),
        }
    return Member(
        office=office, seat=kind, side=side, since=row.from_on, until=term_in_words(row, seat.counted), **shown
    )


def _of_post(post: organisations.PostFacts, names: dict[UUID, str]) -> Member:
    """A post is public, and so is who holds it: the name of the day stands by what they sign."""
    return Member(
        office=Office.MANAGER, seat=None, side=Side.AUTHORITY, name=post.holder_name, title=post.title,
        organisation_id=post.organisation_id, organisation_name=names.get(post.organisation_id, ""),
        is_vacant=post.is_vacant, acting=post.acting,
    )  # fmt: skip


def _shown(row: OfficeHolding | SeatHolding | Deputy, person, names: dict[UUID, str]) -> dict:
    """Name and organisation as the person chose. Someone erased, or not to be named, is neither."""
    choice = ShownAs(row.shown_as)
    if person is None or person.erased:
        choice = ShownAs.NOT_NAMED
    if choice is ShownAs.NOT_NAMED:
        return {"name": "", "organisation_id": None, "organisation_name": ""}
    name = {ShownAs.FULL_NAME: person.full_name, ShownAs.FIRST_NAME: person.first_name}.get(choice, "")
    organisation = names.get(row.organisation_id, "")
    return {"name": name, "organisation_id": row.organisation_id, "organisation_name": organisation}


def holders(panel_id: UUID, *offices: Office, day: dt.date | None = None) -> frozenset[UUID]:
    """The persons who hold any of these offices on a panel, on a day or at this moment. One query.

    MEMBER finds who sits on a user-led seat, MANAGER who holds a post that answers or acts for its holder.
    """
    wanted = set(offices)
    return frozenset(each.person_id for each in standings(panel_id=panel_id, day=day) if each.held.office in wanted)


def was_user_led_member(person_id: UUID, panel_id: UUID, day: dt.date | None = None) -> bool:
    """Whether someone held a user-led seat on a day (now): only then may they be shown as "a member". One query."""
    return person_id in were_user_led_members([person_id], panel_id, day)


def were_user_led_members(person_ids: Iterable[UUID], panel_id: UUID, day: dt.date | None = None) -> frozenset[UUID]:
    """Those of these persons who held a user-led seat on a day (now). One query for any number."""
    return frozenset(
        each.person_id
        for each in standings(person_ids=person_ids, panel_id=panel_id, day=day)
        if each.held.office is Office.MEMBER
    )


def answering_posts(panel_id: UUID, day: dt.date | None = None) -> list[organisations.PostFacts]:
    """The posts that answer to a panel on a day (now), with title and holder, by title. Five queries."""
    rows = _held(AnsweringPost.objects.filter(panel_id=panel_id), day)
    found = organisations.posts_on([row.post_id for row in rows], day)
    return sorted(found.values(), key=lambda post: post.title)
