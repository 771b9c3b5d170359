"""Writing a step's row inside an act that has asked its own policy.

Rooms above come by `services.note_step`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import Max

from copanel.influence import events
from copanel.influence.models import Issue, Step
from copanel.influence.states import Audience
from copanel.influence.step_kinds import StepKind
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Side
from copanel.kernel.dates import DateAsGiven
from copanel.ledger.services import record


def put_step(
    issue: Issue,
    *,
    actor: Actor,
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
    """Put, change or withdraw the step of one source. Sets `moved_at` in memory where the public sees it."""
    kind.check(payload or {})
    step = Step.objects.filter(issue=issue, source_id=source_id).first() or Step(
        issue=issue, panel_id=issue.panel_id, source_id=source_id, position=_next_position(issue)
    )
    step.kind = kind.name
    step.payload = dict(payload or {})
    step.url = url
    step.audience = audience
    step.side = side or kind.side
    step.happened_on = happened_on
    step.citation = citation
    step.citation_url = citation_url
    step.noted_at = clock.now()
    step.save()
    if audience == Audience.PUBLIC:
        issue.moved_at = step.noted_at
    record(events.STEP_NOTED, actor=actor, subject_id=issue.id, panel_id=issue.panel_id, payload={"step": kind.name})
    return step


def _next_position(issue: Issue) -> int:
    return (Step.objects.filter(issue=issue).aggregate(last=Max("position"))["last"] or 0) + 1
