"""The panel challenges a statement; the council stands by it. Both stay, side by side."""

from __future__ import annotations

import datetime as dt

import pytest

from copanel.governance import services as panels
from copanel.governance.tests.examples import a_decision, a_panel
from copanel.kernel.actor import ANONYMOUS
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, NotFound, SignInAgain, WrongState
from copanel.kernel.ids import new_id
from copanel.outbox.models import Envelope
from copanel.scope import services
from copanel.scope.models import Challenge, Reply
from copanel.scope.tasks import chase
from copanel.scope.tests.examples import OPEN, a_topic, challenged, payloads, stated, told
from copanel.words.models import Words


@pytest.fixture
def statement(room):
    return stated(room.table, room.signer, room.topic_id)


def reply(room, challenge, actor=None, **more):
    return services.reply(
        actor=actor or room.signer, challenge_id=challenge.id,
        **{"text": "We stand by it.", "points_to_person": False} | more,
    )  # fmt: skip


def test_a_co_chair_challenges_and_the_clock_starts(room, statement):
    made = challenged(room.chair, statement)
    assert (made.made_on, made.days, made.due_on) == (dt.date(2027, 3, 3), 20, dt.date(2027, 4, 2))
    assert Words.objects.get(id=made.words_id).side == "user_led"
    assert payloads("scope.challenged") == [{"panel": "marlshire", "about": str(room.topic_id), "due_on": "2027-04-02"}]
    assert told("scope.challenged") == {room.manager.person_id, room.lead.person_id}


def test_the_council_stands_by_it_in_words(room, statement):
    made = reply(room, challenged(room.chair, statement))
    assert (made.name, made.statement_id, made.challenge.state) == ("Karen Boyd", None, "answered")
    assert payloads("scope.replied") == [{"panel": "marlshire", "about": str(room.topic_id), "reply": "stands"}]
    assert told("scope.replied") == {room.chair.person_id, room.facilitator.person_id}


def test_a_facilitator_challenges_on_a_decision_of_this_panel(room, statement):
    with pytest.raises(NotAllowed):
        challenged(room.facilitator, statement)
    for key in (new_id(), a_decision(a_panel("eastmarsh")).id):
        with pytest.raises(Invalid) as fault:
            services.challenge(actor=room.facilitator, statement_id=statement.id, text="More.", decision_id=key)
        assert set(fault.value.faults) == {"decision_id"}
    decision = a_decision(room.table)
    made = services.challenge(actor=room.facilitator, statement_id=statement.id, text="More.", decision_id=decision.id)
    assert made.decision_id == decision.id


@pytest.mark.parametrize("who", ["member", "manager", "lead"])
def test_nobody_else_challenges(room, statement, who):
    for actor in (getattr(room, who), ANONYMOUS):
        with pytest.raises(NotAllowed):
            challenged(actor, statement)
    assert not Challenge.objects.exists()


@pytest.mark.parametrize("who", ["chair", "facilitator", "member", "lead"])
def test_nobody_else_replies(room, statement, who):
    waits = challenged(room.chair, statement)
    with pytest.raises(NotAllowed):
        reply(room, waits, getattr(room, who))
    assert not Reply.objects.exists()


def test_only_the_newest_statement_is_challenged_and_one_at_a_time(room, statement):
    challenged(room.chair, statement)
    with pytest.raises(AlreadyDone):
        challenged(room.chair, statement)
    stated(room.table, room.signer, room.topic_id, OPEN)
    with pytest.raises(WrongState):
        challenged(room.chair, statement)
    assert Challenge.objects.count() == 1


def test_after_a_reply_the_panel_may_challenge_again(room, statement):
    reply(room, challenged(room.chair, statement))
    challenged(room.chair, statement, "And still.")
    assert Challenge.objects.count() == 2


def test_what_is_missing_is_said(room, statement):
    with pytest.raises(Invalid):
        challenged(room.chair, statement, "  ")
    with pytest.raises(NotFound):
        services.challenge(actor=room.chair, statement_id=new_id(), text="More.")
    waits = challenged(room.chair, statement)
    for more in ({"text": " "}, {"text": "y" * 4_001}, {"points_to_person": None}, {"points_to_person": True}):
        with pytest.raises(Invalid):
            reply(room, waits, **more)
    with pytest.raises(SignInAgain):
        reply(room, waits, room.manager)
    assert not Reply.objects.exists()
    assert Challenge.objects.get().state == "waiting"


def test_two_presses_reply_once(room, statement):
    waits = challenged(room.chair, statement)
    reply(room, waits)
    with pytest.raises(AlreadyDone):
        reply(room, waits)
    assert Reply.objects.count() == 1


def test_a_challenge_without_reply_is_chased_once_a_stage(room, statement, day):
    challenged(room.chair, statement)
    chased = []
    for on in ("2027-03-23", "2027-03-24", "2027-04-05", "2027-05-04"):
        day.move_to(dt.datetime.fromisoformat(f"{on}T10:00+00:00"))
        chase()
        chase()
        chased.append(Envelope.objects.filter(kind="scope.challenged_again").count())
    assert chased == [0, 2, 4, 6]


def test_a_panel_that_stopped_is_still_answered_and_asks_for_nothing_more(room, statement):
    """Else its page would say for good that the council said nothing, though it was not let."""
    waits, other = challenged(room.chair, statement), a_topic(room.table, "Buses")
    services.ask(actor=room.chair, panel_id=room.panel_id, about_id=other)
    for name in ("suspend_panel", "close_panel"):
        decision = a_decision(room.table)
        getattr(panels, name)(actor=room.chair, panel_id=room.panel_id, reason="We rest.", decision_id=decision.id)
    assert reply(room, waits).challenge.state == "answered"
    assert stated(room.table, room.signer, other, OPEN).state == "signed"
    with pytest.raises(WrongState):
        stated(room.table, room.signer, other, OPEN)
    with pytest.raises(WrongState):
        services.ask(actor=room.chair, panel_id=room.panel_id, about_id=other)
