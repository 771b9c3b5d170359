"""EDTF (Extended Date/Time Format, Library of Congress, ISO 8601-2) to a first and a last possible day.

The `edtf` package decides what is valid and gives the bounds of plain values. Three of its answers are not used,
because they would invent days (looked at in 5.0.2):

- an interval with an unknown start, "/2016-03-24", gets a start ten years earlier: here it has none;
- "winter 2018" is December 2018 alone: here it may also be January to February, of that year or the next;
- "2018-02~" is widened by a year and a month: here by one month, the unit it names.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache
from time import struct_time

from edtf import EDTFParseException, parse_edtf

from .kinds import Kind

Bounds = tuple[date | None, date | None]

_QUALIFIED = re.compile(r"(\d{4}(?:-\d\d){0,2})[~?%]")
_WINTER = re.compile(r"(\d{4})-24")
_KINDS = (
    (re.compile(r"\d{4}-\d\d-\d\d"), Kind.DAY),
    (re.compile(r"\d{4}-(0\d|1[0-2])"), Kind.MONTH),
    (re.compile(r"\d{4}-2[1-4]"), Kind.SEASON),
    (re.compile(r"\d{4}"), Kind.YEAR),
    (re.compile(r".*[~?%].*"), Kind.APPROXIMATE),
    (re.compile(r"\.\.?/.*|/.*|.*/(\.\.)?|.*\.\."), Kind.OPEN),
    (re.compile(r"[\[{]\.\..*|.*\.\.[\]}]"), Kind.OPEN),
)


class EdtfError(ValueError):
    """The text is not a date in EDTF."""


@lru_cache(maxsize=4096)
def bounds_of(edtf: str) -> Bounds:
    """The first and last possible day; None on a side that is open or lies outside the calendar's years 1 to 9999.

    Raises EdtfError where the `edtf` package finds the text invalid, or where it ends before it starts.
    """
    _parsed(edtf)
    if edtf.count("/") == 1:
        start, end = edtf.split("/")
        first, last = _end_of_interval(start)[0], _end_of_interval(end)[1]
    else:
        first, last = _of_one(edtf)
    if first and last and last < first:
        raise EdtfError(edtf)
    return first, last


def kind_of(edtf: str) -> Kind:
    """How much a valid EDTF text tells. A set, a decade or an interval is a span."""
    return next((kind for shape, kind in _KINDS if shape.fullmatch(edtf)), Kind.SPAN)


def _end_of_interval(edtf: str) -> Bounds:
    return (None, None) if edtf in ("", "..") else _of_one(edtf)


def _of_one(edtf: str) -> Bounds:
    if qualified := _QUALIFIED.fullmatch(edtf):
        return _widened(qualified[1])
    parsed = _parsed(edtf)
    if winter := _WINTER.fullmatch(edtf):
        year = int(winter[1])
        return _in_calendar(year, 1, 1), _month_end(year + 1, 2)
    return _day(parsed.lower_strict()), _day(parsed.upper_strict())


def _widened(plain: str) -> Bounds:
    """ "About" reaches one unit to each side of what is named: a year, a month; a week where a day is named."""
    parts = [int(part) for part in plain.split("-")]
    match parts:
        case [year]:
            return _in_calendar(year - 1, 1, 1), _in_calendar(year + 1, 12, 31)
        case [year, month]:
            before = (year - 1, 12) if month == 1 else (year, month - 1)
            after = (year + 1, 1) if month == 12 else (year, month + 1)
            return _in_calendar(*before, 1), _month_end(*after)
    first, last = _of_one(plain)
    return _moved(first, -7), _moved(last, 7)


def _moved(day: date | None, days: int) -> date | None:
    try:
        return day and day + timedelta(days=days)
    except OverflowError:  # past the calendar's end
        return None


def _in_calendar(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= year <= 9999 else None


def _month_end(year: int, month: int) -> date | None:
    return date(year, month, calendar.monthrange(year, month)[1]) if 1 <= year <= 9999 else None


def _parsed(edtf: str):
    try:
        return parse_edtf(edtf)
    except (EDTFParseException, ValueError, TypeError, AttributeError) as fault:
        # The package lets faults of its own through for some invalid texts, such as "../..".
        raise EdtfError(edtf) from fault


def _day(moment: struct_time | float) -> date | None:
    # The package says an open side by an infinite number, and knows years that the calendar here does not hold.
    return _in_calendar(*moment[:3]) if isinstance(moment, struct_time) else None
