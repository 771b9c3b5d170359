"""An invitation is taken back: by whoever keeps the table, or since the person has died."""

from __future__ import annotations

from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.ledger.services import record
from copanel.membership import events
from copanel.membership.models import Invitation
from copanel.membership.states import Do
from copanel.outbox import services as outbox


def take_back(invitation: Invitation, *, actor: Actor, why: str) -> None:
    """Its link is dead at once, and what was kept to reach the person is forgotten. The row is locked by the caller."""
    invitation.move(Do.WITHDRAW_INVITATION)
    outbox.cancel_for(invitation.id, why=why)
    invitation.answered_at = clock.now()
    invitation.name = invitation.email = invitation.post_address = ""
    invitation.save()
    record(events.WITHDRAWN, actor=actor, subject_id=invitation.id, panel_id=invitation.panel_id)
