"""An issue goes up from a group, and the answer comes down; a panel takes another's place, and open issues move."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from copanel.conversations import queries as conversations
from copanel.conversations import services as talk
from copanel.governance import queries as governance
from copanel.governance import services as panels
from copanel.governance.models import Panel
from copanel.governance.tests.examples import a_decision
from copanel.influence import queries, services
from copanel.influence.models import Carried, Issue, Part, Recommendation, Step
from copanel.influence.services import Ask, Said
from copanel.influence.tests.examples import (
    ADOPTED,
    Room,
    a_room,
    agreed,
    an_issue,
    answer,
    just_signed_in,
    payloads,
    sent,
    told,
)
from copanel.kernel import clock
from copanel.kernel.actor import ANONYMOUS, SYSTEM, Actor, Office
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, NotFound, WrongState
from copanel.kernel.ids import new_id
from copanel.organisations.tests.examples import LONG_AGO
from copanel.words.states import Space

pytestmark = pytest.mark.django_db
BOTH = {Space.PUBLIC: 1, Space.USER_LED: 1}


@pytest.fixture
def board() -> Room:
    return a_room("board")


@pytest.fixture
def group() -> Room:
    return a_room("group")


def joined(group: Room, board: Room) -> None:
    asked = panels.ask_to_join(actor=group.chair, panel_id=group.panel_id, parent_id=board.panel_id)
    panels.take_in(actor=board.chair, belonging_id=asked.id)


def passed_up(group: Room, board: Room, issue: Issue | None = None) -> tuple[Issue, Carried]:
    joined(group, board)
    issue = issue or an_issue(group)
    return issue, services.carry_up(actor=group.chair, issue_id=issue.id, why="It is the same in every town.")


def taken_up(group: Room, board: Room) -> Issue:
    issue, row = passed_up(group, board)
    services.take_up(actor=board.chair, carried_id=row.id)
    return issue


def sent_by(asker: Room, issue: Issue) -> Recommendation:
    """The panel that took it on drafts, agrees and sends a recommendation on it."""
    draft = services.draft_recommendation(
        actor=asker.chair, issue_id=issue.id, asks=[Ask("Mend every stop.", asker.table.post.id)],
        panel_id=asker.panel_id,
    )  # fmt: skip
    services.agree_recommendation(actor=asker.chair, recommendation_id=draft.id, decision_id=a_decision(asker.table).id)
    return services.send_to_council(actor=asker.chair, recommendation_id=draft.id)


def page_of(group: Room, issue: Issue, actor: Actor = ANONYMOUS):
    return queries.path(panel=group.panel, number=Issue.objects.get(id=issue.id).number, actor=actor)


def listed(room: Room) -> list:
    return list(queries.issues(panel_id=room.panel_id, slug=room.table.slug, actor=ANONYMOUS).lines)


def test_case_27_question_7_an_issue_raised_in_a_local_group_goes_up_and_the_answer_comes_down(board):
    groups = [a_room(f"group-{number}") for number in range(5)]
    for each in groups:
        joined(each, board)
    assert [each.slug for each in governance.groups(board.panel_id)] == [f"group-{number}" for number in range(5)]
    group = groups[2]
    assert [(each.slug, each.is_parent) for each in governance.groups(group.panel_id)] == [("board", True)]
    issue = an_issue(group)
    number = issue.number
    row = services.carry_up(actor=group.chair, issue_id=issue.id, why="It is the same in every town.")
    assert listed(board) == []
    services.take_up(actor=board.chair, carried_id=row.id)
    (line,) = listed(board)
    assert (line.from_panel, line.url, line.number) == (group.panel.name, f"/group-2/issues/{number}/", number)
    recommendation = sent_by(board, issue)
    assert Recommendation.objects.get().panel_id == board.panel_id
    assert Part.objects.get().panel_id == board.panel_id
    assert payloads("recommendation.sent")[-1]["panel"] == "group-2"
    services.save_draft(actor=board.manager, part_id=Part.objects.get().id, draft=ADOPTED)
    services.sign_answers(
        actor=just_signed_in(board.manager), recommendation_id=recommendation.id, points_to_person=False
    )
    page = page_of(group, issue)
    assert [step.kind for step in page.steps if step.state in ("past", "now")] == [
        "raised", "carried_up", "taken_up", "agreed", "sent", "answered",
    ]  # fmt: skip
    assert page.number == number
    assert board.panel.name in next(step.title for step in page.steps if step.kind == "sent")
    assert listed(board)[0].look == listed(group)[0].look == "adopted"
    assert told("influence.answer_signed") >= {
        group.chair.person_id,
        group.facilitator.person_id,
        board.chair.person_id,
    }
    assert queries.figures(panel_id=board.panel_id).asked == 1
    assert queries.figures(panel_id=group.panel_id).asked == 0
    yes, _no = queries.newest_answers(panel_id=board.panel_id, slug="board", actor=ANONYMOUS)
    assert yes.url == f"/group-2/issues/{number}/"
    # The other groups have nothing of it.
    assert all(listed(each) == [] for each in groups if each is not group)


def test_case_14_question_9_a_suspended_committee_is_followed_by_one_with_the_same_people(group, board):
    """History is linked, open issues move, clocks run on and duties stay with the same posts."""
    issue = an_issue(group)
    recommendation = sent(group, issue)
    due = Part.objects.filter(recommendation=recommendation).values_list("due_on", flat=True).first()
    over = an_issue(group, heading="Mended already")
    services.close_issue(actor=group.chair, issue_id=over.id, reason="It was mended.")
    panels.suspend_panel(
        actor=group.chair, panel_id=group.panel_id, reason="We stop to put our rules right.",
        decision_id=a_decision(group.table).id,
    )  # fmt: skip
    with pytest.raises(WrongState):
        an_issue(group)
    # The same people chair the new one.
    panels.appoint(actor=SYSTEM, panel_id=board.panel_id, person_id=group.chair.person_id, office=Office.CO_CHAIR)
    chair = governance.actor_for(person_id=group.chair.person_id)
    panels.replace_panel(
        actor=chair, panel_id=group.panel_id, by_panel_id=board.panel_id, reason="The new board goes on with it.",
        decision_id=a_decision(group.table).id,
    )  # fmt: skip
    assert [each.kind for each in governance.changes(group.panel_id, actor=ANONYMOUS)] == ["replaced", "suspended"]
    assert governance.changes(group.panel_id, actor=ANONYMOUS)[0].by_slug == "board"
    assert governance.changes(board.panel_id, actor=ANONYMOUS)[0].of_slug == "group"
    (line,) = listed(board)
    assert (line.from_panel, line.url) == (group.panel.name, f"/group/issues/{issue.number}/")
    assert {each.id for each in listed(group)} == {issue.id, over.id}
    assert page_of(group, issue).steps[-2].kind == "moved" or "moved" in [s.kind for s in page_of(group, issue).steps]
    assert payloads("issue.moved") == [{"panel": "group", "number": issue.number, "to": board.panel.name}]
    # Its clock runs on, and the same post answers.
    assert Part.objects.filter(recommendation=recommendation).values_list("due_on", flat=True).first() == due
    answer(group, recommendation, A=ADOPTED, B=ADOPTED, C=ADOPTED)
    assert Recommendation.objects.get(id=recommendation.id).state == "answered"
    # The new panel asks on it from now on, the old one does not.
    with pytest.raises(WrongState):
        services.draft_recommendation(actor=chair, issue_id=issue.id, asks=[Ask("More.", group.table.post.id)])
    assert sent_by(board, issue).panel_id == board.panel_id


def test_an_issue_is_passed_up_once_and_only_to_the_panel_above(group, board):
    issue = an_issue(group)
    with pytest.raises(WrongState):
        services.carry_up(actor=group.chair, issue_id=issue.id, why="Please.")
    issue, row = passed_up(group, board, issue)
    assert row.panel_id == board.panel_id
    assert told("influence.issue_carried_up") == {board.chair.person_id}
    with pytest.raises(AlreadyDone):
        services.carry_up(actor=group.chair, issue_id=issue.id, why="Again.")
    services.close_issue(actor=group.chair, issue_id=(other := an_issue(group)).id, reason="Done.")
    with pytest.raises(WrongState):
        services.carry_up(actor=group.chair, issue_id=other.id, why="Closed.")
    assert Carried.objects.count() == 1


def test_a_facilitator_passes_up_on_a_decision_of_the_group_alone(group, board):
    joined(group, board)
    issue = an_issue(group)
    for decision_id in (None, new_id(), a_decision(board.table).id):
        with pytest.raises((NotAllowed, Invalid)):
            services.carry_up(actor=group.facilitator, issue_id=issue.id, why="So.", decision_id=decision_id)
    services.carry_up(actor=group.facilitator, issue_id=issue.id, why="So.", decision_id=a_decision(group.table).id)
    assert Carried.objects.get().decision.panel_id == group.panel_id


@pytest.mark.parametrize("who", ["member", "manager", "lead"])
def test_nobody_else_passes_up_takes_on_or_gives_back(group, board, who):
    issue, row = passed_up(group, board)
    for room in (group, board):
        with pytest.raises(NotAllowed):
            services.carry_up(actor=getattr(room, who), issue_id=issue.id, why="So.")
        with pytest.raises(NotAllowed):
            services.take_up(actor=getattr(room, who), carried_id=row.id)
        with pytest.raises(NotAllowed):
            services.give_back(actor=getattr(room, who), carried_id=row.id, reason="No.")
    for act in (services.take_up, services.give_back):
        more = {"reason": "No."} if act is services.give_back else {}
        with pytest.raises(NotAllowed):
            act(actor=group.chair, carried_id=row.id, **more)
        with pytest.raises(NotFound):
            act(actor=board.chair, carried_id=new_id(), **more)
    assert Carried.objects.get().state == "asked"


def test_given_back_stays_with_the_group_with_the_reason_and_may_come_again(group, board):
    issue, row = passed_up(group, board)
    with pytest.raises(Invalid):
        services.give_back(actor=board.chair, carried_id=row.id, reason=" ")
    services.give_back(actor=board.chair, carried_id=row.id, reason="Your own council can mend this.")
    step = next(step for step in page_of(group, issue).steps if step.kind == "given_back")
    assert step.said.text == "Your own council can mend this."
    assert listed(board) == []
    assert told("influence.carried_answered") == {group.chair.person_id, group.facilitator.person_id}
    for act in (services.take_up, lambda **k: services.give_back(reason="No.", **k)):
        with pytest.raises(WrongState):
            act(actor=board.chair, carried_id=row.id)
    again = services.carry_up(actor=group.chair, issue_id=issue.id, why="They said no.")
    services.take_up(actor=board.chair, carried_id=again.id)
    with pytest.raises(WrongState):
        services.give_back(actor=board.chair, carried_id=again.id, reason="Changed our mind.")


def test_theorem_6_what_the_group_says_among_itself_stays_the_groups(group, board):
    """Neither the board's user-led side nor its council comes to the group's own thread, and no draft leaks."""
    issue = taken_up(group, board)
    inside = conversations.threads(actor=group.chair, place_id=issue.id, pages=BOTH)[Space.USER_LED]
    talk.post_message(actor=group.member, thread_id=inside.id, text="Between us: the manager is new.")
    for outsider in (board.chair, board.member, board.facilitator, board.manager, board.lead, ANONYMOUS):
        assert Space.USER_LED not in conversations.threads(actor=outsider, place_id=issue.id, pages=BOTH)
        with pytest.raises(NotFound):
            talk.post_message(actor=outsider, thread_id=inside.id, text="Let me in.")
    draft = services.draft_recommendation(
        actor=board.chair, issue_id=issue.id, asks=[Ask("Mend.", board.table.post.id)], panel_id=board.panel_id
    )
    own = services.draft_recommendation(actor=group.chair, issue_id=issue.id, asks=[Ask("Paint.", group.table.post.id)])
    assert [each.id for each in page_of(group, issue, board.member).drafts] == [draft.id]
    assert [each.id for each in page_of(group, issue, group.member).drafts] == [own.id]
    for stranger in (board.manager, group.manager, ANONYMOUS):
        assert page_of(group, issue, stranger).drafts == ()
        with pytest.raises(NotFound):
            queries.draft(panel=group.panel, actor=stranger, recommendation_id=draft.id)
    with pytest.raises(NotFound):
        queries.draft(panel=group.panel, actor=group.chair, recommendation_id=draft.id)
    assert queries.draft(panel=group.panel, actor=board.chair, recommendation_id=draft.id).panel_id == board.panel_id


def test_a_panel_that_did_not_take_an_issue_on_asks_nothing_on_it(group, board):
    issue, _row = passed_up(group, board)
    elsewhere = a_room("elsewhere")
    for asker in (board, elsewhere):
        with pytest.raises(NotFound):
            services.draft_recommendation(
                actor=asker.chair, issue_id=issue.id, asks=[Ask("Mend.", asker.table.post.id)],
                panel_id=asker.panel_id,
            )  # fmt: skip
    with pytest.raises(NotFound):
        queries.panel_taking_on(issue_id=issue.id, slug="board")


def test_one_number_means_one_recommendation_on_an_issue_of_two_panels(group, board):
    sent(board)
    issue = taken_up(group, board)
    assert sent_by(board, issue).number == 2
    first, second = sent(group, issue), sent(group, issue)
    assert (first.number, second.number) == (1, 3)
    page = queries.answer_page(panel=group.panel, actor=board.manager, issue=issue.number, number=2)
    assert page.id == Recommendation.objects.get(panel_id=board.panel_id, issue=issue).id
    with pytest.raises(NotFound):
        queries.answer_page(panel=group.panel, actor=board.manager, issue=issue.number, number=1)


def test_a_group_that_left_is_not_asked_for_what_it_carried_up(group, board):
    issue = taken_up(group, board)
    belonging = governance.groups(group.panel_id)[0].belonging_id
    panels.leave_group(actor=group.chair, belonging_id=belonging)
    assert governance.groups(board.panel_id) == []
    assert listed(board)[0].id == issue.id
    assert sent_by(board, issue).panel_id == board.panel_id


def test_taking_on_fails_whole(group, board):
    """Where the panel takes nothing new, neither a step nor an entry is left."""
    issue, row = passed_up(group, board)
    Panel.objects.filter(id=board.panel_id).update(state="suspended")
    before = Step.objects.count()
    with pytest.raises(WrongState):
        services.take_up(actor=board.chair, carried_id=row.id)
    assert Step.objects.count() == before
    assert payloads("issue.taken_up") == []
    assert Issue.objects.get(id=issue.id).state == "open"


def test_a_list_of_carried_issues_costs_what_one_costs(group, board):
    joined(group, board)
    counts = []
    for issues in (1, 8):
        while Carried.objects.count() < issues:
            issue = services.raise_issue(
                actor=group.member, panel_id=group.panel_id, said=Said(heading="A bus", text="No bus.")
            )
            row = services.carry_up(actor=group.chair, issue_id=issue.id, why="So.")
            services.take_up(actor=board.chair, carried_id=row.id)
        with CaptureQueriesContext(connection) as found:
            listed(board)
        counts.append(len(found))
    assert counts[0] == counts[1] <= 11


def test_what_needs_the_chairs_of_the_panel_above(group, board):
    issue, row = passed_up(group, board)
    needs = queries.needs(actor=board.chair, panel_id=board.panel_id)
    assert [each.url for each in needs] == [f"/group/issues/{issue.number}/passed-up/{row.id}/"]
    assert queries.needs(actor=board.facilitator, panel_id=board.panel_id) == []
    services.take_up(actor=board.chair, carried_id=row.id)
    assert queries.needs(actor=board.chair, panel_id=board.panel_id) == []


def test_a_draft_agreed_before_the_panel_was_suspended_is_not_sent_from_it(group):
    recommendation = agreed(group)
    panels.suspend_panel(
        actor=group.chair, panel_id=group.panel_id, reason="A rest.", decision_id=a_decision(group.table).id
    )
    with pytest.raises(WrongState):
        services.send_to_council(actor=group.chair, recommendation_id=recommendation.id)
    panels.take_up_panel(actor=group.chair, panel_id=group.panel_id, reason="We are back.")
    assert services.send_to_council(actor=group.chair, recommendation_id=recommendation.id).number == 1


def test_the_day_is_the_first_of_a_group(group, board):
    """A group joins from a day; before it nothing goes up."""
    asked = panels.ask_to_join(actor=group.chair, panel_id=group.panel_id, parent_id=board.panel_id)
    panels.take_in(actor=SYSTEM, belonging_id=asked.id, from_on=LONG_AGO)
    assert governance.parent_of(group.panel_id) == board.panel_id
    assert governance.groups(group.panel_id, day=clock.today())[0].since == LONG_AGO
