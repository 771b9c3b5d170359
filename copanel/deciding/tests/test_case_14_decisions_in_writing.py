"""Case 14, quorum and votes: questions 4 and 6, and the South Australian resolution by e-mail, as they stand there."""

from __future__ import annotations

import pytest

from copanel.deciding import queries, services, tasks
from copanel.deciding.models import Question
from copanel.deciding.states import QuestionState
from copanel.deciding.tests.examples import a_question, a_writing_panel, after_the_end, says, told
from copanel.governance import queries as governance
from copanel.kernel import clock
from copanel.kernel.actor import ANONYMOUS, Side

pytestmark = pytest.mark.django_db


def test_sa_email_resolution_9_members_5_agree_1_against_3_silent_is_valid():
    writing = a_writing_panel(9)
    question = a_question(writing, "most_of_all")
    ada, ben, cora, dan, ella, finn, *_silent = writing.members
    told(writing, question, finn, "against", how="email")
    for member in (ada, ben, cora, dan):
        told(writing, question, member, "for", how="email")
        assert Question.objects.get(id=question.id).state == QuestionState.OPEN
    told(writing, question, ella, "for", how="email")
    question.refresh_from_db()
    assert question.state == QuestionState.DECIDED
    made = governance.decision(question.decision_id, panel_id=writing.panel_id, actor=ANONYMOUS)
    assert made.method == "in_writing"
    (count,) = made.counts
    assert (count.side, count.in_favour, count.against, count.aside) == (Side.USER_LED, 5, 1, 0)


def test_question_4_between_meetings_over_several_days_in_several_formats(on_a_day):
    """Expect: each member's reply, date and format; result takes effect when the threshold is met."""
    writing = a_writing_panel(5)
    question = a_question(writing, "most_of_all")
    ada, ben, cora, dan, _ella = writing.members
    told(writing, question, ada, "for", how="email", shown_as="full_name")
    on_a_day.move_to("2027-03-04 15:00:00+00:00")
    told(writing, question, ben, "against", how="phone", read_back=True, shown_as="full_name")
    on_a_day.move_to("2027-03-08 11:30:00+00:00")
    told(writing, question, cora, "for", how="bsl", shown_as="full_name")
    question.refresh_from_db()
    assert question.state == QuestionState.OPEN
    on_a_day.move_to("2027-03-09 09:15:00+00:00")
    says(question, dan, "for", shown_as="first_name")
    question.refresh_from_db()
    assert question.state == QuestionState.DECIDED
    assert question.ended_at.isoformat() == "2027-03-09T09:15:00+00:00"
    made = governance.decision(question.decision_id, panel_id=writing.panel_id, actor=ANONYMOUS)
    assert made.agreed.day.isoformat() == "2027-03-09"
    assert made.decided.text == "The panel asks for one pay day a month."
    with clock.standing_at(after_the_end(question)):
        page = queries.question(panel=writing.facts, question_id=question.id, actor=writing.members[4])
    assert [(line.position, line.how, line.said_on.isoformat()) for line in page.replies] == [
        ("For it", "by e-mail", "2027-03-03"),
        ("Against it", "by phone", "2027-03-04"),
        ("For it", "in British Sign Language", "2027-03-08"),
        ("For it", "on the page", "2027-03-09"),
    ]


def test_question_6_a_consensus_body_records_no_agreement_chair_to_mediate():
    """Expect: not forced into for or against."""
    writing = a_writing_panel(6)
    question = a_question(writing, "consensus")
    ada, ben, cora, dan, ella, _finn = writing.members
    for member in (ada, ben, cora):
        says(question, member, "for")
    says(question, dan, "talk")
    says(question, ella, "aside")
    services.say_no_agreement(
        actor=writing.chair, question_id=question.id, text="Aisha Rahman mediates, on Friday by phone."
    )
    question.refresh_from_db()
    assert (question.state, question.decision_id) == (QuestionState.NO_AGREEMENT, None)
    page = queries.question(panel=writing.facts, question_id=question.id, actor=ANONYMOUS)
    assert page.end_text == "Aisha Rahman mediates, on Friday by phone."
    (count,) = page.counts
    assert (count.tally.in_favour, count.tally.against, count.tally.aside, count.tally.talk) == (3, 0, 1, 1)
    assert count.tally.silent == 1
    again = a_question(writing, "consensus", follows_id=question.id)
    assert queries.question(panel=writing.facts, question_id=question.id, actor=ANONYMOUS).followed_by == (
        f"/marlshire/deciding/{again.id}/"
    )


def test_question_6_also_when_the_time_runs_out():
    writing = a_writing_panel(6)
    question = a_question(writing, "consensus")
    for member in writing.members[:5]:
        says(question, member, "for")
    says(question, writing.members[5], "against")
    with clock.standing_at(after_the_end(question)):
        tasks.end_what_is_over()
        question.refresh_from_db()
        assert (question.state, question.decision_id) == (QuestionState.NO_AGREEMENT, None)
        needs = queries.needs(actor=writing.chair, panel_id=writing.panel_id)
        assert [need.title for need in needs] == ["Say who mediates: One pay day a month"]
        services.say_no_agreement(actor=writing.chair, question_id=question.id, text="Aisha mediates.")
        assert queries.needs(actor=writing.chair, panel_id=writing.panel_id) == []
