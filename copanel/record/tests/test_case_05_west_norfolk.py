"""Case 05, one toilet and five meetings: the questions about its path, asked of the real record on its real page.

The questions about minutes, budgets and attendance wait for the rooms that will own them.
"""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from copanel.governance import queries as governance
from copanel.governance.models import Occasion
from copanel.influence import queries as influence
from copanel.influence import services as influence_services
from copanel.influence.models import Answer, Issue, Part, Promise, Recommendation, Step
from copanel.influence.states import Audience, IssueState
from copanel.kernel.actor import ANONYMOUS, SYSTEM, Actor, Held, Office, Side
from copanel.kernel.dates import Kind
from copanel.kernel.errors import CopanelError
from copanel.kernel.ids import new_id
from copanel.record import queries, services
from copanel.record.models import Entered
from copanel.record.reader import read, read_text
from copanel.record.step_wording import VIEW
from copanel.record.tests.examples import GOOD

pytestmark = pytest.mark.django_db
PATH = "/west-norfolk/issues/1/"


@pytest.fixture(autouse=True)
def loaded(west_norfolk) -> None:
    services.load(actor=SYSTEM, record=read(west_norfolk))


def shown(address: str = PATH) -> str:
    """What the page says to somebody who is not signed in."""
    page = Client().get(address)
    assert page.status_code == 200
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page.content.decode())))


def path():
    return influence.path(panel=governance.panel(slug="west-norfolk"), number=1, actor=ANONYMOUS)


def test_question_1_one_thread_over_three_meetings_carried_over_twice():
    assert Issue.objects.count() == 1
    meetings = [step for step in path().steps if step.kind in ("record_met", "record_carried")]
    assert [step.citation.split(",")[0] for step in meetings] == [
        "Minutes of the forum (MId 1637)",
        "Minutes of the forum (MId 1638)",
        "Minutes of the forum's annual general meeting (MId 1639)",
    ]
    assert [Step.objects.get(kind=step.kind, citation=step.citation).payload.get("carried") for step in meetings] == [
        None, 1, 2
    ]  # fmt: skip
    assert "Times carried over so far: 2." in shown()


def test_question_1_the_order_is_the_documents():
    assert [step.kind for step in path().steps if step.state != "todo"] == [
        "raised", "record_met", "record_carried", "sent", "record_carried", "answered", "answered", "record_view"
    ]  # fmt: skip
    # 17 March 2017 and "2017": nothing says which was first, so nothing is moved and no doubt is raised.
    assert path().doubts == ()


def test_question_2_four_part_answers():
    answers = Answer.objects.order_by("part__letter").values_list("part__letter", "kind_id", "category_id")
    assert list(answers) == [
        ("A", "adopted", None),
        ("B", "not_taken", "money"),
        ("C", "under_consideration", None),
        ("D", "another_way", "not_stated"),
    ]
    assert [part.by_answer for part in Part.objects.order_by("letter")] == [False, False, False, True]
    page = shown()
    for label in ("Adopted", "Not taken forward", "Being looked at", "Done another way"):
        assert label in page


def test_question_2_it_is_not_closed_and_nobody_closes_it_as_done():
    issue = Issue.objects.get()
    assert issue.state == IssueState.OPEN
    assert Recommendation.objects.get().state != "answered"  # part C still waits
    officer = Actor(
        person_id=new_id(),
        held=(Held(id=new_id(), office=Office.MANAGER, panel_id=issue.panel_id, side=Side.AUTHORITY),),
    )
    with pytest.raises(CopanelError):
        influence_services.close_issue(actor=officer, issue_id=issue.id, reason="Done")


def test_question_3_at_the_next_redecoration_is_a_due_date_without_a_day():
    promise = Promise.objects.get()
    assert promise.part.letter == "A"
    assert (promise.due.words, promise.due_by, promise.due.day) == ("at the next redecoration", None, None)
    assert promise.occasion == Occasion.objects.get(words="the next redecoration of the bus station toilets")
    assert promise.occasion.happened_on is None
    panel = governance.panel(slug="west-norfolk")
    assert promise.occasion_id in {each.id for each in governance.occasions_awaited(panel.id)}
    assert "The source gives this time for it: at the next redecoration. It says no more." in shown()


