"""Working days against facts that were worked out by hand and with the council's calendar."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copanel.kernel.clock import LONDON
from copanel.kernel.working_days import (
    add_working_days,
    as_day,
    bank_holidays,
    is_working_day,
    working_days_between,
)

days = st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2040, 12, 31))
closed = st.frozensets(st.dates(min_value=dt.date(2026, 1, 1), max_value=dt.date(2026, 12, 31)), max_size=20)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-04-17", True),  # Friday
        ("2026-04-18", False),  # Saturday
        ("2026-04-03", False),  # Good Friday
        ("2026-04-06", False),  # Easter Monday
        ("2026-05-04", False),  # early May bank holiday
        ("2026-05-25", False),  # spring bank holiday
        ("2026-08-03", True),  # Scotland's summer bank holiday, not England's
        ("2026-08-31", False),  # summer bank holiday
        ("2026-12-28", False),  # Boxing Day fell on a Saturday
        ("2026-03-17", True),  # St Patrick's Day: Northern Ireland only
        ("2026-01-02", True),  # Scotland only
        ("2020-05-04", True),  # moved to Friday 8 May that year
        ("2020-05-08", False),
        ("2022-06-03", False),  # Platinum Jubilee
        ("2022-09-19", False),  # the Queen's funeral
        ("2023-05-08", False),  # coronation
    ],
)
def test_englands_working_days(day: str, works: bool):
    assert is_working_day(dt.date.fromisoformat(day)) is works


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        ("2026-04-17", 20, "2026-05-18"),  # sent on a Friday; 4 May is a bank holiday
        ("2026-04-17", 0, "2026-04-17"),
        ("2026-04-17", 1, "2026-04-20"),
        ("2026-04-18", 1, "2026-04-20"),  # sent on a Saturday: day 1 is the next working day
        ("2026-04-18", 0, "2026-04-18"),
        ("2026-12-24", 1, "2026-12-29"),
        ("2026-12-31", 1, "2027-01-04"),
        ("2026-06-08", -5, "2026-06-01"),  # papers go out on 8 June; conversion begins 5 working days before
        ("2026-06-01", -5, "2026-05-22"),  # 25 May is a bank holiday
    ],
)
def test_days_are_added_from_day_0(start: str, n: int, due: str):
    assert add_working_days(dt.date.fromisoformat(start), n) == dt.date.fromisoformat(due)


@pytest.mark.parametrize(
    ("start", "end", "n"),
    [
        ("2026-07-31", "2026-10-22", 58),  # 31 August is a bank holiday
        ("2026-04-17", "2026-05-18", 20),
        ("2026-04-17", "2026-04-17", 0),
        ("2026-04-17", "2026-04-19", 0),
        ("2026-12-24", "2027-01-04", 4),
        ("2024-12-31", "2026-01-01", 253),  # a whole year and its New Year's Day after
    ],
)
def test_days_between_leave_out_the_start_and_take_in_the_end(start: str, end: str, n: int):
    assert working_days_between(dt.date.fromisoformat(start), dt.date.fromisoformat(end)) == n


def test_a_panels_own_closed_days_do_not_count():
    office_shut = frozenset({dt.date(2026, 4, 20), dt.date(2026, 4, 19), dt.date(2026, 5, 4)})
    assert not is_working_day(dt.date(2026, 4, 20), extra=office_shut)
    assert add_working_days(dt.date(2026, 4, 17), 20, extra=office_shut) == dt.date(2026, 5, 19)
    assert working_days_between(dt.date(2026, 4, 17), dt.date(2026, 5, 18), extra=office_shut) == 19


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-07-01T22:59:59+00:00", "2026-07-01"),  # one second before midnight in London, in summer
        ("2026-07-01T23:00:00+00:00", "2026-07-02"),
        ("2026-01-01T23:59:59+00:00", "2026-01-01"),
        ("2026-01-02T00:00:00+00:00", "2026-01-02"),
        ("2026-03-29T00:30:00+00:00", "2026-03-29"),  # the night the clocks go forward
        ("2026-10-24T23:30:00+00:00", "2026-10-25"),  # the night they go back
        ("2026-07-01T18:30:00-05:00", "2026-07-02"),
    ],
)
def test_a_moment_belongs_to_its_day_in_london(moment: str, day: str):
    assert as_day(dt.datetime.fromisoformat(moment)) == dt.date.fromisoformat(day)


def test_sending_just_after_midnight_in_summer_starts_on_the_new_day():
    late_on_thursday = dt.datetime(2026, 7, 2, 23, 30, tzinfo=dt.UTC)
    assert add_working_days(late_on_thursday, 1) == dt.date(2026, 7, 6)
    assert working_days_between(late_on_thursday, dt.datetime(2026, 7, 6, 9, tzinfo=LONDON)) == 1
    assert is_working_day(late_on_thursday)


def test_a_moment_without_a_zone_is_no_day():
    with pytest.raises(ValueError, match="time zone"):
        is_working_day(dt.datetime(2026, 7, 2, 23, 30))  # noqa: DTZ001 - the fault under test


def test_backwards_has_no_number():
    with pytest.raises(ValueError, match="is before"):
        working_days_between(dt.date(2026, 4, 18), dt.date(2026, 4, 17))


def test_bank_holidays_have_names_and_cannot_be_altered():
    assert bank_holidays(2026)[dt.date(2026, 8, 31)].startswith("Late Summer")
    with pytest.raises(TypeError):
        bank_holidays(2026)[dt.date(2026, 8, 30)] = "x"


@given(days, st.integers(min_value=1, max_value=300), closed)
def test_adding_and_counting_agree(start: dt.date, n: int, extra: frozenset[dt.date]):
    due = add_working_days(start, n, extra=extra)
    assert is_working_day(due, extra=extra)
    assert working_days_between(start, due, extra=extra) == n
    assert working_days_between(start, due - dt.timedelta(days=1), extra=extra) == n - 1


@given(days, st.integers(min_value=0, max_value=1500), closed)
def test_the_quick_count_is_the_slow_count(start: dt.date, length: int, extra: frozenset[dt.date]):
    span = [start + dt.timedelta(days=day) for day in range(1, length + 1)]
    end = span[-1] if span else start
    assert working_days_between(start, end, extra=extra) == sum(is_working_day(day, extra=extra) for day in span)
