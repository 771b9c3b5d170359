"""What governance does when something happens in a room below: the list of its subscriptions."""

from __future__ import annotations

from copanel.governance import events
from copanel.governance.models import AllowedInSpace, OfficeHolding, SeatHolding, WorksFor
from copanel.kernel import clock
from copanel.ledger import Happened
from copanel.ledger.services import record


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


def _end(row: OfficeHolding | SeatHolding) -> None:
    row.close(None)
    row.save(update_fields=["until_on", "ended_at"])
