"""Who may do what about coming to the table: powers.md, "Fill a seat, end a term" and "Sides".

What an act is about is a row, or one that is not made yet: it has a panel and a side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from copanel.governance.policy import authority_for_itself, of_the_authority
from copanel.kernel.actor import Actor
from copanel.kernel.policy import (
    Policy,
    any_office,
    anyone,
    co_chair,
    condition,
    engagement_lead,
    facilitator,
    in_user_led_space,
    manager,
    member,
    the_system,
)
from copanel.membership.states import Do


@dataclass(frozen=True, slots=True)
class OfPerson:
    """Stands for what one person says of themselves on one panel."""

    panel_id: UUID
    person_id: UUID | None


@condition
def sent_it(actor: Actor, about: Any) -> bool:
    """Who sent an invitation does not answer it too: two people stand behind each seat."""
    return actor.is_known and getattr(about, "invited_by_id", None) == actor.person_id


@condition
def own(actor: Actor, about: Any) -> bool:
    return actor.is_known and getattr(about, "person_id", None) == actor.person_id


@condition
def put_forward_by_them(actor: Actor, about: Any) -> bool:
    return actor.is_known and getattr(about, "by_id", None) == actor.person_id


keeps_the_table = (co_chair | facilitator) & in_user_led_space
# The authority invites for its own seats, and sees nobody else's.
asks = keeps_the_table | the_system | authority_for_itself
settles = keeps_the_table | authority_for_itself

POLICY = Policy(
    {
        Do.SEE_INVITATIONS: keeps_the_table | manager | engagement_lead,
        Do.SEE_INVITATION: asks,
        Do.INVITE: asks,
        Do.SEND_AGAIN: asks,
        Do.WITHDRAW_INVITATION: asks,
        # The link is the proof, or the code that somebody else than who invited took down.
        Do.ACCEPT: anyone & ~sent_it,
        Do.DECLINE: anyone & ~sent_it,
        Do.ACCEPT_FOR: keeps_the_table & ~sent_it,
        Do.DECLINE_FOR: keeps_the_table & ~sent_it,
        Do.GIVE: keeps_the_table,
        Do.READ_WHY_NOT: co_chair & in_user_led_space,
        Do.KEEP_DOMAINS: keeps_the_table,
        Do.NOMINATE: (member & in_user_led_space & ~of_the_authority) | authority_for_itself,
        Do.SEE_NOMINATIONS: (member & in_user_led_space) | facilitator & in_user_led_space | manager | engagement_lead,
        Do.SEE_NOMINATION: put_forward_by_them | settles,
        # Nobody settles what is about themselves.
        Do.TAKE_UP: settles & ~own,
        Do.PUT_ASIDE: settles & ~own,
        Do.WITHDRAW_NOMINATION: put_forward_by_them,
        Do.DECLARE_INTEREST: own & any_office,
        Do.DECLARE_FOR: facilitator & in_user_led_space & ~own,
        Do.END_INTEREST: own | facilitator & in_user_led_space,
        Do.SAY_WHOLE: own & any_office,
        Do.SEE_WHO_SAID: keeps_the_table,
    },
    # That an invitation or a nomination is there shows to nobody who may not see it.
    hidden=frozenset({
        Do.SEE_INVITATION, Do.SEND_AGAIN, Do.WITHDRAW_INVITATION, Do.GIVE, Do.SEE_NOMINATION, Do.TAKE_UP,
        Do.PUT_ASIDE, Do.WITHDRAW_NOMINATION, Do.END_INTEREST,
    }),
)  # fmt: skip
