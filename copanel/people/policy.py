"""Who may do what with persons and their ways to be reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from copanel.kernel.actor import Actor
from copanel.kernel.policy import Policy, anyone, co_chair, condition, facilitator, the_system
from copanel.people.states import Do


@dataclass(frozen=True, slots=True)
class OfPerson:
    """A person, as a policy sees them: on which panel the actor acts, and whether they can sign in themselves."""

    person_id: UUID
    panel_id: UUID | None
    has_account: bool


@condition(of=lambda actor, panel_id: actor.is_known)
def own(actor: Actor, about: Any) -> bool:
    """It is about the person themselves."""
    return actor.person_id is not None and actor.person_id == about.person_id


@condition
def cannot_sign_in(actor: Actor, about: Any) -> bool:
    """Someone reached by post or phone: what they say on the phone is written down for them."""
    return not about.has_account


on_the_phone = facilitator & cannot_sign_in

POLICY = Policy(
    {
        Do.ADD_PERSON: facilitator | co_chair | the_system,
        Do.SEE_SELF: own,
        Do.CHANGE_SELF: own | on_the_phone | the_system,
        Do.ERASE: own | on_the_phone | the_system,
        # The panel's own service asks first whether the person is at its table.
        Do.NOTE_DEATH: (facilitator | co_chair | the_system) & ~own,
        Do.TAKE_BACK_DEATH: (facilitator | co_chair | the_system) & ~own,
        Do.ADD_ADDRESS: anyone,
        Do.CONFIRM_ADDRESS: anyone,
        # Whoever has the link has the mail it stood in: any of them to stop, the fresh one to erase.
        Do.STOP_MESSAGES: anyone,
        Do.ASK_TO_ERASE: anyone,
        Do.ERASE_SENT: anyone,
        Do.ASK_TO_SIGN_IN: anyone,
        Do.SIGN_IN: anyone,
        Do.OPEN_ACCOUNT: facilitator | co_chair | the_system,
        Do.CLOSE_ACCOUNT: the_system,
    }
)
may, require, allowed = POLICY.may, POLICY.require, POLICY.allowed
