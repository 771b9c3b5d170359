"""Who may keep organisations and posts right.

powers.md: the facilitator records, the co-chairs may; the authority keeps its own posts and holders;
a post's holder says who acts for them. What a panel keeps, only that panel's people change.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from copanel.kernel.actor import Actor, Office, Side
from copanel.kernel.policy import Policy, co_chair, condition, facilitator, the_system
from copanel.organisations.states import Do


@dataclass(frozen=True, slots=True)
class PostAt:
    """Stands for a post that is not made yet."""

    panel_id: UUID
    organisation_id: UUID


def leads_an_organisation(actor: Actor, panel_id: UUID) -> bool:
    """Acts for the authority, as its engagement lead."""
    return actor.holds(panel_id, Office.ENGAGEMENT_LEAD) and actor.side_on(panel_id) is Side.AUTHORITY


def has_a_post(actor: Actor, panel_id: UUID) -> bool:
    """Holds a post, and does not only act for its holder."""
    return any(held.post_id and not held.as_delegate for held in actor.on(panel_id))


@condition(of=leads_an_organisation)
def leads_for_its_organisation(actor: Actor, post: Any) -> bool:
    """Acts as engagement lead for the very organisation that the post belongs to."""
    chosen = actor.acts_on(post.panel_id)
    return (
        chosen is not None
        and chosen.side is Side.AUTHORITY
        and any(
            held.office is Office.ENGAGEMENT_LEAD and held.organisation_id == post.organisation_id
            for held in actor.on(post.panel_id)
        )
    )


@condition(of=has_a_post)
def holds_the_post(actor: Actor, post: Any) -> bool:
    """Holds the post, and does not only act for its holder. A delegate does not delegate."""
    return any(
        held.post_id == post.id and not held.as_delegate and actor.side_on(held.panel_id) is Side.AUTHORITY
        for held in actor.held
    )


@condition
def speaks_for_it(actor: Actor, organisation: Any) -> bool:
    """Holds a seat or an office for the very organisation, on the panel that keeps its entry."""
    return any(held.organisation_id == organisation.id for held in actor.on(organisation.panel_id))


keepers = co_chair | facilitator | the_system

POLICY = Policy(
    {
        Do.ADD_ORGANISATION: keepers,
        Do.RENAME_ORGANISATION: keepers,
        Do.CHECK_USER_LED: keepers,
        Do.CHECK_ENTRY: keepers,
        Do.CLOSE: keepers,
        Do.GIVE_REASON: keepers,
        Do.MERGE: keepers,
        Do.RELATE: keepers,
        Do.NOTE_LIFE: keepers,
        Do.LIST_FIELDS: keepers,
        Do.SET_REACH: keepers | speaks_for_it,
        Do.CHECK_COVERAGE: keepers,
        # How much it takes part is the organisation's own choice; the facilitator writes down what it said.
        Do.TAKE_PART: keepers | speaks_for_it,
        Do.KEEP: the_system,
        Do.OPEN_KEEPING: keepers | speaks_for_it,
        Do.ADD_POST: keepers | leads_for_its_organisation,
        Do.RETITLE_POST: keepers | leads_for_its_organisation,
        Do.APPOINT_HOLDER: keepers | leads_for_its_organisation,
        Do.END_HOLDING: keepers | leads_for_its_organisation,
        Do.DELEGATE: keepers | leads_for_its_organisation | holds_the_post,
        Do.END_DELEGATION: keepers | leads_for_its_organisation | holds_the_post,
    }
)

ORGANISATION_ACTS = frozenset(
    {
        Do.RENAME_ORGANISATION, Do.CHECK_USER_LED, Do.CHECK_ENTRY, Do.CLOSE, Do.GIVE_REASON, Do.MERGE, Do.RELATE,
        Do.NOTE_LIFE, Do.SET_REACH, Do.TAKE_PART, Do.OPEN_KEEPING,
    }
)  # fmt: skip
POST_ACTS = frozenset({Do.RETITLE_POST, Do.APPOINT_HOLDER, Do.END_HOLDING, Do.DELEGATE, Do.END_DELEGATION})


def may_do(actor: Actor, about: Any, acts: frozenset[Do]) -> frozenset[str]:
    """Which of these acts the actor may do to an organisation or a post: what a template asks."""
    return frozenset(do.value for do in acts if POLICY.may(actor, do, about))
