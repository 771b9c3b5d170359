"""What a search finds, alike on both databases, whatever is typed."""

from __future__ import annotations

import re
import uuid
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copanel.search import queries, services
from copanel.search.models import Entry
from copanel.search.terms import COMMON, fold, terms

pytestmark = pytest.mark.django_db

NORTH, SOUTH = uuid.uuid4(), uuid.uuid4()
HOSTILE = (
    "'; drop--", "AND OR (", "NEAR(", '"', "'", "*", "wage*", "body:wage", "^wage", "-wage", "a" * 5000, "\x00",
    "((((", "%s", "\\", "{wage}", "wage & ! | <->", "<script>", "NOT", "+", "​", "ﬃ", "😀", "wage\nrows",
)  # fmt: skip


def put(text: str, *, panel: uuid.UUID = NORTH, found_as: uuid.UUID | None = None, easy: bool = False) -> uuid.UUID:
    found_as = found_as or uuid.uuid4()
    services.add(key=uuid.uuid4(), panel_id=panel, found_as=found_as, text=text, easy=easy)
    return found_as


def found(text: str, panel: uuid.UUID = NORTH) -> list[uuid.UUID]:
    return [hit.found_as for hit in queries.find(panel_id=panel, text=text).hits]


def test_a_word_is_found_in_its_other_forms_and_without_its_accents():
    wages, cafe = put("Care workers' wages are late."), put("The Café is shut on Mondays.")
    assert found("wage") == [wages]
    assert found("WAGES") == [wages]
    assert found("cafe") == found("Café") == found("cafés") == [cafe]
    assert found("the cafe on monday") == [cafe]
    assert found("cafe wages") == []
    assert found("worker's wages") == found("workers’ wages") == [wages]


def test_better_matches_come_first_and_each_page_once():
    passing = put("The ramp, among many other things that people said in a long afternoon at the hall.")
    ramp = put("Ramp. The ramp is too steep. A ramp for all.")
    put("Another message about the ramp.", found_as=ramp)
    result = queries.find(panel_id=NORTH, text="ramp")
    assert [hit.found_as for hit in result.hits] == [ramp, passing]
    assert result.total == 2


def test_a_word_in_a_heading_counts_more_than_one_in_a_long_text():
    heading = put("The ramp is steep")
    put("In the hall people said many things: the doors, the lights, the ramp, the seats, the kitchen, the car park.")
    assert found("ramp")[0] == heading


def test_parts_of_a_long_list():
    for _ in range(25):
        put("A ramp.")
    first, second = (queries.find(panel_id=NORTH, text="ramp", limit=20, offset=offset) for offset in (0, 20))
    assert (first.total, len(first.hits), second.total, len(second.hits)) == (25, 20, 25, 5)
    assert not {hit.found_as for hit in first.hits} & {hit.found_as for hit in second.hits}


def test_another_panels_words_are_not_found():
    here, there = put("canary"), put("canary", panel=SOUTH)
    assert found("canary") == [here]
    assert found("canary", SOUTH) == [there]
    assert list(queries.matching(SOUTH, "canary")) == [there]


def test_what_is_removed_or_replaced_is_not_found():
    services.add(key=(key := uuid.uuid4()), panel_id=NORTH, found_as=uuid.uuid4(), text="canary")
    services.put(key=key, panel_id=NORTH, found_as=uuid.uuid4(), text="sparrow")
    assert (len(found("canary")), len(found("sparrow"))) == (0, 1)
    services.remove([key, uuid.uuid4()])
    assert found("sparrow") == []
    put("wren")
    services.clear()
    assert found("wren") == []
    assert Entry.objects.count() == 0


def test_a_snippet_shows_where_and_is_inert():
    put("x" * 300 + ' <script>alert(1)</script> "the" Café & co ' + "y" * 300)
    shown = queries.find(panel_id=NORTH, text="cafe").hits[0].snippet
    assert "<mark>Café</mark> &amp; co" in shown
    assert "&lt;script&gt;" in shown
    assert "<script" not in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")


def test_matching_is_a_filter():
    ramp = put("A ramp.")
    put("A lift.")
    assert list(queries.matching(NORTH, "ramps")) == [ramp]
    assert list(queries.matching(NORTH, "the of")) == []
    assert list(Entry.objects.filter(found_as__in=queries.matching(NORTH, "ramp")).values_list("body")) == [
        ("A ramp.",)
    ]


@pytest.mark.parametrize("typed", [*HOSTILE, *(f"wage {each}" for each in HOSTILE)])
def test_nothing_typed_breaks_a_search(typed):
    put("Wages. 100% <b>late</b> \\ “quoted” & 'more'.")
    result = queries.find(panel_id=NORTH, text=typed)
    assert result.total == len(result.hits)
    list(queries.matching(NORTH, typed))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=80), said=st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=80))
def test_any_text_can_be_kept_and_any_text_looked_for(typed, said):
    put(said + " wages")
    queries.find(panel_id=NORTH, text=typed)
    for hit in queries.find(panel_id=NORTH, text="wage").hits:
        inside = hit.snippet.replace("<mark>", "").replace("</mark>", "")
        assert "<" not in inside
        assert ">" not in inside


@given(text=st.text())
def test_folding_keeps_every_letters_place(text):
    assert len(fold(text)) == len(text)


def test_common_words_and_marks_are_left_out():
    assert terms("What about the RAMP, 'ramp' and Jo's lift?") == ["ramp", "jo", "lift"]
    assert terms("'; -- ()") == []
    assert len(terms(" ".join(f"word{n}" for n in range(50)))) == 12


@pytest.mark.postgresql
def test_what_postgresql_leaves_out_is_left_out_on_both():
    written = " ".join(page.read_text(encoding="utf-8") for page in Path("docs").rglob("*.md"))
    words = sorted({*COMMON, *re.findall(r"[a-z]+", written.lower())})
    with connection.cursor() as cursor:
        cursor.execute("SELECT word FROM unnest(%s::text[]) word WHERE ts_lexize('english_stem', word) = '{}'", [words])
        left_out = {word for (word,) in cursor.fetchall()}
    assert left_out <= COMMON
    assert COMMON - left_out == {"d", "ll", "m", "re", "ve"}  # what an apostrophe leaves behind


def test_the_same_number_of_queries_for_one_and_a_hundred():
    put("A ramp.")

    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            queries.find(panel_id=NORTH, text="ramp")
        return len(asked)

    before = count()
    for _ in range(99):
        put("A ramp.")
    assert count() == before <= 3
