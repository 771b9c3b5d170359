"""Who sits where and holds what, as of a day: for the page "Who we are", and for telling people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from copanel.governance.models import AnsweringPost, OfficeHolding, Seat, SeatHolding
from copanel.governance.queries.held import standings
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
    acting             holds a post for now
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


def members(panel_id: UUID, day: dt.date | None = None) -> list[Member]:
    """Everyone at the table on a day (now), by side and office, with vacant seats and posts. Nine queries at most."""
    at = clock.today() if day is None else day
    offices = _held(OfficeHolding.objects.filter(panel_id=panel_id), day)
    seats = _held(Seat.objects.filter(panel_id=panel_id), day)
    sitting = {row.seat_id: row for row in _held(SeatHolding.objects.filter(seat__in=[seat.id for seat in seats]), day)}
    answering = _held(AnsweringPost.objects.filter(panel_id=panel_id), day)
    posts = organisations.posts_on([row.post_id for row in answering], day)
    persons = people.names({row.person_id for row in (*offices, *sitting.values()) if row.person_id})
    names = organisations.names_on(
        {row.organisation_id for row in (*offices, *sitting.values(), *posts.values()) if row.organisation_id}, at
    )
    found = [_of_office(row, persons, names) for row in offices]
    found += [_of_seat(seat, sitting.get(seat.id), persons, names) for seat in seats]
    found += [_of_post(post, names) for post in posts.values()]
    return sorted(
        found,
        key=lambda one: (
            SIDE_ORDER[one.side], one.is_vacant, ORDER[one.office] if one.office else len(ORDER),
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


def _of_office(row: OfficeHolding, persons: dict, names: dict[UUID, str]) -> Member:
    return Member(
        office=Office(row.office), seat=None, side=Side(row.side), since=row.from_on,
        **_shown(row, persons.get(row.person_id), names),
    )  # fmt: skip


def _of_seat(seat: Seat, row: SeatHolding | None, persons: dict, names: dict[UUID, str]) -> Member:
    side, kind = Side(seat.side), SeatKind(seat.kind)
    office = Office.MEMBER if side is Side.USER_LED and kind is not SeatKind.OBSERVER else None
    if row is None:
        return Member(office=office, seat=kind, side=side, is_vacant=True)
    shown = _shown(row, persons.get(row.person_id), names)
    if row.person_id is None or not shown["organisation_name"]:
        # The seat is the organisation's: that it has a seat is public whoever sits in it.
        shown |= {
            "organisation_id": row.organisation_id,
            "organisation_name": names.get(row.organisation_id, ""),
        }
    return Member(office=office, seat=kind, side=side, since=row.from_on, **shown)


def _of_post(post: organisations.PostFacts, names: dict[UUID, str]) -> Member:
    """A post is public, and so is who holds it: the name of the day stands by what they sign."""
    return Member(
        office=Office.MANAGER, seat=None, side=Side.AUTHORITY, name=post.holder_name, title=post.title,
        organisation_id=post.organisation_id, organisation_name=names.get(post.organisation_id, ""),
        is_vacant=post.is_vacant, acting=post.acting,
    )  # fmt: skip


def _shown(row: OfficeHolding | SeatHolding, person, names: dict[UUID, str]) -> dict:
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
