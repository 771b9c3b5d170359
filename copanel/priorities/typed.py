"""What a form gives a service here."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

HEADING_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Wanted:
    """One priority to be decided, as it was written. `topic_ids` are the topics whose issues stand under it."""

    heading: str
    why: str
    easy_why: str = ""
    topic_ids: tuple[UUID, ...] = ()
