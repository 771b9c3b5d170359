"""The organisations of a panel, and whom they speak for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.governance.queries import PanelFacts
from copanel.organisations import queries as organisations
from copanel.organisations.states import FieldKind


@dataclass(frozen=True, slots=True)
class Line:
    """One organisation. `found_by` says which other name the search found it by, with its days."""

    name: str
    url: str
    kind: str
    led: str
    areas: tuple[str, ...]
    groups: tuple[str, ...]
    offers: tuple[str, ...]
    needs: tuple[str, ...]
    level: str
    closed_on: dt.date | None
    checked_on: dt.date | None
    found_by: str


@dataclass(frozen=True, slots=True)
class Directory:
    lines: tuple[Line, ...]
    asked: str
    everything: bool
    unheard: int


def directory(*, panel: PanelFacts, asked: str = "", everything: bool = False) -> Directory:
    """The organisations whose entries this panel keeps. `asked` finds by any name they ever had. Nine queries.

    everything  those that have closed too; a search always finds them
    unheard     areas and groups of which it is known that nobody speaks for them
    """
    asked = " ".join(asked.split())[:100]
    lines = [
        _line(panel, entry, found_by)
        for entry in organisations.directory(panel.id, closed=everything or bool(asked))
        if (found_by := _found_by(asked, entry)) is not None
    ]
    unheard = sum(each.nobody for each in organisations.coverage(panel.id))
    return Directory(tuple(lines), asked, everything, unheard)


def _found_by(asked: str, entry: organisations.Entry) -> str | None:
    """The other name that a search found it by; "" where it is the name shown today, None where it was not found."""
    hits = [each for each in entry.names if asked.casefold() in each.name.casefold()]
    if not hits:
        return None
    if not asked or any(each.name == entry.facts.name for each in hits):
        return ""
    return f"{hits[0].name}{hits[0].days}"


def _line(panel: PanelFacts, entry: organisations.Entry, found_by: str) -> Line:
    facts = entry.facts
    return Line(
        name=f"{facts.name} ({facts.initials})" if facts.initials and facts.initials != facts.name else facts.name,
        url=reverse("home:organisation", args=[panel.slug, facts.id]),
        kind=str(facts.kind.label),
        led=led(facts),
        areas=entry.areas,
        groups=entry.groups,
        offers=entry.offers,
        needs=entry.needs,
        level=str(entry.level.label) if entry.level else "",
        closed_on=facts.closed_on,
        checked_on=facts.checked_on,
        found_by=found_by,
    )


def led(facts: organisations.OrganisationFacts) -> str:
    """How far it is run by those it is for, where somebody has checked."""
    if facts.is_three_quarters_user_led:
        return _("Three quarters or more of its board use care and support, or are carers.")
    if facts.is_mostly_user_led:
        return _("More than half of its board use care and support, or are carers.")
    if facts.user_led_share is not None:
        return _("Half of its board or fewer use care and support, or are carers.")
    return ""


def directory_table(*, panel: PanelFacts) -> tuple[list[str], list[list[Any]]]:
    """The directory as columns and rows. Lists within a cell are parted by semicolons."""
    columns = [
        _("Name"), _("Kind"), _("Run by those it is for"), _("For"), _("Works in"), _("Offers"), _("Looks for"),
        _("Takes part as"), _("Closed on"), _("Checked on"),
    ]  # fmt: skip
    rows = [
        [
            line.name, line.kind, line.led, "; ".join(line.groups), "; ".join(line.areas), "; ".join(line.offers),
            "; ".join(line.needs),
            line.level, line.closed_on, line.checked_on,
        ]
        for line in directory(panel=panel, everything=True).lines
    ]  # fmt: skip
    return columns, rows


@dataclass(frozen=True, slots=True)
class Covered:
    """One area or group. `says` is one sentence; `look` a status of the ui: changed, late or unstated."""

    name: str
    organisations: tuple[str, ...]
    says: str
    look: str
    evidence: str
    checked_on: dt.date | None


@dataclass(frozen=True, slots=True)
class Coverage:
    groups: tuple[Covered, ...]
    areas: tuple[Covered, ...]


def coverage(*, panel: PanelFacts) -> Coverage:
    """For each area and group of the panel's lists: who speaks for it. Four queries."""
    found = organisations.coverage(panel.id)
    return Coverage(
        groups=tuple(_covered(each for each in found if each.kind is FieldKind.GROUP)),
        areas=tuple(_covered(each for each in found if each.kind is FieldKind.AREA)),
    )


def _covered(found: Iterable[organisations.Covered]) -> Iterable[Covered]:
    for each in found:
        number = len(each.organisations)
        if number:
            says, look = ngettext("%(n)s organisation", "%(n)s organisations", number) % {"n": number}, "changed"
        elif each.nobody:
            says, look = _("Nobody speaks for them here."), "late"
        else:
            says, look = _("Nobody has looked yet who speaks for them."), "unstated"
        yield Covered(each.name, each.organisations, says, look, each.evidence, each.checked_on)


def coverage_table(*, panel: PanelFacts) -> tuple[list[str], list[list[Any]]]:
    """The same as columns and rows. Nobody is said in words, so that an empty cell is never taken for it."""
    columns = [_("List"), _("Name"), _("Who speaks for them"), _("Looked at on"), _("Where somebody looked")]
    found = coverage(panel=panel)
    rows = [
        [label, each.name, "; ".join(each.organisations) or each.says, each.checked_on, each.evidence]
        for label, lines in ((_("Groups of people"), found.groups), (_("Areas"), found.areas))
        for each in lines
    ]
    return columns, rows
