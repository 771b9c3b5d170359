"""Who may do what about priorities: the user-led side's own (promise 1). The council reads what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from copanel.kernel.policy import Policy, co_chair, facilitator, in_user_led_space, member
from copanel.priorities.states import Do


@dataclass(frozen=True, slots=True)
class OfIssue:
    """One issue that is to stand under a priority: whoever stepped aside from it has no part in that."""

    panel_id: UUID
    issue_id: UUID


POLICY = Policy(
    {
        Do.ASK: co_chair | facilitator,
        # powers.md, "Take a position / decide": a seat of the user-led side.
        Do.SAY: member & in_user_led_space,
        Do.SAY_FOR: (co_chair | facilitator) & in_user_led_space,
        Do.SEE_SAID: in_user_led_space & (co_chair | facilitator | member),
        # On a decision of the user-led side; the facilitator carries it out.
        Do.DECIDE: co_chair | facilitator,
        Do.CALL_OFF: co_chair | facilitator,
        Do.PUT_UNDER: co_chair | facilitator,
    },
    hidden=frozenset({Do.SEE_SAID}),
)
