"""Who is on a question's roll, who speaks for a place now, and what each place replied last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from copanel.deciding.models import Question, RollPlace
from copanel.deciding.policy import ForPlace
from copanel.deciding.states import Group, Position, Tally
from copanel.governance import queries as governance
from copanel.governance.models import Deputy, Seat, SeatHolding, StandingIn
from copanel.governance.states import SeatKind
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Office, Side
from copanel.organisations import queries as organisations

GROUP_OF = {SeatKind.FULL: Group.DECIDES, SeatKind.CORRESPONDING: Group.ASKED}


@dataclass(frozen=True, slots=True)
class Asked:
    """A place that a question put now would have on its roll."""

    group: Group
    seat_id: UUID | None = None
    post_id: UUID | None = None
    person_id: UUID | None = None
    title: str = ""


def roll_now(panel_id: UUID) -> list[Asked]:
    """The roll of a question put now: user-led seats that somebody holds, then the posts that answer.

    Full seats decide, corresponding ones are asked, posts stand apart. A seat whose person works for the council or
    the funder is not on it: nobody of theirs counts for the user-led side. Nine queries at most.
    """
    today = clock.today()
    seats = Seat.objects.now(today).filter(panel_id=panel_id, side=Side.USER_LED, kind__in=[*GROUP_OF])
    held = {row.seat_id: row for row in SeatHolding.objects.now(today).filter(seat__in=seats)}
    persons = [row.person_id for row in held.values() if row.person_id]
    barred = governance.those_of_council(person_ids=persons, panel_id=panel_id)
    names = organisations.names_on({row.organisation_id for row in held.values() if row.organisation_id})
    found = [
        Asked(
            GROUP_OF[SeatKind(seat.kind)],
            seat_id=seat.id,
            title=names.get(held[seat.id].organisation_id, ""),
            person_id=held[seat.id].person_id,
        )
        for seat in seats
        if seat.id in held and held[seat.id].person_id not in barred
    ]
    found.sort(key=lambda one: one.group is not Group.DECIDES)
    posts = governance.answering_posts(panel_id)
    return found + [Asked(Group.COUNCIL, post_id=post.id, title=post.title) for post in posts]


def seats_decide(panel_id: UUID) -> int:
    """How many seats would decide a question put now."""
    return sum(one.group is Group.DECIDES for one in roll_now(panel_id))


def sits_there(actor: Actor, panel_id: UUID) -> Exists:
    """Whether the actor speaks for the seat of a place at this moment: who holds the seat, or stands in for them.

    The one place that says so. A seat has one place on the roll, so that it counts once whoever replies for it.
    """
    mine = [held.id for held in actor.on(panel_id) if held.office is Office.MEMBER]
    by_holder_or_deputy = Q(id__in=mine) | Q(deputies__stretches__in=mine)
    return Exists(SeatHolding.objects.filter(by_holder_or_deputy, seat=OuterRef("seat")))


def speakers(seat_ids: Iterable[UUID]) -> list[tuple[UUID, UUID]]:
    """(seat, person) of everybody who speaks for one of these seats now: holders, and deputies while they stand in.

    Two queries.
    """
    today, wanted = clock.today(), [*seat_ids]
    held = SeatHolding.objects.now(today).filter(seat__in=wanted)
    stands_in = StandingIn.objects.now(today).filter(
        deputy__seat_holding__in=held, deputy__in=Deputy.objects.now(today)
    )
    holders = held.filter(person_id__isnull=False).values_list("seat_id", "person_id")
    return [*holders, *stands_in.values_list("deputy__seat_holding__seat_id", "deputy__person_id")]


def sitting(place: RollPlace) -> SeatHolding | None:
    """Who holds the seat now, through a person or through nobody; None while it is vacant. One query."""
    return SeatHolding.objects.now(clock.today()).filter(seat=place.seat_id).first()


def with_last(rows: QuerySet[RollPlace]) -> QuerySet[RollPlace]:
    """Places with the reply that counts for each. No query more."""
    return rows.select_related("last")


def about(place: RollPlace, actor: Actor) -> ForPlace:
    """The place as the policy asks of it. `place.mine` comes from `sits_there`."""
    speakers = frozenset({actor.person_id} if place.mine and actor.person_id else ())
    return ForPlace(place.question.panel_id, Group(place.group), place.post_id, speakers)


def tally(places: Iterable[Any], group: Group) -> Tally:
    """What a group replied. A barred place is on the roll, and silent."""
    mine = [place for place in places if place.group == group]
    said = [reply.position for place in mine if not place.barred and (reply := place.last)]
    return Tally(len(mine), *(said.count(position) for position in Position))


def tally_of(question: Question) -> Tally:
    """What the seats that decide have replied so far. One query."""
    return tally(with_last(question.roll.filter(group=Group.DECIDES)), Group.DECIDES)


def places_of(questions: Iterable[Question]) -> QuerySet[RollPlace]:
    """The places on these questions' rolls."""
    return RollPlace.objects.filter(question__in=[question.id for question in questions])
