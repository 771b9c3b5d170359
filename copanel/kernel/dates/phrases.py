"""Reading words about time as people write them in minutes, letters and forms.

`read` goes through one table of phrases, surest first, and never fails: what it cannot read is UNCLEAR. It reads a
tidied copy; the words themselves are kept by `DateAsGiven`, unaltered.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache

from .kinds import DoubtCode, Kind
from .moments import DAY, MONTH, SEASON, WEEKDAY, YEAR, read_moment
from .readings import Reading, bounded, doubtful

# Longer words are a story, not a date; the limit also bounds the work that hostile input can cause.
LONGEST_READ = 200

_UNITS = r"(?:day|week|weekend|fortnight|month|quarter|term|year)"
_COUNT = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|(?:a )?few|a couple of|\d+)"
_PREPOSITION = r"(?:by|before|after|until|till|since|from|in|on|at|during|for|within)"

_UNKNOWN = re.compile(r"(?:date )?(?:is )?(?:not (?:yet )?(?:known|stated|recorded|given|said)|unknown)|\[?\?+\]?|n/?k")
_UNDATED = re.compile(
    r"no (?:set |fixed )?date(?: (?:yet|set|given))*|undated|none|not dated|n\.?d\.?|open[- ]ended"
    r"|(?:until )?further notice|ongoing"
)
_NO_YEAR = re.compile(
    rf"(?:{_PREPOSITION} )?(?:the )?(?:(?:early|mid|late|(?:start|beginning|middle|end) of)[ -](?:in )?)?(?:the )?"
    rf"(?:{SEASON}|(?:{WEEKDAY} )?(?:the )?(?:{DAY} ?(?:of )?)?{MONTH}|{MONTH} {DAY})"
)
_RELATIVE = re.compile(
    rf"(?:{_PREPOSITION} )?(?:(?:the )?(?:start|beginning|middle|end) of )?"
    r"(?:(?:the|this|next|last|coming|following) )*"
    rf"(?:{_UNITS}s?|(?:this|next|last|coming) (?:{SEASON}|{MONTH}|{WEEKDAY})|{WEEKDAY}|then)"
    rf"|(?:{_PREPOSITION} )?(?:today|tomorrow|yesterday|now|tonight)"
    rf"|(?:in|within|after|for) (?:about |the next )?{_COUNT} (?:more |working |calendar )*{_UNITS}s?(?: time)?"
    rf"|(?:about )?{_COUNT} (?:working )?{_UNITS}s? (?:ago|later|earlier|from now)"
    r"|(?:very )?(?:soon|shortly|later(?: on)?|immediately|presently|recently|asap)"
    r"|in due course|in the (?:near )?future"
    r"|as soon as (?:possible|we can|they can)|when(?:ever)? possible"
)
_OPEN = re.compile(
    r"(?P<word>(?:on or )?before|(?:on or )?after|by|no later than|not later than|until|till|up to|since|"
    r"from|not before) (?P<moment>.+?)(?: (?:onwards|on))?"
)
_ONWARDS = re.compile(
    r"(?:from |since )?(?P<moment>.+?)(?: onwards?| ?(?:to|until|till|–|-) ?(?:now|date|(?:the )?present|today))"
)
_DIVIDERS = re.compile(rf" (?:to|until|till|through) | ?[–-] ?|(?<=\d\d\d\d)/(?={YEAR}$)")
_OCCASION = re.compile(
    r"\s*(?:(?:only |not )?(?:until|till|up to|at|by|before|after|from|since|following|during|when|once|pending|"
    r"subject to|in time for|as soon as)\s+(?P<named>\S.*?)"
    r"|(?P<bare>(?:the |our |its )?(?:next |last |first |following )?(?:[\w-]+ ){0,3}"
    r"(?:AGM|annual general meeting|meeting|election|elections|redecoration|budget)))[\s.;,]*",
    re.IGNORECASE,
)
_LOOKS_LIKE_A_DATE = re.compile(
    rf"\b\d{{1,2}}\s*[/.-]\s*\d|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?[a-z]{{3,9}}\s+{YEAR}|\b{MONTH}\s+\d|\d\s+{MONTH}"
)


@lru_cache(maxsize=4096)
def read(words: str) -> Reading:
    """What the words tell about time. Never raises; words in which nothing can be read give `Kind.UNCLEAR`."""
    if len(words) > LONGEST_READ:
        return Reading(Kind.UNCLEAR)
    text = tidied(words)
    for pattern, kind in ((_UNKNOWN, Kind.UNKNOWN), (_UNDATED, Kind.UNDATED)):
        if pattern.fullmatch(text):
            return Reading(kind)
    found = read_moment(text) or _open(text) or _span(text)
    if found is not None:
        return found
    for pattern, kind in ((_NO_YEAR, Kind.NO_YEAR), (_RELATIVE, Kind.RELATIVE)):
        if pattern.fullmatch(text):
            return Reading(kind)
    return _occasion(words, text)


def tidied(words: str) -> str:
    """A copy to read: small letters, single spaces, one kind of dash, no commas, quotation marks or end stops."""
    text = words.casefold().replace("—", "–").replace("−", "–").replace("‑", "-").replace("‘", "’")
    text = re.sub(r"[“”\"(),;]", " ", text)
    return re.sub(r"\s+", " ", text).strip().rstrip(".").strip()


def _open(text: str) -> Reading | None:
    """ "before", "by", "until", "after", "since": a bound on one side only."""
    found = _ONWARDS.fullmatch(text) or _OPEN.fullmatch(text)
    moment = read_moment(found["moment"]) if found else None
    if found is None or moment is None or moment.kind in (Kind.DOUBTFUL, Kind.UNCLEAR):
        return moment
    first, last = moment.earliest, moment.latest
    if first is None or last is None:
        return None
    # "Before about 2008" and "after late May" have no sharp edge, so the bound is the far end of what they name.
    soft = moment.kind in (Kind.PART, Kind.APPROXIMATE)
    day = timedelta(days=1)
    match found.groupdict().get("word", "since"):
        case "before":
            last = last if soft else first - day
            opened = bounded(Kind.OPEN, None if soft else f"[..{last}]", None, last)
        case "after":
            first = first if soft else last + day
            opened = bounded(Kind.OPEN, None if soft else f"[{first}..]", first, None)
        case "until" | "till" | "up to":
            opened = bounded(Kind.OPEN, f"../{moment.edtf}", None, last)
        case "since" | "from":
            opened = bounded(Kind.OPEN, f"{moment.edtf}/..", first, None)
        case "on or after" | "not before":
            opened = bounded(Kind.OPEN, f"[{moment.edtf}..]", first, None)
        case _:
            opened = bounded(Kind.OPEN, f"[..{moment.edtf}]", None, last)
    return replace(opened, doubt=moment.doubt)


def _span(text: str) -> Reading | None:
    """ "3 March to 3 June 2014", "2008-2010", "between May and July 2016": two moments, the first perhaps cut short."""
    divider = re.compile(r" and ") if text.startswith("between ") else _DIVIDERS
    text = re.sub(r"^(?:from|between) ", "", text)
    for divided in divider.finditer(text):
        said_start, said_end = text[: divided.start()], text[divided.end() :]
        end = read_moment(said_end)
        start = end and _start_of_span(said_start, said_end)
        if end is None or start is None or Kind.UNCLEAR in (start.kind, end.kind):
            continue
        if Kind.DOUBTFUL in (start.kind, end.kind):
            return replace(start if start.kind is Kind.DOUBTFUL else end, edtf=None, earliest=None, latest=None)
        if start.earliest and end.latest and start.earliest > end.latest:
            return doubtful(DoubtCode.BACKWARDS)
        edtf = f"{start.edtf}/{end.edtf}" if start.edtf and end.edtf else None
        return replace(bounded(Kind.SPAN, edtf, start.earliest, end.latest), doubt=start.doubt or end.doubt)
    return None


def _start_of_span(start: str, end: str) -> Reading | None:
    """The start as said, or completed by the year, or by the month and year, that the end says for both."""
    year = re.search(rf"{YEAR}$", end)
    month = re.search(rf"\b{MONTH}", end)
    if whole := read_moment(start):
        return whole
    if year and (whole := read_moment(f"{start} {year[0]}")):
        return whole
    return read_moment(f"{start} {month[0]} {year[0]}") if year and month else None


def _occasion(words: str, text: str) -> Reading:
    """ "until the AGM": the occasion in the words' own letters. Words that look like a mistyped date are none."""
    found = _OCCASION.fullmatch(words)
    if found is None or _LOOKS_LIKE_A_DATE.search(text):
        return Reading(Kind.UNCLEAR)
    return Reading(Kind.OCCASION, occasion=found["named"] or found["bare"])
