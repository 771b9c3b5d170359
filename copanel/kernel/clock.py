"""The only source of time. Days begin and end at midnight in London."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils import timezone

LONDON = ZoneInfo("Europe/London")


def now() -> dt.datetime:
    """This moment, aware, in UTC."""
    return timezone.now()


def today() -> dt.date:
    """The day it is in London."""
    return london_day(now())


def london_day(moment: dt.datetime) -> dt.date:
    """The London day a moment falls on: 23:30 UTC in July is already tomorrow."""
    return moment.astimezone(LONDON).date()


def london_midnight(day: dt.date) -> dt.datetime:
    """The moment a London day begins."""
    return dt.datetime.combine(day, dt.time.min, tzinfo=LONDON)
