"""Where a message goes that is for somebody nobody knows yet: the room that keeps the address says it.

An upper room that writes to someone before they are a person here registers, for one kind of message, the one
function that gives the way to reach them. The address stays in that room's row, and goes when the row goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from copanel.outbox import Destination, NotSent

Addressee = Callable[[Iterable[UUID]], Mapping[UUID, Destination | NotSent]]
_registered: dict[str, Addressee] = {}


def register_addressee(kind: str, where: Addressee) -> None:
    """For messages of this kind, an `address_id` is a key of the registering room's own rows."""
    _registered[kind] = where


def addressee(kind: str) -> Addressee | None:
    return _registered.get(kind)
