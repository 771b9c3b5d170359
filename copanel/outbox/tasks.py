"""What the worker (django-q2) runs. No arguments, nothing personal in its table, safe to run twice."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q
from django_q.models import Schedule

from copanel.kernel import clock
from copanel.outbox.delivery import deliver_due
from copanel.outbox.models import Envelope
from copanel.outbox.schedules import regularly
from copanel.outbox.states import Pile, State

KEPT = dt.timedelta(days=365)


def deliver() -> str:
    """Deliver what is due. The worker keeps the sentence it returns."""
    return str(deliver_due())


def tidy() -> int:
    """Remove envelopes settled over a year ago, with their letters: the retention in Privacy.

    A letter that still lies in the pile keeps its envelope, and every other whose message it carries.
    """
    old = Envelope.objects.filter(settled_at__lt=clock.now() - KEPT).exclude(state=State.WAITING)
    in_the_pile = Q(print_item__state=Pile.TO_DO) | Q(carried_by__print_item__state=Pile.TO_DO)
    return old.exclude(in_the_pile).delete()[0]


def write_timetable() -> None:
    """Put what rooms want done regularly into the worker's own table; take out what nobody wants any more."""
    wanted = regularly()
    for each in wanted:
        Schedule.objects.update_or_create(
            name=each.name,
            defaults={
                "func": each.function,
                "schedule_type": Schedule.MINUTES,
                "minutes": each.minutes,
                "repeats": -1,
            },
        )
    Schedule.objects.exclude(name__in=[each.name for each in wanted]).delete()
