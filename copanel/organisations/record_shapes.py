"""The shape in which a published record tells of an organisation's names: days as given, no more than it says."""

from __future__ import annotations

from dataclasses import dataclass

from copanel.kernel.dates import DateAsGiven
from copanel.organisations.states import NameKind


@dataclass(frozen=True, slots=True)
class NameRecord:
    """One name. Where its source does not say since or until when, that is None."""

    kind: NameKind
    name: str
    since: DateAsGiven | None = None
    until: DateAsGiven | None = None
