"""Clocks: the demo's own dates, every state, and what must hold for any clock."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copanel.kernel.clocks import Clock, ClockState, Pause
from copanel.kernel.working_days import add_working_days, is_working_day


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


SENT = day("2026-04-17")  # a Friday; 20 working days end on Monday 18 May, since 4 May is a bank holiday
CLOCK = Clock(SENT, 20)


@pytest.mark.parametrize(
    ("today", "state", "used", "left", "late"),
    [
        ("2026-04-16", ClockState.RUNNING, 0, 20, 0),
        ("2026-04-17", ClockState.RUNNING, 0, 20, 0),
        ("2026-04-19", ClockState.RUNNING, 0, 20, 0),
        ("2026-04-20", ClockState.RUNNING, 1, 19, 0),
        ("2026-05-15", ClockState.RUNNING, 19, 1, 0),
        ("2026-05-17", ClockState.RUNNING, 19, 1, 0),
        ("2026-05-18", ClockState.DUE_TODAY, 20, 0, 0),
        ("2026-05-19", ClockState.OVERDUE, 21, 0, 1),
        ("2026-06-16", ClockState.OVERDUE, 40, 0, 20),
        ("2026-06-17", ClockState.VERY_OVERDUE, 41, 0, 21),
    ],
)
def test_a_clock_day_by_day(today: str, state: ClockState, used: int, left: int, late: int):
    at = day(today)
    assert (CLOCK.state(at), CLOCK.days_used(at), CLOCK.days_left(at), CLOCK.late_by(at)) == (state, used, left, late)


def test_the_answer_that_is_58_working_days_late():
    clock = Clock(day("2026-07-03"), 20)
    assert clock.due_on == day("2026-07-31")
    assert clock.late_by(day("2026-10-22")) == 58
    assert clock.state(day("2026-10-22")) is ClockState.VERY_OVERDUE


def test_the_last_day_lasts_until_midnight_in_london():
    last_minute = dt.datetime(2026, 5, 18, 22, 59, tzinfo=dt.UTC)
    assert CLOCK.state(last_minute) is ClockState.DUE_TODAY
    assert CLOCK.state(last_minute + dt.timedelta(minutes=1)) is ClockState.OVERDUE
    assert Clock(dt.datetime(2026, 4, 16, 23, 30, tzinfo=dt.UTC), 20) == CLOCK


@pytest.mark.parametrize(
    ("answered", "today", "state", "late"),
    [
        ("2026-05-18", "2026-07-01", ClockState.STOPPED, 0),
        ("2026-05-19", "2026-07-01", ClockState.STOPPED_LATE, 1),
        ("2026-04-17", "2026-04-17", ClockState.STOPPED, 0),
        ("2026-05-23", "2026-07-01", ClockState.STOPPED_LATE, 4),  # a Saturday: four working days late, not five
        ("2026-05-19", "2026-05-18", ClockState.DUE_TODAY, 0),  # looking back at a day before the answer
    ],
)
def test_an_answer_stops_it_for_good(answered: str, today: str, state: ClockState, late: int):
    clock = Clock(SENT, 20, answered_on=day(answered))
    assert (clock.state(day(today)), clock.late_by(day(today))) == (state, late)


@pytest.mark.parametrize(
    ("pauses", "due"),
    [
        ([("2026-04-27", "2026-04-30")], "2026-05-22"),  # four working days, both ends included
        ([("2026-05-02", "2026-05-04")], "2026-05-18"),  # a weekend and a bank holiday: nothing lost, nothing given
        ([("2026-05-18", "2026-05-18")], "2026-05-19"),  # the due day itself
        ([("2026-05-19", "2026-06-30")], "2026-05-18"),  # after it was due: too late to move it
        ([("2026-04-10", "2026-04-21")], "2026-05-20"),  # before the start does not count
        ([("2026-04-27", "2026-04-29"), ("2026-04-28", "2026-04-30")], "2026-05-22"),  # the overlap counts once
        ([("2026-04-27", "2026-04-30"), ("2026-05-20", "2026-05-20")], "2026-05-26"),  # inside the moved days; 25 May
        ([("2026-04-27", None)], None),
        ([("2026-04-27", None), ("2026-05-01", "2026-05-05")], None),
        ([("2026-04-27", "2026-04-30"), ("2026-04-29", None)], None),
        ([("2026-05-19", None)], "2026-05-18"),
    ],
)
def test_a_pause_moves_the_due_day_by_the_working_days_it_covers(pauses: list[tuple[str, str | None]], due: str | None):
    granted = tuple(Pause(day(first), day(last) if last else None) for first, last in pauses)
    expected = day(due) if due else None
    assert Clock(SENT, 20, granted).due_on == expected
    assert Clock(SENT, 20, granted[::-1]).due_on == expected


def test_while_paused_nothing_counts():
    clock = Clock(SENT, 20, (Pause(day("2026-04-27"), day("2026-04-30")),))
    before, within, after = day("2026-04-26"), day("2026-04-30"), day("2026-05-01")
    assert [clock.state(at) for at in (before, within, after)] == [
        ClockState.RUNNING,
        ClockState.PAUSED,
        ClockState.RUNNING,
    ]
    assert [clock.days_used(at) for at in (before, within, after)] == [5, 5, 6]
    assert [clock.is_paused(at) for at in (before, within, after)] == [False, True, False]


def test_what_is_late_stays_late_through_a_pause_and_paused_days_are_not_late():
    clock = Clock(SENT, 20, (Pause(day("2026-05-20")),))
    at = day("2026-09-01")
    assert (clock.state(at), clock.late_by(at), clock.is_paused(at)) == (ClockState.OVERDUE, 1, True)


def test_an_answer_during_a_pause_stops_it_in_time():
    clock = Clock(SENT, 20, (Pause(day("2026-05-18")),), answered_on=day("2026-06-30"))
    at = day("2026-07-01")
    assert (clock.state(at), clock.is_paused(at)) == (ClockState.STOPPED, False)


def test_the_panels_closed_days_and_another_rule_for_very_late():
    clock = Clock(SENT, 20, closed=frozenset({day("2026-05-18")}), very_after=1)
    assert clock.due_on == day("2026-05-19")
    assert clock.state(day("2026-05-20")) is ClockState.VERY_OVERDUE


def test_which_states_are_late():
    assert {state for state in ClockState if state.is_late} == {
        ClockState.OVERDUE,
        ClockState.VERY_OVERDUE,
        ClockState.STOPPED_LATE,
    }


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Clock(SENT, 0),
        lambda: Clock(SENT, 20, very_after=0),
        lambda: Clock(SENT, 20, answered_on=day("2026-04-16")),
        lambda: Pause(day("2026-04-16"), day("2026-04-15")),
    ],
)
def test_a_clock_that_makes_no_sense_is_refused(wrong):
    with pytest.raises(ValueError, match=r"\."):
        wrong()


starts = st.dates(min_value=day("2025-01-01"), max_value=day("2027-12-31"))
pause = st.builds(
    lambda first, length: Pause(first, first + dt.timedelta(days=length)),
    starts,
    st.integers(min_value=0, max_value=90),
)
clocks = st.builds(
    Clock,
    starts,
    st.integers(min_value=1, max_value=60),
    st.lists(pause, max_size=4).map(tuple),
    closed=st.frozensets(starts, max_size=5),
)


@given(clocks)
def test_due_is_always_a_running_working_day_on_which_all_days_are_used(clock: Clock):
    due = clock.due_on
    assert due is not None
    assert is_working_day(due, extra=clock.closed)
    assert not clock.is_paused(due)
    assert clock.days_used(due) == clock.days
    assert clock.days_used(due - dt.timedelta(days=1)) == clock.days - 1
    assert clock.state(due) is ClockState.DUE_TODAY


@given(clocks, pause)
def test_one_more_pause_never_makes_it_due_earlier(clock: Clock, more: Pause):
    paused = Clock(clock.started_on, clock.days, (*clock.pauses, more), closed=clock.closed)
    assert paused.due_on >= clock.due_on


@given(starts, st.integers(min_value=1, max_value=60), pause)
def test_a_pause_is_worth_exactly_the_working_days_it_covers(start: dt.date, days: int, granted: Pause):
    due = Clock(start, days).due_on
    first = max(granted.from_on, start + dt.timedelta(days=1))
    length = (granted.until_on - first).days + 1
    covered = sum(is_working_day(first + dt.timedelta(days=n)) for n in range(length)) if granted.from_on <= due else 0
    assert Clock(start, days, (granted,)).due_on == add_working_days(due, covered)


@given(clocks, pause)
def test_the_same_pause_twice_is_one_pause(clock: Clock, more: Pause):
    once = Clock(clock.started_on, clock.days, (*clock.pauses, more), closed=clock.closed)
    twice = Clock(clock.started_on, clock.days, (more, *clock.pauses, more), closed=clock.closed)
    assert once == twice


@given(clocks, starts)
def test_the_numbers_of_a_day_agree(clock: Clock, today: dt.date):
    used, left, late = clock.days_used(today), clock.days_left(today), clock.late_by(today)
    assert used + left - late == clock.days
    assert left == 0 or late == 0
    assert clock.state(today).is_late == (today > clock.due_on and late > 0)
    tomorrow = clock.days_used(today + dt.timedelta(days=1))
    assert tomorrow - used in (0, 1)


@given(clocks, starts)
def test_used_days_are_the_working_days_that_no_pause_covers(clock: Clock, today: dt.date):
    span = ((clock.started_on + dt.timedelta(days=n)) for n in range(1, (today - clock.started_on).days + 1))
    counted = sum(is_working_day(at, extra=clock.closed) and not clock.is_paused(at) for at in span)
    assert clock.days_used(today) == counted
