"""What governance does when something happens in a room below: the list of its subscriptions."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import events, queries
from copanel.governance.models import AllowedInSpace, AnsweringPost, OfficeHolding, SeatHolding, Speaks, WorksFor
from copanel.kernel import clock
from copanel.kernel.errors import Invalid
from copanel.ledger import Happened
from copanel.ledger.services import record
from copanel.organisations.models import Delegation, Holding


def person_erased(happened: Happened) -> None:
    """An erased person holds nothing from that moment. What they declared goes; who held an office when stays."""
    person_id, today = happened.subject_id, clock.today()
    for row in OfficeHolding.objects.filter(person_id=person_id, ended_at=None).exclude(until_on__lt=today):
        _end(row)
        payload = {"office": row.office, "side": row.side, "until_on": row.until_on.isoformat()}
        record(events.OFFICE_ENDED, actor=happened.actor, subject_id=row.id, panel_id=row.panel_id, payload=payload)
    seats = SeatHolding.objects.filter(person_id=person_id, ended_at=None).exclude(until_on__lt=today)
    for row in seats.select_related("seat"):
        _end(row)
        payload = {"side": row.side, "until_on": row.until_on.isoformat()}
        record(events.SEAT_EMPTIED, actor=happened.actor, subject_id=row.id, panel_id=row.panel_id, payload=payload)
    WorksFor.objects.filter(person_id=person_id).delete()
    AllowedInSpace.objects.filter(person_id=person_id).delete()
    Speaks.objects.filter(person_id=person_id).delete()


def post_given(happened: Happened) -> None:
    """Nobody is put out of the user-led side by being given a post, or by acting for its holder.

    Theorem 6 shuts the user-led-only space to people of the council. So that the council cannot use that,
    someone who holds an office or seat of the user-led side leaves it first, by themselves.
    """
    today = clock.today()
    answers_from = list(AnsweringPost.objects.filter(post_id=happened.subject_id).values_list("from_on", flat=True))
    for rows in (Holding.objects, Delegation.objects):
        for row in rows.filter(post_id=happened.subject_id, ended_at=None).exclude(until_on__lt=today):
            if row.person_id:
                refuse_shutting_out(row.person_id, row.from_on, *answers_from)


def refuse_shutting_out(person_id: UUID, *from_days: dt.date | None) -> None:
    """Raises Invalid where someone would lose what they hold on the user-led side: today, or on a later day.

    Two terms that meet, meet on the first day of the later one. So today is asked, and each day to come on which
    what they are given now begins, or a term on the user-led side that is theirs already.
    """
    days = {*from_days, *queries.terms_begin(person_id=person_id)}
    to_come = sorted(day for day in days if day is not None and day > clock.today())
    if any(queries.is_shut_out(person_id=person_id, day=day) for day in (None, *to_come)):
        raise Invalid(
            {"person_id": _("They hold an office or a seat of the user-led side. They must leave that first.")}
        )


def _end(row: OfficeHolding | SeatHolding) -> None:
    row.close(None)
    row.save(update_fields=["until_on", "ended_at"])
