"""Who may handle letters and calls: the panel's facilitator, and nobody on the council's side.

An envelope shows that someone is told of something, so the pile is hidden from all others.
"""

from __future__ import annotations

from copanel.kernel.policy import Policy, facilitator
from copanel.outbox.states import Hand

POLICY = Policy(
    {
        Hand.OPEN: facilitator,
        Hand.MARK_DONE: facilitator,
        Hand.TAKE_OFF: facilitator,
    },
    hidden=frozenset({Hand.OPEN}),
)
may, require, allowed = POLICY.may, POLICY.require, POLICY.allowed
