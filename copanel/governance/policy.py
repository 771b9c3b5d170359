"""Who may do what to a panel itself: powers.md, the table and the paragraph above it.

What an act is about may be a row, a panel or a page's facts: a thing without side or person is nobody's own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import rules

from copanel.governance.states import Do
from copanel.kernel.actor import Actor, Office, Side
from copanel.kernel.policy import (
    Policy,
    co_chair,
    condition,
    engagement_lead,
    facilitator,
    manager,
    member,
    office,
    the_system,
)


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
def holder(actor: Actor, about: Any) -> bool:
    """The actor holds the seat or office that a deputy stands in for."""
    return actor.person_id is not None and getattr(getattr(about, "of", about), "person_id", None) == actor.person_id


@condition
def of_its_organisation(actor: Actor, about: Any) -> bool:
    """The seat is held by an organisation for which the actor is at the table too, on the same side."""
    held_by = getattr(getattr(about, "of", about), "organisation_id", None)
    return held_by is not None and any(
        held.organisation_id == held_by and held.side == about.side and not held.as_delegate
        for held in actor.on(about.panel_id)
    )


@condition
def said_so(actor: Actor, about: Any) -> bool:
    """The actor said it themselves: whoever was put aside by others does not come back by themselves."""
    return actor.person_id is not None and getattr(about, "by_id", None) == actor.person_id


@condition
def ends_terms(actor: Actor, about: Any) -> bool:
    """A term of the user-led side ends when this occasion comes."""
    return bool(getattr(about, "ends_terms", False))


@condition
def cannot_sign_in(actor: Actor, about: Any) -> bool:
    """Someone reached by post or phone: what they say on the phone is written down for them."""
    return not getattr(about, "has_account", True)


# The facilitator records what the constitution and the meeting say; the co-chairs may do the same.
records = co_chair | facilitator | the_system
# The authority fills the seats and offices of its own side, and of no other.
funder_contact = office(Office.FUNDER_CONTACT)


def chairs_themselves(actor: Actor, about: Any) -> bool:
    """powers.md: "hand over to another host: co-chairs confirm". A deputy stands in for many things, not for this."""
    own = replace(actor, held=tuple(held for held in actor.held if not held.as_delegate))
    return co_chair_alone.test(own, about)


co_chair_alone = office(Office.CO_CHAIR)
chairs_only = rules.predicate(chairs_themselves, name="co_chair")
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
        # The life of a panel. Only the user-led side lets it rest or ends it: whoever pays can only end the money.
        Do.JOIN_GROUP: co_chair | the_system,
        Do.TAKE_IN_GROUP: co_chair | the_system,
        Do.LEAVE_GROUP: co_chair | the_system,
        # A new funder shuts its people out of the user-led side, so the authority cannot name one.
        Do.BEGIN_FUNDING: records,
        Do.TELL_FUNDING: records | funder_contact | manager,
        Do.GIVE_FUNDING_REASON: funder_contact | manager,
        Do.SAY_BESIDE_FUNDING: co_chair,
        Do.SET_YEAR: co_chair | the_system,
        Do.CHANGE_REACH: records,
        Do.SUSPEND: co_chair | the_system,
        Do.TAKE_UP: co_chair | the_system,
        Do.REPLACE: co_chair | the_system,
        Do.CLOSE: co_chair | the_system,
        Do.SEE_HANDOVER: co_chair | facilitator,
        Do.PREPARE_HANDOVER: co_chair | facilitator | the_system,
        Do.CONFIRM_HANDOVER: chairs_only,
        Do.DROP_HANDOVER: co_chair | facilitator | the_system,
        # But it never ends the time of anyone on the user-led side.
        Do.SAY_OCCASION_HAPPENED: records | ((manager | engagement_lead) & ~ends_terms),
        Do.SEE_SEATS: records | manager | engagement_lead,
        Do.SEE_OWN_PLACE: own,
        Do.NAME_DEPUTY: records | authority_for_itself | holder | of_its_organisation,
        Do.END_DEPUTY: records | authority_for_itself | holder | own | of_its_organisation,
        Do.STAND_IN: (records | authority_for_itself | holder | of_its_organisation) & ~own,
        Do.END_STANDING_IN: records | authority_for_itself | holder | own | of_its_organisation,
        Do.STEP_ASIDE: own | records,
        Do.STEP_BACK: (own & said_so) | (records & ~own),
        Do.SET_TURNS: records,
        Do.COUNT_MEETING: records,
        Do.RESIGN: own,
        Do.NOTE_DEATH: records & ~own,
        Do.TAKE_BACK_DEATH: records & ~own,
    },
    hidden=frozenset({Do.SEE_RULE_DRAFT}),
)
