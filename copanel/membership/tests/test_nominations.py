"""Who was put forward is read by few, and is gone when it is taken back: nobody is outed by a nomination."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from copanel.governance import queries as governance
from copanel.governance.tests.examples import a_person, in_office
from copanel.kernel import clock
from copanel.kernel.actor import ANONYMOUS, Actor, Office, Side
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, NotFound, WrongState
from copanel.kernel.ids import new_id
from copanel.ledger.models import PrivateEntry, PublicEntry
from copanel.membership import messages, queries, services, tasks
from copanel.membership.models import Nomination
from copanel.membership.states import NominationState
from copanel.membership.tests.examples import Room, a_seat
from copanel.outbox import NotSent, Reader
from copanel.outbox.models import Envelope
from copanel.people import services as people

pytestmark = pytest.mark.django_db


def put_forward(room: Room, actor: Actor | None = None, **more) -> Nomination:
    given = {"name": "Bea Fox", "why": "She knows the buses.", "they_agree": True, "office": "co_chair"}
    return services.nominate(actor=actor or room.member, panel_id=room.panel_id, **(given | more))


def seen_by(room: Room, actor: Actor) -> list[str]:
    panel = governance.panel(panel_id=room.panel_id)
    return [line.who for line in queries.nominations(panel=panel, actor=actor)]


def test_a_member_puts_someone_forward_and_those_who_keep_the_table_hear(room):
    nomination = put_forward(room)
    assert nomination.side == Side.USER_LED
    told = set(Envelope.objects.filter(kind="membership.nominated").values_list("person_id", flat=True))
    assert told == {room.chair.person_id, room.other_chair.person_id, room.facilitator.person_id}
    assert PrivateEntry.objects.filter(kind="nomination.made", subject_id=nomination.id).count() == 1
    assert not PublicEntry.objects.filter(subject_id=nomination.id).exists()


def test_nobody_else_knows_that_someone_was_put_forward(room):
    nomination = put_forward(room)
    other = in_office(room.table, Office.MEMBER, "Mia Else")
    assert seen_by(room, other) == seen_by(room, room.manager) == seen_by(room, room.lead) == []
    assert seen_by(room, room.member) == seen_by(room, room.chair) == ["Bea Fox"]
    panel = governance.panel(panel_id=room.panel_id)
    for actor in (other, room.manager, room.lead, ANONYMOUS):
        with pytest.raises(NotFound):
            queries.nomination(nomination.id, panel=panel, actor=actor)
        with pytest.raises(NotFound):
            services.take_up(actor=actor, nomination_id=nomination.id)
    for who in (room.manager, room.lead):
        assert [need for need in queries.needs(actor=who, panel_id=room.panel_id) if "nomination" in need.title] == []
    assert any("nomination" in need.title for need in queries.needs(actor=room.chair, panel_id=room.panel_id))


def test_the_council_puts_forward_for_its_own_seats_alone(room):
    seat = a_seat(room, Side.AUTHORITY)
    theirs = put_forward(room, room.manager, office="", seat_id=seat.id)
    assert seen_by(room, room.lead) == ["Bea Fox"]
    for given in ({}, {"office": "facilitator"}, {"office": "", "seat_id": a_seat(room).id}):
        with pytest.raises(NotAllowed):
            put_forward(room, room.lead, **given)
    with pytest.raises(NotAllowed):
        put_forward(room, room.member, office="engagement_lead")
    services.take_up(actor=room.lead, nomination_id=theirs.id)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"why": " "}, "why"),
        ({"why": "y" * 2001}, "why"),
        ({"name": ""}, "who"),
        ({"name": "n" * 201}, "name"),
        ({"they_agree": False}, "they_agree"),
        ({"office": ""}, "what_for"),
        ({"office": "member"}, "what_for"),
        ({"side": "authority"}, "what_for"),
    ],
)
def test_what_is_missing_is_said(room, given, field):
    with pytest.raises(Invalid) as caught:
        put_forward(room, **given)
    assert field in caught.value.faults
    assert not Nomination.objects.exists()


def test_an_organisation_and_oneself_need_nobodys_yes(room):
    put_forward(room, name="", organisation_id=room.table.host.id, they_agree=False)
    put_forward(room, name="", person_id=room.member.person_id, they_agree=False)
    with pytest.raises(Invalid):
        put_forward(room, name="", person_id=room.chair.person_id, they_agree=False)
    with pytest.raises(NotFound):
        put_forward(room, name="", person_id=new_id())


def test_one_form_and_the_same_again_count_once(room):
    key = new_id()
    put_forward(room, nomination_id=key)
    for given in ({"nomination_id": key}, {}):
        with pytest.raises(AlreadyDone):
            put_forward(room, **given)
    assert Nomination.objects.count() == 1


def test_put_aside_needs_a_reason_that_the_nominator_reads(room):
    nomination = put_forward(room)
    with pytest.raises(Invalid):
        services.put_aside(actor=room.chair, nomination_id=nomination.id, reason="  ")
    services.put_aside(actor=room.chair, nomination_id=nomination.id, reason="The seat is kept for a carer.")
    reader = Reader(room.member.person_id, room.member, "Joe", "en-gb")
    message = messages.NOMINATION_SETTLED.render(nomination.id, reader)
    assert "The seat is kept for a carer." in message.paragraphs
    assert "Bea" not in f"{message.subject} {message.first_line} {message.paragraphs}"
    with pytest.raises(WrongState):
        services.take_up(actor=room.chair, nomination_id=nomination.id)
    assert isinstance(messages.NOMINATED.render(nomination.id, reader), NotSent)


def test_nobody_settles_what_is_about_themselves(room):
    nomination = put_forward(room, name="", person_id=room.chair.person_id, office="facilitator", they_agree=True)
    with pytest.raises(NotFound):
        services.take_up(actor=room.chair, nomination_id=nomination.id)
    services.take_up(actor=room.other_chair, nomination_id=nomination.id)
    assert Nomination.objects.get().state == NominationState.TAKEN_UP


def test_what_is_taken_back_is_gone(room):
    nomination = put_forward(room)
    with pytest.raises(NotFound):
        services.withdraw_nomination(actor=room.chair, nomination_id=nomination.id)
    services.withdraw_nomination(actor=room.member, nomination_id=nomination.id)
    assert not Nomination.objects.exists()
    assert seen_by(room, room.chair) == []
    settled = put_forward(room)
    services.take_up(actor=room.chair, nomination_id=settled.id)
    with pytest.raises(WrongState):
        services.withdraw_nomination(actor=room.member, nomination_id=settled.id)


def test_it_goes_a_year_after_it_was_settled_and_with_either_person(room):
    settled, waiting = put_forward(room), put_forward(room, name="Cy Hill")
    services.take_up(actor=room.chair, nomination_id=settled.id)
    with time_machine.travel(clock.now() + dt.timedelta(days=370)):
        tasks.tidy()
    assert list(Nomination.objects.values_list("id", flat=True)) == [waiting.id]
    known = a_person("Dot Known")
    put_forward(room, name="", person_id=known)
    people.erase_person(actor=Actor(person_id=known), person_id=known)
    assert Nomination.objects.count() == 1
    people.erase_person(actor=room.member, person_id=room.member.person_id)
    assert not Nomination.objects.exists()
