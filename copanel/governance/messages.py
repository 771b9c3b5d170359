"""What the outbox asks of a panel: what a reader may see at this moment, and how its letters are headed."""

from __future__ import annotations

from uuid import UUID

from copanel.governance import queries
from copanel.kernel.actor import Actor
from copanel.outbox import Letterhead


def reader_actor(person_id: UUID) -> Actor:
    """The Actor of the person a message is for, as it is sent: an office that has ended opens nothing."""
    return queries.actor_for(person_id=person_id)


def letterhead(panel_id: UUID) -> Letterhead | None:
    """The panel's name, phone and address; its letters are signed by the host. None for no such panel."""
    panel = queries.panel(panel_id=panel_id, preparing=True)
    if panel is None:
        return None
    return Letterhead(
        name=panel.name,
        phone=panel.phone,
        phone_hours=panel.phone_hours,
        post_address=panel.post_address,
        signed_by=panel.host_name,
    )
