"""Who may do what: powers.md, "State what is open, limited, fixed" and "Challenge an answer"."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from copanel.kernel.actor import Actor
from copanel.kernel.policy import Policy, co_chair, condition, engagement_lead, facilitator, manager
from copanel.scope.states import Do


class Challenging:
    """Stands for a challenge or an asking that is not made yet: on a decision of the panel, or without one.

    `issue_id` is the issue it is about, if any: whoever stepped aside from it has no part in this.
    """

    def __init__(self, panel_id: UUID, decision_id: UUID | None, issue_id: UUID | None = None) -> None:
        self.panel_id, self.decision_id, self.issue_id = panel_id, decision_id, issue_id


@condition
def on_a_decision(actor: Actor, about: Any) -> bool:
    """A facilitator carries out what the panel decided, and nothing before it did."""
    return getattr(about, "decision_id", None) is not None


POLICY = Policy(
    {
        Do.ASK: co_chair | facilitator,
        Do.SEE_DRAFT: manager | engagement_lead,
        Do.DRAFT: manager | engagement_lead,
        # The accountable post alone, its delegate included: an engagement lead drafts and never signs.
        Do.STATE: manager,
        Do.CHALLENGE: co_chair | (facilitator & on_a_decision),
        Do.REPLY: manager,
    },
    hidden=frozenset({Do.SEE_DRAFT, Do.DRAFT}),
)


def allowed(actor: Actor, panel_id: UUID) -> frozenset[str]:
    """What this actor may do on a panel's pages. Whether a facilitator has a decision is seen in the form."""
    about = Challenging(panel_id, panel_id)
    return frozenset(do.value for do in Do if POLICY.may(actor, do, about))
