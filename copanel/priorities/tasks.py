"""What the worker does here once a day: whoever was asked and has said nothing is asked once more."""

from __future__ import annotations

import datetime as dt

from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM
from copanel.people.services import tell
from copanel.priorities import messages
from copanel.priorities.models import Asking
from copanel.priorities.states import AskingState

BEFORE = dt.timedelta(days=7)


def ask_again() -> None:
    """In the last week of an asking that ran for longer, once however often this runs: the outbox keeps one a stage."""
    today = clock.today()
    soon = Asking.objects.filter(state=AskingState.OPEN, closes_on__gte=today, closes_on__lte=today + BEFORE)
    for asking in soon.select_related("panel"):
        # A panel that rests or has ended asks nobody for anything.
        if asking.panel.is_open and asking.closes_on - asking.asked_on > BEFORE:
            tell(messages.ASKED_AGAIN, actor=SYSTEM, about_id=asking.id, panel_id=asking.panel_id, stage="again")
