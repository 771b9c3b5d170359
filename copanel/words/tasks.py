"""What the worker does for words, by the clock."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM
from copanel.kernel.working_days import is_working_day, working_days_between
from copanel.people.services import tell
from copanel.words import house, messages
from copanel.words.models import Attempt, Flag, NoteLine, SafeguardingNote
from copanel.words.queries.waiting import panels_with_something_to_check, to_check
from copanel.words.states import NoteState

FLAG_YEARS = 1
NOTE_YEARS = 7


@transaction.atomic
def chase() -> None:
    """Remind moderators, once a day, of what waits for its check longer than the panel's rule says (powers.md).

    And, each working day, the safeguarding leads and the co-chairs of each worry that no lead has opened.
    """
    now = clock.now()
    for panel_id in panels_with_something_to_check():
        _words, since = to_check(panel_id).order_by("since")[0]
        if since <= now and working_days_between(since, now) > house.rules(panel_id).check_chased_days:
            stage = str(clock.london_day(now))
            tell(messages.TO_CHECK, actor=SYSTEM, about_id=panel_id, panel_id=panel_id, stage=stage)
    today = clock.today()
    unopened = SafeguardingNote.objects.filter(
        state=NoteState.OPEN, opened_at=None, raised_at__lt=clock.london_midnight(today)
    )
    for note in unopened.order_by("raised_at") if is_working_day(today) else ():
        for kind in (messages.AT_RISK, messages.NOTE_UNOPENED):
            tell(kind, actor=SYSTEM, about_id=note.id, panel_id=note.panel_id, stage=str(today))


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
