"""Order: a given order is never changed silently, and sorting goes no further than the words are certain."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copanel.kernel.dates import as_given, by_date, in_given_order, on
from copanel.kernel.dates.order import is_certainly_before

WORDS = ["May 2017", "17 May 2017", "early Feb 2018", "12 Feb 2018", "2018", "about 2017", "until the AGM",
         "not known", "before 25 March 2016", "since 2018", "20 Feb 2018"]  # fmt: skip
several = st.lists(st.sampled_from(WORDS), max_size=8)


def sorted_words(*words: str) -> list[str]:
    return list(by_date(words, as_given).items)


@pytest.mark.parametrize(
    ("one", "other", "certain"),
    [
        ("3 May 2017", "4 May 2017", True),
        ("4 May 2017", "4 May 2017", False),
        ("May 2017", "17 May 2017", False),
        ("early Feb 2018", "16 Feb 2018", True),
        ("early Feb 2018", "mid Feb 2018", False),
        ("before 25 March 2016", "25 March 2016", True),
        ("until the AGM", "2018", False),
        ("about 2008", "2009", False),
    ],
)
def test_certain_means_that_the_words_leave_no_other_way(one: str, other: str, certain: bool):
    assert is_certainly_before(as_given(one), as_given(other)) is certain
    assert not is_certainly_before(as_given(other), as_given(one))


def test_a_given_order_stays_and_what_contradicts_it_is_said():
    minutes = ["20 July 2016", "17 March 2017", "before 25 March 2016", "until the AGM", "early 2017"]
    ordered = in_given_order(minutes, as_given)
    assert list(ordered.items) == minutes
    assert [str(doubt) for doubt in ordered.doubts] == [
        "“17 March 2017” is given before “before 25 March 2016”, but is the later date."
    ]


def test_each_thing_given_too_late_has_one_doubt():
    doubts = in_given_order(["2019", "2018", "2017"], as_given).doubts
    assert [(doubt.given_first, doubt.given_later) for doubt in doubts] == [("2019", "2018"), ("2019", "2017")]


def test_sorting_puts_certain_dates_right_and_leaves_the_rest():
    assert sorted_words("2019", "2017", "2018") == ["2017", "2018", "2019"]
    assert sorted_words("17 May 2017", "May 2017") == ["17 May 2017", "May 2017"]
    assert sorted_words("May 2017", "17 May 2017") == ["May 2017", "17 May 2017"]
    assert sorted_words("2018", "until the AGM", "2017") == ["until the AGM", "2017", "2018"]
    assert sorted_words("until the AGM", "not known") == ["until the AGM", "not known"]


def test_things_with_no_date_at_all_can_be_sorted_too():
    dates = {"a": on(date(2018, 1, 2)), "b": None, "c": on(date(2018, 1, 1))}
    assert by_date(dates, dates.get).items == ("b", "c", "a")
    assert [doubt.given_later for doubt in by_date(dates, dates.get).doubts] == ["c"]
    assert by_date([], dates.get).items == ()


@given(several)
def test_sorting_loses_nothing_and_puts_no_certain_pair_wrong(words: list[str]):
    numbered = list(enumerate(words))
    items = by_date(numbered, lambda item: as_given(item[1])).items
    assert sorted(items) == numbered
    for place, item in enumerate(items):
        assert not any(is_certainly_before(as_given(later[1]), as_given(item[1])) for later in items[place:])


@given(several)
def test_an_order_without_doubts_is_not_touched(words: list[str]):
    numbered = list(enumerate(words))
    ordered = by_date(numbered, lambda item: as_given(item[1]))
    if not ordered.doubts:
        assert list(ordered.items) == numbered


@given(several)
def test_there_is_a_doubt_exactly_where_some_earlier_thing_is_certainly_later(words: list[str]):
    numbered = list(enumerate(words))
    doubted = {doubt.given_later[0] for doubt in in_given_order(numbered, lambda item: as_given(item[1])).doubts}
    assert doubted == {
        index
        for index, later in numbered
        if any(is_certainly_before(as_given(later), as_given(earlier)) for earlier in words[:index])
    }
