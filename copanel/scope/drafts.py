"""What a draft statement holds, and what it still lacks before it can be signed. No ORM."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Self

from django.utils.translation import gettext as _

from copanel.kernel.clock import today
from copanel.kernel.dates import DateAsGiven, Kind, as_given
from copanel.scope.states import NEEDS_WHY, Level, Whose

LONGEST_TEXT = 4_000
LONGEST_LINE = 300
UNREADABLE = frozenset({Kind.UNCLEAR, Kind.NO_YEAR, Kind.DOUBTFUL})


@dataclass(frozen=True, slots=True)
class Limit:
    """One part of a statement as typed so far: what is open, what is limited, or what is fixed.

    whose, whose_words  whose decision it is, and the law or body by its name
    until               the words of a date; "no date" is an answer
    """

    text: str = ""
    easy_text: str = ""
    why: str = ""
    whose: str = ""
    whose_words: str = ""
    until: str = ""

    @property
    def is_empty(self) -> bool:
        return not any(asdict(self).values())


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole statement as typed so far."""

    open: Limit = field(default_factory=Limit)
    limited: Limit = field(default_factory=Limit)
    fixed: Limit = field(default_factory=Limit)

    @property
    def limits(self) -> dict[Level, Limit]:
        """The parts that hold anything, in the order of pages."""
        found = {level: getattr(self, level.value) for level in Level}
        return {level: limit for level, limit in found.items() if not limit.is_empty}

    def tidied(self) -> Self:
        """Without the space around what was typed."""
        return self.read(asdict(self))

    def stored(self) -> dict[str, Any]:
        """What the row's JSON column keeps."""
        return {
            level.value: {name: text for name, text in asdict(limit).items() if text}
            for level, limit in self.limits.items()
        }

    @classmethod
    def read(cls, stored: Mapping[str, Mapping[str, str]]) -> Self:
        known = {each.name for each in fields(Limit)}
        return cls(
            **{
                level.value: Limit(
                    **{name: text.strip() for name, text in stored.get(level.value, {}).items() if name in known}
                )
                for level in Level
            }
        )

    @property
    def looked(self) -> str:
        """A short mark of what it says. It travels with the press, so that nobody signs what they did not see."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:16]


def overtaken(standing: Draft, looked: str, typed: Draft) -> bool:
    """Whether somebody else's draft stands: neither the one that was looked at, nor what was typed now."""
    return bool(standing.limits) and standing.looked not in {looked, typed.tidied().looked}


def too_long(draft: Draft) -> dict[str, str]:
    """Faults by field (`fixed_why`) for what is too long to keep."""
    faults = {}
    for level, limit in draft.limits.items():
        for name, text in asdict(limit).items():
            longest = LONGEST_LINE if name in {"whose", "whose_words", "until"} else LONGEST_TEXT
            if len(text) > longest:
                faults[f"{level}_{name}"] = _("Make this shorter: at most %(longest)s letters.") % {"longest": longest}
    return faults


def check(draft: Draft) -> tuple[dict[str, str], dict[Level, DateAsGiven]]:
    """What the statement lacks, were it signed today, by field; and until when each part holds, as given.

    Promise 2: what is open, limited or fixed, who says so, why, until when.
    """
    faults: dict[str, str] = {}
    until: dict[Level, DateAsGiven] = {}
    if not draft.limits:
        faults["open_text"] = _("Write what is open, what is limited or what is fixed: at least one of them.")
    for level, limit in draft.limits.items():
        if not limit.text:
            faults[f"{level}_text"] = {
                Level.OPEN: _("Write what can change, or empty the other boxes below “Open”."),
                Level.LIMITED: _("Write what can change in part, or empty the other boxes below “Limited”."),
                Level.FIXED: _("Write what cannot change, or empty the other boxes below “Fixed”."),
            }[level]
        if level in NEEDS_WHY:
            faults |= {f"{level}_{name}": sentence for name, sentence in _without_reason(limit).items()}
        when, fault = _until(limit.until, needed=level in NEEDS_WHY)
        if fault:
            faults[f"{level}_until"] = fault
        elif when:
            until[level] = when
    return faults, until


def _without_reason(limit: Limit) -> dict[str, str]:
    faults = {}
    if not limit.why:
        faults["why"] = _("Write why, in plain words.")
    if limit.whose not in set(Whose):
        faults["whose"] = _("Choose whose decision it is.")
    if not limit.whose_words:
        faults["whose_words"] = _("Name the law, the body, the budget or the post that decides.")
    return faults


def _until(words: str, *, needed: bool) -> tuple[DateAsGiven | None, str]:
    missing = _("Write until when this holds, for example “31 March 2027”. If there is no date, write “no date”.")
    if not words:
        return None, missing if needed else ""
    when = as_given(words)
    if when.doubt:
        return None, _("%(doubt)s Check it and write it again.") % {"doubt": when.doubt}
    if when.kind in UNREADABLE:
        return None, missing
    if when.latest and when.latest < today():
        return None, _("That day has passed. Write a day that is still to come, or “no date”.")
    return when, ""
