"""Days and times as people say them: "Tuesday 3 March 2026", "2pm", "10:30am", "midday"."""

from __future__ import annotations

import datetime as dt

from django.utils import dateformat, timezone
from django.utils.translation import gettext


def local(moment: dt.date | dt.time | None) -> dt.date | dt.time | None:
    """A moment in the panel's own time (settings.TIME_ZONE); days and bare times stay as they are."""
    if isinstance(moment, dt.datetime) and timezone.is_aware(moment):
        return timezone.localtime(moment)
    return moment


def day(value: dt.date | None) -> str:
    """3 March 2026 -> "Tuesday 3 March 2026". Nothing stays nothing."""
    return dateformat.format(local(value), "l j F Y") if value else ""


def short_day(value: dt.date | None) -> str:
    """3 March 2026 -> "3 March 2026", where the weekday adds nothing."""
    return dateformat.format(local(value), "j F Y") if value else ""


def at(value: dt.time | None) -> str:
    """14:00 -> "2pm", 10:30 -> "10:30am", 12:00 -> "midday", 0:00 -> "midnight"."""
    if value is None or value == "":
        return ""
    time = local(value)
    if (time.hour, time.minute) in ((0, 0), (12, 0)):
        return gettext("midday") if time.hour else gettext("midnight")
    return dateformat.time_format(time, "g:ia" if time.minute else "ga").replace(".", "")


def parts(value: dt.date) -> dict[str, str]:
    """The day in three lines, for the margin of the path: weekday, day and month, year."""
    moment = local(value)
    return {name: dateformat.format(moment, code) for name, code in (("weekday", "l"), ("date", "j F"), ("year", "Y"))}
