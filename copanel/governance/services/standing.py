"""Who works for whom, as they say, and whom the user-led side lets in all the same."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import events
from copanel.governance.models import AllowedInSpace, Decision, Panel, WorksFor
from copanel.governance.policy import POLICY
from copanel.governance.states import Do
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.errors import Invalid
from copanel.ledger import act
from copanel.ledger.services import record

ENDED = ("until_on", "ended_at")


@act(events.WORKS_FOR_DECLARED)
def declare_works_for(
    *,
    actor: Actor,
    panel_id: UUID,
    person_id: UUID,
    organisation_id: UUID,
    from_on: dt.date | None = None,
    until_on: dt.date | None = None,
) -> WorksFor:
    """Keep whom someone says they work for, at invitation and yearly (powers.md, "Sides").

    It is never refused for what follows from it: where the organisation is the authority or funder,
    their user-led offices give no power from that day. Raises Invalid for an end before the start.
    """
    panel, today = Panel.locked(panel_id), clock.today()
    row = WorksFor(
        panel=panel,
        person_id=person_id,
        organisation_id=organisation_id,
        from_on=from_on or today,
        until_on=until_on,
        declared_on=today,
    )
    POLICY.require(actor, Do.DECLARE_WORKS_FOR, row)
    _check_order(row.from_on, until_on)
    row.save(force_insert=True)
    record(events.WORKS_FOR_DECLARED, actor=actor, subject_id=row.id, panel_id=panel_id)
    return row


@act(events.WORKS_FOR_ENDED)
def end_works_for(*, actor: Actor, works_for_id: UUID, until_on: dt.date | None = None) -> WorksFor:
    """Note that someone works there no more, after a day or at once. Somebody else notes it, never the person."""
    row = WorksFor.locked(works_for_id)
    POLICY.require(actor, Do.END_WORKS_FOR, row)
    row.close(until_on)
    row.save(update_fields=ENDED)
    record(events.WORKS_FOR_ENDED, actor=actor, subject_id=row.id, panel_id=row.panel_id)
    return row


@act(events.ALLOWED)
def allow_in_space(
    *,
    actor: Actor,
    panel_id: UUID,
    person_id: UUID,
    decision_id: UUID,
    from_on: dt.date | None = None,
    until_on: dt.date | None = None,
) -> AllowedInSpace:
    """Let someone of the authority or funder hold user-led seats and enter the user-led-only space.

    Only on a decision of the panel that names them, in public (powers.md, "Sides"). Raises Invalid for
    a decision the panel never made and an end before the start.
    """
    panel = Panel.locked(panel_id)
    row = AllowedInSpace(
        panel=panel,
        person_id=person_id,
        decision_id=decision_id,
        from_on=from_on or clock.today(),
        until_on=until_on,
    )
    POLICY.require(actor, Do.ALLOW_IN_SPACE, row)
    _check_order(row.from_on, until_on)
    if not Decision.objects.filter(id=decision_id, panel=panel).exists():
        raise Invalid({"decision_id": _("This panel made no such decision.")})
    row.save(force_insert=True)
    payload = {"panel": panel.slug, "decision": str(decision_id), "from_on": row.from_on.isoformat()}
    record(events.ALLOWED, actor=actor, subject_id=row.id, panel_id=panel_id, payload=payload)
    return row


@act(events.ALLOWED_NO_MORE)
def end_allowed_in_space(*, actor: Actor, allowed_id: UUID, until_on: dt.date | None = None) -> AllowedInSpace:
    """Let them in no more, after a day or at once."""
    row = AllowedInSpace.locked(allowed_id)
    POLICY.require(actor, Do.END_ALLOWED_IN_SPACE, row)
    row.close(until_on)
    row.save(update_fields=ENDED)
    payload = {"until_on": row.until_on.isoformat()}
    record(events.ALLOWED_NO_MORE, actor=actor, subject_id=row.id, panel_id=row.panel_id, payload=payload)
    return row


def _check_order(from_on: dt.date, until_on: dt.date | None) -> None:
    if until_on is not None and until_on < from_on:
        raise Invalid({"until_on": _("The last day is before the first. Give a later day.")})
