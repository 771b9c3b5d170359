"""How long something took, or why that cannot be worked out. "We could not tell" is an honest figure; 0 is not."""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.kernel.working_days import working_days_between

from .given import DateAsGiven
from .kinds import Kind


@dataclass(frozen=True, slots=True)
class Days:
    """A length in whole days: the day of the start is day 0, so the same day is 0 days."""

    n: int
    start: date
    end: date

    def __str__(self) -> str:
        return ngettext("%(n)s day", "%(n)s days", self.n) % {"n": self.n}

    def working_days(self, *, extra: frozenset[date] = frozenset()) -> int:
        """The same length in England's working days; `extra` are days the panel itself is closed."""
        return working_days_between(self.start, self.end, extra=extra)


@dataclass(frozen=True, slots=True)
class Cause:
    """Why one end cannot be counted with: its kind, and the occasion where it hangs on one."""

    is_start: bool
    kind: Kind
    occasion: str = ""

    def __str__(self) -> str:
        facts = {"why": _why(self.kind) % {"occasion": self.occasion}}
        return (_("The start: %(why)s") if self.is_start else _("The end: %(why)s")) % facts


@dataclass(frozen=True, slots=True)
class CannotTell:
    """A length that cannot be worked out. No causes means that the end is before the start."""

    causes: tuple[Cause, ...] = ()

    @property
    def reason(self) -> str:
        """The causes as plain sentences."""
        return " ".join(str(cause) for cause in self.causes) or _("The end is before the start.")

    def __str__(self) -> str:
        return _("We cannot work this out. %(reason)s") % {"reason": self.reason}


Duration = Days | CannotTell


@dataclass(frozen=True, slots=True)
class Median:
    """The middle of the lengths that are known, with how many were and were not. `days` is None where none was."""

    days: float | None
    known: int
    not_known: int


def duration(start: DateAsGiven | None, end: DateAsGiven | None) -> Duration:
    """The days from start to end. Only where both are exact; else why not. None stands for "not known"."""
    causes = tuple(
        Cause(is_start, given.kind if given else Kind.UNKNOWN, (given and given.occasion) or "")
        for is_start, given in ((True, start), (False, end))
        if given is None or not given.is_exact
    )
    if causes or start is None or end is None or start.day is None or end.day is None:
        return CannotTell(causes)
    if end.day < start.day:
        return CannotTell()
    return Days((end.day - start.day).days, start.day, end.day)


def median_of(lengths: Iterable[Duration]) -> Median:
    """The median of the known lengths; the others are counted, never taken as 0."""
    given = list(lengths)
    known = [length.n for length in given if isinstance(length, Days)]
    return Median(statistics.median(known) if known else None, len(known), len(given) - len(known))


def _why(kind: Kind) -> str:
    match kind:
        case Kind.MONTH:
            return _("only the month is known.")
        case Kind.SEASON:
            return _("only the season is known.")
        case Kind.YEAR:
            return _("only the year is known.")
        case Kind.PART:
            return _("only part of a month or year is named, not the day.")
        case Kind.APPROXIMATE:
            return _("the date is only about right.")
        case Kind.SPAN:
            return _("it is a stretch of time, not one day.")
        case Kind.OPEN:
            return _("it only says before or after a day.")
        case Kind.NO_YEAR:
            return _("the year is not said.")
        case Kind.RELATIVE:
            return _("it depends on the day it was said.")
        case Kind.OCCASION:
            return _("it hangs on an occasion, “%(occasion)s”, not on a day.")
        case Kind.UNDATED:
            return _("it has no date.")
        case Kind.UNCLEAR:
            return _("no date can be read in the words.")
        case Kind.DOUBTFUL:
            return _("the date cannot be right, or can be read in two ways.")
        case _:
            return _("it is not known.")
