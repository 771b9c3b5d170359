"""Who may do what to a panel itself: powers.md, the table and the paragraph above it.

What an act is about may be a row, a panel or a page's facts: a thing without side or person is nobody's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from copanel.governance.states import Do
from copanel.kernel.actor import Actor, Side
from copanel.kernel.policy import Policy, co_chair, condition, engagement_lead, facilitator, manager, member, the_system


@dataclass(frozen=True, slots=True)
class OfPerson:
    """Stands for something of one person on one panel that is no single row."""

    panel_id: UUID
    person_id: UUID


@dataclass(frozen=True, slots=True)
class SpeakingPerson(OfPerson):
    """Someone at the table who may say what they speak from, and whether they can sign in to do so."""

    has_account: bool


def has_an_office(actor: Actor, panel_id: UUID) -> bool:
    return actor.acts_on(panel_id) is not None


@condition(of=has_an_office)
def own_side(actor: Actor, about: Any) -> bool:
    """The seat or office belongs to the side the actor acts for."""
    return getattr(about, "side", None) == actor.side_on(about.panel_id)


@condition
def of_the_authority(actor: Actor, about: Any) -> bool:
    return getattr(about, "side", None) == Side.AUTHORITY


@condition(of=lambda actor, panel_id: actor.is_known)
def own(actor: Actor, about: Any) -> bool:
    """It is about the actor: their office, what they declare, how they are shown."""
    return actor.person_id is not None and getattr(about, "person_id", None) == actor.person_id


@condition
def cannot_sign_in(actor: Actor, about: Any) -> bool:
    """Someone reached by post or phone: what they say on the phone is written down for them."""
    return not getattr(about, "has_account", True)


# The facilitator records what the constitution and the meeting say; the co-chairs may do the same.
records = co_chair | facilitator | the_system
# The authority fills the seats and offices of its own side, and of no other.
authority_for_itself = (manager | engagement_lead) & own_side & of_the_authority

POLICY = Policy(
    {
        Do.ADD_PANEL: the_system,
        Do.OPEN: co_chair | the_system,
        Do.SHOW_RECORD: the_system,
        Do.ADD_HELP_LINE: records,
        Do.END_HELP_LINE: records,
        Do.ADD_WAY: records,
        Do.END_WAY: records,
        Do.ADD_TOPIC: records,
        Do.END_TOPIC: records,
        Do.ADD_SEAT: records,
        Do.FILL_SEAT: records | authority_for_itself,
        Do.EMPTY_SEAT: records | authority_for_itself | own,
        Do.APPOINT: records | authority_for_itself,
        Do.END_OFFICE: records | authority_for_itself | own,
        Do.NAME_ANSWERING_POST: records | engagement_lead,
        # Not the authority alone: a duty to answer is not put down by the one who owes it.
        Do.END_ANSWERING_POST: records,
        Do.DECLARE_WORKS_FOR: records | own,
        # Not the person alone: else whoever is shut out lets themselves in.
        Do.END_WORKS_FOR: records & ~own,
        Do.ALLOW_IN_SPACE: records & ~own,
        Do.END_ALLOWED_IN_SPACE: records,
        Do.CHOOSE_HOW_SHOWN: facilitator | the_system | own,
        Do.SET_RULE: co_chair | the_system,
        # The user-led side decides its rules, so what it thinks about is not the council's to see before.
        Do.SEE_RULE_DRAFT: member | facilitator,
        Do.DRAFT_RULE: member | facilitator | the_system,
        Do.DROP_RULE_DRAFT: co_chair | facilitator,
        Do.SAY_SPEAKS_FROM: own | (facilitator & cannot_sign_in),
        Do.RECORD_DECISION: co_chair | facilitator | the_system,
        Do.ENTER_FROM_RECORD: the_system,
        # A manager's answer can hang on an occasion, and the authority knows best when it came.
        Do.ADD_OCCASION: records | manager | engagement_lead,
        Do.SAY_OCCASION_HAPPENED: records | manager | engagement_lead,
    },
    hidden=frozenset({Do.SEE_RULE_DRAFT}),
)
