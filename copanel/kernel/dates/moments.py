"""Reading one moment in British English: a day, a month, a season, a year, or a part of one.

Why own code: the `edtf` package's reader of English drops "early", and `dateutil` fills a missing day with today's.
Both would change what was said. Here each shape is one small reader in a table; what no reader takes is not a date.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from .calendar_words import MONTH_NUMBER, MONTHS, SEASON_CODE, WEEKDAY_NUMBER, WEEKDAYS
from .kinds import DoubtCode, Kind
from .readings import Reading, bounded, doubtful, exactly, from_edtf, with_doubt


def one_of(names: dict[str, int]) -> str:
    """A pattern for any of the names, longest first, each with an optional full stop."""
    return "(?:" + "|".join(sorted(names, key=len, reverse=True)) + r")\b\.?"


MONTH = one_of(MONTH_NUMBER)
SEASON = one_of(SEASON_CODE)
WEEKDAY = one_of(WEEKDAY_NUMBER)
YEAR = r"[12]\d{3}"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
SHORT_YEAR = r"['’]?\d\d"

_BEFORE_A_MOMENT = re.compile(r"^(?:(?:on|in|during|dated|for) )?(?:the )?(?:year )?")


def read_moment(text: str) -> Reading | None:
    """The moment the text names, or None. The text is already tidied (see `phrases.tidied`)."""
    text = _BEFORE_A_MOMENT.sub("", text)
    for pattern, read in _READERS:
        if found := pattern.fullmatch(text):
            return read(found.groupdict())
    return None


def _day_in_words(found: dict[str, str]) -> Reading:
    return _day(found, day=found["day"], month=MONTH_NUMBER[found["month"].rstrip(".")])


def _day_in_figures(found: dict[str, str]) -> Reading:
    return _day(found, day=found["day"], month=int(found["month"]))


def _day(found: dict[str, str], *, day: str, month: int) -> Reading:
    said_year = found["year"].lstrip("'’")
    year = int(said_year)
    if short := len(said_year) == 2:
        # Panels and their forerunners begin in the 1970s: no year before 1970 is written with two figures.
        year += 2000 if year < 70 else 1900
    number = int(re.sub(r"\D", "", day))
    if not 1 <= month <= 12:
        return doubtful(DoubtCode.NO_SUCH_MONTH, str(month))
    length = calendar.monthrange(year, month)[1]
    if not 1 <= number <= length:
        return doubtful(DoubtCode.NO_SUCH_DAY, f"{number} {MONTHS[month - 1]} {year}", str(length))
    exact = date(year, month, number)
    said = WEEKDAY_NUMBER.get((found.get("weekday") or "").rstrip("."), exact.weekday())
    if said != exact.weekday():
        # Either the weekday or the date is wrong: EDTF says "uncertain", and a week to each side holds both.
        return with_doubt(
            from_edtf(f"{exact.isoformat()}?", Kind.DOUBTFUL), DoubtCode.WEEKDAY, WEEKDAYS[said], exact.isoformat()
        )
    return with_doubt(exactly(exact), DoubtCode.SHORT_YEAR, said_year, str(year)) if short else exactly(exact)


def _month(found: dict[str, str]) -> Reading:
    return from_edtf(f"{found['year']}-{MONTH_NUMBER[found['month'].rstrip('.')]:02}")


def _season(found: dict[str, str]) -> Reading:
    edtf = f"{found['year']}-{SEASON_CODE[found['season']]}"
    if not found["next"]:
        return from_edtf(edtf)
    year = int(found["year"])
    if found["season"] != "winter" or int(found["next"][-2:]) != (year + 1) % 100:
        return Reading(Kind.UNCLEAR)
    return bounded(Kind.SEASON, edtf, date(year, 12, 1), date(year + 1, 3, 1) - timedelta(days=1))


def _year(found: dict[str, str]) -> Reading:
    return from_edtf(found["year"])


def _decade(found: dict[str, str]) -> Reading:
    return from_edtf(f"{found['decade']}X")


def _council_year(found: dict[str, str]) -> Reading:
    """ "2020-21": a council's financial year, 1 April to 31 March. "financial year 2011-12" says so in words."""
    first, last = int(found["year"]), int(found["next"][-2:])
    if last != (first + 1) % 100:
        return Reading(Kind.UNCLEAR)
    return bounded(Kind.YEAR, f"{first}-04/{first + 1}-03", date(first, 4, 1), date(first + 1, 3, 31))


def _year_and_two_figures(found: dict[str, str]) -> Reading:
    """ "2018-02" is a month, "2020-21" a council's year, "2023-28" a span; "2011-12" can be either and says so."""
    year, figures, hyphen = int(found["year"]), int(found["next"]), found["between"] == "-"
    is_month = hyphen and 1 <= figures <= 12
    last = year - year % 100 + figures
    if figures <= year % 100:  # cannot be a later year
        if is_month:
            return from_edtf(f"{year}-{figures:02}")
        return _council_year(found) if figures == (year + 1) % 100 else Reading(Kind.UNCLEAR)
    if last == year + 1:
        years = _council_year(found)
    else:
        years = bounded(Kind.SPAN, f"{year}/{last}", date(year, 1, 1), date(last, 12, 31))
    if not is_month:
        return years
    month = from_edtf(f"{year}-{figures:02}")
    either = Reading(Kind.DOUBTFUL, None, min(month.earliest, years.earliest), max(month.latest, years.latest))
    return with_doubt(either, DoubtCode.TWO_READINGS, f"{year}-{found['next']}", f"{year} to {last}")


