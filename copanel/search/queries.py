"""What a search finds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from copanel.search import index
from copanel.search.models import Entry
from copanel.search.terms import terms

AROUND = 90  # letters shown before and after the first word found


@dataclass(frozen=True, slots=True)
class Hit:
    """One page found. `snippet` is safe HTML: people's words escaped, the words found in <mark>."""

    found_as: UUID
    snippet: SafeString
    rank: float


@dataclass(frozen=True, slots=True)
class Found:
    """`total` pages hold the words; `hits` are those of the part asked for."""

    total: int
    hits: list[Hit]


def find(*, panel_id: UUID, text: str, limit: int = 20, offset: int = 0) -> Found:
    """The pages of a panel that hold all the words, best first, each once. At most 3 queries."""
    words = terms(text)
    if not words:
        return Found(total=0, hits=[])
    rows = index.best(words, _key(panel_id), limit, offset)
    bodies = dict(Entry.objects.filter(id__in=[row[0] for row in rows]).values_list("id", "body")) if rows else {}
    marked = index.marked(words, bodies)
    hits = [
        Hit(found_as=_uuid(found_as), snippet=snippet(marked.get(number, bodies.get(number, ""))), rank=rank)
        for number, found_as, rank, _total in rows
    ]
    return Found(total=rows[0][3] if rows else 0, hits=hits)


def matching(panel_id: UUID, text: str) -> QuerySet[Entry, UUID]:
    """The `found_as` keys of pages that hold all the words, as a subquery for `filter(id__in=...)`."""
    entries = Entry.objects.filter(panel_id=panel_id).values_list("found_as", flat=True)
    words = terms(text)
    if not words:
        return entries.none()
    sql, asked = index.holding(words)
    return entries.filter(RawSQL(sql, asked, output_field=BooleanField()))


def ranked(*, panel_id: UUID, text: str, most: int) -> list[UUID]:
    """The keys of the pages that hold all the words, best match first; none where they are over `most`. One query."""
    words = terms(text)
    rows = index.best(words, _key(panel_id), most, 0) if words else []
    return [_uuid(row[1]) for row in rows] if rows and rows[0][3] <= most else []


def snippet(marked: str) -> SafeString:
    """The part of a text around the first word found, escaped, with <mark> around each word found."""
    flat = re.sub(r"\s+", " ", marked)
    first = max(flat.find(index.START), 0)
    start, end = max(first - AROUND, 0), first + AROUND * 2
    part = flat[start:end]
    if part.count(index.START) > part.count(index.STOP):
        part += index.STOP
    safe = escape(part).replace(index.START, "<mark>").replace(index.STOP, "</mark>")
    return mark_safe(("… " if start else "") + safe + (" …" if end < len(flat) else ""))


def _key(key: UUID) -> str:
    """A key as the database holds it."""
    return key.hex if connection.vendor == "sqlite" else str(key)


def _uuid(found: UUID | str) -> UUID:
    return found if isinstance(found, UUID) else UUID(found)
