"""The accountable post says what can change: layers, reasons, the signature of the day, what is refused."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from copanel.governance import queries as governance
from copanel.governance.tests.examples import a_person
from copanel.kernel.actor import ANONYMOUS, SYSTEM
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, NotFound, SignInAgain, WrongState
from copanel.ledger.models import PrivateEntry
from copanel.organisations import services as organisations
from copanel.scope import services
from copanel.scope.models import Challenge, Line, Reply, Request, Statement
from copanel.scope.services import Draft, Limit
from copanel.scope.tests.examples import FIXED, LIMITED, OPEN, challenged, payloads, stated, told
from copanel.words.models import Words


def draft(room, what=FIXED, actor=None, looked=None):
    return services.save_draft(
        actor=actor or room.lead, panel_id=room.panel_id, about_id=room.topic_id, draft=what, looked=looked
    )


def sign(room, actor=None, **more):
    return services.state(
        actor=actor or room.signer, panel_id=room.panel_id, about_id=room.topic_id,
        **{"points_to_person": False} | more,
    )  # fmt: skip


def test_the_engagement_lead_drafts_and_the_post_signs(room):
    draft(room, LIMITED)
    assert PrivateEntry.objects.filter(kind="scope.drafted").count() == 1
    assert not Words.objects.filter(place_kind="scope").exists()
    made = sign(room)
    assert (made.layer, made.level, made.state, made.draft) == (1, "limited", "signed", {})
    assert (made.name, made.signed_on) == ("Karen Boyd", dt.date(2027, 3, 3))
    assert made.title
    assert not made.for_holder
    lines = {line.level: line for line in Line.objects.filter(statement=made)}
    assert set(lines) == {"open", "limited"}
    assert (lines["limited"].whose, lines["limited"].whose_words) == ("other_body", "the payments firm")
    assert (lines["limited"].until.words, lines["limited"].until_on) == ("31 March 2028", dt.date(2028, 3, 31))
    assert lines["open"].why is None
    assert payloads("scope.stated") == [
        {"panel": "marlshire", "about": str(room.topic_id), "level": "limited", "layer": 1}
    ]
    assert told("scope.stated") == {room.chair.person_id, room.facilitator.person_id}


def test_the_words_are_the_council_s_and_no_person_is_their_author(room):
    stated(room.table, room.signer, room.topic_id)
    assert {(words.voice, words.side, words.author_id) for words in Words.objects.filter(place_kind="scope")} == {
        ("office", "authority", None)
    }


def test_a_later_statement_stands_beside_the_first(room):
    first = stated(room.table, room.signer, room.topic_id, OPEN)
    second = stated(room.table, room.signer, room.topic_id, FIXED)
    assert (first.layer, second.layer) == (1, 2)
    first.refresh_from_db()
    assert (first.level, first.lines.get().words_id) == ("open", Line.objects.get(statement=first).words_id)


def test_signing_meets_the_request_in_time_or_not(room, day):
    asked = services.ask(actor=room.chair, panel_id=room.panel_id, about_id=room.topic_id)
    day.move_to(dt.datetime(2027, 5, 4, 10, tzinfo=dt.UTC))
    made = stated(room.table, room.signer, room.topic_id)
    asked.refresh_from_db()
    assert (asked.state, asked.statement_id) == ("stated", made.id)


def test_a_new_statement_replies_to_a_challenge_that_waits(room):
    first = stated(room.table, room.signer, room.topic_id)
    waits = challenged(room.chair, first)
    second = stated(room.table, room.signer, room.topic_id, OPEN)
    waits.refresh_from_db()
    assert (waits.state, waits.reply.statement_id, waits.reply.words_id) == ("answered", second.id, None)
    assert payloads("scope.replied") == [{"panel": "marlshire", "about": str(room.topic_id), "reply": "new"}]


def test_a_delegate_signs_for_the_holder(room):
    person_id = a_person("Marcus Bell")
    organisations.delegate(actor=SYSTEM, post_id=room.table.post.id, person_id=person_id, name="Marcus Bell")
    delegate = governance.actor_for(person_id=person_id, signed_in_at=room.signer.signed_in_at)
    made = stated(room.table, delegate, room.topic_id)
    assert (made.name, made.for_holder) == ("Marcus Bell", True)


@pytest.mark.parametrize("who", ["chair", "facilitator", "member", "lead"])
def test_nobody_else_signs(room, who):
    draft(room)
    for actor in (replace(getattr(room, who), signed_in_at=room.signer.signed_in_at), ANONYMOUS, SYSTEM):
        with pytest.raises(NotAllowed):
            sign(room, actor)
    assert Statement.objects.get().state == "draft"
    assert payloads("scope.stated") == []


@pytest.mark.parametrize("who", ["chair", "facilitator", "member"])
def test_the_user_led_side_neither_drafts_nor_learns_of_a_draft(room, who):
    with pytest.raises(NotFound):
        draft(room, actor=getattr(room, who))
    assert not Statement.objects.exists()


def test_an_old_sign_in_signs_nothing_and_loses_nothing(room):
    draft(room)
    with pytest.raises(SignInAgain):
        sign(room, room.manager)
    assert Statement.objects.get().draft["fixed"]["why"] == "The law sets it."


@pytest.mark.parametrize(
    ("what", "field"),
    [
        (Draft(), "open_text"),
        (replace(FIXED, fixed=replace(FIXED.fixed, why="")), "fixed_why"),
        (replace(FIXED, fixed=replace(FIXED.fixed, whose="")), "fixed_whose"),
        (replace(FIXED, fixed=replace(FIXED.fixed, whose="the moon")), "fixed_whose"),
        (replace(FIXED, fixed=replace(FIXED.fixed, whose_words=" ")), "fixed_whose_words"),
        (replace(FIXED, fixed=replace(FIXED.fixed, until="")), "fixed_until"),
        (replace(FIXED, fixed=replace(FIXED.fixed, until="1 March 2027")), "fixed_until"),
        (replace(FIXED, fixed=replace(FIXED.fixed, until="31 March")), "fixed_until"),
        (replace(FIXED, fixed=replace(FIXED.fixed, until="Monday 31 March 2028")), "fixed_until"),
        (Draft(limited=Limit(why="Money.")), "limited_text"),
        (Draft(open=Limit(until="31 March 2028")), "open_text"),
    ],
)
def test_what_is_missing_is_said_at_its_question(room, what, field):
    draft(room, what)
    with pytest.raises(Invalid) as fault:
        sign(room)
    assert field in fault.value.faults
    assert Statement.objects.get().state == "draft"
    assert not Line.objects.exists()


def test_nobody_is_to_be_recognised(room):
    draft(room)
    for points in (None, True):
        with pytest.raises(Invalid) as fault:
            sign(room, points_to_person=points)
        assert set(fault.value.faults) == {"points_to_person"}
    assert Statement.objects.get().state == "draft"


def test_two_presses_sign_once(room):
    draft(room)
    sign(room)
    with pytest.raises(AlreadyDone):
        sign(room)
    assert Statement.objects.count() == 1


def test_two_officers_at_one_draft_lose_nothing(room):
    seen = Draft().looked
    draft(room, OPEN, looked=seen)
    with pytest.raises(WrongState):
        draft(room, FIXED, actor=room.manager, looked=seen)
    assert set(Statement.objects.get().draft) == {"open"}
    draft(room, FIXED, actor=room.manager, looked=OPEN.looked)
    assert set(Statement.objects.get().draft) == {"fixed"}


def test_nobody_signs_what_they_did_not_see(room):
    draft(room, OPEN)
    with pytest.raises(WrongState):
        sign(room, looked=FIXED.looked)
    assert sign(room, looked=OPEN.looked).level == "open"


def test_what_is_too_long_is_not_kept(room):
    with pytest.raises(Invalid) as fault:
        draft(room, Draft(open=Limit(text="y" * 4_001, until="y" * 301)))
    assert set(fault.value.faults) == {"open_text", "open_until"}
    assert not Statement.objects.exists()


def test_nothing_is_left_of_what_fails(room):
    draft(room)
    with pytest.raises(Invalid):
        sign(room, points_to_person=True)
    assert not any(model.objects.exists() for model in (Line, Reply, Request, Challenge))
    assert not Words.objects.filter(place_kind__startswith="scope").exists()
