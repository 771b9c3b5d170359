"""Who may keep organisations and posts right.

powers.md: the facilitator records, the co-chairs may; the authority keeps its own posts and holders;
a post's holder says who acts for them. What a panel keeps, only that panel's people change.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from copanel.kernel.actor import Actor, Office, Side
from copanel.kernel.policy import Policy, co_chair, condition, facilitator, the_system
from copanel.organisations.states import Do


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


keepers = co_chair | facilitator | the_system

POLICY = Policy(
    {
        Do.ADD_ORGANISATION: keepers,
        Do.RENAME_ORGANISATION: keepers,
        Do.CHECK_USER_LED: keepers,
        Do.KEEP: the_system,
        Do.ADD_POST: keepers | leads_for_its_organisation,
        Do.RETITLE_POST: keepers | leads_for_its_organisation,
        Do.APPOINT_HOLDER: keepers | leads_for_its_organisation,
        Do.END_HOLDING: keepers | leads_for_its_organisation,
        Do.DELEGATE: keepers | leads_for_its_organisation | holds_the_post,
        Do.END_DELEGATION: keepers | leads_for_its_organisation | holds_the_post,
    }
)
