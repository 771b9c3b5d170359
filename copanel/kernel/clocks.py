"""The clock on a question, a recommendation or a challenge: a pure function of its facts and of a day.

Promise 3: an answer, or its absence in public. The day of sending is day 0. A day belongs to whoever must answer until
it ends at midnight in London, so the last day is not yet late. Very late is when the days have passed as many times
over as the rule says (twice). A pause counts only when granted; one that is asked for and not granted is not passed in.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from .working_days import NONE_EXTRA, add_working_days, as_day, working_days_between


class ClockState(StrEnum):
    """Where a clock stands on a day."""

    RUNNING = "running"
    PAUSED = "paused"
    DUE_TODAY = "due_today"
    OVERDUE = "overdue"
    VERY_OVERDUE = "very_overdue"
    STOPPED = "stopped"
    STOPPED_LATE = "stopped_late"

    @property
    def is_late(self) -> bool:
        return self in (ClockState.OVERDUE, ClockState.VERY_OVERDUE, ClockState.STOPPED_LATE)


@dataclass(frozen=True, slots=True, order=True)
class Pause:
    """Days on which a clock does not count, both ends included. `until_on` None: until further notice."""

    from_on: dt.date
    until_on: dt.date | None = None

    def __post_init__(self) -> None:
        if self.until_on is not None and self.until_on < self.from_on:
            raise ValueError("A pause cannot end before it starts.")


@dataclass(frozen=True, slots=True)
class Clock:
    """Days to answer.

    started_on   the day it was sent: day 0
    days         working days, at least 1
    pauses       granted pauses; where two overlap the days count once
    answered_on  the day the clock was stopped, if it was
    very_after   how many times over the days must have passed to be very late (a dated rule; twice)
    closed       days the panel itself is closed, counted like bank holidays
    """

    started_on: dt.date
    days: int
    pauses: tuple[Pause, ...] = ()
    answered_on: dt.date | None = None
    very_after: int = 2
    closed: frozenset[dt.date] = NONE_EXTRA

    def __post_init__(self) -> None:
        if self.days < 1 or self.very_after < 1:
            raise ValueError("A clock has at least one day, and is very late after at least once its days.")
        object.__setattr__(self, "started_on", as_day(self.started_on))
        object.__setattr__(self, "pauses", _merged(self.pauses))
        if self.answered_on is not None:
            object.__setattr__(self, "answered_on", as_day(self.answered_on))
            if self.answered_on < self.started_on:
                raise ValueError("A clock cannot be stopped before it starts.")

    @property
    def due_on(self) -> dt.date | None:
        """The last day in time: always a working day. None while a pause without an end stands before it."""
        due = add_working_days(self.started_on, self.days, extra=self.closed)
        for pause in self.pauses:
            if pause.from_on > due:
                break
            if pause.until_on is None:
                return None
            due = add_working_days(due, self._paused_days(pause, pause.until_on), extra=self.closed)
        return due

    def days_used(self, today: dt.date) -> int:
        """Working days that counted, today included; it stops with the answer. The day of sending is 0."""
        end = self._last_counted(today)
        if end <= self.started_on:
            return 0
        paused = sum(self._paused_days(pause, end) for pause in self.pauses)
        return working_days_between(self.started_on, end, extra=self.closed) - paused

    def days_left(self, today: dt.date) -> int:
        """Working days still to come, the due day included; 0 on the due day and after."""
        return max(0, self.days - self.days_used(today))

    def late_by(self, today: dt.date) -> int:
        """Working days past the due day, today included; 0 in time. Paused days never count as late."""
        return max(0, self.days_used(today) - self.days)

    def is_paused(self, today: dt.date) -> bool:
        """Whether a granted pause covers the day and no answer has come."""
        today = as_day(today)
        return not self._is_stopped(today) and any(
            pause.from_on <= today and (pause.until_on is None or today <= pause.until_on) for pause in self.pauses
        )

    def state(self, today: dt.date) -> ClockState:
        """Where the clock stands. What is late stays late through a pause: `is_paused` says that it does not run."""
        used = self.days_used(today)
        if self._is_stopped(today):
            return ClockState.STOPPED_LATE if used > self.days else ClockState.STOPPED
        if used > self.days * self.very_after:
            return ClockState.VERY_OVERDUE
        if used > self.days:
            return ClockState.OVERDUE
        if self.is_paused(today):
            return ClockState.PAUSED
        return ClockState.DUE_TODAY if as_day(today) == self.due_on else ClockState.RUNNING

    def _is_stopped(self, today: dt.date) -> bool:
        """An answer counts from the day it was given, so that an earlier day can be looked back at."""
        return self.answered_on is not None and self.answered_on <= as_day(today)

    def _last_counted(self, today: dt.date) -> dt.date:
        return self.answered_on if self.answered_on and self._is_stopped(today) else as_day(today)

    def _paused_days(self, pause: Pause, end: dt.date) -> int:
        """Working days of the pause after the start, up to and with the end."""
        last = end if pause.until_on is None else min(pause.until_on, end)
        before = max(self.started_on, pause.from_on - dt.timedelta(days=1))
        return working_days_between(before, last, extra=self.closed) if last > before else 0


def _merged(pauses: tuple[Pause, ...]) -> tuple[Pause, ...]:
    """The pauses in order, those that overlap or touch as one."""
    merged: list[Pause] = []
    for pause in sorted(pauses, key=lambda pause: pause.from_on):
        former = merged[-1] if merged else None
        if former is None or (former.until_on is not None and pause.from_on > former.until_on + dt.timedelta(days=1)):
            merged.append(pause)
        elif former.until_on is not None:
            until = None if pause.until_on is None else max(former.until_on, pause.until_on)
            merged[-1] = Pause(former.from_on, until)
    return tuple(merged)
