"""The names that things have in a file that is being written, and where each is cited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.text import slugify

from copanel.governance.queries import PanelFacts
from copanel.kernel.dates import DateAsGiven, as_given
from copanel.record.checking import NOT_STATED
from copanel.record.models import Entered
from copanel.record.states import Kind

# The source that things cite which were made in Copanel itself.
HERE = "copanel"
PLACE_LENGTH = 200
When = DateAsGiven | dt.date | None


def spelled(when: DateAsGiven | dt.date) -> DateAsGiven:
    """A day as people write it in a file: "3 March 2026"."""
    return as_given(f"{when.day} {when:%B %Y}") if isinstance(when, dt.date) else when


@dataclass(slots=True)
class Book:
    """The names of things in the file being written, and where each is cited."""

    panel: PanelFacts
    entered: dict[UUID, Entered]
    by_key: dict[str, Entered]
    organisations: dict[UUID, str] = field(default_factory=dict)
    posts: dict[UUID, str] = field(default_factory=dict)
    occasions: dict[UUID, str] = field(default_factory=dict)
    cites_here: bool = False

    def of(self, kind: Kind) -> list[Entered]:
        """What a record file told of this kind, in its order."""
        return [row for row in self.by_key.values() if row.kind == kind]

    def key(self, row_id: UUID, otherwise: str, taken: Iterable[str] = ()) -> str:
        """The thing's own key: the file's it came from, else one made from what it is."""
        if row_id in self.entered:
            return self.entered[row_id].key.rsplit("/", 1)[1]
        key, taken = slugify(otherwise)[:50].strip("-") or "unnamed", set(taken)
        return next(name for name in (key, *(f"{key}-{n}" for n in range(2, len(taken) + 3))) if name not in taken)

    def aside(self, row_id: UUID) -> dict[str, Any]:
        return self.entered[row_id].aside if row_id in self.entered else {}

    def source(self, row_id: UUID, said: str = "") -> str | list[str]:
        """Where it is cited; what was made here cites the panel's pages here, with the source that was `said` there."""
        cites = self.entered[row_id].cites if row_id in self.entered else []
        if not cites:
            self.cites_here = True
            said = " ".join(said.split())[:PLACE_LENGTH].strip()
            return f"{HERE}: {said}" if said else HERE
        return cites[0] if len(cites) == 1 else cites

    def dated(self, row_id: UUID, when: DateAsGiven | None) -> dict[str, Any]:
        """The occasion it stood at, as the file said, else its own date."""
        at = self.aside(row_id).get("at")
        return {"at": at} if at else {"when": self.when(when)}

    def days(self, since: When, until: When = None) -> dict[str, Any]:
        """Since and until, each only where it is known: a record's own words, else the day."""
        given = {"since": since, "until": until}
        return {name: self.when(spelled(each)) for name, each in given.items() if each is not None}

    def place(self, row_id: UUID) -> int:
        """Where the file it came from had it among its kind; what was made here comes after."""
        return self.entered[row_id].position if row_id in self.entered else len(self.by_key)

    def when(self, when: DateAsGiven | None) -> str | dict[str, str]:
        """A date as it stands in a file: its words, with EDTF or an occasion where the words alone do not give it."""
        if when is None:
            return NOT_STATED
        said = {"words": when.words}
        if when.occasion_id in self.occasions:
            said["occasion"] = self.occasions[when.occasion_id]
        if when.edtf and as_given(when.words).edtf != when.edtf:
            said["edtf"] = when.edtf
        return said if len(said) > 1 else when.words
