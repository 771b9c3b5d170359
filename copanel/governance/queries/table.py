"""How many seats the table has, and how many are free: the fact that the front page draws."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef

from copanel.governance.models import Seat, SeatHolding
from copanel.governance.states import SeatKind
from copanel.kernel import clock
from copanel.kernel.actor import Side


@dataclass(frozen=True, slots=True)
class Table:
    """Seats at the table now, observers' apart. `free` of the user-led seats have nobody in them."""

    user_led: int
    free: int
    authority: int


def table(panel_id: UUID) -> Table:
    """The seats of a panel now. One query."""
    today = clock.today()
    taken = SeatHolding.objects.now(today).filter(seat=OuterRef("pk"))
    seats = Seat.objects.now(today).filter(panel_id=panel_id).exclude(kind=SeatKind.OBSERVER)
    rows = list(seats.annotate(taken=Exists(taken)).values_list("side", "taken"))
    return Table(
        user_led=sum(side == Side.USER_LED for side, _taken in rows),
        free=sum(side == Side.USER_LED and not taken for side, taken in rows),
        authority=sum(side == Side.AUTHORITY for side, _taken in rows),
    )
