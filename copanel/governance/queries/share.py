"""How many of the seats at the table are held by the user-led side, counted both ways, with what nobody knows.

powers.md, "Sides": user-led are user-led and carer-led organisations and people with lived experience. Whether an
organisation is, is checked and dated; what someone speaks from, they say themselves or not at all. It is counted
only where so many are alike that a count names nobody: else it stands among what is not shown, and the share has a
least and a most.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from django.db.models import OuterRef, Subquery

from copanel.governance.models import Seat, SeatHolding, Speaks
from copanel.governance.queries.panels import PanelFacts
from copanel.governance.rule_states import LIVED, SpeaksFrom
from copanel.governance.states import MEMBER_SEATS, SeatKind
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Side
from copanel.organisations import queries as organisations
from copanel.organisations.queries import OrganisationFacts
from copanel.organisations.states import OrganisationKind

# Of the board or the staff, in per cent: from this share on an organisation counts as user-led.
USER_LED_FROM = 50
SMALL = 5  # fewer than this are never counted by what they speak from


class Led(StrEnum):
    """Who leads what holds a seat."""

    USER_LED = "user_led"
    OTHER = "other"
    NOT_SAID = "not_said"
    CANNOT_TELL = "cannot_tell"
    VACANT = "vacant"


@dataclass(frozen=True, slots=True)
class Counted:
    """Seats by who leads what holds them. `not_shown` are seats of persons, too few of whom are alike."""

    user_led: int = 0
    other: int = 0
    not_said: int = 0
    cannot_tell: int = 0
    vacant: int = 0
    not_shown: int = 0

    @property
    def filled(self) -> int:
        return self.user_led + self.other + self.not_said + self.cannot_tell + self.not_shown

    @property
    def most(self) -> int:
        """As many as can be user-led: those that are, and all of whom nobody can say that they are not."""
        return self.filled - self.other

    def meets(self, least: int) -> bool | None:
        """Whether of every 100 filled seats so many are user-led; None where it depends on what is not known."""
        if not self.filled:
            return None
        if 100 * self.user_led >= least * self.filled:
            return True
        return False if 100 * self.most < least * self.filled else None


@dataclass(frozen=True, slots=True)
class Share:
    """The two counts, as of a day."""

    day: dt.date
    full: Counted
    with_corresponding: Counted


def user_led_share(panel_id: UUID, day: dt.date | None = None) -> Share:
    """Full seats, and full with corresponding, of all sides, on a day (now). Five queries."""
    today = clock.today()
    seats = Seat.objects.filter(panel_id=panel_id, kind__in=MEMBER_SEATS)
    said = Speaks.objects.filter(panel_id=panel_id, person_id=OuterRef("person_id")).values("speaks_from")
    holdings = SeatHolding.objects.filter(seat__panel_id=panel_id).annotate(said=Subquery(said))
    seats = list(seats.on(day) if day else seats.now(today))
    held = {row.seat_id: row for row in (holdings.on(day) if day else holdings.now(today))}
    facts = organisations.organisations({row.organisation_id for row in held.values() if row.organisation_id})
    counts: dict[str, Counter[Led]] = {kind: Counter() for kind in MEMBER_SEATS}
    persons: dict[str, Counter[Led]] = {kind: Counter() for kind in MEMBER_SEATS}
    for seat in seats:
        row = held.get(seat.id)
        if row is None:
            counts[seat.kind][Led.VACANT] += 1
        elif row.organisation_id:
            counts[seat.kind][_of_organisation(facts.get(row.organisation_id))] += 1
        elif seat.side == Side.USER_LED:
            persons[seat.kind][_of_person(row.said)] += 1
        else:
            counts[seat.kind][Led.OTHER] += 1
    # Shown for both counts or for neither: the difference of the two would show the smaller.
    shown = all(_names_nobody(each) for each in persons.values())
    return Share(
        day=day or today,
        full=_counted(counts[SeatKind.FULL], persons[SeatKind.FULL], shown),
        with_corresponding=_counted(sum(counts.values(), Counter()), sum(persons.values(), Counter()), shown),
    )


def speaks_from(*, panel: PanelFacts, actor: Actor) -> str:
    """What the actor said they speak from on this panel; "" where they did not say. One's own alone. One query."""
    rows = Speaks.objects.filter(panel_id=panel.id, person_id=actor.person_id)
    return rows.values_list("speaks_from", flat=True).first() or ""


def _of_organisation(facts: OrganisationFacts | None) -> Led:
    """Carer-led counts as user-led; the council never does; else what was checked decides."""
    if facts is None:
        return Led.NOT_SAID
    if facts.kind is OrganisationKind.AUTHORITY:
        return Led.OTHER
    if facts.user_led_share is not None:
        return Led.USER_LED if facts.user_led_share >= USER_LED_FROM else Led.OTHER
    if facts.kind is OrganisationKind.CARER_LED:
        return Led.USER_LED
    return Led.CANNOT_TELL if facts.user_led_checked_on else Led.NOT_SAID


def _of_person(said: str | None) -> Led:
    if said is None:
        return Led.NOT_SAID
    if said == SpeaksFrom.CANNOT_TELL:
        return Led.CANNOT_TELL
    return Led.USER_LED if said in LIVED else Led.OTHER


def _names_nobody(persons: Counter[Led]) -> bool:
    return all(number >= SMALL for number in persons.values() if number)


def _counted(seats: Counter[Led], persons: Counter[Led], shown: bool) -> Counted:
    together = seats + persons if shown else seats
    counted = Counted(**{led.value: together[led] for led in Led})
    return counted if shown else replace(counted, not_shown=persons.total())
