"""What a page shows of the record."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from uuid import UUID

from copanel.ledger.kinds import kinds
from copanel.ledger.models import PublicEntry

PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as people read it."""

    id: int
    recorded_at: dt.datetime
    sentence: str
    url: str


def public_lines(*, panel_id: UUID, before: int | None = None, limit: int = PAGE) -> list[Line]:
    """The newest entries of a panel's public record, `limit` at most, older than `before` where given. One query."""
    entries = PublicEntry.objects.filter(panel_id=panel_id)
    if before is not None:
        entries = entries.filter(id__lt=before)
    return [_line(entry) for entry in entries[: min(limit, PAGE)]]


def _line(entry: PublicEntry) -> Line:
    body = json.loads(entry.body)
    kind = kinds()[entry.kind]
    return Line(
        id=entry.id,
        recorded_at=entry.recorded_at,
        sentence=kind.say(body["payload"]),
        url=kind.address(body["payload"]),
    )
