"""What the worker does here by the clock: it reminds of what was asked and not said, and of challenges without reply.

Each stage is told once: soon due, late, very late. The gap itself is public by then, and nothing waits for it.
"""

from __future__ import annotations

from django.db import transaction

from copanel.governance import queries as governance
from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM
from copanel.kernel.clocks import Clock
from copanel.people.services import tell
from copanel.scope import messages
from copanel.scope.models import Challenge, Request
from copanel.scope.states import ChallengeState, RequestState

SOON_DAYS = 5
SOON = "soon"


@transaction.atomic
def chase() -> None:
    """Remind whoever must say or reply. Told twice on one stage writes nothing new."""
    waiting = [
        *((row, row.asked_on, messages.ASKED_AGAIN) for row in Request.objects.filter(state=RequestState.WAITING)),
        *(
            (row, row.made_on, messages.CHALLENGED_AGAIN)
            for row in Challenge.objects.filter(state=ChallengeState.WAITING)
        ),
    ]
    factors = {
        panel_id: governance.rules_on(panel_id).very_overdue_factor
        for panel_id in sorted({row.panel_id for row, _from, _kind in waiting})
    }
    for row, started_on, kind in waiting:
        if stage := _stage(Clock(started_on=started_on, days=row.days, very_after=factors[row.panel_id])):
            tell(kind, actor=SYSTEM, about_id=row.id, panel_id=row.panel_id, stage=stage)
        if stage and stage != SOON and kind is messages.ASKED_AGAIN:
            # Once: that nothing was said is told to whoever asked, and is not repeated to them.
            tell(messages.NOTHING_SAID, actor=SYSTEM, about_id=row.id, panel_id=row.panel_id)


def _stage(running: Clock) -> str:
    """Which reminder is due today; "" while there is time."""
    today = clock.today()
    late, left = running.late_by(today), running.days_left(today)
    if late:
        return "very_late" if running.days_used(today) > running.days * running.very_after else "late"
    return SOON if left <= min(SOON_DAYS, running.days // 2) else ""
