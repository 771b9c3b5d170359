"""Each act: what it leaves, its exact entry, who is told, what it refuses; and that a refusal leaves nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
import time_machine
from django.apps import apps
from django.core.serializers import serialize

from copanel.governance.tests.examples import a_decision, in_office
from copanel.influence import own_steps, queries, services
from copanel.influence.models import Following, Issue, Recommendation, Step
from copanel.influence.services import Ask, Said
from copanel.influence.states import Audience
from copanel.influence.tests.examples import (
    REFUSED,
    a_draft,
    a_held_issue,
    a_room,
    agreed,
    an_issue,
    answer,
    let_through,
    part,
    payloads,
    sent,
    told,
)
from copanel.kernel.actor import ANONYMOUS, SYSTEM, Office
from copanel.kernel.dates import as_given
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, NotFound, WrongState
from copanel.ledger.kinds import BadEntry
from copanel.outbox.models import Envelope
from copanel.people import services as people
from copanel.words import services as words
from copanel.words.models import Words

pytestmark = pytest.mark.django_db


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
