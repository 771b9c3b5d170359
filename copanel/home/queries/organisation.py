"""One organisation: what it is, whom it is for, what it holds here, and its life."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from copanel.governance import queries as governance
from copanel.governance.queries import PanelFacts
from copanel.home.queries.table import seat_of
from copanel.kernel.actor import Actor
from copanel.kernel.errors import NotFound
from copanel.organisations import policy
from copanel.organisations import queries as organisations
from copanel.organisations.states import Do, FieldKind, NameKind, OrganisationKind
from copanel.ui.dates import short_day


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a life: what, whom (a link where it has a page here), when, and where it can be read."""

    label: str
    text: str = ""
    url: str = ""
    days: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """names: those it has had, each with its days, where it is known that they changed."""

    organisation: organisations.OrganisationFacts
    closed_on: dt.date | None
    kind: str
    user_led: str
    level: str
    here: tuple[str, ...]
    reach: tuple[tuple[str, str], ...]
    names: tuple[organisations.Named, ...]
    life: tuple[Line, ...]
    reasons: tuple[organisations.Reason, ...]
    posts_url: str
    keep_url: str
    crumbs: list[dict[str, str]]


def organisation(*, panel: PanelFacts, organisation_id: UUID, actor: Actor) -> OrganisationPage:
    """One organisation that has to do with this panel, with its life. Eleven queries at most.

    Raises NotFound for any other: it may be another panel's own.
    """
    life = organisations.life(organisation_id)
    found = life.facts
    here = governance.places_of(organisation_id, panel.id)
    roles = [
        role
        for key, role in (
            (panel.host_id, _("Hosts the panel")),
            (panel.authority_id, _("Must answer the panel")),
            (panel.funder_id, _("Pays for the panel")),
        )
        if key == organisation_id
    ] + [str(each.office.label) if each.office else seat_of(each) for each in here]
    if not roles and found.panel_id != panel.id:
        raise NotFound()
    level = None if life.closed_on else organisations.level_of(organisation_id, panel.id)
    keeps = found.panel_id == panel.id
    return OrganisationPage(
        organisation=found,
        closed_on=life.closed_on,
        kind=str(found.kind.label),
        user_led=_user_led(found),
        level=str(level.label) if level else "",
        here=tuple(dict.fromkeys(roles)),
        reach=_reach(organisations.reach_of(organisation_id)),
        names=_names(life.names),
        life=tuple(_life(panel, life)),
        reasons=life.reasons,
        posts_url=_url("posts", panel, found) if keeps and found.kind is OrganisationKind.AUTHORITY else "",
        keep_url=_url("keep", panel, found) if keeps and policy.POLICY.may(actor, Do.OPEN_KEEPING, found) else "",
        crumbs=[
            {"label": _("Who we are"), "url": reverse("home:members", args=[panel.slug])},
            {"label": _("Organisations"), "url": reverse("home:organisations", args=[panel.slug])},
        ],
    )


def _url(name: str, panel: PanelFacts, found: organisations.OrganisationFacts) -> str:
    return reverse(f"organisations:{name}", args=[panel.slug, found.id])


def _reach(fields: Iterable) -> tuple[tuple[str, str], ...]:
    """Each kind of list with what it says there, those it is for first."""
    labels = (
        (FieldKind.GROUP, _("For")),
        (FieldKind.AREA, _("Works in")),
        (FieldKind.OFFER, _("Offers")),
        (FieldKind.NEED, _("Looks for")),
    )
    lines = [(label, ", ".join(each.name for each in fields if each.kind == kind)) for kind, label in labels]
    return tuple(line for line in lines if line[1])


def _names(names: tuple[organisations.Named, ...]) -> tuple[organisations.Named, ...]:
    """Aliases were never its name. One name that nobody dated says nothing more than the heading."""
    had = tuple(each for each in names if each.kind is not NameKind.ALIAS)
    return had if any(each.until_on for each in had) else ()


def _life(panel: PanelFacts, life: organisations.Life) -> list[Line]:
    """Days, years in which it did nothing, and how it stands to others, in the order of their first days."""
    found = sorted(_dated(panel, life), key=lambda row: row[0] or dt.date.max)
    return [line for _day, line in found]


def _dated(panel: PanelFacts, life: organisations.Life) -> Iterable[tuple[dt.date | None, Line]]:
    for day in life.days:
        yield day.happened.earliest, Line(str(day.kind.label), days=str(day.happened), source=day.source)
    for first, last in life.gaps:
        yield (
            first,
            Line(
                _("Nobody was there"),
                days=_("%(first)s to %(last)s") % {"first": short_day(first), "last": short_day(last)}
                if last
                else _("since %(first)s") % {"first": short_day(first)},
            ),
        )
    for line in life.relations:
        known = line.other_panel_id == panel.id
        url = reverse("home:organisation", args=[panel.slug, line.other_id]) if known else ""
        yield line.from_on, Line(line.label, line.other_name, url, line.days, line.source)


def _user_led(found: organisations.OrganisationFacts) -> str:
    if found.user_led_share is None:
        return _("Nobody has checked this yet.")
    return _("%(share)s%% of its board. Checked on %(day)s.") % {
        "share": found.user_led_share,
        "day": f"{found.user_led_checked_on:%d %B %Y}".lstrip("0"),
    }
