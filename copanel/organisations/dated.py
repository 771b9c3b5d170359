"""What every act on dated rows shares. Each function runs inside an act; none is one by itself."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from copanel.kernel.dates import DateAsGiven, as_given
from copanel.kernel.errors import Invalid, WrongState
from copanel.organisations import queries
from copanel.organisations.models import NAME_LENGTH, Organisation

DAY_BEFORE = dt.timedelta(days=1)


def label(organisation: Organisation) -> str:
    return queries.names_on([organisation.id])[organisation.id]


def still_there(organisation: Organisation) -> None:
    """Raises WrongState, naming it, where it has closed or merged."""
    if organisation.closed_on is not None:
        raise WrongState(_("%(name)s has closed, or is part of another now.") % {"name": label(organisation)})


def one_line(text: str, field: str = "name") -> str:
    """One line without spaces around it. Raises Invalid where it is missing or too long."""
    text = " ".join(text.split())
    if not text:
        raise Invalid({field: _("Write it here. It cannot be left empty.")})
    if len(text) > NAME_LENGTH:
        raise Invalid({field: _("Make it shorter: at most %(length)s letters.") % {"length": NAME_LENGTH}})
    return text


def first_day(given: dt.date | DateAsGiven | str | None) -> tuple[dt.date, DateAsGiven | None]:
    """The day names change, and the words it was given in, where it was not given as a day."""
    if isinstance(given, dt.date):
        return given, None
    words = as_given(given) if isinstance(given, str) else given
    if words is None or words.earliest is None:
        raise Invalid({"from_on": _("Give a day, a month or a year, such as “3 March 2027” or “2018”.")})
    return words.earliest, words


def give_way(rows: Any, from_on: dt.date, until_on: dt.date | None = None) -> None:
    """End what holds the day before the new one begins. Raises Invalid where something begins then or later."""
    for row in rows.overlapping(from_on, until_on):
        if row.from_on is not None and row.from_on >= from_on:
            raise Invalid({"from_on": _("Something later is written down already. Give a later day.")})
        row.until_on = from_on - DAY_BEFORE
        row.save(update_fields=["until_on"])
