"""Who may do what on the path of a voice: powers.md, as a table. Nothing else in this room decides.

The objects are this room's rows, each with its `panel_id`; a part with its `post_id`; and OnPanel for
what is not made yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from copanel.influence.states import Do
from copanel.kernel.actor import Actor, Office
from copanel.kernel.policy import (
    OnPanel,
    Policy,
    co_chair,
    condition,
    engagement_lead,
    facilitator,
    manager,
    member,
    moderator,
    office,
    signed_in,
    the_system,
)

# These offices speak for money or for the machine, and take no part in what is said.
apart = office(
    Office.FUNDER_CONTACT, Office.PAYMENTS_OFFICER, Office.AUTHORISER, Office.AUDITOR, Office.SUPPORT_ENGINEER
)
machine = office(Office.SUPPORT_ENGINEER, Office.AUDITOR)


def has_a_post(actor: Actor, panel_id: UUID) -> bool:
    return bool(actor.posts_on(panel_id))


@condition(of=lambda actor, panel_id: actor.is_known)
def raised_it(actor: Actor, issue: Any) -> bool:
    """The person whose words they are, or who wrote them down for someone."""
    return actor.person_id is not None and actor.person_id in {issue.raised_by_id, issue.entered_by_id}


@condition
def shown(actor: Actor, issue: Any) -> bool:
    """Everyone may see the public path of an issue, once it has been shown."""
    return issue.is_public


@condition
def on_a_decision(actor: Actor, recommendation: Any) -> bool:
    """A facilitator carries out what the panel decided, and nothing before it did."""
    return recommendation.decision_id is not None


@dataclass(frozen=True, slots=True)
class CarryingUp:
    """An issue of a panel that is about to be put to the panel above, by this decision or none."""

    panel_id: UUID
    decision_id: UUID | None
    issue_id: UUID | None = None


@condition(of=has_a_post)
def carries_the_post(actor: Actor, part: Any) -> bool:
    """The duty follows the post: its holder that day, or who stands in by delegation."""
    return part.post_id is not None and part.post_id in actor.posts_on(part.panel_id)


@condition(of=has_a_post)
def carries_a_post_asked(actor: Actor, recommendation: Any) -> bool:
    """One of the posts that this recommendation asks."""
    return bool(actor.posts_on(recommendation.panel_id) & recommendation.asked_posts)


POLICY = Policy(
    {
        Do.RAISE: ~apart,
        Do.RAISE_FOR: facilitator | member,
        Do.SEE: shown | moderator | raised_it,
        Do.SEE_HELD: moderator | raised_it,
        Do.HEAD: moderator,
        Do.PLACE: moderator | facilitator,
        Do.FOLLOW: signed_in & ~machine,
        Do.CLOSE: co_chair,
        Do.REOPEN: co_chair,
        Do.SEE_DRAFT: member | facilitator,
        Do.DRAFT: co_chair | facilitator,
        Do.DROP: co_chair | facilitator,
        Do.AGREE: co_chair | facilitator,
        Do.SEND: co_chair | (facilitator & on_a_decision),
        Do.ACKNOWLEDGE: (manager & carries_a_post_asked) | engagement_lead,
        Do.SEE_ANSWER_DRAFT: (manager & carries_the_post) | engagement_lead,
        Do.DRAFT_ANSWER: (manager & carries_the_post) | engagement_lead,
        Do.SIGN: manager & carries_the_post,
        Do.CARRY_UP: co_chair | (facilitator & on_a_decision),
        Do.TAKE_UP: co_chair,
        Do.GIVE_BACK: co_chair,
        Do.NOTE_STEP: office(*Office) | the_system,
        Do.ENTER_FROM_RECORD: the_system,
    },
    hidden=frozenset({Do.SEE, Do.SEE_HELD, Do.SEE_DRAFT, Do.SEE_ANSWER_DRAFT, Do.DRAFT_ANSWER}),
)


OF_CARRIED = (Do.TAKE_UP, Do.GIVE_BACK, Do.DRAFT)


def may_carry_up(actor: Actor, panel_id: UUID) -> bool:
    """Whether to offer it: a co-chair may; a facilitator may with a decision, which the form asks for."""
    return POLICY.may(actor, Do.DRAFT, OnPanel(panel_id))


# What can be asked of a public issue's row, and of a recommendation's: what a page gives its template as `can`.
OF_ISSUE = (Do.HEAD, Do.PLACE, Do.FOLLOW, Do.CLOSE, Do.REOPEN, Do.SEE_DRAFT, Do.DRAFT)
OF_RECOMMENDATION = (Do.SEE_DRAFT, Do.DRAFT, Do.DROP, Do.AGREE, Do.SEND)


def allowed(actor: Actor, about: Any, acts: tuple[Do, ...]) -> frozenset[str]:
    """Which of these acts the actor may do to this row."""
    return frozenset(do.value for do in acts if POLICY.may(actor, do, about))


def chases_answers(actor: Actor, about: Any) -> bool:
    """Whether the actor helps the authority to answer, whatever the post: the engagement lead."""
    return engagement_lead.test(actor, about)
