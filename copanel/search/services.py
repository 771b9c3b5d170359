"""Plumbing that only `words` calls, inside its own acts: putting a text in and taking it out.

Not decorated with @act: nothing here is a thing a person does. The act that showed or hid the
words is in the record, and this row follows it in the same transaction.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from copanel.search import index
from copanel.search.models import Entry


def put(*, key: UUID, panel_id: UUID, found_as: UUID, text: str, easy: bool = False) -> None:
    """Make a text findable, in place of what stood under the same key. Only for words everyone may read."""
    entry, _made = Entry.objects.update_or_create(
        key=key,
        defaults={"panel_id": panel_id, "found_as": found_as, "body": text, "easy": easy},
        create_defaults={"key": key, "panel_id": panel_id, "found_as": found_as, "body": text, "easy": easy},
    )
    index.fill(entry.id, text)


def add(*, key: UUID, panel_id: UUID, found_as: UUID, text: str, easy: bool = False) -> None:
    """As `put`, for a key known to be new: one statement less where people wait for their message to be sent."""
    index.add(Entry(key=key, panel_id=panel_id, found_as=found_as, body=text, easy=easy))


def remove(keys: Iterable[UUID]) -> None:
    """Take texts out. Keys that are not there are no fault."""
    Entry.objects.filter(key__in=list(keys)).delete()


def clear() -> None:
    """Empty the index, before it is built again."""
    Entry.objects.all().delete()
