"""The only source of time. Days begin and end at midnight in London."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from zoneinfo import ZoneInfo

from django.utils import timezone

LONDON = ZoneInfo("Europe/London")
_pretended: ContextVar[dt.datetime | None] = ContextVar("copanel_pretended_now", default=None)


def now() -> dt.datetime:
    """This moment, aware, in UTC."""
    return _pretended.get() or timezone.now()


@contextmanager
def standing_at(moment: dt.datetime) -> Iterator[None]:
    """Do what follows as if it were that moment.

    For the fictional county and for figures measured on seeded years; an architecture test keeps
    it out of every room that a real panel's acts pass through.
    """
    token = _pretended.set(moment.astimezone(dt.UTC))
    try:
        yield
    finally:
        _pretended.reset(token)


def today() -> dt.date:
    """The day it is in London."""
    return london_day(now())


def years_ago(years: int) -> dt.date:
    """The London day so many years before today; the day before where that year has no 29 February."""
    day = today()
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def london_day(moment: dt.datetime) -> dt.date:
    """The London day a moment falls on: 23:30 UTC in July is already tomorrow."""
    return moment.astimezone(LONDON).date()


def london_midnight(day: dt.date) -> dt.datetime:
    """The moment a London day begins."""
    return dt.datetime.combine(day, dt.time.min, tzinfo=LONDON)
