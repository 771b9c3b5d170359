"""What the worker does for words, by the clock."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Min

from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM
from copanel.kernel.working_days import working_days_between
from copanel.people.services import tell
from copanel.words import messages
from copanel.words.models import Attempt, Flag, NoteLine, SafeguardingNote, Words
from copanel.words.queries.waiting import CHASED_AFTER
from copanel.words.states import NoteState, Standing

FLAG_YEARS = 1
NOTE_YEARS = 7


@transaction.atomic
def chase() -> None:
    """Remind moderators, once a day, of words that have waited for more than two working days (powers.md)."""
    now = clock.now()
    oldest = Words.objects.filter(standing=Standing.HELD).values_list("panel_id").annotate(Min("entered_at"))
    for panel_id, entered_at in oldest.order_by("panel_id"):
        if entered_at <= now and working_days_between(entered_at, now) > CHASED_AFTER:
            stage = str(clock.london_day(now))
            tell(messages.TO_CHECK, actor=SYSTEM, about_id=panel_id, panel_id=panel_id, stage=stage)


@transaction.atomic
def tidy() -> None:
    """Remove what has outlived its retention: counts of forms, settled flags, closed safeguarding notes."""
    Attempt.objects.filter(at__lt=clock.london_midnight(clock.today())).delete()
    Flag.objects.filter(settled_at__lt=_ago(FLAG_YEARS)).delete()
    over = SafeguardingNote.objects.filter(state=NoteState.CLOSED, closed_at__lt=_ago(NOTE_YEARS))
    NoteLine.objects.filter(note__in=over).delete()
    over.delete()


def _ago(years: int) -> dt.datetime:
    return clock.london_midnight(clock.years_ago(years))
