"""Whether what is written down as agreed was agreed: when, by how many, and of how many."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.governance.models import SeatHolding
from copanel.governance.states import MEMBER_SEATS, Method
from copanel.kernel import clock
from copanel.kernel.actor import Side
from copanel.kernel.dates import DateAsGiven, Kind

Counts = Mapping[Side, tuple[int, int, int]]  # in favour, against, stood aside
# What says when something was agreed: not "next Tuesday", not "before March", not "at the AGM".
TELL_WHEN = frozenset({Kind.DAY, Kind.MONTH, Kind.SEASON, Kind.YEAR, Kind.PART, Kind.APPROXIMATE, Kind.SPAN})


def why_not_agreed(*, panel_id: UUID, method: Method | str, agreed: DateAsGiven, counts: Counts) -> dict[str, str]:
    """What stands against a decision, by the question to put right; empty where the panel agreed.

    It was agreed on a day, in a month or in a year that has come. Where heads were counted, more of the
    user-led side were for it than against it (until a panel has its own rule on quorum); by consensus
    nobody was against it; and no side had more voices than filled seats. One query a side counted.
    """
    faults: dict[str, str] = {}
    if agreed.kind not in TELL_WHEN or agreed.earliest is None:
        faults["agreed"] = _("Write the day, the month or the year it was agreed, for example “3 March 2027”.")
    elif _is_to_come(agreed):
        faults["agreed"] = _("That day is still to come. Write when it was agreed, for example “3 March 2027”.")
    if method == Method.CONSENSUS and any(against for _for, against, _aside in counts.values()):
        faults["against"] = _("By consensus, nobody is against it. If someone was, choose “By a vote”.")
    if Side.USER_LED in counts:
        in_favour, against, _stood_aside = counts[Side.USER_LED]
        if in_favour <= against:
            faults["in_favour"] = _(
                "The panel did not agree this: more must be for it than against it. "
                "Change what it says, and decide again."
            )
    if "agreed" not in faults and "in_favour" not in faults:
        faults |= _too_many(panel_id, agreed, counts)
    return faults


def _is_to_come(agreed: DateAsGiven) -> bool:
    """A month that has begun has come; a time from one day to another has come when it is over."""
    reached = agreed.latest if agreed.kind is Kind.SPAN else agreed.earliest
    return reached is None or reached > clock.today()


def _too_many(panel_id: UUID, agreed: DateAsGiven, counts: Counts) -> dict[str, str]:
    for side, each in counts.items():
        filled = _filled_seats(panel_id, Side(side), agreed)
        if sum(each) > filled:
            sentence = ngettext(
                "That is more people than seats. %(filled)d seat of this side was filled then.",
                "That is more people than seats. %(filled)d seats of this side were filled then.",
                filled,
            )
            return {"in_favour": sentence % {"filled": filled}}
    return {}


def _filled_seats(panel_id: UUID, side: Side, when: DateAsGiven) -> int:
    """How many seats of a side that take part were held on the day, or on any day it can have been."""
    held = SeatHolding.objects.filter(seat__panel_id=panel_id, seat__side=side, seat__kind__in=MEMBER_SEATS)
    began = Q(from_on=None) if when.latest is None else Q(from_on=None) | Q(from_on__lte=when.latest)
    ends = Q(until_on=None) | Q(until_on__gte=when.earliest)
    return held.filter(began, ends).values("seat").distinct().count()
