"""The life of a panel as pages show it: its state, its history, who hosts and pays, its groups, its year."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from copanel.governance.models import Belonging, Handover, OfficeHolding, Panel, PanelChange, PanelYear, Party
from copanel.governance.queries.acting import those_of_council
from copanel.governance.queries.agreed import OccasionFacts
from copanel.governance.queries.held import standings
from copanel.governance.states import HandoverState, PanelChangeKind, Role
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Office
from copanel.organisations import queries as organisations
from copanel.people import queries as people
from copanel.words import queries as words

# Until a panel sets its own year: the year of councils.
FIRST_MONTH, FIRST_DAY = 4, 1


@dataclass(frozen=True, slots=True)
class Year:
    """One year of a panel, both days included. A year in which it changed is shorter or longer, never a gap."""

    first_on: dt.date
    last_on: dt.date


def year_of(panel_id: UUID, day: dt.date | None = None) -> Year:
    """The panel's year that a day (today) lies in. One query."""
    day = day or clock.today()
    starts = list(PanelYear.objects.filter(panel_id=panel_id).order_by("from_on").values_list("from_on", flat=True))
    begun = [each for each in starts if each <= day]
    later = next((each for each in starts if each > day), None)
    month, on = (begun[-1].month, begun[-1].day) if begun else (FIRST_MONTH, FIRST_DAY)
    first = dt.date(day.year, month, on)
    if first > day:
        first = dt.date(day.year - 1, month, on)
    last = dt.date(first.year + 1, month, on) - dt.timedelta(days=1)
    if later is not None and later <= last:
        last = later - dt.timedelta(days=1)
    return Year(first, last)


@dataclass(frozen=True, slots=True)
class PartyFacts:
    """An organisation that hosts, pays or must answer, from one day to another, by the name of its time."""

    role: Role
    organisation_id: UUID
    name: str
    from_on: dt.date | None
    until_on: dt.date | None

    @property
    def is_over(self) -> bool:
        return self.until_on is not None and self.until_on < clock.today()


def parties(panel_id: UUID) -> list[PartyFacts]:
    """Every host, funder and authority of a panel, past and to come: those of today first. Two queries."""
    rows = list(Party.objects.filter(panel_id=panel_id).order_by("from_on", "id"))
    names = organisations.names_on({row.organisation_id for row in rows})
    order = (Role.HOST, Role.FUNDER, Role.AUTHORITY)
    found = [
        PartyFacts(Role(row.role), row.organisation_id, names.get(row.organisation_id, ""), row.from_on, row.until_on)
        for row in rows
        if row.from_on is None or row.until_on is None or row.from_on <= row.until_on
    ]
    return sorted(found, key=lambda each: (each.is_over, order.index(each.role)))


def whose_people_are_shut_out(panel_id: UUID) -> dict[UUID, str]:
    """The authority and every funder, today or on a day to come: their people hold nothing user-led. Two queries.

    Powers are shut by the dated rows, so whoever is asked for whom they work is asked about these, and not about
    the one funder that the panel's own row names.
    """
    return {
        each.organisation_id: each.name for each in parties(panel_id) if each.role is not Role.HOST and not each.is_over
    }


@dataclass(frozen=True, slots=True)
class Group:
    """A panel that another belongs to, or that belongs to it. `since` is None while it is only asked."""

    belonging_id: UUID
    panel_id: UUID
    slug: str
    name: str
    since: dt.date | None
    is_parent: bool

    @property
    def is_asked(self) -> bool:
        return self.since is None

    @property
    def url(self) -> str:
        return f"/{self.slug}/"


def groups(panel_id: UUID, *, asked: bool = False, day: dt.date | None = None) -> list[Group]:
    """The parent and the groups of a panel on a day (now): parent first, then by name. One query.

    `asked`: with those that only asked, for who may say yes or take it back.
    """
    today = clock.today()
    rows = Belonging.objects.filter(Q(panel_id=panel_id) | Q(parent_id=panel_id))
    rows = rows.on(day) if day else rows.now(today)
    if not asked:
        rows = rows.filter(taken_in_at__isnull=False)
    found = []
    for row in rows.select_related("panel", "parent"):
        is_parent = row.panel_id == panel_id
        other = row.parent if is_parent else row.panel
        since = row.from_on if row.taken_in_at else None
        found.append(Group(row.id, other.id, other.slug, other.name, since, is_parent))
    return sorted(found, key=lambda each: (not each.is_parent, each.is_asked, each.name))


def parent_of(panel_id: UUID) -> UUID | None:
    """The panel that this one belongs to now. One query."""
    rows = Belonging.objects.filter(panel_id=panel_id, taken_in_at__isnull=False).now(clock.today())
    return rows.values_list("parent_id", flat=True).first()


