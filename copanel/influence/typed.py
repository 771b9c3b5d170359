"""What people typed, as forms hand it to services: plain facts, not checked yet. (A draft answer is in drafts.py.)"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from copanel.kernel.actor import Side
from copanel.kernel.dates import DateAsGiven
from copanel.words.states import Byline

Counts = Mapping[Side, tuple[int, int, int]]  # for, against, stood aside


@dataclass(frozen=True, slots=True)
class Said:
    """What someone wants to say, and how they want to be shown."""

    heading: str
    text: str
    byline: Byline = Byline.NOT_NAMED
    easy_text: str = ""
    topic_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """One part of a recommendation: what is asked, and of which post."""

    text: str
    post_id: UUID | None
    easy_text: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the panel agreed: what becomes a decision in governance."""

    method: str
    agreed: DateAsGiven
    text: str
    counts: Counts | None = None
    minority_text: str = ""
    easy_text: str = ""
