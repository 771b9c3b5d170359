"""How a time on a seat or in an office ends, with its entry: by an act, an occasion, a count of meetings, a death."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db.models import Q

from copanel.governance import events
from copanel.governance.models import (
    Deputy,
    MeetingCounted,
    Occasion,
    OfficeHolding,
    Parting,
    SeatHolding,
    StandingIn,
)
from copanel.governance.states import PartingKind
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.ledger.services import record

ENDED = ("until_on", "ended_at")
Ended = SeatHolding | OfficeHolding | Deputy | StandingIn


def close(actor: Actor, row: Ended, last_day: dt.date | None, *, vacant: bool = False) -> None:
    """End it after a day, or at once, and write so. A last day before its first ends it at once.

    `vacant`: the record says that the place is vacant, and nothing of how that came.
    """
    if last_day is not None and row.from_on is not None and last_day < row.from_on:
        last_day = None
    row.close(last_day)
    row.save(update_fields=ENDED)
    payload = {"side": row.side, "until_on": row.until_on.isoformat()}
    kind = events.SEAT_VACANT if vacant else events.SEAT_EMPTIED
    if isinstance(row, OfficeHolding):
        kind = events.OFFICE_VACANT if vacant else events.OFFICE_ENDED
        payload["office"] = row.office
    elif isinstance(row, Deputy | StandingIn):
        kind = events.DEPUTY_ENDED if isinstance(row, Deputy) else events.STOOD_IN
    record(kind, actor=actor, subject_id=row.id, panel_id=row.panel_id, payload=payload)


def end_at_occasion(actor: Actor, occasion: Occasion) -> None:
    """Terms until this occasion are over on its day."""
    for row in _terms(Q(until_occasion=occasion)):
        close(actor, row, occasion.happened_on)


def end_at_count(actor: Actor, panel_id: UUID) -> None:
    """Terms that lasted their number of meetings are over on the day of the last."""
    held = sorted(MeetingCounted.objects.filter(panel_id=panel_id).values_list("held_on", flat=True))
    for row in _terms(Q(meetings__isnull=False), panel_id):
        counted = [day for day in held if row.from_on is None or day >= row.from_on]
        if len(counted) >= row.meetings:
            close(actor, row, counted[row.meetings - 1])


def _terms(which: Q, panel_id: UUID | None = None) -> Iterator[SeatHolding | OfficeHolding]:
    today = clock.today()
    still = Q(ended_at=None) & (Q(until_on=None) | Q(until_on__gte=today))
    here = Q() if panel_id is None else Q(panel_id=panel_id)
    seats = Q() if panel_id is None else Q(seat__panel_id=panel_id)
    rows = OfficeHolding.objects.select_for_update(of=("self",)).filter(which, still, here)
    yield from rows.order_by("id")
    taken = SeatHolding.objects.select_for_update(of=("self",)).filter(which, still, seats)
    yield from taken.select_related("seat").order_by("id")


def everything_of(person_id: UUID, *, panel_id: UUID | None = None) -> list[Ended]:
    """All that someone holds or is to hold, on one panel or all: offices, seats, deputyships, standing in."""
    today = clock.today()
    still = Q(ended_at=None) & (Q(until_on=None) | Q(until_on__gte=today))
    offices = OfficeHolding.objects.filter(still, person_id=person_id)
    seats = SeatHolding.objects.filter(still, person_id=person_id).select_related("seat")
    whose = ("seat_holding__seat", "office_holding")
    deputies = Deputy.objects.filter(still, person_id=person_id).select_related(*whose)
    stood = StandingIn.objects.filter(still, deputy__person_id=person_id).select_related(
        *(f"deputy__{each}" for each in whose)
    )
    rows: Iterable[Ended] = (*offices, *seats, *stood, *deputies)
    return [row for row in rows if panel_id in (None, row.panel_id)]


def leave(
    actor: Actor, rows: Iterable[Ended], kind: PartingKind, person_id: UUID, last_day: dt.date | None
) -> list[Parting]:
    """End these, and keep one note a panel of how someone left. The record says of each only that it is vacant."""
    panels: dict[UUID, dt.date] = {}
    for row in rows:
        close(actor, row, last_day, vacant=True)
        panels[row.panel_id] = row.until_on
    today = clock.today()
    return [
        Parting.objects.create(panel_id=panel, person_id=person_id, kind=kind, last_on=day, noted_on=today)
        for panel, day in panels.items()
    ]
