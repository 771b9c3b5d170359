"""Builds the Actor: powers come from seats, offices and posts with dates, nothing else (powers.md)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from uuid import UUID

from copanel.governance.models import OfficeHolding, SeatHolding, StandingIn
from copanel.governance.queries.held import LET_IN, WORKS_FOR, Standing, standings
from copanel.governance.states import shut_to_authority
from copanel.kernel.actor import Actor, Held, Side


def actor_for(
    *,
    person_id: UUID,
    acting_in: UUID | str | None = None,
    signed_in_at: dt.datetime | None = None,
    network: str = "",
) -> Actor:
    """The Actor of a person at this moment. One query, whatever they hold.

    `acting_in` is the key of the office they chose; one that they do not hold now is left out.
    On a panel whose authority or funder they work for, a user-led office of theirs gives no power
    until the user-led majority lets them in: they cannot hold it, however it came to be written down.
    """
    found = standings(person_ids=[person_id], besides=True)
    shut = of_the_council(found)
    offices = [
        _less_aside(each.held, found)
        for each in found
        if each.held and not (each.panel_id in shut and shut_to_authority(each.held.office, each.held.side))
    ]
    chosen = str(acting_in or "")
    return Actor(
        person_id=person_id,
        held=tuple(sorted(offices, key=lambda held: (str(held.panel_id), held.office, str(held.id)))),
        acting_in=next((held.id for held in offices if str(held.id) == chosen), None),
        council_of=shut,
        signed_in_at=signed_in_at,
        network=network,
    )


def _less_aside(held: Held, found: list[Standing]) -> Held:
    """The office, with what its holder stepped aside from."""
    aside = frozenset(each.aside[1] for each in found if each.aside and each.aside[0] == held.id)
    return replace(held, aside_from=aside) if aside else held


def works_for_council(*, person_id: UUID, panel_id: UUID, day: dt.date | None = None) -> bool:
    """Whether someone works for, or holds an office or post of, the panel's authority or funder, and is not let in.

    On a day, or at this moment. One query.
    """
    return panel_id in of_the_council(standings(person_ids=[person_id], panel_id=panel_id, day=day, besides=True))


def those_of_council(*, person_ids: Iterable[UUID], panel_id: UUID) -> frozenset[UUID]:
    """Those of these persons who work for the panel's authority or funder at this moment and are not let in.

    One query for any number.
    """
    theirs: dict[UUID, list[Standing]] = defaultdict(list)
    for each in standings(person_ids=person_ids, panel_id=panel_id, besides=True):
        theirs[each.person_id].append(each)
    return frozenset(person for person, found in theirs.items() if panel_id in of_the_council(found))


def is_shut_out(*, person_id: UUID, day: dt.date | None = None) -> bool:
    """Whether someone holds a user-led office or seat that gives no power, since they are of the council too."""
    found = standings(person_ids=[person_id], day=day, besides=True)
    shut = of_the_council(found)
    return any(
        each.held and each.panel_id in shut and shut_to_authority(each.held.office, each.held.side) for each in found
    )


def terms_begin(*, person_id: UUID) -> frozenset[dt.date]:
    """The first days of all that someone holds, has held or is to hold, standing in included. Three queries."""
    offices = OfficeHolding.objects.filter(person_id=person_id).values_list("from_on", flat=True)
    seats = SeatHolding.objects.filter(person_id=person_id).values_list("from_on", "seat__from_on")
    stood = StandingIn.objects.filter(deputy__person_id=person_id).values_list("from_on", "deputy__from_on")
    return frozenset(day for day in (*offices, *chain.from_iterable((*seats, *stood))) if day is not None)


def of_the_council(found: Iterable[Standing]) -> frozenset[UUID]:
    """The panels whose user-led-only space is shut to the one person whose standings these are."""
    found = list(found)
    let_in = {each.panel_id for each in found if each.what == LET_IN}
    theirs = {
        each.panel_id
        for each in found
        if each.what == WORKS_FOR or (each.held is not None and each.held.side is Side.AUTHORITY)
    }
    return frozenset(theirs - let_in)
