"""What organisations hold of a panel: seats, offices, the panel itself, posts that answer. And who acts for one.

Closing or merging an organisation moves none of it (case 20): the panel decides, and until then it stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.governance.models import AnsweringPost, OfficeHolding, Panel, SeatHolding, WorksFor
from copanel.governance.queries.held import standings
from copanel.governance.states import PanelState
from copanel.kernel import clock
from copanel.kernel.actor import Office
from copanel.organisations import Hold
from copanel.people import queries as people


def holds(organisation_ids: frozenset[UUID]) -> Iterator[Hold]:
    """On every panel. Four queries for any number of organisations."""
    today = clock.today()
    panels = {panel.id: panel for panel in Panel.objects.order_by("name")}
    seats = SeatHolding.objects.now(today).filter(organisation__in=organisation_ids)
    for (key, panel_id), number in _counted(seats.values_list("organisation_id", "seat__panel_id")):
        what = ngettext("%(n)s seat on %(panel)s", "%(n)s seats on %(panel)s", number)
        yield _hold(key, panels[panel_id], what, number, _("Nobody moves this by itself. The panel decides."))
    offices = OfficeHolding.objects.now(today).filter(organisation__in=organisation_ids)
    for (key, panel_id, code), number in _counted(offices.values_list("organisation_id", "panel_id", "office")):
        what, office = _("%(office)s of %(panel)s: %(n)s"), Office(code).label
        yield _hold(key, panels[panel_id], what, number, _("They go on until the panel decides."), office=office)
    yield from _whole_panels(organisation_ids, panels.values())
    posts = AnsweringPost.objects.now(today).filter(post__organisation__in=organisation_ids)
    for (key, panel_id), number in _counted(posts.values_list("post__organisation_id", "panel_id")):
        what = ngettext("%(n)s post that answers %(panel)s", "%(n)s posts that answer %(panel)s", number)
        yield _hold(key, panels[panel_id], what, number, _("The duty to answer stays with each post."))


def _whole_panels(organisation_ids: frozenset[UUID], panels: Iterable[Panel]) -> Iterator[Hold]:
    for panel in panels:
        for key, what, then in (
            (panel.host_id, _("It hosts %(panel)s"), _("The panel needs a new host. It goes on until it has one.")),
            (panel.authority_id, _("It must answer %(panel)s"), _("What it owes is owed by who comes after it.")),
            (panel.funder_id, _("It pays for %(panel)s"), _("The panel needs somebody else who pays.")),
        ):
            if key in organisation_ids:
                yield _hold(key, panel, what, 1, then)


def _hold(key: UUID, panel: Panel, what: str, number: int, then: str, **more: str) -> Hold:
    # Who sits where stands on a page of a room above; a panel in preparation has no pages yet.
    url = "" if panel.state == PanelState.PREPARING else f"/{panel.slug}/who-we-are/"
    return Hold(key, what % {"n": number, "panel": panel.name, **more}, then, url)


def _counted(rows: Iterable[tuple]) -> list[tuple[tuple, int]]:
    return sorted(Counter(rows).items(), key=str)


def people_of(organisation_id: UUID, panel_id: UUID) -> list[tuple[UUID, str]]:
    """Who holds an office or a post for an organisation on a panel, or says that they work for it. Three queries."""
    held = {
        each.person_id
        for each in standings(panel_id=panel_id)
        if each.held is not None and each.held.organisation_id == organisation_id
    }
    employed = WorksFor.objects.now(clock.today()).filter(panel=panel_id, organisation=organisation_id)
    found = people.names(held | set(employed.values_list("person_id", flat=True)))
    return [(key, each.full_name) for key, each in found.items() if not each.erased]
