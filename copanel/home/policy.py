"""Who may look at which page. What stands on it is decided by the rooms below, row by row."""

from __future__ import annotations

from copanel.home.states import Do
from copanel.kernel.policy import Policy, anyone, co_chair, facilitator, moderator, signed_in

POLICY = Policy(
    {
        Do.SEE_PUBLIC: anyone,
        Do.SEE_NEEDS: signed_in,
        Do.SEE_QUEUE: moderator,
        Do.SET_UP: co_chair | facilitator,
    }
)
