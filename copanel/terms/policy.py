"""Who may do what to the terms: powers.md, "Amend the terms of reference or the constitution".

The objects are versions, clauses and notes, each with its `panel_id`, or the panel itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from copanel.kernel.actor import Actor
from copanel.kernel.policy import Policy, co_chair, condition, engagement_lead, facilitator, manager, member
from copanel.terms.states import Do


@dataclass(frozen=True, slots=True)
class OfAuthor:
    """Stands for a note of somebody on one panel."""

    panel_id: UUID
    author_id: UUID | None


@condition
def left_it(actor: Actor, note: Any) -> bool:
    """Whoever left a note may say that it is settled."""
    return actor.person_id is not None and getattr(note, "author_id", None) == actor.person_id


# The two sides that the terms are between. The funder has no part in them, whoever pays.
both_sides = member | facilitator | manager | engagement_lead

POLICY = Policy(
    {
        Do.SEE_DRAFT: both_sides,
        Do.DRAFT: co_chair | facilitator,
        Do.NOTE: both_sides,
        Do.SETTLE: co_chair | facilitator | (both_sides & left_it),
        # Each on a decision of the user-led side, which the service asks for.
        Do.PUBLISH: co_chair | facilitator,
        Do.WITHDRAW: co_chair | facilitator,
        # Each for its own side: a co-chair the user-led side's, the accountable post the council's.
        Do.SIGN: co_chair | manager,
    },
    # That there is a draft is for the two sides to know.
    hidden=frozenset({Do.SEE_DRAFT, Do.NOTE}),
)
