"""Asking to be told what becomes of an issue, and asking not to be told any more."""

from __future__ import annotations

from uuid import UUID

from copanel.influence import events, policy
from copanel.influence.models import Following, Issue
from copanel.influence.states import Because, Do
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.errors import AlreadyDone, NotFound
from copanel.ledger import act
from copanel.ledger.services import record


@act(events.ISSUE_FOLLOWED)
def follow_issue(*, actor: Actor, issue_id: UUID) -> Following:
    """Be told when this issue's path grows. Raises NotAllowed, NotFound, AlreadyDone."""
    issue = Issue.locked(issue_id)
    policy.POLICY.require(actor, Do.SEE, issue)
    policy.POLICY.require(actor, Do.FOLLOW, issue)
    following, made = Following.objects.get_or_create(
        issue=issue,
        person_id=actor.person_id,
        defaults={"panel_id": issue.panel_id, "because": Because.FOLLOWS, "started_at": clock.now()},
    )
    if not made:
        raise AlreadyDone()
    record(events.ISSUE_FOLLOWED, actor=actor, subject_id=issue.id, panel_id=issue.panel_id)
    return following


@act(events.ISSUE_LEFT)
def stop_following(*, actor: Actor, issue_id: UUID) -> None:
    """Not be told any more; it stays off. Also for who raised it. Raises NotFound where nobody was told."""
    issue = Issue.locked(issue_id)
    policy.POLICY.require(actor, Do.FOLLOW, issue)
    gone, _rows = Following.objects.filter(issue=issue, person_id=actor.person_id).delete()
    if not gone:
        raise NotFound()
    record(events.ISSUE_LEFT, actor=actor, subject_id=issue.id, panel_id=issue.panel_id)
