"""What a reading of somebody's words found: the kind, EDTF, bounds, the occasion, the doubt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from .bounds import EdtfError, bounds_of, kind_of
from .kinds import Doubt, DoubtCode, Kind


@dataclass(frozen=True, slots=True)
class Reading:
    """What can be read in words about time. The words themselves are kept by DateAsGiven."""

    kind: Kind
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    occasion: str | None = None
    doubt: Doubt | None = None


def from_edtf(edtf: str, kind: Kind | None = None) -> Reading:
    """A reading with the bounds that the EDTF text has. Raises EdtfError."""
    earliest, latest = bounds_of(edtf)
    return Reading(kind or kind_of(edtf), edtf, earliest, latest)


def exactly(day: date) -> Reading:
    return Reading(Kind.DAY, day.isoformat(), day, day)


def bounded(kind: Kind, edtf: str | None, earliest: date | None, latest: date | None) -> Reading:
    """A reading whose bounds we worked out; the EDTF stands beside them only where the library finds it valid."""
    if edtf is not None:
        try:
            bounds_of(edtf)
        except EdtfError:
            edtf = None
    return Reading(kind, edtf, earliest, latest)


def doubtful(code: DoubtCode, said: str = "", found: str = "") -> Reading:
    """A date that cannot be right: no bounds, since none would be true."""
    return Reading(Kind.DOUBTFUL, doubt=Doubt(code, said, found))


def with_doubt(reading: Reading, code: DoubtCode, said: str, found: str = "") -> Reading:
    return replace(reading, doubt=Doubt(code, said, found))