def test_question_4_actions_given_to_someone_who_was_not_there_say_so():
    page = shown()
    assert "To do, by Officer A, who was not there: See with others if contrast tape can be used." in page
    assert "To do, by the Chair: Speak to the portfolio holder." in page
    actions = Step.objects.get(kind="record_met").payload["actions"]
    assert [(action["to"], action["absent"]) for action in actions] == [
        ("the Chair", False), ("Officer A", True), ("Officer A", True), ("Officer A and the Chair", False)
    ]  # fmt: skip


def test_question_7_who_never_replies_stands_as_waiting_without_a_made_up_lateness():
    """On a made-up record, since the real one tells of no unanswered part: part C has none."""
    services.load(actor=SYSTEM, record=read_text(GOOD, "x.json"))
    panel = governance.panel(slug="east-marlshire")
    found = influence.path(panel=panel, number=1, actor=ANONYMOUS)
    unanswered = next(part for part in found.parts if part.letter == "C")
    assert unanswered.waits
    assert (unanswered.late_by, unanswered.due_on) == (0, None)
    assert "none in this record" in "\n".join(
        queries.plan(read_text(GOOD.replace("east-marlshire", "new"), "x.json")).lines()
    )


def test_question_8_seats_end_at_the_annual_general_meeting_not_on_a_day():
    seats = Entered.objects.get(key="seats/non-council-seats").aside
    assert seats["until"] == {"words": "until the next Annual General Meeting", "occasion": "agm-2016"}
    assert seats["number"] == 10
    said = shown("/west-norfolk/record-file/")
    assert "When it ends, in the words of the source: until the next Annual General Meeting" in said


def test_question_9_the_panels_own_view_stands_beside_the_answers():
    steps = path().steps
    view = next(step for step in steps if step.kind == "record_view")
    assert (view.side, view.when) == (Side.USER_LED, "17 March 2017")
    assert "may as well disband" in view.sentence
    assert "tick a box" in shown()


@pytest.mark.parametrize("office", [Office.MANAGER, Office.ENGAGEMENT_LEAD, Office.FUNDER_CONTACT])
def test_question_9_the_council_cannot_change_it(office, dump):
    """Whatever a council office may note on a path, what a record said stays: no act reaches another source's step."""
    issue = Issue.objects.get()
    view = Step.objects.get(kind="record_view")
    actor = Actor(
        person_id=new_id(), held=(Held(id=new_id(), office=office, panel_id=issue.panel_id, side=Side.AUTHORITY),)
    )
    before = dump()["influence_step"]
    with pytest.raises(CopanelError):
        influence_services.note_step(
            actor=actor,
            issue_id=issue.id,
            source_id=view.source_id,
            kind=VIEW,
            payload={"by": "nobody", "text": {"text": "All is well.", "easy": ""}},
            audience=Audience.NOBODY,
        )
    assert dump()["influence_step"] == before


def test_no_rate_and_no_date_is_made_up():
    figures = influence.figures(panel_id=governance.panel(slug="west-norfolk").id)
    assert figures is not None
    for row in (*Issue.objects.all(), *Recommendation.objects.all()):
        when = row.raised_on if isinstance(row, Issue) else row.sent_on
        assert (when.kind, when.earliest, when.latest) == (Kind.UNKNOWN, None, None)
    assert not Part.objects.exclude(sent_day=None).exists()
    assert not Part.objects.exclude(due_on=None).exists()
    assert not Part.objects.exclude(answered_on=None).exists()


def test_what_the_source_does_not_state_is_shown_as_such():
    assert shown().count("Not stated by the source") >= 5


def test_nobody_is_named():
    """The minutes name people; the record does not."""
    page = shown() + shown("/west-norfolk/record-file/") + shown("/west-norfolk/")
    assert "Officer A" in page
    assert not re.search(r"\b(Mr|Mrs|Ms|Miss|Cllr|Councillor) [A-Z]", page)
