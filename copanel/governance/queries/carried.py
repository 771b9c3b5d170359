"""Whether what is written down as agreed was agreed: when, by how many, and of how many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.governance.models import SeatHolding
from copanel.governance.queries.rules import Rules, rules_on
from copanel.governance.quorum import Item, Votes, outcome
from copanel.governance.states import MEMBER_SEATS, Method, SeatKind
from copanel.kernel import clock
from copanel.kernel.actor import Side
from copanel.kernel.dates import DateAsGiven, Kind

Counts = Mapping[Side, tuple[int, int, int]]  # in favour, against, stood aside
# What says when something was agreed: not "next Tuesday", not "before March", not "at the AGM".
TELL_WHEN = frozenset({Kind.DAY, Kind.MONTH, Kind.SEASON, Kind.YEAR, Kind.PART, Kind.APPROXIMATE, Kind.SPAN})


def why_not_agreed(*, panel_id: UUID, method: Method | str, agreed: DateAsGiven, counts: Counts) -> dict[str, str]:
    """What stands against a decision, by the question to put right; empty where the panel agreed.

    It was agreed on a day, in a month or in a year that has come. Where heads were counted, more of the
    user-led side were for it than against it, or as many as the panel's rules of that day ask; by consensus
    nobody was against it; and no side had more voices than filled seats. Two queries, and one a side counted.
    """
    faults: dict[str, str] = {}
    if agreed.kind not in TELL_WHEN or agreed.earliest is None:
        faults["agreed"] = _("Write the day, the month or the year it was agreed, for example “3 March 2027”.")
    elif _is_to_come(agreed):
        faults["agreed"] = _("That day is still to come. Write when it was agreed, for example “3 March 2027”.")
    if method == Method.CONSENSUS and any(against for _for, against, _aside in counts.values()):
        faults["against"] = _("By consensus, nobody is against it. If someone was, choose “By a vote”.")
    if Side.USER_LED in counts and "agreed" not in faults:
        rules = rules_on(panel_id, agreed.earliest)
        members = filled_seats(panel_id, Side.USER_LED, agreed, kinds=(SeatKind.FULL,))
        if not carries(rules, counts[Side.USER_LED], members=members, in_writing=method == Method.IN_WRITING):
            faults["in_favour"] = _(
                "The panel did not agree this: too few were for it by its rules. Change what it says, and decide again."
            )
    if "agreed" not in faults and "in_favour" not in faults:
        faults |= _too_many(panel_id, agreed, counts)
    return faults


def carries(
    rules: Rules, counts: tuple[int, int, int], *, members: int, in_writing: bool, item: Item = Item.ORDINARY
) -> bool:
    """Whether so many for, against and aside carry it, by the rules. A vote that broke a tie is among them."""
    in_favour, against, aside = counts
    votes = Votes(in_favour, against, aside, counted=True)
    return outcome(rules.carrying, votes=votes, members=members, item=item, in_writing=in_writing).carried


def _is_to_come(agreed: DateAsGiven) -> bool:
    """A month that has begun has come; a time from one day to another has come when it is over."""
    reached = agreed.latest if agreed.kind is Kind.SPAN else agreed.earliest
    return reached is None or reached > clock.today()


def _too_many(panel_id: UUID, agreed: DateAsGiven, counts: Counts) -> dict[str, str]:
    for side, each in counts.items():
        filled = filled_seats(panel_id, Side(side), agreed)
        if sum(each) > filled:
            sentence = ngettext(
                "That is more people than seats. %(filled)d seat of this side was filled then.",
                "That is more people than seats. %(filled)d seats of this side were filled then.",
                filled,
            )
            return {"in_favour": sentence % {"filled": filled}}
    return {}


def filled_seats(panel_id: UUID, side: Side, when: DateAsGiven, *, kinds: Iterable[SeatKind] = MEMBER_SEATS) -> int:
    """How many seats of a side were held on the day, or on any day it can have been: those that take part, or some."""
    held = SeatHolding.objects.filter(seat__panel_id=panel_id, seat__side=side, seat__kind__in=kinds)
    began = Q(from_on=None) if when.latest is None else Q(from_on=None) | Q(from_on__lte=when.latest)
    ends = Q(until_on=None) | Q(until_on__gte=when.earliest)
    return held.filter(began, ends).values("seat").distinct().count()
