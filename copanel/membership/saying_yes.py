"""What someone says when they accept: the shape in which services take it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from copanel.governance.states import ShownAs
from copanel.people.states import Language


@dataclass(frozen=True, slots=True)
class Yes:
    """What someone says when they accept.

    full_name   needed where we do not know them yet
    works_for   those of the authority and the funder that they work for, hold an office of, or act for
    shown_as    how they stand on the page "Who we are"
    """

    shown_as: ShownAs | str
    full_name: str = ""
    works_for: Iterable[UUID] = field(default_factory=tuple)
    language: Language | str = Language.STANDARD
