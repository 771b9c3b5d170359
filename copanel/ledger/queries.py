"""What a page shows of the record."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from copanel.ledger.kinds import kinds
from copanel.ledger.models import PublicEntry

PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as people read it. `uid` is its key outside this machine: feeds and files name it so."""

    id: int
    uid: UUID
    recorded_at: dt.datetime
    sentence: str
    url: str


def public_lines(*, panel_id: UUID, before: int | None = None, limit: int = PAGE) -> list[Line]:
    """The newest entries of a panel's public record, `limit` at most, older than `before` where given. One query."""
    entries = PublicEntry.objects.filter(panel_id=panel_id)
    if before is not None:
        entries = entries.filter(id__lt=before)
    return [_line(entry) for entry in entries[: min(limit, PAGE)]]


def whole_record(*, panel_id: UUID) -> Iterator[Line]:
    """Every entry of a panel's public record, oldest first, a few at a time. One query."""
    entries = PublicEntry.objects.filter(panel_id=panel_id).order_by("id")
    return (_line(entry) for entry in entries.iterator(chunk_size=500))


def newest(*, panel_id: UUID) -> tuple[int, dt.datetime] | None:
    """Number and moment of the newest public entry; None where there is none. One query, and no body is read."""
    return PublicEntry.objects.filter(panel_id=panel_id).values_list("id", "recorded_at").first()


def _line(entry: PublicEntry) -> Line:
    body = json.loads(entry.body)
    kind = kinds()[entry.kind]
    return Line(
        id=entry.id,
        uid=entry.uid,
        recorded_at=entry.recorded_at,
        sentence=kind.say(body["payload"]),
        url=kind.address(body["payload"]),
    )
