"""Closing an issue whose path has ended, with the reason in words, and opening it again."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import queries as governance
from copanel.influence import events, own_steps, policy, speaking
from copanel.influence.marks import put_step
from copanel.influence.models import Issue
from copanel.influence.refreshing import refresh
from copanel.influence.states import Do, RecommendationState
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Side
from copanel.kernel.dates import on
from copanel.kernel.errors import WrongState
from copanel.kernel.ids import new_id
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.words import queries as words_said

OWED = (RecommendationState.AGREED, RecommendationState.SENT, RecommendationState.ACKNOWLEDGED)


@act(events.ISSUE_CLOSED)
def close_issue(*, actor: Actor, issue_id: UUID, reason: str, easy_reason: str = "") -> Issue:
    """End an issue's path for now, and say why in public. The authority has no such act (theorem 4).

    Raises NotAllowed; WrongState while something the panel agreed is not sent or not answered; Invalid.
    """
    issue = Issue.locked(issue_id)
    policy.POLICY.require(actor, Do.CLOSE, issue)
    if issue.recommendations.filter(state__in=OWED).exists():
        raise WrongState(_("The council still owes an answer on this issue, so it stays open."))
    issue.move(Do.CLOSE)
    reason = speaking.tidied(
        reason, field="reason", missing=_("Say why, in plain words."), longest=2_000,
        too_long=_("Make this shorter: at most %(longest)s letters."),
    )  # fmt: skip
    panel = governance.panel(panel_id=issue.panel_id)
    issue.closing = speaking.said_by_office(
        actor=actor, panel=panel, issue_id=issue.id, kind="closing", key=issue.id, text=reason, easy_text=easy_reason,
        side=Side.USER_LED,
    )  # fmt: skip
    put_step(issue, actor=actor, source_id=issue.closing_id, kind=own_steps.CLOSED, happened_on=on(clock.today()))
    refresh(issue)
    record(
        events.ISSUE_CLOSED,
        actor=actor,
        subject_id=issue.id,
        panel_id=issue.panel_id,
        payload={"panel": panel.slug, "number": issue.number},
        commitments=words_said.commitments(issue.closing_id),
    )
    return issue


@act(events.ISSUE_REOPENED)
def reopen_issue(*, actor: Actor, issue_id: UUID) -> Issue:
    """Open a closed issue again. Why it had been closed stays on its path. Raises NotAllowed, WrongState."""
    issue = Issue.locked(issue_id)
    policy.POLICY.require(actor, Do.REOPEN, issue)
    issue.move(Do.REOPEN)
    issue.closing = None
    put_step(issue, actor=actor, source_id=new_id(), kind=own_steps.REOPENED, happened_on=on(clock.today()))
    refresh(issue)
    panel = governance.panel(panel_id=issue.panel_id)
    record(
        events.ISSUE_REOPENED,
        actor=actor,
        subject_id=issue.id,
        panel_id=issue.panel_id,
        payload={"panel": panel.slug, "number": issue.number},
    )
    return issue