@dataclass(frozen=True, slots=True)
class ChangeFacts:
    """One change of a panel's life. `by` is the panel that took its place; `of` the panel that it replaced."""

    kind: PanelChangeKind
    on_day: dt.date
    words: words.Spoken | None
    decision_id: UUID | None
    until_on: dt.date | None
    occasion: OccasionFacts | None
    by_slug: str = ""
    by_name: str = ""
    of_slug: str = ""
    of_name: str = ""


def changes(panel_id: UUID, *, actor: Actor) -> list[ChangeFacts]:
    """What became of a panel, newest first, with the panels whose place it took. Two queries and those of words."""
    rows = list(
        PanelChange.objects.filter(Q(panel_id=panel_id) | Q(by_panel_id=panel_id))
        .select_related("panel", "by_panel", "occasion")
        .order_by("-made_at")
    )
    said = words.spoken([row.words_id for row in rows], actor=actor)
    return [_change(row, panel_id, said) for row in rows]


def _change(row: PanelChange, panel_id: UUID, said: dict[UUID, words.Spoken]) -> ChangeFacts:
    took_over = row.panel_id != panel_id
    return ChangeFacts(
        kind=PanelChangeKind(row.kind),
        on_day=row.on_day,
        words=said.get(row.words_id),
        decision_id=None if took_over else row.decision_id,
        until_on=row.until_on,
        occasion=OccasionFacts(row.occasion.id, row.panel_id, row.occasion.words, row.occasion.happened_on)
        if row.occasion
        else None,
        by_slug=row.by_panel.slug if row.by_panel and not took_over else "",
        by_name=row.by_panel.name if row.by_panel and not took_over else "",
        of_slug=row.panel.slug if took_over else "",
        of_name=row.panel.name if took_over else "",
    )


@dataclass(frozen=True, slots=True)
class HandoverFacts:
    """A handover as its page shows it. `yes` and `waits` are co-chairs in office, by name."""

    id: UUID
    panel_id: UUID
    host_id: UUID
    host_name: str
    on_day: dt.date
    items: tuple[str, ...]
    kept: tuple[str, ...]
    ended: tuple[str, ...]
    yes: tuple[str, ...]
    waits: tuple[str, ...]
    confirmed_by_me: bool


def handover(panel_id: UUID, *, actor: Actor) -> HandoverFacts | None:
    """The handover that is being prepared, or None. Six queries at most."""
    row = Handover.objects.filter(panel_id=panel_id, state=HandoverState.PREPARED).first()
    if row is None:
        return None
    said_yes = set(row.confirmations.values_list("person_id", flat=True))
    offices = [(str(each.id), each.person_id, Office(each.office)) for each in offices_of_host(panel_id)]
    chairs = chairs_who_confirm(panel_id)
    persons = people.names(chairs | {person_id for _key, person_id, _office in offices})
    named = [(key, f"{persons[person_id].full_name}, {office.label}") for key, person_id, office in offices]

    def names(keys: set[UUID]) -> tuple[str, ...]:
        return tuple(sorted(persons[key].full_name for key in keys))

    return HandoverFacts(
        id=row.id,
        panel_id=panel_id,
        host_id=row.host_id,
        host_name=organisations.names_on([row.host_id], row.on_day)[row.host_id],
        on_day=row.on_day,
        items=tuple(row.items),
        kept=tuple(name for key, name in named if key in row.keeps),
        ended=tuple(name for key, name in named if key not in row.keeps),
        yes=names(chairs & said_yes),
        waits=names(chairs - said_yes),
        confirmed_by_me=actor.person_id in said_yes and not chairs <= said_yes,
    )


def chairs_who_confirm(panel_id: UUID) -> frozenset[UUID]:
    """The co-chairs whose yes a handover waits for: those whose office gives them the power to say it. Two queries.

    Nobody waits for who stepped aside for these days or is shut out, since they could not say it; nor for a deputy.
    """
    own = {
        each.person_id
        for each in standings(panel_id=panel_id)
        if each.held and each.held.office is Office.CO_CHAIR and not each.held.as_delegate
    }
    return frozenset(own - those_of_council(person_ids=own, panel_id=panel_id))


def offices_of_host(panel_id: UUID) -> list[OfficeHolding]:
    """Independent offices held for the panel's host, today or later. One query."""
    host = Panel.objects.filter(id=panel_id).values("host_id")[:1]
    rows = OfficeHolding.objects.filter(panel_id=panel_id, side="independent", organisation_id__in=host, ended_at=None)
    return list(rows.exclude(until_on__lt=clock.today()).order_by("office", "id"))
