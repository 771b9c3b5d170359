"""Who sits at the table, other ways to be heard, the public record."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from copanel.governance import queries as governance
from copanel.governance.queries import PanelFacts
from copanel.kernel.actor import Side
from copanel.kernel.dates import in_house_style
from copanel.ledger import queries as ledger
from copanel.ui.languages import is_easy


@dataclass(frozen=True, slots=True)
class OneOfUs:
    name: str
    role: str
    organisation_name: str
    organisation_url: str
    since: tuple[str, ...]
    is_vacant: bool
    until: tuple[str, ...] = ()
    aside: bool = False


@dataclass(frozen=True, slots=True)
class SideOfTable:
    side: str
    heading: str
    about: str
    members: tuple[OneOfUs, ...]


def who_we_are(*, panel: PanelFacts) -> list[SideOfTable]:
    """Everyone at the table now, by side. Ten queries at most."""
    found = governance.members(panel.id)
    return [
        SideOfTable(
            side=side.value,
            heading=_heading(side, panel),
            about=_about(side),
            members=_each_once(panel, [each for each in found if each.side is side]),
        )
        for side in (Side.USER_LED, Side.AUTHORITY, Side.INDEPENDENT)
        if any(each.side is side for each in found)
    ]


def _heading(side: Side, panel: PanelFacts) -> str:
    if side is Side.USER_LED:
        return _("People who use care and support, and carers")
    if side is Side.AUTHORITY:
        return panel.authority_name
    return _("Who keeps it running")


def _about(side: Side) -> str:
    if side is Side.USER_LED:
        return _("They set the agenda and decide what to ask for.")
    if side is Side.AUTHORITY:
        return _("They answer. They do not vote.")
    return _("They work for the user-led side and do not vote.")


def _each_once(panel: PanelFacts, rows: list[governance.Member]) -> tuple[OneOfUs, ...]:
    """One card a person, with all they hold; one card an organisation's unnamed seats, with how many."""
    cards: dict[object, list[OneOfUs]] = {}
    for number, row in enumerate(rows):
        known = row.name or row.organisation_name
        cards.setdefault((row.name, row.organisation_id) if known else number, []).append(_one(panel, row))
    return tuple(_joined(held) for held in cards.values())


def _joined(held: list[OneOfUs]) -> OneOfUs:
    roles = Counter(one.role for one in held)
    shown = [
        role if times == 1 else _("%(role)s, %(n)d seats") % {"role": role, "n": times} for role, times in roles.items()
    ]
    begins = [(one.role, since) for one in held for since in one.since]
    ends = [(one.role, end) for one in held for end in one.until]
    return replace(
        held[0],
        role=", ".join(shown),
        since=_said_of(begins, len(roles) == 1 or len({since for _role, since in begins}) == 1),
        until=_said_of(ends, len(roles) == 1),
        aside=any(one.aside for one in held),
    )


def _said_of(days: list[tuple[str, str]], of_all: bool) -> tuple[str, ...]:
    """Each day once. Where it is not of all that someone holds, it says of what, so that no office seems older."""
    return tuple(dict.fromkeys(day if of_all else f"{role}: {day}" for role, day in days))


def _one(panel: PanelFacts, each: governance.Member) -> OneOfUs:
    role = each.title or (str(each.office.label) if each.office else seat_of(each) if each.seat else "")
    if each.stands_in:
        role = _("%(title)s, standing in") % {"title": role}
    elif each.deputy:
        role = _("Deputy: %(title)s") % {"title": role}
    elif each.acting:
        role = _("%(title)s, for now") % {"title": role}
    if each.shares_with:
        role = _("%(title)s, a job-share with %(name)s") % {"title": role, "name": each.shares_with}
    elif each.shares:
        role = _("%(title)s, as a job-share") % {"title": role}
    url = reverse("home:organisation", args=[panel.slug, each.organisation_id]) if each.organisation_id else ""
    return OneOfUs(
        name=each.name,
        role=role,
        organisation_name=each.organisation_name,
        organisation_url=url,
        since=(_("Since %(day)s") % {"day": in_house_style(each.since)},) if each.since else (),
        is_vacant=each.is_vacant,
        until=(each.until,) if each.until else (),
        aside=each.aside,
    )


def seat_of(each: governance.Member) -> str:
    """A seat's kind says who decides, so it is not said of the authority's: they answer."""
    return _("At the table") if each.side is Side.AUTHORITY else str(each.seat.label)


@dataclass(frozen=True, slots=True)
class Road:
    """A help line or another way to be heard, as the page shows it."""

    name: str
    label: str
    about: str
    phone: str
    hours: str = ""
    website: str = ""

    @property
    def dial(self) -> str:
        return re.sub(r"[^0-9+]", "", self.phone)


def road_of(line: governance.Line) -> Road:
    """A help line in the reader's wording."""
    about = (is_easy() and line.easy_about) or line.about
    return Road(line.name, str(line.label), about, line.phone, line.hours)


@dataclass(frozen=True, slots=True)
class OtherWays:
    help_lines: tuple[Road, ...]
    ways: tuple[Road, ...]
    is_open: bool


def other_ways(*, panel: PanelFacts) -> OtherWays:
    """Whom to ring now, and other roads. Two queries."""
    easy = is_easy()
    return OtherWays(
        help_lines=tuple(road_of(line) for line in governance.help_lines(panel.id)),
        ways=tuple(
            Road(way.name, str(way.label), (easy and way.easy_about) or way.about, way.phone, website=way.website)
            for way in governance.ways(panel.id)
        ),
        is_open=panel.is_open,
    )


@dataclass(frozen=True, slots=True)
class RecordPage:
    lines: list[ledger.Line]
    older_url: str | None
    newest_url: str | None


def record(*, panel: PanelFacts, before: str | None) -> RecordPage:
    """One page of the public record, newest first. One query. A `before` that is no number shows the newest."""
    mark = int(before) if before and before.isascii() and before.isdigit() and len(before) < 19 else None
    lines = ledger.public_lines(panel_id=panel.id, before=mark)
    here = reverse("home:record", args=[panel.slug])
    return RecordPage(
        lines=lines,
        older_url=f"{here}?before={lines[-1].id}" if len(lines) == ledger.PAGE else None,
        newest_url=here if mark else None,
    )
