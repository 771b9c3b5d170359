"""An answer: what each kind needs before it is signed, what signing leaves, and who may not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
import time_machine

from copanel.governance import queries as governance
from copanel.governance.models import Occasion
from copanel.influence import services
from copanel.influence.models import Answer, AnswerKind, Issue, Part, Promise, Recommendation, Signing
from copanel.influence.services import Draft
from copanel.influence.tests.examples import (
    ADOPTED,
    LATER,
    REFUSED,
    a_room,
    answer,
    just_signed_in,
    part,
    payloads,
    sent,
    told,
)
from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, NotFound, SignInAgain
from copanel.organisations import services as organisations
from copanel.people import services as people
from copanel.words.models import Words

pytestmark = pytest.mark.django_db


REASONS = ("category", "reason", "change", "decided_by", "decided_on")


@pytest.mark.parametrize("lacks", REASONS)
def test_a_kind_that_needs_reasons_is_not_signed_without_each(room, lacks):
    recommendation = sent(room)
    services.save_draft(actor=room.manager, part_id=part(recommendation).id, draft=replace(REFUSED, **{lacks: ""}))
    with pytest.raises(Invalid) as fault:
        services.sign_answers(actor=room.manager, recommendation_id=recommendation.id, points_to_person=False)
    assert set(fault.value.faults) == {f"A-{lacks}"}
    assert not Signing.objects.exists()


def test_the_rule_hangs_on_the_flag_and_not_on_a_kind_s_name(room):
    AnswerKind.objects.create(
        code="not_now", position=5, label="Not now", easy_label="Not now", form_label="Not now",
        easy_form_label="Not now",
        final=True, stops_clock=True, needs_reasons=True, stand="not_taken", look="refused",
    )  # fmt: skip
    recommendation = sent(room)
    services.save_draft(actor=room.manager, part_id=part(recommendation).id, draft=Draft(kind="not_now", text="No."))
    with pytest.raises(Invalid) as fault:
        services.sign_answers(actor=room.manager, recommendation_id=recommendation.id, points_to_person=False)
    assert set(fault.value.faults) == {f"A-{name}" for name in REASONS}


def test_every_kind_that_ends_the_clock_without_adopting_needs_reasons():
    kinds = AnswerKind.objects.filter(stops_clock=True, adopts=False, record_only=False)
    assert set(kinds.values_list("code", flat=True)) == {"another_way", "not_taken", "not_in_our_power", "no_comment"}
    assert all(kind.needs_reasons for kind in kinds)


@pytest.mark.parametrize(
    ("draft", "faulty"),
    [
        (replace(ADOPTED, due=""), {"A-due"}),
        (replace(ADOPTED, due="soonish"), {"A-due"}),
        (replace(ADOPTED, owner=""), {"A-owner"}),
        (replace(ADOPTED, text=""), {"A-text"}),
        (replace(LATER, by_when=""), {"A-by_when"}),
        (replace(LATER, by_when="no date"), {"A-by_when"}),
        (Draft(kind="interim"), {"A-text"}),
        (Draft(), {"A-kind"}),
        (Draft(kind="not_stated", text="x"), {"A-kind"}),
        (replace(REFUSED, category="not_stated"), {"A-category"}),
        *((replace(REFUSED, decided_by=nobody), {"A-decided_by"}) for nobody in ("Me", "us.", "We, us", "Him", "HR")),
        (replace(ADOPTED, owner="Me"), {"A-owner"}),
    ],
)
def test_what_each_kind_needs(room, draft, faulty):
    recommendation = sent(room)
    services.save_draft(actor=room.manager, part_id=part(recommendation).id, draft=draft)
    with pytest.raises(Invalid) as fault:
        services.sign_answers(actor=room.manager, recommendation_id=recommendation.id, points_to_person=False)
    assert set(fault.value.faults) == faulty


@pytest.mark.parametrize(
    ("draft", "faulty"),
    [
        (replace(REFUSED, decided_on="3 March 2027"), set()),
        (replace(REFUSED, decided_on="March 2027"), set()),
        (replace(REFUSED, decided_on="4 March 2027"), {"A-decided_on"}),
        (replace(REFUSED, decided_on="1 January 2030"), {"A-decided_on"}),
        (replace(ADOPTED, due="3 March 2027"), set()),
        (replace(ADOPTED, due="March 2027"), set()),
        (replace(ADOPTED, due="at the next redecoration"), set()),
        (replace(ADOPTED, due="2 March 2027"), {"A-due"}),
        (replace(ADOPTED, due="1 March 2020"), {"A-due"}),
        (replace(LATER, by_when="2 March 2027"), {"A-by_when"}),
    ],
)
def test_what_was_decided_is_past_and_what_is_promised_is_to_come(draft, faulty):
    with time_machine.travel("2027-03-03 10:00:00+00:00", tick=False):
        room = a_room()
        recommendation = sent(room)
        if not faulty:
            assert answer(room, recommendation, A=draft).signed_day == clock.today()
            return
        with pytest.raises(Invalid) as fault:
            answer(room, recommendation, A=draft)
    assert set(fault.value.faults) == faulty


def test_a_signed_answer_is_public_and_everyone_is_told(room):
    recommendation = sent(room)
    services.follow_issue(actor=room.lead, issue_id=recommendation.issue_id)
    signing = answer(room, recommendation, A=ADOPTED, B=REFUSED)
    assert payloads("answer.signed") == [
        {"panel": "marlshire", "issue": 1, "recommendation": 1, "part": "A", "answer": "adopted", "layer": 1},
        {"panel": "marlshire", "issue": 1, "recommendation": 1, "part": "B", "answer": "not_taken", "layer": 1},
    ]
    assert payloads("promise.made")[0]["due"] == "by_date"
    assert (signing.name, signing.title, signing.for_holder) == ("Karen Boyd", "Head of Adult Social Care", False)
    assert told("influence.answer_signed") == {
        room.member.person_id, room.lead.person_id, room.chair.person_id, room.facilitator.person_id,
    }  # fmt: skip
    assert Answer.objects.get(part__letter="A").draft == {}


def test_signing_twice_signs_once(room):
    recommendation = sent(room)
    answer(room, recommendation, A=ADOPTED)
    with pytest.raises(AlreadyDone):
        services.sign_answers(actor=room.manager, recommendation_id=recommendation.id, points_to_person=False)
    assert Signing.objects.count() == 1


@pytest.mark.parametrize("minutes", [16, 60 * 24, None])
def test_a_stale_sign_in_signs_nothing_and_keeps_the_draft(room, minutes):
    recommendation = sent(room)
    services.save_draft(actor=room.manager, part_id=part(recommendation).id, draft=ADOPTED)
    at = clock.now() - dt.timedelta(minutes=minutes) if minutes else None
    with pytest.raises(SignInAgain):
        services.sign_answers(
            actor=replace(room.manager, signed_in_at=at), recommendation_id=recommendation.id, points_to_person=False
        )
    assert Answer.objects.get().draft["text"] == ADOPTED.text


@pytest.mark.parametrize("who", ["chair", "facilitator", "member", "lead"])
def test_nobody_else_signs(room, who):
    recommendation = sent(room)
    services.save_draft(actor=room.manager, part_id=part(recommendation).id, draft=ADOPTED)
    with pytest.raises(NotAllowed):
        services.sign_answers(
            actor=just_signed_in(getattr(room, who)), recommendation_id=recommendation.id, points_to_person=False
        )


@pytest.mark.parametrize("said", [None, True])
def test_the_question_about_persons_must_be_answered_with_no(room, said):
    recommendation = sent(room)
    services.save_draft(actor=room.manager, part_id=part(recommendation).id, draft=ADOPTED)
    with pytest.raises(Invalid) as fault:
        services.sign_answers(actor=room.manager, recommendation_id=recommendation.id, points_to_person=said)
    assert set(fault.value.faults) == {"points_to_person"}


def test_the_duty_follows_the_post_and_the_signature_keeps_the_day(room):
    recommendation = sent(room)
    answer(room, recommendation, A=ADOPTED)
    new = people.add_person(actor=SYSTEM, full_name="Omar Said")
    organisations.appoint_holder(
        actor=SYSTEM, post_id=room.table.post.id, name="Omar Said", person_id=new.id,
        from_on=clock.today() + dt.timedelta(days=1),
    )  # fmt: skip
    with time_machine.travel(clock.now() + dt.timedelta(days=2), tick=False):
        successor = just_signed_in(governance.actor_for(person_id=new.id))
        services.save_draft(actor=successor, part_id=part(recommendation, "B").id, draft=REFUSED)
        signing = services.sign_answers(actor=successor, recommendation_id=recommendation.id, points_to_person=False)
        with pytest.raises(NotFound):
            services.save_draft(
                actor=governance.actor_for(person_id=room.manager.person_id),
                part_id=part(recommendation, "C").id,
                draft=REFUSED,
            )
    assert signing.name == "Omar Said"
    assert Signing.objects.order_by("signed_at").first().name == "Karen Boyd"


def test_a_later_layer_stands_beside_the_first_and_can_start_the_clock_again(room):
    recommendation = sent(room)
    answer(room, recommendation, A=ADOPTED, B=REFUSED, C=REFUSED)
    assert Recommendation.objects.get().state == "answered"
    first = Answer.objects.get(part__letter="A")
    before = [layer.text for layer in first.words.layers.all()]
    answer(room, recommendation, A=LATER)
    again = part(recommendation)
    assert (again.state, again.answered_on, again.answer.layer) == ("waiting", None, 2)
    assert Recommendation.objects.get().state == "acknowledged"
    assert [layer.text for layer in Answer.objects.get(id=first.id).words.layers.all()] == before
    assert Promise.objects.get().state == "made"
    answer(room, recommendation, A=REFUSED)
    assert Promise.objects.get().state == "replaced"
    assert part(recommendation).answers.filter(state="signed").count() == 3


def test_interim_and_looking_at_it_do_not_stop_the_clock(room):
    recommendation = sent(room)
    answer(room, recommendation, A=LATER, B=Draft(kind="interim", text="We have it."))
    assert set(Part.objects.values_list("state", flat=True)) == {"waiting"}
    assert Issue.objects.get().stands == "waiting"


def test_a_promise_for_an_occasion_hangs_on_it_once(room):
    recommendation = sent(room)
    occasion_due = replace(ADOPTED, due="at the next redecoration")
    answer(room, recommendation, A=occasion_due, B=occasion_due, C=replace(ADOPTED, due="no date"))
    assert Occasion.objects.count() == 1
    by_letter = {promise.part.letter: promise for promise in Promise.objects.all()}
    assert by_letter["A"].occasion_id == by_letter["B"].occasion_id is not None
    assert (by_letter["A"].due_by, by_letter["C"].due_by, by_letter["C"].occasion_id) == (None, None, None)
    assert [payload["due"] for payload in payloads("promise.made")] == ["at_occasion", "at_occasion", "no_date"]


def test_a_refused_signature_leaves_nothing(room):
    recommendation = sent(room)
    for letter, draft in {"A": ADOPTED, "B": replace(REFUSED, change="")}.items():
        services.save_draft(actor=room.manager, part_id=part(recommendation, letter).id, draft=draft)
    words_before = Words.objects.count()
    with pytest.raises(Invalid):
        services.sign_answers(actor=room.manager, recommendation_id=recommendation.id, points_to_person=False)
    assert Words.objects.count() == words_before
    assert set(Answer.objects.values_list("state", flat=True)) == {"draft"}
    assert payloads("answer.signed") == []


def test_acknowledging_is_said_once_and_stops_no_clock(room):
    recommendation = sent(room)
    services.acknowledge(actor=room.lead, recommendation_id=recommendation.id)
    with pytest.raises(AlreadyDone):
        services.acknowledge(actor=room.manager, recommendation_id=recommendation.id)
    assert payloads("recommendation.acknowledged") == [{"panel": "marlshire", "issue": 1, "number": 1}]
    assert part(recommendation).answered_on is None
    with pytest.raises(NotAllowed):
        services.acknowledge(actor=room.chair, recommendation_id=recommendation.id)
