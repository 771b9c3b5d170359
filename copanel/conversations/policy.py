"""Who may read and post in threads: powers.md, "Post a message on an open issue", and theorem 6."""

from __future__ import annotations

import rules

from copanel.conversations.models import Thread
from copanel.conversations.states import Do, Space
from copanel.kernel.actor import Actor, Office, Side
from copanel.kernel.policy import Policy, anyone, co_chair, condition, facilitator, in_user_led_space, member

# Offices that run money, machines or checks: they do not take part in conversations by them.
QUIET = frozenset(
    {
        Office.FUNDER_CONTACT,
        Office.PAYMENTS_OFFICER,
        Office.AUTHORISER,
        Office.AUDITOR,
        Office.SUPPORT_ENGINEER,
    }
)


@rules.predicate
def keeps_quiet(actor: Actor, thread: Thread) -> bool:
    """Everything the actor holds on the side acted for is a quiet office."""
    chosen = actor.acts_on(thread.panel_id)
    if chosen is None:
        return False
    return all(held.office in QUIET for held in actor.on(thread.panel_id) if held.side == chosen.side)


@condition
def for_everybody(actor: Actor, thread: Thread) -> bool:
    return thread.space == Space.PUBLIC


@rules.predicate
def acts_for_authority(actor: Actor, thread: Thread) -> bool:
    return actor.side_on(thread.panel_id) is Side.AUTHORITY


@rules.predicate
def has_seat(actor: Actor, thread: Thread) -> bool:
    """Holds a user-led seat today, and so may be shown as a member."""
    return any(held.office is Office.MEMBER and held.side is Side.USER_LED for held in actor.on(thread.panel_id))


see = (for_everybody & anyone) | in_user_led_space
may_post = see & ~keeps_quiet & (for_everybody | ~acts_for_authority)

POLICY = Policy(
    {
        Do.SEE: see,
        Do.POST: may_post,
        # Writing down what someone said by phone or on paper: the user-led side, for those they help.
        Do.POST_FOR: may_post & in_user_led_space & (co_chair | facilitator | member),
    },
    hidden=frozenset({Do.SEE}),
)
