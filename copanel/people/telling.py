"""`tell()`: from an act to envelopes. It records no entry of its own: it is part of the act that calls it."""

from __future__ import annotations

from uuid import UUID

from copanel.kernel.actor import Actor
from copanel.outbox import MessageKind
from copanel.outbox import services as outbox


def tell(kind: MessageKind, *, actor: Actor, about_id: UUID, panel_id: UUID | None, stage: str = "") -> None:
    """Have everyone told whom this kind of message names: rows only, in the caller's transaction.

    Telling the same thing twice writes nothing new. A reminder that may come again says which one
    it is by `stage`. A worker finds the address, asks what the reader may see, and sends.
    """
    outbox.put(
        actor=actor, kind=kind, about_id=about_id, panel_id=panel_id, recipients=list(kind.to(about_id)), stage=stage
    )
