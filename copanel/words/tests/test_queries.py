"""What pages read: exact sets, the same number of queries for 1 and 100, nothing for whoever may not see."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from copanel.kernel.actor import ANONYMOUS, Actor, Office, Side
from copanel.kernel.errors import NotAllowed, NotFound
from copanel.words import queries, services
from copanel.words.models import Words
from copanel.words.states import Byline, How, Space
from copanel.words.tests.people import HOST, NORTH, SOUTH, holding, known, personas, say

pytestmark = pytest.mark.django_db


def count(read) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        read()
    return len(asked)


def flagged() -> Words:
    words = say(Actor(person_id=known().id), byline=Byline.FULL_NAME)
    services.flag(actor=ANONYMOUS, words_id=words.id, why="x")
    return words


def test_spoken_costs_three_queries_for_any_number():
    writer = holding(Office.FACILITATOR)
    first = say(Actor(person_id=known().id), byline=Byline.FULL_NAME, easy_text="Easy.")
    assert count(lambda: queries.spoken([first.id], actor=ANONYMOUS)) == 3
    keys = [say(Actor(person_id=known(f"Jo {n}").id), byline=Byline.FULL_NAME).id for n in range(60)]
    keys += [say(writer, author_id=known().id, written_by_id=writer.person_id, how=How.PHONE).id for _ in range(39)]
    assert count(lambda: queries.spoken([first.id, *keys], actor=ANONYMOUS)) == 3
    assert len(queries.spoken([first.id, *keys], actor=ANONYMOUS)) == 100
    assert count(lambda: queries.spoken([], actor=ANONYMOUS)) == 0


def test_taken_down_words_cost_a_lead_two_queries_more_for_any_number():
    lead = holding(Office.SAFEGUARDING_LEAD)
    keys = []
    for number in (1, 20):
        while len(keys) < number:
            words = say(ANONYMOUS, hold=True)
            services.someone_at_risk(actor=holding(Office.MODERATOR), words_id=words.id, what="x")
            keys.append(words.id)
        assert count(lambda: queries.spoken(keys, actor=lead)) == 4


def test_a_lead_reads_any_number_of_shown_words_for_one_query_more():
    keys = [say(holding(Office.MEMBER)).id for _ in range(20)]
    assert count(lambda: queries.spoken(keys, actor=holding(Office.SAFEGUARDING_LEAD))) == 3


def test_how_words_came_and_who_wrote_them_down():
    clerk = known("Priya Nair")
    writer = Actor(person_id=clerk.id, held=holding(Office.FACILITATOR).held)
    words = say(
        writer, author_id=known().id, written_by_id=clerk.id, how=How.PHONE, read_back=True, byline=Byline.CARER
    )
    shown = queries.spoken([words.id], actor=ANONYMOUS)[words.id]
    assert shown.how_line == "By phone. Priya Nair wrote it down and read it back."
    assert shown.unconfirmed == "The person has not confirmed these words yet."
    assert (shown.byline, shown.in_own_words) == ("A carer", True)


def test_the_queue_holds_what_waits_oldest_first():
    moderator = holding(Office.MODERATOR)
    with time_machine.travel(dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)):
        held = say(ANONYMOUS, "first")
    with time_machine.travel(dt.datetime(2026, 11, 4, 9, tzinfo=dt.UTC)):
        pointed = flagged()
        judged = say(personas()["member"])
        decision = services.hide(actor=moderator, words_id=judged.id, reason_code="abuse")
        services.appeal(actor=Actor(person_id=judged.author_id), decision_id=decision.id)
        say(personas()["member"], "not in it")
        say(ANONYMOUS, "elsewhere", panel_id=SOUTH)
        page = queries.queue(actor=moderator, panel_id=NORTH)
    assert [(item.spoken.id, item.why, item.yours_to_do) for item in page.items] == [
        (held.id, "held", True),
        (pointed.id, "flagged", True),
        (judged.id, "appealed", False),
    ]
    assert page.items[0].working_days == 2
    assert queries.queue(actor=holding(Office.CO_CHAIR), panel_id=NORTH).items[2].yours_to_do


def test_the_queue_is_not_for_others():
    say(ANONYMOUS)
    for name, actor in personas().items():
        if name not in {"co-chair", "deputy chair", "moderator"}:
            with pytest.raises(NotAllowed):
                queries.queue(actor=actor, panel_id=NORTH)


def test_the_queue_costs_the_same_for_one_and_a_hundred():
    moderator = holding(Office.MODERATOR, side=Side.INDEPENDENT, organisation=HOST)

    def more(number: int) -> None:
        for n in range(number):
            if n % 4 == 0:
                flagged()
            else:
                say(ANONYMOUS, about_persons=[known().id])

    more(4)
    before = count(lambda: queries.queue(actor=moderator, panel_id=NORTH))
    more(96)
    assert count(lambda: queries.queue(actor=moderator, panel_id=NORTH)) == before <= 8
    page = queries.queue(actor=moderator, panel_id=NORTH, page=99)
    assert (page.total, page.page, page.pages, len(page.items)) == (100, 5, 5, 20)


def test_needs_is_two_queries_and_says_what_to_do():
    both = holding(Office.MODERATOR, Office.SAFEGUARDING_LEAD, side=Side.INDEPENDENT)
    writer = holding(Office.FACILITATOR)
    for _ in range(3):
        say(ANONYMOUS)
    say(writer, author_id=both.person_id, written_by_id=writer.person_id, how=How.PHONE)
    services.raise_worry(actor=writer, panel_id=NORTH, panel_slug="north", what="x")
    flagged()
    judged = say(personas()["member"])
    decision = services.hide(actor=holding(Office.CO_CHAIR), words_id=judged.id, reason_code="abuse")
    services.appeal(actor=Actor(person_id=judged.author_id), decision_id=decision.id)
    found = sorted(need.title for need in queries.needs(actor=both, panel_id=NORTH))
    assert found == [
        "Check what people sent in: 3",
        "Decide an appeal",
        "Look at words someone reported",
        "Say if we wrote down your words right",
        "Someone may be at risk: open the note",
    ]
    assert count(lambda: queries.needs(actor=both, panel_id=NORTH)) == 2
    for name in ("manager", "member", "co-chair elsewhere", "support engineer", "anonymous"):
        assert queries.needs(actor=personas()[name], panel_id=NORTH) == []


def test_what_waits_too_long_is_counted_in_public():
    monday = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)
    with time_machine.travel(monday):
        say(ANONYMOUS)
        say(holding(Office.MEMBER), hold=True, space=Space.USER_LED)
    with time_machine.travel(monday + dt.timedelta(days=7)):  # five working days later: in time
        assert queries.waiting_over(NORTH, days=5) == 0
        need = queries.needs(actor=holding(Office.MODERATOR), panel_id=NORTH)[0]
        assert need.late == "Waiting for 5 working days"
    with time_machine.travel(monday + dt.timedelta(days=8)):
        assert queries.waiting_over(NORTH, days=5) == 1
        assert queries.waiting_over(SOUTH, days=5) == 0


def test_a_words_page_for_its_author_a_moderator_and_a_stranger():
    author = holding(Office.MEMBER)
    words = say(author, "canary", edit_minutes=30)
    services.hide(actor=holding(Office.MODERATOR), words_id=words.id, reason_code="hate", reason="Read it again.")

    def page(actor: Actor) -> queries.WordsPage:
        return queries.words_page(actor=actor, panel_id=NORTH, words_id=words.id)

    assert [each.may_appeal for each in page(author).decisions] == [True]
    assert not page(author).editable
    assert [each.may_appeal for each in page(holding(Office.CO_CHAIR)).decisions] == [False]
    assert page(ANONYMOUS).decisions == ()
    with pytest.raises(NotFound):
        queries.words_page(actor=ANONYMOUS, panel_id=SOUTH, words_id=words.id)
    held = say(ANONYMOUS)
    with pytest.raises(NotFound):
        queries.words_page(actor=author, panel_id=NORTH, words_id=held.id)
