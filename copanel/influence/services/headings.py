"""The heading and the topic of an issue: what the user-led side does so that others find it."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import queries as governance
from copanel.governance.models import Topic
from copanel.influence import events, policy, speaking
from copanel.influence.models import Issue
from copanel.influence.speaking import HEADING_LENGTH
from copanel.influence.states import Do
from copanel.kernel.actor import Actor, Side
from copanel.kernel.errors import NotFound, WrongState
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.words import queries as words_said
from copanel.words import services as words


@act(events.ISSUE_HEADED)
def give_heading(*, actor: Actor, issue_id: UUID, heading: str, easy_heading: str = "") -> Issue:
    """Put a plain heading above a shown issue, in the place of the raiser's. It is the user-led side's words.

    What the raiser said stays as it is, their heading too; so does a former heading. Raises NotAllowed, Invalid,
    WrongState before the issue is shown: what a heading must not say is taken out at the check.
    """
    issue = Issue.locked(issue_id)
    policy.POLICY.require(actor, Do.HEAD, issue)
    heading = speaking.tidied(
        heading,
        field="heading",
        missing=_("Say in a few words what it is about."),
        longest=HEADING_LENGTH,
        too_long=_("Make this shorter: at most %(longest)s letters."),
    )
    if not issue.is_public:
        raise WrongState()
    panel = governance.panel(panel_id=issue.panel_id)
    former = issue.heading_id or issue.words_id
    issue.heading = speaking.said_by_office(
        actor=actor, panel=panel, issue_id=issue.id, kind="heading", key=issue.id, text=heading,
        easy_text=easy_heading, side=Side.USER_LED,
    )  # fmt: skip
    issue.save(update_fields=["heading"])
    url = f"/{panel.slug}/issues/{issue.number}/"
    words.move_place(actor=actor, words_id=issue.heading_id, url=url, searched_as=issue.id)
    record(
        events.ISSUE_HEADED,
        actor=actor,
        subject_id=issue.id,
        panel_id=issue.panel_id,
        payload={"panel": panel.slug, "number": issue.number},
        commitments=[*words_said.commitments(former), *words_said.commitments(issue.heading_id)],
    )
    return issue


@act(events.ISSUE_PLACED)
def put_under_topic(*, actor: Actor, issue_id: UUID, topic_id: UUID) -> Issue:
    """Put an issue under one of the panel's topics. Raises NotAllowed, NotFound."""
    issue = Issue.locked(issue_id)
    policy.POLICY.require(actor, Do.PLACE, issue)
    topic = Topic.objects.filter(id=topic_id, panel_id=issue.panel_id).first()
    if topic is None:
        raise NotFound()
    issue.topic = topic
    issue.save(update_fields=["topic"])
    record(
        events.ISSUE_PLACED,
        actor=actor,
        subject_id=issue.id,
        panel_id=issue.panel_id,
        payload={"topic": str(topic.id)},
    )
    return issue
