"""Dates as given: the words are the truth, and nothing is made up beside them.

    as_given("early February 2018")   as_given("until the AGM")   on(day)   at_occasion(...)   undated("no date")
    duration(start, end)              Days, or CannotTell with the cause in a sentence
    in_given_order(items, key)        the given order, with what contradicts it
    by_date(items, key)               sorted, only as far as the words make it certain

Model and form field are in `dates.fields`, which needs Django's settings; nothing here does until a sentence is shown.
"""

from .bounds import EdtfError
from .calendar_words import in_house_style
from .given import KEYS, DateAsGiven, as_given, at_occasion, on, undated
from .kinds import Doubt, DoubtCode, Kind
from .lengths import CannotTell, Cause, Days, Duration, Median, duration, median_of
from .order import OrderDoubt, Ordered, by_date, in_given_order

__all__ = [
    "KEYS",
    "CannotTell",
    "Cause",
    "DateAsGiven",
    "Days",
    "Doubt",
    "DoubtCode",
    "Duration",
    "EdtfError",
    "Kind",
    "Median",
    "OrderDoubt",
    "Ordered",
    "as_given",
    "at_occasion",
    "by_date",
    "duration",
    "in_given_order",
    "in_house_style",
    "median_of",
    "on",
    "undated",
]
