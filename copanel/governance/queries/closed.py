"""Seats whose organisation has closed, or is part of another now: nobody moves them but the panel."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.governance.models import SeatHolding
from copanel.governance.queries.panels import PanelFacts
from copanel.kernel import clock
from copanel.kernel.actor import CHAIRS, Actor
from copanel.kernel.needs import Need
from copanel.organisations import queries as organisations


def seats_of_closed(panel_id: UUID) -> dict[UUID, int]:
    """How many seats each organisation holds on a panel that has closed or merged. One query."""
    held = SeatHolding.objects.now(clock.today()).filter(seat__panel=panel_id).exclude(organisation__closed_on=None)
    return dict(held.values_list("organisation_id").annotate(n=Count("id")))


def needs_about_closed(*, actor: Actor, panel: PanelFacts) -> list[Need]:
    """For the co-chairs: put to the panel what becomes of these seats (case 20). Two queries at most."""
    if not actor.holds(panel.id, *CHAIRS):
        return []
    seats = seats_of_closed(panel.id)
    names = organisations.names_on(seats)
    return [
        Need(
            title=ngettext(
                "Ask the panel what becomes of %(n)s seat of %(name)s",
                "Ask the panel what becomes of %(n)s seats of %(name)s",
                number,
            )
            % {"n": number, "name": names[key]},
            url=reverse("organisations:held", args=[panel.slug, key]),
            about=_("It has closed, or is part of another now. One seat, or as many as before?"),
        )
        for key, number in sorted(seats.items())
    ]
