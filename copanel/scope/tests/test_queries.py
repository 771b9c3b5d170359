"""What pages are made of: the list, one matter, what needs someone, and that a hundred cost what one costs."""

from __future__ import annotations

import datetime as dt

import pytest

from copanel.governance import queries as governance
from copanel.kernel.actor import ANONYMOUS
from copanel.kernel.errors import NotFound
from copanel.scope import queries, services
from copanel.scope.states import Level
from copanel.scope.tests.examples import FIXED, LIMITED, OPEN, a_topic, challenged, stated


def panel(room):
    return governance.panel(panel_id=room.panel_id)


def lines(room):
    return {line.name: line for line in queries.topics(panel=panel(room))}


def test_the_list_says_what_was_said_and_what_was_not(room, day):
    a_topic(room.table, "Never")
    asked, late = a_topic(room.table, "Asked"), a_topic(room.table, "Late")
    services.ask(actor=room.chair, panel_id=room.panel_id, about_id=late)
    day.move_to(dt.datetime(2027, 4, 5, 10, tzinfo=dt.UTC))
    services.ask(actor=room.chair, panel_id=room.panel_id, about_id=asked)
    stated(room.table, room.signer, room.topic_id, OPEN)
    challenged(room.chair, stated(room.table, room.signer, room.topic_id, FIXED))
    found = lines(room)
    assert {name: (line.level, line.look) for name, line in found.items()} == {
        "Letters": (Level.FIXED, "fixed"), "Asked": (None, "waiting"), "Never": (None, "unstated"),
        "Late": (None, "unsaid"),
    }  # fmt: skip
    assert found["Letters"].challenged
    assert "challenges" in found["Letters"].note
    assert "Karen Boyd" in found["Letters"].signed
    assert found["Late"].note == "Asked on Wednesday 3 March 2027. 1 working day late."
    assert found["Late"].request.late_by == 1


def test_after_its_day_a_statement_says_that_it_was_so_until_then(room, day):
    stated(room.table, room.signer, room.topic_id, LIMITED)
    assert not lines(room)["Letters"].past
    assert queries.levels(room.panel_id) == {room.topic_id: Level.LIMITED}
    day.move_to(dt.datetime(2028, 4, 3, 10, tzinfo=dt.UTC))
    assert lines(room)["Letters"].past
    assert queries.levels(room.panel_id) == {}
    page = queries.page(panel=panel(room), about_id=room.topic_id, actor=ANONYMOUS)
    limited = next(line for line in page.newest.lines if line.level is Level.LIMITED)
    assert limited.until == "This was until Friday 31 March 2028. That day is past."
    assert page.newest.past


def test_a_page_shows_every_layer_newest_first(room):
    for what in (OPEN, LIMITED, FIXED):
        stated(room.table, room.signer, room.topic_id, what)
    page = queries.page(panel=panel(room), about_id=room.topic_id, actor=ANONYMOUS)
    assert [view.level for view in (page.newest, *page.earlier)] == [Level.FIXED, Level.LIMITED, Level.OPEN]
    assert page.newest.lines[0].why.text == "The law sets it."


def test_a_draft_is_for_those_who_answer(room):
    services.save_draft(actor=room.lead, panel_id=room.panel_id, about_id=room.topic_id, draft=FIXED)
    for actor in (room.manager, room.lead):
        page = queries.say_page(panel=panel(room), about_id=room.topic_id, actor=actor)
        assert page.draft.fixed.why == "The law sets it."
    for actor in (room.chair, room.member, ANONYMOUS):
        with pytest.raises(NotFound):
            queries.say_page(panel=panel(room), about_id=room.topic_id, actor=actor)
        page = queries.page(panel=panel(room), about_id=room.topic_id, actor=actor)
        assert page.newest is None
    assert queries.levels(room.panel_id) == {}


def test_what_needs_whom(room, day):
    services.ask(actor=room.chair, panel_id=room.panel_id, about_id=room.topic_id)
    say = f"{room.url}say/"
    for actor in (room.manager, room.lead):
        assert [(need.url, need.by) for need in queries.needs(actor=actor, panel_id=room.panel_id)] == [
            (say, dt.date(2027, 4, 2))
        ]
    assert queries.needs(actor=room.chair, panel_id=room.panel_id) == []
    waits = challenged(room.chair, stated(room.table, room.signer, room.topic_id, LIMITED))
    assert [need.url for need in queries.needs(actor=room.manager, panel_id=room.panel_id)] == [
        f"{room.url}challenges/{waits.id}/reply/"
    ]
    assert queries.needs(actor=room.lead, panel_id=room.panel_id) == []
    day.move_to(dt.datetime(2028, 4, 3, 10, tzinfo=dt.UTC))
    assert [need.url for need in queries.needs(actor=room.chair, panel_id=room.panel_id)] == [f"{room.url}ask/"]
    services.ask(actor=room.chair, panel_id=room.panel_id, about_id=room.topic_id)
    assert queries.needs(actor=room.chair, panel_id=room.panel_id) == []
    for actor in (room.member, ANONYMOUS):
        assert queries.needs(actor=actor, panel_id=room.panel_id) == []


def test_many_topics_cost_what_one_costs(room, django_assert_max_num_queries):
    costs = []
    for more in (0, 30):
        for number in range(more):
            topic = a_topic(room.table, f"Topic {number}")
            services.ask(actor=room.chair, panel_id=room.panel_id, about_id=topic)
            challenged(room.chair, stated(room.table, room.signer, topic, LIMITED))
            services.ask(actor=room.chair, panel_id=room.panel_id, about_id=topic)
        here = panel(room)
        with django_assert_max_num_queries(5) as asked:
            assert len(queries.topics(panel=here)) == 1 + more
        with django_assert_max_num_queries(2) as needed:
            queries.needs(actor=room.manager, panel_id=room.panel_id)
        costs.append((len(asked), len(needed)))
    assert costs[0] == costs[1]


def test_many_layers_cost_what_one_costs(room, django_assert_max_num_queries):
    here, costs = panel(room), []
    for more in (1, 15):
        for _each in range(more):
            made = stated(room.table, room.signer, room.topic_id, LIMITED)
            services.reply(
                actor=room.signer, challenge_id=challenged(room.chair, made).id, text="We stand by it.",
                points_to_person=False,
            )  # fmt: skip
        with django_assert_max_num_queries(10) as asked:
            assert len(queries.page(panel=here, about_id=room.topic_id, actor=ANONYMOUS).earlier) == more - (more == 1)
        costs.append(len(asked))
    assert costs[0] == costs[1]
