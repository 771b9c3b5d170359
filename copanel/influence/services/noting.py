"""Leaving a mark on a path: what rooms above call, and this room itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from copanel.influence import events, own_steps, policy
from copanel.influence.marks import put_step
from copanel.influence.models import Issue, Step
from copanel.influence.states import Audience, Do
from copanel.influence.step_kinds import StepKind
from copanel.kernel.actor import Actor, Side
from copanel.kernel.dates import DateAsGiven
from copanel.kernel.errors import NotAllowed
from copanel.ledger import act


@act(events.STEP_NOTED)
def note_step(
    *,
    actor: Actor,
    issue_id: UUID,
    source_id: UUID,
    kind: StepKind,
    payload: Mapping[str, Any] | None = None,
    url: str = "",
    audience: Audience = Audience.PUBLIC,
    happened_on: DateAsGiven | None = None,
    side: Side | None = None,
    citation: str = "",
    citation_url: str = "",
) -> Step:
    """Put a step on a path, or change or withdraw the one this source has there: one row per issue and source.

    `audience` NOBODY withdraws it. A step whose source the public may not see is given with another
    audience than PUBLIC, and is then never on the public path. What this room notes itself, from "someone
    told us" to the answers, nobody else moves or withdraws. What a published record says is changed by
    nobody: its step is only the record's own. Raises NotFound, NotAllowed, and
    BadEntry for a payload that the kind does not declare.
    """
    issue = Issue.locked(issue_id)
    policy.POLICY.require(actor, Do.NOTE_STEP, issue)
    there = Step.objects.filter(issue=issue, source_id=source_id).first()
    if own_steps.is_kept_here(kind.name) or (there and own_steps.is_kept_here(there.kind)):
        raise NotAllowed()
    if Step.objects.filter(issue=issue, source_id=source_id).exclude(citation="").exists():
        policy.POLICY.require(actor, Do.ENTER_FROM_RECORD, issue)
    step = put_step(
        issue,
        actor=actor,
        source_id=source_id,
        kind=kind,
        payload=payload,
        url=url,
        audience=audience,
        happened_on=happened_on,
        side=side,
        citation=citation,
        citation_url=citation_url,
    )
    if audience == Audience.PUBLIC:
        issue.save(update_fields=["moved_at"])
    return step
