"""A date as somebody gave it: the words are the truth, what can be read in them stands beside."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

import rfc8785

from . import phrases
from .bounds import EdtfError
from .calendar_words import in_house_style
from .kinds import Doubt, DoubtCode, Kind
from .readings import exactly, from_edtf

# What the stored JSON may hold. `words` and `kind` always, the others where there is something to say.
KEYS = ("words", "kind", "edtf", "earliest", "latest", "occasion", "occasion_id", "doubt", "quoted")


@dataclass(frozen=True, slots=True)
class DateAsGiven:
    """When something was or will be, as somebody said it (vision, "Real life the model must hold").

    words        exactly what was said; never altered, never translated
    kind         how much the words tell; only `Kind.DAY` is exact
    edtf         the same in EDTF where that notation can say it, else None. "Early" has no EDTF: the month stands
    earliest     the first day it can have been, or None where the words set none
    latest       the last day, likewise. A bound is never shown as a date
    occasion     what it hangs on, in the words' own letters ("the AGM")
    occasion_id  the Occasion that carries it, once somebody has named it
    doubt        what in the words cannot be right; the words are kept all the same
    quoted       the words come from a source and are shown as they stand there
    """

    words: str
    kind: Kind
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    occasion: str | None = None
    occasion_id: UUID | None = None
    doubt: Doubt | None = None
    quoted: bool = False

    def __post_init__(self) -> None:
        if not self.words.strip():
            raise ValueError("A date as given needs words. Where nothing was said, write “not known”.")
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError("A date as given cannot end before it starts.")
        if self.kind is Kind.DAY and (self.earliest is None or self.earliest != self.latest):
            raise ValueError("An exact date has one day.")

    def __str__(self) -> str:
        return self.words

    @property
    def is_exact(self) -> bool:
        """Whether the words name one day, free of contradiction. Only exact dates are counted with."""
        return self.kind is Kind.DAY

    @property
    def day(self) -> date | None:
        """The day, where the date is exact."""
        return self.earliest if self.is_exact else None

    @property
    def has_bounds(self) -> bool:
        """Whether the words set any first or last day. Without, a due date is listed for chasing instead."""
        return self.earliest is not None or self.latest is not None

    @property
    def shown(self) -> str:
        """What a page prints: an exact date in the house style, "Tuesday 3 March 2026"; a source's words untouched."""
        return self.words if self.quoted or self.day is None else in_house_style(self.day)

    def hung_on(self, occasion_id: UUID) -> Self:
        """The same words, tied to the Occasion that stands for what they name."""
        return replace(self, occasion_id=occasion_id, occasion=self.occasion or self.words)

    def to_json(self) -> str:
        """Canonical JSON (RFC 8785): equal dates give equal bytes, so that the column can be compared."""
        values: dict[str, Any] = {
            "words": self.words,
            "kind": self.kind.value,
            "edtf": self.edtf,
            "earliest": self.earliest and self.earliest.isoformat(),
            "latest": self.latest and self.latest.isoformat(),
            "occasion": self.occasion,
            "occasion_id": self.occasion_id and str(self.occasion_id),
            "doubt": self.doubt and {"code": self.doubt.code.value, "said": self.doubt.said, "found": self.doubt.found},
            "quoted": self.quoted or None,
        }
        return rfc8785.dumps({key: value for key, value in values.items() if value is not None}).decode()

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The date that `to_json` wrote. Raises ValueError on anything else."""
        try:
            values = json.loads(text)
            if unknown := set(values) - set(KEYS):
                raise ValueError(f"unknown keys {sorted(unknown)}")
            doubt = values.get("doubt")
            return cls(
                words=values["words"],
                kind=Kind(values["kind"]),
                edtf=values.get("edtf"),
                earliest=_day(values.get("earliest")),
                latest=_day(values.get("latest")),
                occasion=values.get("occasion"),
                occasion_id=UUID(values["occasion_id"]) if "occasion_id" in values else None,
                doubt=Doubt(DoubtCode(doubt["code"]), doubt["said"], doubt["found"]) if doubt else None,
                quoted=values.get("quoted", False),
            )
        except (KeyError, TypeError, AttributeError) as fault:
            raise ValueError(f"not a date as given: {text[:80]}") from fault


def as_given(words: str, *, edtf: str | None = None, quoted: bool = False) -> DateAsGiven:
    """A date from somebody's words, British order. Never invents a day; words it cannot read are kept as they are.

    edtf    given by hand where a record's author knows better than the reader; it then decides kind and bounds
    quoted  the words come from a source and are shown as they stand there

    Raises ValueError where the words are empty, EdtfError (a ValueError) where `edtf` is not valid.
    """
    found = from_edtf(edtf) if edtf is not None else phrases.read(words)
    return DateAsGiven(
        words=words,
        kind=found.kind,
        edtf=found.edtf,
        earliest=found.earliest,
        latest=found.latest,
        occasion=found.occasion,
        doubt=found.doubt,
        quoted=quoted,
    )


def on(day: date) -> DateAsGiven:
    """An exact date of our own, in the house style."""
    if isinstance(day, datetime):
        raise TypeError("Give a day, not a moment: clock.london_day(moment) says which day it was in London.")
    found = exactly(day)
    return DateAsGiven(in_house_style(day), found.kind, found.edtf, found.earliest, found.latest)


def at_occasion(words: str, *, occasion: str | None = None, occasion_id: UUID | None = None) -> DateAsGiven:
    """A date that hangs on an occasion: "until the AGM". The occasion is read from the words where it is not given."""
    named = occasion or phrases.read(words).occasion or words
    return DateAsGiven(words, Kind.OCCASION, occasion=named, occasion_id=occasion_id)


def undated(words: str) -> DateAsGiven:
    """Words that are known to give no date: "no date", "none given", "[?]"."""
    found = phrases.read(words).kind
    return DateAsGiven(words, found if found is Kind.UNKNOWN else Kind.UNDATED)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


__all__ = ["KEYS", "DateAsGiven", "EdtfError", "as_given", "at_occasion", "on", "undated"]
