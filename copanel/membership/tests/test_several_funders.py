"""Every funder is asked about, not the one that the panel's own row names: all of their people are shut out."""

from __future__ import annotations

import datetime as dt

import pytest

from copanel.governance import queries as governance
from copanel.governance import services as panels
from copanel.governance.models import SeatHolding, WorksFor
from copanel.governance.tests.examples import a_user_led_named
from copanel.kernel import clock
from copanel.kernel.actor import ANONYMOUS, SYSTEM
from copanel.kernel.errors import Invalid
from copanel.membership import queries, services, tokens
from copanel.membership.states import InterestKind, InvitationState
from copanel.membership.tests.examples import Room, a_room, a_seat, accepted, again, invited

pytestmark = pytest.mark.django_db


@pytest.fixture
def room() -> Room:
    return a_room()


def a_funder(room: Room, name: str, days: int = 0):
    funder = a_user_led_named(name)
    panels.tell_funding(
        actor=SYSTEM, panel_id=room.panel_id, kind="begins", organisation_id=funder.id,
        on_day=clock.today() + dt.timedelta(days=days),
    )  # fmt: skip
    return funder


def test_who_works_for_a_second_funder_is_held_for_the_user_led_side(room: Room) -> None:
    a_funder(room, "The First Fund")
    second = a_funder(room, "The Second Fund")
    invitation = invited(room)
    asked = queries.asked(slug=room.slug, token=tokens.word(invitation), actor=ANONYMOUS)
    assert str(second.id) in dict(asked.works)
    done = accepted(invitation, works_for=[second.id])
    assert done.state == InvitationState.HELD
    assert not SeatHolding.objects.filter(person_id=done.answered_id).exists()


def test_work_for_a_funder_to_come_is_kept_and_shuts_them_out_from_its_day(room: Room) -> None:
    to_come = a_funder(room, "The Next Fund", days=30)
    done = accepted(invited(room), works_for=[to_come.id])
    day = clock.today() + dt.timedelta(days=30)
    assert governance.works_for_council(person_id=done.answered_id, panel_id=room.panel_id, day=day)


def test_an_interest_in_work_for_a_second_funder_is_kept_as_whom_they_work_for(room: Room) -> None:
    a_funder(room, "The First Fund")
    second = a_funder(room, "The Second Fund")
    services.declare_interest(
        actor=room.member, panel_id=room.panel_id, kind=InterestKind.WORK, text="I work there.",
        organisation_id=second.id,
    )  # fmt: skip
    assert WorksFor.objects.filter(person_id=room.member.person_id, organisation_id=second.id).exists()
    assert not again(room.member).in_user_led_space(room.panel_id)


def test_no_funder_holds_a_user_led_seat(room: Room) -> None:
    a_funder(room, "The First Fund")
    second = a_funder(room, "The Second Fund")
    with pytest.raises(Invalid):
        panels.fill_seat(actor=room.facilitator, seat_id=a_seat(room).id, organisation_id=second.id)
    with pytest.raises(Invalid):
        invited(room, organisation_id=second.id)
