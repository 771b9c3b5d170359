"""When a term ends, in words, and which terms end soon: for pages, for what needs you, and for the chaser."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, FilteredRelation, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.governance.models import MeetingCounted, OfficeHolding, Seat, SeatHolding
from copanel.governance.policy import POLICY
from copanel.governance.queries.rules import rules_on
from copanel.governance.states import Do
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Office, Side
from copanel.kernel.dates import in_house_style
from copanel.kernel.needs import Need
from copanel.kernel.policy import OnPanel
from copanel.kernel.working_days import add_working_days
from copanel.organisations.models import held_now, held_on

Held = OfficeHolding | SeatHolding


def with_terms(rows: QuerySet) -> QuerySet:
    """These rows with what `term_in_words` needs: the occasion, and how many meetings were counted. No more queries."""
    panel = "panel" if rows.model is OfficeHolding else "seat__panel"
    counted = MeetingCounted.objects.filter(panel=OuterRef(panel), held_on__gte=OuterRef("from_on"))
    n = counted.order_by().values("panel").annotate(n=Count("pk")).values("n")
    return rows.select_related("until_occasion").annotate(counted=Coalesce(Subquery(n), 0))


def seats_with_holders(panel_id: UUID, day: dt.date | None = None) -> QuerySet:
    """The seats of a panel, each with `taken`: who holds it on a day (now), with what its term in words needs.

    A vacant one has no `taken`.

    One query. A seat given on in the middle of a day stands there twice on that day.
    """
    held = held_now(clock.today(), "holdings__") if day is None else held_on(day, "holdings__")
    counted = MeetingCounted.objects.filter(panel=OuterRef("panel"), held_on__gte=OuterRef("taken__from_on"))
    n = counted.order_by().values("panel").annotate(n=Count("pk")).values("n")
    return (
        Seat.objects.filter(panel_id=panel_id)
        .annotate(taken=FilteredRelation("holdings", condition=held), counted=Coalesce(Subquery(n), 0))
        .select_related("taken__until_occasion")
    )


def term_in_words(row: Held, counted: int | None = None) -> str:
    """ "Until Tuesday 3 March 2026", "For 6 meetings. 2 are still to come.", "Until this happens: the AGM"; or empty.

    `counted` is how many meetings were counted, where the row does not say.
    """
    if row.until_on is not None:
        return _("Until %(day)s") % {"day": in_house_style(row.until_on)}
    if row.meetings is not None:
        lasts = ngettext("For %(n)s meeting.", "For %(n)s meetings.", row.meetings) % {"n": row.meetings}
        left = max(0, row.meetings - (row.counted if counted is None else counted))
        to_come = ngettext("%(n)s is still to come.", "%(n)s are still to come.", left) % {"n": left}
        return f"{lasts} {to_come}"
    if row.until_occasion is not None:
        return _("Until this happens: %(words)s") % {"words": row.until_occasion.words}
    return ""


@dataclass(frozen=True, slots=True)
class TermEnding:
    """A term that ends soon. `stage` is which reminder is due: unlike for another stage, and another last day."""

    holding_id: UUID
    person_id: UUID | None
    office: Office | None
    side: Side
    last_on: dt.date | None
    stage: str


def terms_ending(panel_id: UUID) -> list[TermEnding]:
    """The terms of a panel that end within its rule's working days, or with the next meeting. Three queries."""
    return ending_among(_running(panel_id, clock.today()), panel_id)


def ending_among(running: Iterable[Held], panel_id: UUID) -> list[TermEnding]:
    """Those of these terms, read by `with_terms`, that end so soon. One query: the panel's rules."""
    rules, today = rules_on(panel_id), clock.today()
    first, last = (add_working_days(today, days) for days in (rules.term_first_days, rules.term_last_days))
    found = []
    for row in running:
        seat = isinstance(row, SeatHolding)
        stage = ""
        if row.until_on is not None and row.until_on <= max(first, last):
            stage = f"{'last' if row.until_on <= last else 'first'} {row.until_on}"
        elif row.meetings is not None and row.meetings - row.counted == 1:
            stage = f"last meeting of {row.meetings}"
        if stage:
            office = None if seat else Office(row.office)
            found.append(TermEnding(row.id, row.person_id, office, Side(row.side), row.until_on, stage))
    return sorted(found, key=lambda term: (term.last_on or dt.date.max, str(term.holding_id)))


def _running(panel_id: UUID, today: dt.date) -> list[Held]:
    offices = with_terms(OfficeHolding.objects.filter(panel_id=panel_id, person_id__isnull=False))
    seats = with_terms(SeatHolding.objects.filter(seat__panel_id=panel_id)).select_related("seat", "until_occasion")
    return [*offices.now(today), *seats.now(today)]


def needs_of_terms(*, actor: Actor, panel_id: UUID, panel: str) -> list[Need]:
    """Terms that end soon: for those who find who comes next, and one's own. Three queries, none for the public.

    `panel` is its address word.
    """
    if not actor.is_known or not actor.on(panel_id):
        return []
    ending = terms_ending(panel_id)
    mine = [term for term in ending if term.person_id == actor.person_id]
    arranges = POLICY.may(actor, Do.ADD_SEAT, OnPanel(panel_id))
    others = [term for term in ending if arranges and term not in mine]
    if not (mine or others):
        return []
    found = []
    if mine:
        found.append(
            Need(
                title=_("Your time at the table ends soon"),
                url=reverse("governance:my_place", args=[panel]),
                about=_("See what ends, and say whether you want to go on."),
                by=mine[0].last_on,
            )
        )
    if others:
        found.append(
            Need(
                title=ngettext(
                    "A term ends soon: find who comes next",
                    "%(n)s terms end soon: find who comes next",
                    len(others),
                )
                % {"n": len(others)},
                url=f"{reverse('governance:seats', args=[panel])}#ending",
                about=_("Seats and offices whose term ends."),
                by=others[0].last_on,
            )
        )
    return found
