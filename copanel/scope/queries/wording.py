"""Sentences that more than one page of this room says in the same way."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.kernel.dates import DateAsGiven, Kind, in_house_style
from copanel.kernel.working_days import working_days_between
from copanel.scope.states import Whose


def signed(name: str, title: str, on: dt.date) -> str:
    return _("Signed by %(name)s, %(title)s, on %(day)s.") % {"name": name, "title": title, "day": in_house_style(on)}


def late_by(due_on: dt.date, today: dt.date) -> int:
    """Working days past the due day; 0 in time. The last day is not late until it has ended."""
    return working_days_between(due_on, today) if due_on < today else 0


def days_late(days: int) -> str:
    return ngettext("%(days)d working day late.", "%(days)d working days late.", days) % {"days": days}


def until(when: DateAsGiven | None, until_on: dt.date | None, today: dt.date) -> str:
    """Until when something holds; after that day, that it was so until then. "" where nothing was said."""
    if when is None:
        return ""
    if when.kind in (Kind.UNDATED, Kind.UNKNOWN):
        return _("The council gives no end date.")
    if until_on is not None and until_on < today:
        return _("This was until %(when)s. That day is past.") % {"when": when.shown}
    if when.occasion or until_on is None:
        return _("Until when: %(when)s.") % {"when": when.shown}
    return _("This holds until %(when)s.") % {"when": when.shown}


def whose(code: str, named: str) -> str:
    """Whose decision it is, with the law or body by its name."""
    if not code:
        return ""
    return _("%(whose)s: %(named)s.") % {"whose": Whose(code).label, "named": named.rstrip(".")}


def asked(asked_on: dt.date, due_on: dt.date, today: dt.date) -> tuple[str, ...]:
    """Of a request that waits: when it was made, and by when it is due, or how long it is late."""
    first = _("The panel asked the council on %(day)s.") % {"day": in_house_style(asked_on)}
    if late := late_by(due_on, today):
        return first, _("The council had until %(day)s.") % {"day": in_house_style(due_on)}, days_late(late)
    return first, _("The council must say it by %(day)s.") % {"day": in_house_style(due_on)}


def met(asked_on: dt.date, due_on: dt.date, said_on: dt.date) -> str:
    """Of a request that was met: in time, or how late."""
    if late := late_by(due_on, said_on):
        return ngettext(
            "The panel asked on %(day)s. The council said it %(late)d working day late.",
            "The panel asked on %(day)s. The council said it %(late)d working days late.",
            late,
        ) % {"day": in_house_style(asked_on), "late": late}
    return _("The panel asked on %(day)s. The council said it in time.") % {"day": in_house_style(asked_on)}
