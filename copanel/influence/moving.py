"""When a panel takes another's place, what is open moves with it: in the same transaction, rows only.

An issue keeps its number, page and threads, and what is owed on it stays owed by the same posts and clocks.
"""

from __future__ import annotations

from copanel.governance import queries as governance
from copanel.influence import events, own_steps
from copanel.influence.marks import put_step
from copanel.influence.models import Carried, Issue
from copanel.influence.states import CarriedState, IssueState
from copanel.kernel import clock
from copanel.kernel.dates import on
from copanel.ledger import Happened
from copanel.ledger.services import record


def panel_was_replaced(happened: Happened) -> None:
    """Put each open issue of the old panel, and what it had taken on, before the new one."""
    old, new = (governance.panel(slug=happened.payload[key]) for key in ("panel", "by_panel"))
    own = Issue.objects.filter(panel_id=old.id, state=IssueState.OPEN)
    taken = Issue.objects.filter(carried__panel_id=old.id, state=IssueState.OPEN).exclude(
        carried__panel_id=old.id, carried__state=CarriedState.GIVEN_BACK
    )
    for issue in sorted({*own, *taken}, key=lambda each: each.created_at):
        if (
            issue.panel_id == new.id
            or Carried.objects.filter(issue=issue, panel_id=new.id).exclude(state=CarriedState.GIVEN_BACK).exists()
        ):
            continue
        row = Carried.objects.create(
            panel_id=new.id, issue=issue, state=CarriedState.MOVED, asked_at=clock.now(), settled_at=clock.now()
        )
        put_step(
            issue, actor=happened.actor, source_id=row.id, kind=own_steps.MOVED, payload={"panel": new.name},
            happened_on=on(clock.today()),
        )  # fmt: skip
        issue.save(update_fields=["moved_at"])
        home = old if issue.panel_id == old.id else governance.panel(panel_id=issue.panel_id)
        record(
            events.ISSUE_MOVED,
            actor=happened.actor,
            subject_id=issue.id,
            panel_id=issue.panel_id,
            payload={"panel": home.slug, "number": issue.number, "to": new.name},
        )