def _part(found: dict[str, str]) -> Reading | None:
    """ "early February 2018": the unit in EDTF, and generous bounds: its first half, middle half or second half.

    Nobody says where "early" ends, so the halves overlap with the middle. Only a month, a year and a decade are
    halved; a part of a season keeps the season's bounds.
    """
    whole = read_moment(found["whole"])
    if whole is None or whole.kind not in _HALVES or whole.earliest is None or whole.latest is None:
        return None
    part = _PARTS[found["part"].strip(" -")]
    earliest, latest = _HALVES[whole.kind](part, whole.earliest, whole.latest)
    return bounded(Kind.PART, whole.edtf, earliest, latest)


def _half_of_month(part: str, first: date, last: date) -> tuple[date, date]:
    starts, ends = {"early": (1, 15), "mid": (8, 22), "late": (16, last.day)}[part]
    return first.replace(day=starts), last.replace(day=ends)


def _half_of_year(part: str, first: date, last: date) -> tuple[date, date]:
    """Half of any whole number of months: a year from January or from April, or a decade."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    halves = {"early": (0, months // 2), "mid": (months // 4, months - months // 4), "late": (months // 2, months)}
    starts, ends = halves[part]
    return _months_on(first, starts), _months_on(first, ends) - timedelta(days=1)


def _months_on(first: date, months: int) -> date:
    year, month = divmod(first.month - 1 + months, 12)
    return date(first.year + year, month + 1, 1)


def _whole(part: str, first: date, last: date) -> tuple[date, date]:
    return first, last


def _approximate(found: dict[str, str]) -> Reading | None:
    whole = read_moment(found["whole"])
    if whole is None or whole.kind not in (Kind.DAY, Kind.MONTH, Kind.YEAR) or "/" in (whole.edtf or "/"):
        return None
    return from_edtf(f"{whole.edtf}{'?' if found.get('unsure') else '~'}", Kind.APPROXIMATE)


def _somewhere_in(found: dict[str, str]) -> Reading | None:
    return read_moment(found["whole"])


_HALVES: dict[Kind, Callable[[str, date, date], tuple[date, date]]] = {
    Kind.MONTH: _half_of_month,
    Kind.YEAR: _half_of_year,
    Kind.SPAN: _half_of_year,
    Kind.SEASON: _whole,
}
_PARTS = {
    "early": "early", "start of": "early", "beginning of": "early",
    "mid": "mid", "middle of": "mid",
    "late": "late", "end of": "late",
}  # fmt: skip

_DATE_WORDS = rf"(?:(?P<weekday>{WEEKDAY}) )?(?:the )?(?P<day>{DAY}) ?-?(?:of )?"
_READERS: tuple[tuple[re.Pattern[str], Callable[[dict[str, str]], Reading | None]], ...] = tuple(
    (re.compile(pattern, re.ASCII), read)
    for pattern, read in (
        (rf"{_DATE_WORDS}(?P<month>{MONTH})[ -]?(?P<year>{YEAR}|{SHORT_YEAR})", _day_in_words),
        (rf"(?:(?P<weekday>{WEEKDAY}) )?(?P<month>{MONTH}) (?:the )?(?P<day>{DAY}) (?P<year>{YEAR})", _day_in_words),
        (rf"(?:(?P<weekday>{WEEKDAY}) )?(?P<day>\d\d?)([/.-])(?P<month>\d\d?)\3(?P<year>{YEAR}|\d\d)", _day_in_figures),
        (rf"(?P<year>{YEAR})([/.-])(?P<month>\d\d?)\2(?P<day>\d\d?)", _day_in_figures),
        (rf"(?P<month>{MONTH})[ -]?(?:of )?(?P<year>{YEAR})", _month),
        (rf"(?P<season>{SEASON}) (?:of )?(?P<year>{YEAR})(?P<next> ?[/–-] ?(?:\d\d)?\d\d)?", _season),
        (rf"(?P<year>{YEAR})", _year),
        (r"(?P<decade>[12]\d\d)0'?s", _decade),
        (
            rf"(?:(?:financial|council) year|fy) ?(?P<year>{YEAR}) ?(?:[/–-]|to) ?(?P<next>(?:\d\d)?\d\d)",
            _council_year,
        ),
        (rf"(?P<year>{YEAR}) ?[/–-] ?(?P<next>(?:\d\d)?\d\d) (?:financial|council) year", _council_year),
        (rf"(?P<year>{YEAR})(?P<between>[/–-])(?P<next>\d\d)", _year_and_two_figures),
        (r"(?P<part>early|mid|late)(?:[ -](?:on )?)(?:in )?(?:the )?(?P<whole>.+)", _part),
        (r"(?P<part>(?:beginning|start|middle|end) of) (?:the )?(?P<whole>.+)", _part),
        (r"(?:about|around|circa|ca?\.?|approx\.?|approximately|roughly) ?(?:the )?(?P<whole>.+)", _approximate),
        (r"(?P<whole>.+) or so", _approximate),
        (r"(?P<unsure>probably|possibly|perhaps|maybe) (?P<whole>.+)", _approximate),
        (r"(?P<whole>.+?) ?(?P<unsure>\?)", _approximate),
        (r"(?:some ?time|at some point|some day) (?:in|during) (?P<whole>.+)", _somewhere_in),
    )
)
