"""A published record comes in by one door: dates as given, its own order, what it does not state said so."""

from __future__ import annotations

import pytest

from copanel.influence import own_steps, queries, services
from copanel.influence.models import Answer, Issue, Promise
from copanel.influence.services import AnswerRecord, AskedRecord, IssueRecord, NotedRecord, PartRecord, SignedRecord
from copanel.kernel.actor import ANONYMOUS, SYSTEM
from copanel.kernel.dates import as_given, at_occasion
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed
from copanel.kernel.ids import new_id

pytestmark = pytest.mark.django_db
SOURCE = "Minutes of the forum, item 4"


def a_record(**changed) -> IssueRecord:
    asked, contrast, door = new_id(), new_id(), new_id()
    told = {
        "id": new_id(),
        "heading": "The toilets at the station",
        "text": "The door and the frame have one colour.",
        "raised_on": as_given("before 25 March 2016", quoted=True),
        "citation": SOURCE,
        "path": (
            AskedRecord(
                id=asked,
                sent_on=as_given("early 2017", quoted=True),
                citation=SOURCE,
                parts=(
                    PartRecord(contrast, "Show the door by colour."),
                    PartRecord(door, "Change the door.", by_answer=True),
                ),
            ),
            NotedRecord(
                new_id(), own_steps.TALKED, SOURCE, {"meeting": "the meeting after"}, as_given("2016", quoted=True)
            ),
            SignedRecord(
                id=new_id(),
                recommendation_id=asked,
                signed_on=as_given("2017", quoted=True),
                citation=SOURCE,
                answers=(
                    AnswerRecord(
                        new_id(), contrast, "adopted", "At the next redecoration.", promised=True,
                        due=at_occasion("at the next redecoration"),
                    ),
                    AnswerRecord(new_id(), door, "not_taken", category="money", reason="The cost is not justified."),
                ),
            ),
        ),
    }  # fmt: skip
    return IssueRecord(**told | changed)


def entered(room, told: IssueRecord) -> queries.PathPage:
    services.enter_from_record(actor=SYSTEM, panel_id=room.panel_id, told=told)
    return queries.path(panel=room.panel, number=1, actor=ANONYMOUS)


def test_the_order_is_the_record_s_own_and_what_contradicts_it_is_said(room):
    page = entered(room, a_record())
    assert [step.kind for step in page.steps] == ["raised", "sent", "talked", "answered", "promised"]
    assert [step.when for step in page.steps][:3] == ["before 25 March 2016", "early 2017", "2016"]
    assert len(page.doubts) == 1
    assert page.from_record
    assert all(step.citation == SOURCE for step in page.steps[:4])


def test_what_the_source_does_not_state_is_empty_and_never_made_up(room):
    page = entered(room, a_record())
    refused = next(each for step in page.steps for each in step.answers if each.letter == "B")
    assert (refused.from_record, refused.change, refused.decided_by, refused.decided_on) == (True, None, "", "")
    assert [part.by_answer for part in page.parts] == [False, True]
    assert [part.due_on for part in page.parts] == [None, None]
    figures = queries.figures(panel_id=room.panel_id)
    assert (figures.asked, figures.undated) == (0, 2)


def test_a_kind_of_reason_that_is_not_given_is_not_stated(room):
    told = a_record()
    asked, noted, signed = told.path
    bare = AnswerRecord(new_id(), asked.parts[1].id, "not_taken")
    entered(room, a_record(path=(asked, noted, SignedRecord(
        id=new_id(), recommendation_id=asked.id, signed_on=signed.signed_on, answers=(bare,), citation=SOURCE,
    ))))  # fmt: skip
    assert Answer.objects.get().category_id == "not_stated"


def test_a_promise_hangs_on_its_occasion_without_a_day(room):
    entered(room, a_record())
    promise = Promise.objects.get()
    assert (promise.due.words, promise.due_by, promise.citation) == ("at the next redecoration", None, SOURCE)


def test_a_second_load_changes_nothing(room):
    told = a_record()
    entered(room, told)
    with pytest.raises(AlreadyDone):
        services.enter_from_record(actor=SYSTEM, panel_id=room.panel_id, told=told)
    assert Issue.objects.count() == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"citation": " "},
        {"path": (SignedRecord(new_id(), new_id(), as_given("2017"), (), SOURCE),)},
    ],
)
def test_what_does_not_fit_leaves_nothing(room, changed):
    with pytest.raises(Invalid):
        services.enter_from_record(actor=SYSTEM, panel_id=room.panel_id, told=a_record(**changed))
    assert not Issue.objects.exists()


@pytest.mark.parametrize("who", ["chair", "facilitator", "manager"])
def test_only_the_machine_loads(room, who):
    with pytest.raises(NotAllowed):
        services.enter_from_record(actor=getattr(room, who), panel_id=room.panel_id, told=a_record())
