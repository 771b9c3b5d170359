"""What pages read: exact sets, the same number of queries for one row and for many, and nothing that leaks."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from copanel.governance import services as governance
from copanel.influence import own_steps, queries, services
from copanel.influence.models import Issue, RefusalCategory
from copanel.influence.states import Audience
from copanel.influence.tests.examples import (
    ADOPTED,
    LATER,
    REFUSED,
    a_draft,
    a_held_issue,
    agreed,
    an_issue,
    answer,
    let_through,
    part,
    sent,
)
from copanel.kernel.actor import ANONYMOUS, SYSTEM
from copanel.kernel.dates import as_given
from copanel.kernel.errors import NotFound
from copanel.kernel.ids import new_id
from copanel.kernel.working_days import add_working_days
from copanel.words import services as words

pytestmark = pytest.mark.django_db


def counted(read) -> int:
    with CaptureQueriesContext(
        connection,
    ) as found:
        read()
    return len(found)


def the_path(room, number: int = 1, actor=ANONYMOUS):
    return queries.path(panel=room.panel, number=number, actor=actor)


def the_list(room, actor=ANONYMOUS, **asked):
    return queries.issues(panel_id=room.panel_id, slug="marlshire", actor=actor, **asked)


# Budgets


def test_the_path_takes_the_same_queries_however_long_it_is(room):
    answer(room, sent(room, asks=("One thing.",)), A=ADOPTED)
    issue = Issue.objects.get(number=1)
    panel = room.panel
    short = counted(lambda: queries.path(panel=panel, number=1, actor=ANONYMOUS))
    for _again in range(2):
        recommendation = sent(room, issue)
        answer(room, recommendation, A=ADOPTED, B=REFUSED, C=LATER)
        answer(room, recommendation, C=REFUSED)
    for number in range(20):
        services.note_step(
            actor=room.facilitator, issue_id=issue.id, source_id=new_id(), kind=own_steps.TALKED,
            payload={"meeting": f"meeting {number}"}, happened_on=as_given("3 March 2027"),
        )  # fmt: skip
    long = counted(lambda: queries.path(panel=panel, number=1, actor=ANONYMOUS))
    assert long == short <= 10  # with the panel's own two: at most 12


def test_the_list_takes_the_same_queries_for_one_and_for_many(room):
    answer(room, sent(room, an_issue(room)), A=ADOPTED)
    one = counted(lambda: the_list(room))
    for number in range(25):
        an_issue(room, heading=f"Heading {number}")
    answer(room, sent(room, an_issue(room)), A=REFUSED, B=ADOPTED, C=LATER)
    assert counted(lambda: the_list(room)) == one <= 8
    assert counted(lambda: the_list(room, text="pages", stand="raised", page=2)) <= 8


def test_what_needs_you_is_one_query_with_one_for_groups_and_the_headings_three(room):
    for who, most in ((room.chair, 2), (room.facilitator, 1), (room.manager, 4), (room.lead, 4)):
        sent(room)
        a_draft(room)
        assert counted(lambda who=who: queries.needs(actor=who, panel_id=room.panel_id)) <= most
    assert counted(lambda: queries.needs(actor=room.member, panel_id=room.panel_id)) == 0


def test_figures_news_and_owed(room):
    answer(room, sent(room), A=ADOPTED, B=REFUSED)
    assert counted(lambda: queries.figures(panel_id=room.panel_id)) == 1
    assert counted(lambda: queries.newest_answers(panel_id=room.panel_id, slug="m", actor=ANONYMOUS)) <= 5
    assert counted(lambda: queries.owed(panel_id=room.panel_id, slug="m", actor=ANONYMOUS)) <= 5


@pytest.mark.sqlite
def test_no_list_reads_the_whole_table(room):
    """At any size the list and its counts go through an index: the plans of its queries say so."""
    an_issue(room)
    with CaptureQueriesContext(connection) as found:
        the_list(room)
        the_list(room, stand="late")
        the_list(room, stand="raised")
    for query in found.captured_queries:
        if "influence_issue" not in query["sql"]:
            continue
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
            plan = " | ".join(str(row[3]) for row in cursor.fetchall())
        assert "SCAN" not in plan, plan


# What stands where


def test_needs_say_what_to_do(room):
    draft = a_draft(room)
    ready = agreed(room)
    out = sent(room)
    chair = {need.title: need.url for need in queries.needs(actor=room.chair, panel_id=room.panel_id)}
    assert chair == {
        "Say how the panel agreed what to ask for on issue 1": f"/marlshire/issues/1/recommendations/{draft.id}/",
        "Send what the panel agreed on issue 2": f"/marlshire/issues/2/recommendations/{ready.id}/send/",
    }
    [mine] = queries.needs(actor=room.manager, panel_id=room.panel_id)
    assert (mine.title, mine.by) == ("Answer 3 parts of recommendation 1", part(out).due_on)
    assert mine.about == "Issue 3. Letters are hard to read"
    with time_machine.travel(add_working_days(part(out).due_on, 1), tick=False):
        [late] = queries.needs(actor=room.manager, panel_id=room.panel_id)
    assert late.late == "1 working day late."


def test_filters_count_and_narrow(room):
    with time_machine.travel("2026-09-01T10:00:00+00:00", tick=False):
        letters = governance.add_topic(actor=SYSTEM, panel_id=room.panel_id, name="Letters")
        late = an_issue(room, heading="Late")
        sent(room, late)
    with time_machine.travel("2026-11-23T10:00:00+00:00", tick=False):
        waiting, yes, no = (an_issue(room, heading=heading) for heading in ("Waiting", "Yes", "No"))
        services.put_under_topic(actor=room.chair, issue_id=late.id, topic_id=letters.id)
        sent(room, waiting)
        answer(room, sent(room, yes, asks=("One.",)), A=ADOPTED)
        answer(room, sent(room, no, asks=("One.",)), A=REFUSED)
        a_held_issue(room, heading="Held")
        found = the_list(room)
        assert {each.key: each.count for each in found.stands} == {
            "": 4, "waiting": 1, "late": 1, "not_taken": 1, "adopted": 1,
        }  # fmt: skip
        assert [(each.label, each.count) for each in found.topics] == [("Letters", 1)]
        for stand, heading in (("waiting", "Waiting"), ("late", "Late"), ("adopted", "Yes"), ("not_taken", "No")):
            assert [line.heading for line in the_list(room, stand=stand).lines] == [heading]
        assert [line.heading for line in the_list(room, topic=str(letters.id)).lines] == ["Late"]
        assert {line.heading: line.note for line in found.lines}["No"] == "Kind of reason: Money."
        assert "held" not in str(found).lower()


def test_pages_of_twenty(room):
    for number in range(21):
        an_issue(room, heading=f"Heading {number}")
    first, second = the_list(room), the_list(room, page=2)
    assert (len(first.lines), len(second.lines), first.pages, first.total) == (20, 1, 2, 21)
    assert the_list(room, page=99).page == 2


def test_late_is_worked_out_and_written_nowhere(room):
    with time_machine.travel("2026-09-01T10:00:00+00:00", tick=False):
        recommendation = sent(room)
    due = part(recommendation).due_on
    with time_machine.travel(dt.datetime.combine(due, dt.time(12), tzinfo=dt.UTC), tick=False):
        assert [each.late_by for each in the_path(room).parts] == [0, 0, 0]
    with time_machine.travel(dt.datetime.combine(due, dt.time(12), tzinfo=dt.UTC) + dt.timedelta(1), tick=False):
        page = the_path(room)
        assert [each.late_by for each in page.parts] == [1, 1, 1]
        assert [step.kind for step in page.steps] == ["raised", "agreed", "sent", "late"]
        figures = queries.figures(panel_id=room.panel_id)
        assert (figures.asked, figures.answered, figures.late) == (3, 0, 3)


def test_a_promised_day_that_passed_without_a_word_is_said_wherever_the_promise_is(room):
    recommendation = sent(room, asks=("One.", "Two."))
    answer(room, recommendation, A=replace(ADOPTED, due="30 June 2027"), B=replace(ADOPTED, due="September 2027"))
    said = "Promised by Wednesday 30 June 2027. That day is past. Nobody has said yet that it was done."
    with time_machine.travel("2027-06-30 12:00:00+00:00", tick=False):
        page = the_path(room)
        assert [part.look for part in page.parts] == ["adopted", "adopted"]
        assert [step.kind for step in page.steps if step.state == "late"] == []
        assert page.next[0].startswith("The council promised to do part A")
    with time_machine.travel("2027-07-01 12:00:00+00:00", tick=False):
        page = the_path(room)
        assert [(part.look, part.note) for part in page.parts] == [
            ("late", said), ("adopted", "Promised by September 2027."),
        ]  # fmt: skip
        assert page.parts[0].label == "Adopted, and the day is past"
        assert page.next == (
            "The day that the council promised for part A is past.", "Nobody has said yet that it was done.",
        )  # fmt: skip
        [late] = [step for step in page.steps if step.state == "late"]
        assert (late.sentence, late.on) == (said, dt.date(2027, 6, 30))
        [line] = the_list(room).lines
        assert (line.look, line.label, line.note) == ("late", "Adopted, and the day is past", said)
        yes, _no = queries.newest_answers(panel_id=room.panel_id, slug="marlshire", actor=ANONYMOUS)
        assert (yes.past, yes.look) == (True, "late")
    with time_machine.travel("2027-07-02 12:00:00+00:00", tick=False):
        answer(room, recommendation, A=replace(ADOPTED, due="1 December 2027"))
        assert [part.look for part in the_path(room).parts] == ["adopted", "adopted"]


def test_figures_have_honest_denominators(room):
    answer(room, sent(room), A=ADOPTED, B=REFUSED)
    figures = queries.figures(panel_id=room.panel_id)
    assert (figures.asked, figures.recommendations, figures.answered, figures.on_time) == (3, 1, 2, 2)
    assert (figures.said_yes, figures.said_no, figures.waiting, figures.undated) == (1, 1, 1, 0)
    before = queries.figures(panel_id=room.panel_id, until_on=dt.date(2020, 1, 1))
    assert before.asked == 0


def test_newest_yes_and_newest_no(room):
    answer(room, sent(room), A=ADOPTED, B=REFUSED)
    yes, no = queries.newest_answers(panel_id=room.panel_id, slug="marlshire", actor=ANONYMOUS)
    assert (yes.letter, yes.look, yes.promised) == ("A", "adopted", "Wednesday 30 June 2027")
    assert (no.letter, no.category, no.reason) == ("B", "Money", "There is no budget for it this year.")
    assert queries.newest_answers(panel_id=new_id(), slug="x", actor=ANONYMOUS) == (None, None)


def test_a_step_that_the_public_may_not_see_is_not_on_the_path(room):
    issue = an_issue(room)
    for audience in Audience:
        services.note_step(
            actor=room.facilitator, issue_id=issue.id, source_id=new_id(), kind=own_steps.TALKED,
            payload={"meeting": f"for {audience}"}, audience=audience,
        )  # fmt: skip
    said = [step.sentence for step in the_path(room).steps if step.kind == "talked"]
    assert said == ["At for public."]


def test_what_is_not_public_is_not_found(room):
    a_held_issue(room)
    with pytest.raises(NotFound):
        the_path(room, 1)
    draft = a_draft(room)
    for reader in (ANONYMOUS, room.manager, room.lead):
        with pytest.raises(NotFound):
            queries.draft(panel=room.panel, actor=reader, recommendation_id=draft.id)
        assert the_path(room, 1, reader).parts == ()
        assert the_path(room, 1, reader).drafts == ()
    assert [each.id for each in the_path(room, 1, room.member).drafts] == [draft.id]


def test_taken_down_words_take_the_heading_from_list_and_path(room):
    issue = let_through(room, a_held_issue(room, heading="My husband hits me"))
    words.someone_at_risk(actor=room.facilitator, words_id=issue.words_id, what="Help.")
    assert the_path(room).heading == "Issue 1"
    assert [line.heading for line in the_list(room).lines] == ["Issue 1"]
    assert the_list(room, text="husband").total == 0


def test_easy_read_shows_easy_words_and_labels(room):
    issue = services.raise_issue(
        actor=room.member,
        panel_id=room.panel_id,
        said=services.Said("Letters", "Six pages.", easy_text="They are long."),
    )
    answer(room, sent(room, issue, asks=("One.",)), A=REFUSED)
    with translation.override("en-easy"):
        page = the_path(room)
    assert (page.words.text, page.has_easy) == ("They are long.", True)
    assert page.parts[0].label == "The council said no"


def test_a_search_puts_the_best_match_first_and_can_be_asked_for_the_newest(room):
    with time_machine.travel("2026-09-01T10:00:00+00:00", tick=False):
        about = an_issue(
            room, heading="The ramp at the library", text="The ramp is steep. A ramp like this helps nobody."
        )
    long = "We talked of buses, of lunch, of the hall and of the weather for a long time. " * 8
    in_passing = an_issue(room, heading="Our outing", text=f"{long} There was a ramp. {long}")
    an_issue(room, heading="Other things", text="Nothing of the kind.")
    found = the_list(room, text="ramp")
    assert (found.best_first, [line.number for line in found.lines]) == (True, [about.number, in_passing.number])
    newest = the_list(room, text="ramp", newest_first=True)
    assert (newest.best_first, [line.number for line in newest.lines]) == (False, [in_passing.number, about.number])
    assert not the_list(room).best_first


def test_a_search_that_fits_very_many_is_put_in_the_order_of_steps(room, monkeypatch):
    for number in range(3):
        an_issue(room, heading=f"Ramp {number}")
    monkeypatch.setattr("copanel.influence.queries.listing.RANKED", 2)
    found = the_list(room, text="ramp")
    assert (found.best_first, [line.number for line in found.lines]) == (False, [3, 2, 1])


def test_search_finds_the_issue_by_whatever_was_said_on_its_path(room):
    answer(room, sent(room), A=ADOPTED, B=REFUSED)
    for said in ("letters", "pages", "format", "budget", "rewritten OR written"):
        assert the_list(room, text=said.split()[0]).total == 1 or said.startswith("rewritten")
    assert the_list(room, text="hippopotamus").total == 0


def test_in_easy_read_the_other_parts_are_counted_in_whole_sentences(room):
    answer(room, sent(room), A=ADOPTED, B=REFUSED)
    with translation.override("en-easy"):
        found = queries.issues(panel_id=room.panel_id, slug="marlshire", actor=ANONYMOUS)
    others = found.lines[0].others
    assert "The council said no: 1." in others
    assert "1 the council" not in others


def test_no_kind_of_reason_says_its_name_twice_in_easy_read():
    for kind in RefusalCategory.objects.all():
        assert not kind.easy_gloss.startswith(f"{kind.easy_label}."), kind.code


def test_a_promise_whose_day_passed_is_said_beside_what_is_owed_still(room):
    recommendation = sent(room, asks=("One.", "Two."))
    answer(room, recommendation, A=replace(ADOPTED, due="30 June 2027"))
    with time_machine.travel("2027-08-02 12:00:00+00:00", tick=False):
        said = " ".join(the_path(room).next)
    assert "still owes an answer to part B" in said
    assert "promised for part A is past" in said
