"""The date as given itself, how it is shown, and how long things took (case of a real advisory group's tracker)."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from copanel.kernel.dates import (
    CannotTell,
    DateAsGiven,
    Days,
    Kind,
    Median,
    as_given,
    at_occasion,
    duration,
    median_of,
    on,
    undated,
)

ALL = [
    as_given("early February 2018", quoted=True),
    as_given("Monday 3 March 2026"),
    as_given("3/3/18"),
    as_given("until the AGM").hung_on(uuid4()),
    as_given("“Dydd Mawrth”, \u0000 odd 🚌"),
    as_given("when we met", edtf="2016-03~"),
    on(date(2026, 3, 3)),
    at_occasion("at the next redecoration"),
    undated("no date"),
]


@pytest.mark.parametrize("given", ALL, ids=str)
def test_it_comes_back_from_its_json_as_it_was(given: DateAsGiven):
    assert DateAsGiven.from_json(given.to_json()) == given
    assert str(given) == given.words


def test_its_json_is_canonical():
    assert as_given("Dec 2011").to_json() == (
        '{"earliest":"2011-12-01","edtf":"2011-12","kind":"month","latest":"2011-12-31","words":"Dec 2011"}'
    )


@pytest.mark.parametrize(
    "text",
    ["", "null", "[]", "3", '{"words":"x"}', '{"words":"x","kind":"nonsense"}', '{"words":"x","kind":"day"}',
     '{"words":"x","kind":"unclear","who":"y"}', '{"words":"","kind":"unclear"}',
     '{"words":"x","kind":"month","earliest":"2018-02-30"}'],
)  # fmt: skip
def test_other_json_is_refused(text: str):
    with pytest.raises(ValueError, match=r".+"):
        DateAsGiven.from_json(text)


def test_it_cannot_be_changed_or_made_wrong():
    given = as_given("2018")
    with pytest.raises(FrozenInstanceError):
        given.words = "2019"
    with pytest.raises(ValueError, match="needs words"):
        as_given("  ")
    with pytest.raises(ValueError, match="end before it starts"):
        replace(given, latest=date(2017, 1, 1))
    with pytest.raises(ValueError, match="one day"):
        replace(given, kind=Kind.DAY)
    with pytest.raises(TypeError, match="not a moment"):
        on(datetime(2026, 3, 3, tzinfo=UTC))


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (on(date(2026, 3, 3)), "Tuesday 3 March 2026"),
        (as_given("3/3/2026"), "Tuesday 3 March 2026"),
        (as_given("3/3/2026", quoted=True), "3/3/2026"),
        (as_given("early February 2018"), "early February 2018"),
        (as_given("Monday 3 March 2026"), "Monday 3 March 2026"),
        (as_given("until the AGM"), "until the AGM"),
    ],
    ids=str,
)
def test_exact_dates_are_shown_in_the_house_style_and_a_sources_words_as_they_stand(given: DateAsGiven, shown: str):
    assert given.shown == shown


def test_an_occasion_can_be_named_now_or_later():
    meeting = uuid4()
    due = at_occasion("until the AGM", occasion_id=meeting)
    assert (due.kind, due.occasion, due.occasion_id, due.has_bounds) == (Kind.OCCASION, "the AGM", meeting, False)
    assert at_occasion("after we move", occasion="the move to Marlow House").occasion == "the move to Marlow House"
    assert as_given("until the AGM").hung_on(meeting) == due
    assert at_occasion("the panel's review").occasion == "the panel's review"


def test_words_without_a_date_say_whether_it_is_unknown_or_none():
    assert undated("[?]").kind is Kind.UNKNOWN
    assert undated("none issued").kind is Kind.UNDATED


# A real advisory group's tracker: piece of advice | asked for or begun | given | answered.
TRACKER = [
    ("Social Security Bill", "May 2017", "17 Aug 2017", None),
    ("Independent scrutiny", "30 Aug 2017", "12 Dec 2017", "24 Jan 2018"),
    ("Engagement, charter and agency", "early Dec 2017", "Jan 2018", "Jan 2018"),
    ("Assessments", "early Feb 2018", "11 July 2018", "27 July 2018"),
    ("Carer's Allowance Supplement", "Feb 2018", "1 June 2018", "11 June 2018"),
    ("Universal Credit split payments", "9 Mar 2018", "8 June 2018", "21 June 2018"),
    ("Social Security Charter", "[?]", "[?]", "[?]"),
    ("one more", "[?]", "[?]", "[?]"),
]


def given_or_none(words: str | None) -> DateAsGiven | None:
    return as_given(words, quoted=True) if words else None


def test_times_to_answer_are_43_16_10_and_13_days_and_four_cannot_be_told():
    lengths = [duration(given_or_none(given), given_or_none(answered)) for _, _, given, answered in TRACKER]
    assert [length.n for length in lengths if isinstance(length, Days)] == [43, 16, 10, 13]
    assert median_of(lengths) == Median(14.5, known=4, not_known=4)


def test_times_to_write_are_104_and_91_days_and_the_others_say_why():
    lengths = {name: duration(given_or_none(begun), given_or_none(given)) for name, begun, given, _ in TRACKER}
    assert {name: length.n for name, length in lengths.items() if isinstance(length, Days)} == {
        "Independent scrutiny": 104,
        "Universal Credit split payments": 91,
    }
    reasons = {name: length.reason for name, length in lengths.items() if isinstance(length, CannotTell)}
    assert reasons == {
        "Social Security Bill": "The start: only the month is known.",
        "Engagement, charter and agency": (
            "The start: only part of a month or year is named, not the day. The end: only the month is known."
        ),
        "Assessments": "The start: only part of a month or year is named, not the day.",
        "Carer's Allowance Supplement": "The start: only the month is known.",
        "Social Security Charter": "The start: it is not known. The end: it is not known.",
        "one more": "The start: it is not known. The end: it is not known.",
    }


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Dec 2011", "only the month is known."),
        ("spring 2018", "only the season is known."),
        ("2008", "only the year is known."),
        ("early 2018", "only part of a month or year is named, not the day."),
        ("about 2008", "the date is only about right."),
        ("2008-2010", "it is a stretch of time, not one day."),
        ("before 25 March 2016", "it only says before or after a day."),
        ("the spring", "the year is not said."),
        ("by the end of the month", "it depends on the day it was said."),
        ("until the AGM", "it hangs on an occasion, “the AGM”, not on a day."),
        ("no date", "it has no date."),
        ("still being developed", "no date can be read in the words."),
        ("Monday 3 March 2026", "the date cannot be right, or can be read in two ways."),
        ("not known", "it is not known."),
    ],
)
def test_each_kind_of_words_has_its_own_cause(words: str, why: str):
    exact = on(date(2018, 6, 1))
    assert str(duration(as_given(words), exact)) == f"We cannot work this out. The start: {why}"
    assert str(duration(exact, as_given(words))) == f"We cannot work this out. The end: {why}"


def test_every_kind_but_a_day_stands_in_the_way_of_a_length():
    exact = on(date(2018, 6, 1))
    for kind in set(Kind) - {Kind.DAY}:
        assert isinstance(duration(DateAsGiven("words", kind), exact), CannotTell)


def test_an_end_before_the_start_is_not_a_length():
    found = duration(on(date(2018, 6, 2)), on(date(2018, 6, 1)))
    assert isinstance(found, CannotTell)
    assert found.reason == "The end is before the start."


def test_the_same_day_is_0_days_and_words_follow_the_number():
    assert duration(on(date(2018, 6, 1)), as_given("1/6/2018")) == Days(0, date(2018, 6, 1), date(2018, 6, 1))
    assert str(Days(1, date(2018, 6, 1), date(2018, 6, 2))) == "1 day"
    assert str(Days(43, date(2017, 12, 12), date(2018, 1, 24))) == "43 days"


def test_working_days_are_given_on_request():
    late = duration(on(date(2026, 7, 31)), on(date(2026, 10, 22)))
    assert isinstance(late, Days)
    assert late.working_days() == 58
    assert late.working_days(extra=frozenset({date(2026, 10, 21), date(2026, 10, 18)})) == 57


def test_a_median_of_nothing_known_is_none_not_0():
    assert median_of([]) == Median(None, 0, 0)
    assert median_of([CannotTell(), CannotTell()]) == Median(None, 0, 2)
