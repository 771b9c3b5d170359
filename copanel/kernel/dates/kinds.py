"""How much a date as given tells, and what about it cannot be right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from .calendar_words import WEEKDAYS, day_and_month


class Kind(StrEnum):
    """How much the words tell. Only `DAY` is exact; each other kind is a cause why a length of time is not known."""

    DAY = "day"  # "3 March 2026"
    MONTH = "month"  # "Dec 2011"
    SEASON = "season"  # "spring 2018"
    YEAR = "year"  # "2008", or a council's year "2020-21"
    PART = "part"  # "early February 2018"
    APPROXIMATE = "approximate"  # "about 2008", "2008?"
    SPAN = "span"  # "3 March to 3 June 2014", "the 1980s"
    OPEN = "open"  # "before 25 March 2016"
    NO_YEAR = "no_year"  # "the spring"
    RELATIVE = "relative"  # "by the end of the month"
    OCCASION = "occasion"  # "until the AGM"
    UNKNOWN = "unknown"  # "not known"
    UNDATED = "undated"  # "no date"
    UNCLEAR = "unclear"  # words in which no date can be read
    DOUBTFUL = "doubtful"  # a date that cannot be right, or can be read two ways: see its doubt


class DoubtCode(StrEnum):
    """What is wrong with a date as given. The words stay; the doubt is reported beside them."""

    WEEKDAY = "weekday"
    NO_SUCH_DAY = "no_such_day"
    NO_SUCH_MONTH = "no_such_month"
    SHORT_YEAR = "short_year"
    TWO_READINGS = "two_readings"
    BACKWARDS = "backwards"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A contradiction in a date as given: what the words said, and what the calendar says instead."""

    code: DoubtCode
    said: str = ""
    found: str = ""

    def __str__(self) -> str:
        """One plain sentence for the reader."""
        facts = {"said": self.said, "found": self.found}
        match self.code:
            case DoubtCode.WEEKDAY:
                day = date.fromisoformat(self.found)
                facts |= {"date": day_and_month(day), "found": WEEKDAYS[day.weekday()]}
                return _("The words say %(said)s, but %(date)s is a %(found)s.") % facts
            case DoubtCode.NO_SUCH_DAY:
                return _("There is no %(said)s. That month has %(found)s days.") % facts
            case DoubtCode.NO_SUCH_MONTH:
                return _("There is no month %(said)s. Dates are read day first, then month.") % facts
            case DoubtCode.SHORT_YEAR:
                return _("The year is written “%(said)s”. It is read as %(found)s.") % facts
            case DoubtCode.TWO_READINGS:
                return _("“%(said)s” can mean a month, or the years %(found)s.") % facts
            case DoubtCode.BACKWARDS:
                return _("The end is before the start.")
