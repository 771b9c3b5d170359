"""What the worker does for questions, by the clock: ends those whose time is over, reminds the silent once."""

from __future__ import annotations

from contextlib import suppress

from django.db import transaction

from copanel.deciding import messages
from copanel.deciding.models import Question
from copanel.deciding.services import close
from copanel.deciding.states import QuestionState
from copanel.governance import queries as governance
from copanel.governance.states import ENDED_STATES
from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM
from copanel.kernel.errors import AlreadyDone, WrongState
from copanel.kernel.working_days import add_working_days
from copanel.people.services import tell


def end_what_is_over() -> None:
    """End every open question whose last day is over. Each in its own transaction: one that fails stops no other."""
    over = Question.objects.filter(state=QuestionState.OPEN, closes_on__lt=clock.today()).order_by("closes_on", "id")
    for question_id in list(over.values_list("id", flat=True)):
        with suppress(AlreadyDone, WrongState):  # ended, or given more time, a moment ago
            close(actor=SYSTEM, question_id=question_id)


@transaction.atomic
def remind() -> None:
    """Remind who has not replied, once for each last day: as many working days before it as the panel's rule says."""
    today = clock.today()
    waiting = Question.objects.filter(state=QuestionState.OPEN, closes_on__gte=today)
    for question in waiting.exclude(panel__state__in=ENDED_STATES).order_by("closes_on", "id"):
        days = governance.rules_on(question.panel_id).deciding_reminder_days
        if clock.london_day(question.opened_at) < today and today >= add_working_days(question.closes_on, -days):
            tell(
                messages.REMINDER,
                actor=SYSTEM,
                about_id=question.id,
                panel_id=question.panel_id,
                stage=str(question.closes_on),
            )
