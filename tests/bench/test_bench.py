"""The exact part of `bin/bench`, without times: queries, weight and plans of each page, on the test's database.

Queries of a page never grow with the rows (house.md, "Tests"); what a page sends stays small; and the database
finds the rows by an index, not by reading a table from end to end.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection, transaction

from copanel.governance.models import Panel
from copanel.kernel.ids import new_id
from copanel.search import services as search
from copanel.search.queries import matching
from tests.bench import budgets, plans, posting, weights
from tests.bench.looking import client, look
from tests.bench.pages import PAGES, Page
from tests.bench.seed import Seeded, settle, sow
from tests.bench.seed.texts import Speaker

ENOUGH = 2000  # issues: large enough that both databases prefer an index where there is one
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@pytest.fixture(scope="module")
def large(django_db_setup: None, django_db_blocker) -> Iterator[Seeded]:
    """A large panel for this file's tests, taken away at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        seeded = sow(ENOUGH)
        settle()
        yield seeded
        transaction.set_rollback(True)


@pytest.fixture
def panel(large: Seeded, django_db_blocker) -> Iterator[Seeded]:
    """The large panel; what one test writes is taken away before the next."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield large
        transaction.set_rollback(True)


def queries_of(page: Page, seeded: Seeded) -> int:
    return len(look(client(seeded, signed_in=page.signed_in), page.address(seeded)).queries)


@pytest.mark.django_db
@each_page
def test_a_page_asks_the_database_no_more_for_a_hundred_rows_than_for_one(page: Page):
    with transaction.atomic():
        one = queries_of(page, sow(1, messages=1, queue=1))
        transaction.set_rollback(True)
    hundred = queries_of(page, sow(100))
    assert hundred <= page.budget
    assert one == hundred


@each_page
def test_a_page_of_a_large_panel_is_light(page: Page, panel: Seeded):
    seen = look(client(panel, signed_in=page.signed_in), page.address(panel))
    assert len(seen.queries) <= page.budget
    more = budgets.MORE_BYTES_SIGNED_IN if page.signed_in else 0
    assert weights.weigh(seen.html).own <= budgets.MOST_BYTES + more


@each_page
def test_no_large_table_is_read_from_end_to_end(page: Page, panel: Seeded):
    seen = look(client(panel, signed_in=page.signed_in), page.address(panel))
    with plans.only_where_needed():
        assert plans.scans(seen.queries, plans.sizes(), page.counts) == []


def test_what_needs_you_reads_open_recommendations_alone(panel: Seeded):
    needs = next(page for page in PAGES if page.name == "what needs you")
    seen = look(client(panel, signed_in=True), needs.address(panel))
    [asked] = [each for each in seen.queries if 'FROM "influence_recommendation"' in each[0]]
    assert "influence_recommend_open" in plans.plan(*asked)


def test_a_search_finds_a_rare_word_by_the_index_of_words(panel: Seeded):
    panel_id = Panel.objects.get(slug=panel.slug).id
    search.add(key=new_id(), panel_id=panel_id, found_as=new_id(), text="Heliotrope.")
    found = plans.plan(*matching(panel_id, "heliotropes").query.sql_with_params())
    assert ("search_text VIRTUAL TABLE INDEX 0:M" if connection.vendor == "sqlite" else "search_entry_vector") in found


def test_posting_a_message_stays_within_its_queries(panel: Seeded):
    posted = posting.post(panel)
    assert len(posted.queries) <= budgets.POSTING
    with plans.only_where_needed():
        assert plans.scans(posted.queries, plans.sizes()) == []


def test_a_table_read_from_end_to_end_is_seen(panel: Seeded):
    statements = [("SELECT id FROM words_layer AS layer WHERE layer.text LIKE %s", ["%never%"])]
    [fault] = plans.scans(statements, plans.sizes())
    assert fault.startswith("words_layer (")
    assert plans.scans([("SELECT id FROM words WHERE id = %s", ["0" * 32])], plans.sizes()) == []
    assert plans.scans([("SELECT id FROM governance_topic", [])], plans.sizes()) == []


def test_what_people_said_and_pictures_weigh_nothing():
    said = Speaker().text(300)
    assert len(said) == 300
    bare = weights.weigh("<p></p>")
    page = weights.weigh(f'<p>{said[:100]}<mark>{said[100:]}</mark></p><img src="a.svg" alt="">')
    assert page.own == bare.own + len("<mark></mark>")
    assert page.said == len(said.encode())
