"""Asking the council what can change: the clock, the record, who is told, what is refused."""

from __future__ import annotations

import datetime as dt

import pytest

from copanel.governance import services as governance
from copanel.governance.tests.examples import a_decision, a_panel, in_office
from copanel.kernel.actor import ANONYMOUS, SYSTEM, Office
from copanel.kernel.errors import AlreadyDone, NotAllowed, NotFound, WrongState
from copanel.kernel.ids import new_id
from copanel.ledger.models import PublicEntry
from copanel.outbox.models import Envelope
from copanel.scope import services
from copanel.scope.models import Request
from copanel.scope.tasks import chase
from copanel.scope.tests.examples import FIXED, a_topic, payloads, stated, told


def ask(room, actor=None, about_id=None):
    return services.ask(actor=actor or room.chair, panel_id=room.panel_id, about_id=about_id or room.topic_id)


def test_asking_starts_the_clock_and_everybody_can_read_it(room):
    made = ask(room)
    assert (made.asked_on, made.days, made.due_on) == (dt.date(2027, 3, 3), 20, dt.date(2027, 4, 2))
    assert (made.asked_by_id, made.asked_as, made.state) == (room.chair.person_id, "co_chair", "waiting")
    assert payloads("scope.asked") == [{"panel": "marlshire", "about": str(room.topic_id), "due_on": "2027-04-02"}]
    assert told("scope.asked") == {room.manager.person_id, room.lead.person_id}


def test_the_panel_s_own_rule_sets_the_days(room):
    table = a_panel("eastmarsh")
    governance.set_rule(
        actor=SYSTEM,
        panel_id=table.panel_id,
        rule="scope_days",
        value=5,
        decision_id=a_decision(table).id,
    )
    made = services.ask(actor=in_office(table, Office.CO_CHAIR), panel_id=table.panel_id, about_id=a_topic(table))
    assert (made.days, made.due_on) == (5, dt.date(2027, 3, 10))


def test_while_one_is_waited_for_a_second_asking_does_nothing(room):
    ask(room)
    with pytest.raises(AlreadyDone):
        ask(room, room.facilitator)
    assert Request.objects.count() == 1
    assert len(payloads("scope.asked")) == 1


def test_it_may_be_asked_again_once_it_was_said(room):
    stated(room.table, room.signer, room.topic_id)
    assert ask(room).state == "waiting"


@pytest.mark.parametrize("who", ["member", "manager", "lead"])
def test_nobody_else_asks(room, who):
    for actor in (getattr(room, who), ANONYMOUS, in_office(a_panel("eastmarsh"), Office.CO_CHAIR)):
        with pytest.raises(NotAllowed):
            ask(room, actor)
    assert not Request.objects.exists()
    assert not PublicEntry.objects.filter(kind="scope.asked").exists()


def test_what_is_not_of_this_panel_is_not_found(room):
    for key in (new_id(), a_topic(a_panel("eastmarsh"))):
        with pytest.raises(NotFound):
            ask(room, about_id=key)


def test_a_record_is_asked_nothing(room):
    table = a_panel("eastmarsh", opened=False)
    governance.show_record(actor=SYSTEM, panel_id=table.panel_id)
    with pytest.raises(WrongState):
        services.ask(actor=in_office(table, Office.CO_CHAIR), panel_id=table.panel_id, about_id=a_topic(table))


def test_each_stage_is_chased_once(room, day):
    ask(room)
    chased = []
    for on in ("2027-03-04", "2027-03-23", "2027-03-24", "2027-04-02", "2027-04-05", "2027-04-30", "2027-05-04"):
        day.move_to(dt.datetime.fromisoformat(f"{on}T10:00+00:00"))
        chase()
        chase()
        chased.append(Envelope.objects.filter(kind="scope.asked_again").count())
    # Manager and engagement lead: soon due, late, very late.
    assert chased == [0, 0, 2, 2, 4, 4, 6]
    # The chairs hear once that nothing was said.
    assert told("scope.nothing_said") == {room.chair.person_id, room.facilitator.person_id}
    assert Envelope.objects.filter(kind="scope.nothing_said").count() == 2


def test_nobody_is_chased_for_what_was_said(room, day):
    ask(room)
    stated(room.table, room.signer, room.topic_id, FIXED)
    day.move_to(dt.datetime(2027, 6, 1, 10, tzinfo=dt.UTC))
    chase()
    assert not Envelope.objects.filter(kind__in=["scope.asked_again", "scope.nothing_said"]).exists()
