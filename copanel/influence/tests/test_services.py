"""Each act: what it leaves, its exact entry, who is told, what it refuses; and that a refusal leaves nothing."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest
import time_machine
from django.apps import apps
from django.core.serializers import serialize

from copanel.governance import queries as governance
from copanel.governance.models import Occasion
from copanel.governance.tests.examples import a_decision, in_office
from copanel.influence import own_steps, queries, services
from copanel.influence.models import Answer, AnswerKind, Following, Issue, Part, Promise, Recommendation, Signing, Step
from copanel.influence.services import Ask, Draft, Said
from copanel.influence.states import Audience
from copanel.influence.tests.examples import (
    ADOPTED,
    LATER,
    REFUSED,
    a_draft,
    a_held_issue,
    a_room,
    agreed,
    an_issue,
    answer,
    just_signed_in,
    let_through,
    part,
    sent,
)
from copanel.kernel import clock
from copanel.kernel.actor import ANONYMOUS, SYSTEM, Office
from copanel.kernel.dates import as_given
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, NotFound, SignInAgain, WrongState
from copanel.ledger.kinds import BadEntry
from copanel.ledger.models import PublicEntry
from copanel.organisations import services as organisations
from copanel.outbox.models import Envelope
from copanel.people import services as people
from copanel.words import services as words
from copanel.words.models import Words

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    return a_room()


def payloads(kind: str) -> list[dict]:
    return [json.loads(entry.body)["payload"] for entry in PublicEntry.objects.filter(kind=kind).order_by("id")]


def told(kind: str) -> set:
    return {each.person_id or each.address_id for each in Envelope.objects.filter(kind=kind)}


# An issue


def test_a_number_is_given_when_it_is_first_shown_and_tells_nothing_of_what_was_refused(room):
    refused, shown = a_held_issue(room), a_held_issue(room, heading="No ramp")
    assert payloads("issue.shown") == []
    words.refuse(actor=room.chair, words_id=refused.words_id, reason_code="advert")
    assert let_through(room, shown).number == 1
    assert an_issue(room).number == 2
    assert payloads("issue.shown") == [{"panel": "marlshire", "number": 1}, {"panel": "marlshire", "number": 2}]
    refused.refresh_from_db()
    assert (refused.state, refused.number, refused.shown_at) == ("refused", None, None)


def test_another_panel_counts_for_itself(room):
    assert an_issue(room).number == 1
    assert an_issue(a_room("northshire")).number == 1


def test_who_raised_it_is_told_when_it_is_shown(room):
    issue = a_held_issue(room, email="joan@example.org")
    assert told("influence.issue_shown") == set()
    let_through(room, issue)
    assert told("influence.issue_shown") == set()  # the address is not confirmed: only "is it yours?" was sent
    member = in_office(room.table, Office.MEMBER, "Rosalind Quill")
    mine = services.raise_issue(actor=member, panel_id=room.panel_id, said=Said("A", "B"))
    assert told("influence.issue_shown") == set()  # who raised it just now knows
    assert Following.objects.get(issue=mine).person_id == member.person_id


def test_someone_with_an_account_and_no_place_is_held_too(room):
    stranger = people.add_person(actor=SYSTEM, full_name="Sam Stone", email="sam@example.org")
    actor = replace(room.member, person_id=stranger.id, held=())
    issue = services.raise_issue(actor=actor, panel_id=room.panel_id, said=Said("A", "B"))
    assert issue.state == "held"
    let_through(room, issue)
    assert told("influence.issue_shown") == {stranger.id}


def test_a_manager_raises_as_the_authority_marked_so(room):
    issue = services.raise_issue(actor=room.manager, panel_id=room.panel_id, said=Said("A", "B"))
    assert (issue.words.side, issue.words.voice) == ("authority", "office")


def test_funder_and_machine_raise_nothing(room):
    funder = in_office(room.table, Office.FUNDER_CONTACT, "Fay Ng")
    with pytest.raises(NotAllowed):
        services.raise_issue(actor=funder, panel_id=room.panel_id, said=Said("A", "B"))
    assert not Words.objects.exists()


@pytest.mark.parametrize(
    ("heading", "text"), [("", "B"), ("x" * 121, "B"), ("A", ""), ("A", "  "), ("A", "x" * 20_001)]
)
def test_nothing_is_kept_of_what_cannot_be_taken(room, heading, text):
    with pytest.raises(Invalid):
        services.raise_issue(actor=room.member, panel_id=room.panel_id, said=Said(heading, text))
    assert not Words.objects.exists()
    assert not Issue.objects.exists()


def test_an_appeal_that_succeeds_gives_the_issue_its_number(room):
    issue = a_held_issue(room)
    decided = words.refuse(actor=room.chair, words_id=issue.words_id, reason_code="abuse")
    words.appeal(actor=room.facilitator, decision_id=decided.id, text="It is not.", how="phone")
    second = in_office(room.table, Office.DEPUTY_CHAIR, "Dora Lane")
    words.decide_appeal(actor=second, decision_id=decided.id, uphold=False, answer="You are right.")
    issue.refresh_from_db()
    assert (issue.state, issue.number) == ("open", 1)


def test_the_panels_heading_takes_the_place_of_the_raisers(room):
    issue = a_held_issue(room, heading="The desk is rude")
    with pytest.raises(WrongState):
        services.give_heading(actor=room.chair, issue_id=issue.id, heading="How people are spoken to")
    issue = let_through(room, issue)
    assert the_heading(room, issue) == "The desk is rude"
    services.give_heading(actor=room.chair, issue_id=issue.id, heading="How people are spoken to")
    assert the_heading(room, issue) == "How people are spoken to"
    with pytest.raises(NotAllowed):
        services.give_heading(actor=room.manager, issue_id=issue.id, heading="Fine")


def test_erasing_the_words_takes_the_raisers_heading_from_everywhere(room):
    issue = an_issue(room, heading="Canary street")
    assert "Canary street" in everything_kept()
    words.erase(actor=room.member, words_id=issue.words_id)
    assert "Canary street" not in everything_kept()
    assert the_heading(room, issue) == "Issue 1"


def the_heading(room, issue: Issue) -> str:
    return queries.path(panel=room.panel, number=issue.number, actor=ANONYMOUS).heading


def everything_kept() -> str:
    """Every row of every table, as text."""
    return serialize("json", [row for model in apps.get_models() for row in model._base_manager.all()])


def test_erasing_a_person_clears_their_keys_and_keeps_the_issue(room):
    issue = an_issue(room)
    people.erase_person(actor=room.member, person_id=room.member.person_id)
    issue.refresh_from_db()
    assert (issue.raised_by_id, issue.number, issue.words.standing) == (None, 1, "erased")
    assert not Following.objects.exists()


def test_taking_back_before_the_check_ends_it_unseen(room):
    stranger = people.add_person(actor=SYSTEM, full_name="Sam Stone", email="sam@example.org")
    actor = replace(room.member, person_id=stranger.id, held=())
    issue = services.raise_issue(actor=actor, panel_id=room.panel_id, said=Said("A heading", "B"))
    words.withdraw(actor=actor, words_id=issue.words_id)
    issue.refresh_from_db()
    assert issue.state == "withdrawn"


def test_closing_needs_words_and_nothing_owed(room):
    recommendation = sent(room)
    issue = recommendation.issue
    with pytest.raises(WrongState):
        services.close_issue(actor=room.chair, issue_id=issue.id, reason="Enough.")
    answer(room, recommendation, A=REFUSED, B=REFUSED, C=REFUSED)
    with pytest.raises(Invalid):
        services.close_issue(actor=room.chair, issue_id=issue.id, reason=" ")
    services.close_issue(actor=room.chair, issue_id=issue.id, reason="We go to the ombudsman.")
    assert payloads("issue.closed") == [{"panel": "marlshire", "number": 1}]
    issue.refresh_from_db()
    assert issue.stands == "closed"


# A recommendation


def test_two_clicks_send_once(room):
    recommendation = agreed(room)
    services.send_to_council(actor=room.chair, recommendation_id=recommendation.id)
    letters = Envelope.objects.filter(kind="influence.recommendation_sent").count()
    with pytest.raises(AlreadyDone):
        services.send_to_council(actor=room.chair, recommendation_id=recommendation.id)
    assert len(payloads("recommendation.sent")) == 1
    assert Envelope.objects.filter(kind="influence.recommendation_sent").count() == letters


def test_sending_starts_each_clock_and_tells_who_must_answer():
    with time_machine.travel(dt.datetime(2026, 4, 17, 10, tzinfo=dt.UTC), tick=False):
        room = a_room()
        recommendation = sent(room)
    assert payloads("recommendation.sent") == [
        {"panel": "marlshire", "issue": 1, "number": 1, "parts": 3, "due_on": "2026-05-18"}
    ]
    first = part(recommendation)
    assert (first.due_on, first.days, first.asked_title) == (dt.date(2026, 5, 18), 20, "Head of Adult Social Care")
    assert recommendation.acknowledge_by == dt.date(2026, 4, 24)
    assert told("influence.recommendation_sent") == {room.manager.person_id, room.lead.person_id}


def test_nothing_is_sent_without_a_decision(room):
    draft = a_draft(room)
    for who in (room.chair, room.facilitator):
        with pytest.raises((WrongState, NotAllowed)):
            services.send_to_council(actor=who, recommendation_id=draft.id)
    assert Recommendation.objects.get(id=draft.id).number is None


def test_a_decision_of_another_panel_agrees_nothing(room):
    draft = a_draft(room)
    other = a_room("northshire")
    with pytest.raises(NotFound):
        services.agree_recommendation(
            actor=room.chair, recommendation_id=draft.id, decision_id=a_decision(other.table).id
        )


@pytest.mark.parametrize(
    ("asks", "faulty"),
    [([], {"ask_0"}), ([Ask("", None)], {"ask_0", "post_0"}), ([Ask("x" * 1001, None)], {"ask_0", "post_0"})],
)
def test_a_draft_says_what_it_lacks(room, asks, faulty):
    issue = an_issue(room)
    with pytest.raises(Invalid) as fault:
        services.draft_recommendation(actor=room.chair, issue_id=issue.id, asks=asks)
    assert set(fault.value.faults) == faulty
    assert not Recommendation.objects.exists()


def test_a_draft_stands_in_no_words_and_no_search(room):
    a_draft(room)
    assert not Words.objects.filter(place_kind__in=("part", "recommendation")).exists()


@pytest.mark.parametrize("who", ["member", "manager", "lead"])
def test_who_may_not_draft_agree_or_send(room, who):
    actor = getattr(room, who)
    issue = an_issue(room)
    with pytest.raises((NotAllowed, NotFound)):
        services.draft_recommendation(actor=actor, issue_id=issue.id, asks=[Ask("A", room.table.post.id)])
    recommendation = agreed(room, issue)
    with pytest.raises(NotAllowed):
        services.send_to_council(actor=actor, recommendation_id=recommendation.id)


def test_a_part_s_words_are_those_of_the_day_it_was_agreed(room):
    recommendation = agreed(room)
    with pytest.raises(WrongState):
        services.rewrite_draft(
            actor=room.chair, recommendation_id=recommendation.id, asks=[Ask("Else", room.table.post.id)]
        )
    with pytest.raises(WrongState):
        services.drop_draft(actor=room.chair, recommendation_id=recommendation.id)


# An answer

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


# The path's marks


def test_one_row_per_source_moved_or_withdrawn_by_the_same_call(room):
    issue = an_issue(room)
    meeting = {"meeting": "the panel’s meeting of 3 March"}
    note = {"actor": room.facilitator, "issue_id": issue.id, "source_id": room.panel_id, "kind": own_steps.TALKED}
    services.note_step(**note, payload=meeting, happened_on=as_given("3 March 2027"))
    services.note_step(**note, payload=meeting, happened_on=as_given("10 March 2027"))
    step = Step.objects.get(kind="talked")
    assert step.happened_on.words == "10 March 2027"
    services.note_step(**note, payload=meeting, audience=Audience.NOBODY)
    assert Step.objects.get(kind="talked").audience == "nobody"
    with pytest.raises(BadEntry):
        services.note_step(**note, payload={"name": "Joan"})


def test_what_this_room_notes_itself_nobody_moves_or_withdraws(room):
    issue = an_issue(room)
    for who in (room.manager, room.chair):
        note = {"actor": who, "issue_id": issue.id, "source_id": issue.id, "audience": Audience.NOBODY}
        with pytest.raises(NotAllowed):
            services.note_step(**note, kind=own_steps.RAISED)
        with pytest.raises(NotAllowed):
            services.note_step(**note, kind=own_steps.TALKED, payload={"meeting": "none"})
    assert Step.objects.get().audience == "public"
