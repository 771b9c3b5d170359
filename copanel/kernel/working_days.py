"""Working days: Monday to Friday, without England's bank holidays.

The day something is sent is day 0; days begin and end at midnight in London (kernel.clock). The holidays are dated
data kept by the `holidays` package, proclaimed ones included (8 May 2020, 19 September 2022); a panel's own closed
days come in as `extra`.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping, Set
from functools import lru_cache
from types import MappingProxyType

from holidays import country_holidays

from copanel.kernel.clock import london_day

NONE_EXTRA: frozenset[dt.date] = frozenset()


def as_day(when: dt.date | dt.datetime) -> dt.date:
    """The day itself, or the London day of an aware moment. Raises ValueError for a moment without a time zone."""
    if not isinstance(when, dt.datetime):
        return when
    if when.tzinfo is None:
        raise ValueError("A moment needs a time zone before it can be a day in London.")
    return london_day(when)


@lru_cache(maxsize=512)
def bank_holidays(year: int) -> Mapping[dt.date, str]:
    """England's bank holidays in a year, each with its name."""
    return MappingProxyType(dict(sorted(country_holidays("GB", subdiv="ENG", years=year).items())))


def is_working_day(day: dt.date | dt.datetime, *, extra: Set[dt.date] = NONE_EXTRA) -> bool:
    """Whether people work on the day; `extra` are further days on which they do not."""
    day = as_day(day)
    return day.weekday() < 5 and day not in bank_holidays(day.year) and day not in extra


def add_working_days(start: dt.date | dt.datetime, n: int, *, extra: Set[dt.date] = NONE_EXTRA) -> dt.date:
    """The n-th working day after the start, which is day 0 whether or not people work on it.

    A negative n counts back, for planning from a meeting. 0 is the start itself.
    """
    day, step = as_day(start), dt.timedelta(days=1 if n > 0 else -1)
    for _ in range(abs(n)):
        day += step
        while not is_working_day(day, extra=extra):
            day += step
    return day


def working_days_between(
    start: dt.date | dt.datetime, end: dt.date | dt.datetime, *, extra: Set[dt.date] = NONE_EXTRA
) -> int:
    """How many working days lie after the start, up to and with the end. Raises ValueError where it ends before."""
    start, end = as_day(start), as_day(end)
    if end < start:
        raise ValueError(f"{end} is before {start}: there is no number of working days between them.")
    days = _up_to(end) - _up_to(start) if start.year == end.year else _across_years(start, end)
    return days - sum(1 for day in extra if start < day <= end and is_working_day(day))


def _across_years(start: dt.date, end: dt.date) -> int:
    rest = len(_working_days_of(start.year)) - _up_to(start)
    return rest + sum(len(_working_days_of(year)) for year in range(start.year + 1, end.year)) + _up_to(end)


def _up_to(day: dt.date) -> int:
    """Working days of the day's own year, up to and with it."""
    return bisect_right(_working_days_of(day.year), day)


@lru_cache(maxsize=512)
def _working_days_of(year: int) -> tuple[dt.date, ...]:
    first = dt.date(year, 1, 1).toordinal()
    days = (dt.date.fromordinal(first + n) for n in range(dt.date(year, 12, 31).toordinal() - first + 1))
    return tuple(day for day in days if is_working_day(day))
