"""The list of organisations of a panel, and who speaks for whom."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from copanel.kernel import clock
from copanel.kernel.errors import NotFound
from copanel.organisations.models import (
    CoverageCheck,
    Field,
    Organisation,
    OrganisationName,
    Participation,
    Reach,
    Relation,
)
from copanel.organisations.queries.life import Named, named
from copanel.organisations.queries.organisations import (
    OrganisationFacts,
    facts_of,
    names_on,
    organisations,
    with_names_and_checks,
)
from copanel.organisations.states import (
    SETTING_LABELS,
    SPOKEN_FOR,
    FieldKind,
    Level,
    NameKind,
    OrganisationKind,
    RelationKind,
    Setting,
)

SPEAKS = (OrganisationKind.USER_LED, OrganisationKind.CARER_LED)
STALE = dt.timedelta(days=365)  # an entry nobody has looked at for a year is asked about


@dataclass(frozen=True, slots=True)
class Hit:
    """An organisation found by one of its names, with the days of that name and the name it is shown by today."""

    organisation_id: UUID
    name: str
    by: Named


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the directory as of a day. The four lists are names of the panel's own lists, in their order.

    names  every name it has or had, and its aliases, for finding it
    """

    facts: OrganisationFacts
    names: tuple[Named, ...]
    level: Level | None
    areas: tuple[str, ...]
    groups: tuple[str, ...]
    offers: tuple[str, ...]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """An area or a group, and who speaks for it on a day.

    checked_on  when somebody last looked; None: nobody has, and no organisation is a blank, not a fact
    nobody      somebody looked on that day, and found nobody
    """

    id: UUID
    kind: FieldKind
    name: str
    setting: Setting | None
    organisations: tuple[str, ...]
    checked_on: dt.date | None
    nobody: bool
    evidence: str


@dataclass(frozen=True, slots=True)
class ListLine:
    """One line of a panel's lists. looked_on: when somebody last looked who speaks for it."""

    id: UUID
    name: str
    setting: str
    looked_on: dt.date | None


@dataclass(frozen=True, slots=True)
class PanelList:
    """One of a panel's lists. spoken_for: it can be asked who speaks for its lines."""

    kind: FieldKind
    label: str
    spoken_for: bool
    lines: tuple[ListLine, ...]


def find(text: str, *, panel_id: UUID | None = None) -> list[Hit]:
    """Organisations that have or had a name, initials or alias like this, each with the days of that name.

    Two that share initials are both found. Three queries.
    """
    sought = " ".join(text.split())
    if not sought:
        return []
    named = OrganisationName.objects.filter(name__icontains=sought).order_by("from_on", "name")
    if panel_id is not None:
        named = named.filter(organisation__panel_id=panel_id)
    rows = list(named)
    facts = organisations([row.organisation_id for row in rows])
    return [
        Hit(
            row.organisation_id,
            facts[row.organisation_id].name,
            Named(NameKind(row.kind), row.name, row.from_on, row.until_on),
        )
        for row in rows
    ]


def directory(panel_id: UUID, day: dt.date | None = None, *, closed: bool = False) -> list[Entry]:
    """The organisations whose entries a panel keeps, by name, as of a day (today); with `closed` those too.

    Five queries, however many there are.
    """
    day = day or clock.today()
    kept = Organisation.objects.filter(panel_id=panel_id)
    if not closed:
        kept = kept.filter(Q(closed_on=None) | Q(closed_on__gte=day))
    rows = list(with_names_and_checks(kept))
    facts = [facts_of(row, row.names.all(), row.user_led_facts.all(), day) for row in rows]
    names = {row.id: named(row.names.all()) for row in rows}
    lists: dict[UUID, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    reaches = _reaching(day).filter(organisation__panel_id=panel_id)
    for organisation_id, kind, name in reaches.order_by("field__name").values_list(
        "organisation_id", "field__kind", "field__name"
    ):
        lists[organisation_id][kind].append(name)
    levels = dict(Participation.objects.on(day).filter(panel_id=panel_id).values_list("organisation_id", "level"))
    return [
        Entry(
            facts=each,
            names=names[each.id],
            level=Level(levels[each.id]) if each.id in levels else None,
            areas=tuple(lists[each.id][FieldKind.AREA]),
            groups=tuple(lists[each.id][FieldKind.GROUP]),
            offers=tuple(lists[each.id][FieldKind.OFFER]),
            needs=tuple(lists[each.id][FieldKind.NEED]),
        )
        for each in sorted(facts, key=lambda each: each.name.casefold())
    ]


def fields(panel_id: UUID) -> list[Field]:
    """The lines of a panel's lists, by kind and name. One query."""
    return list(Field.objects.filter(panel_id=panel_id).order_by("kind", "name"))


def lists(panel_id: UUID) -> list[PanelList]:
    """A panel's lists with the day somebody last looked who speaks for each line. Two queries."""
    checked: dict[UUID, dt.date] = {}
    for key, day in CoverageCheck.objects.filter(field__panel_id=panel_id).values_list("field_id", "checked_on"):
        checked[key] = max(day, checked.get(key, day))
    rows = fields(panel_id)
    return [
        PanelList(
            kind,
            str(kind.label),
            kind in SPOKEN_FOR,
            tuple(
                ListLine(row.id, row.name, str(SETTING_LABELS.get(row.setting, "")), checked.get(row.id))
                for row in rows
                if row.kind == kind
            ),
        )
        for kind in FieldKind
    ]


def field(field_id: UUID, panel_id: UUID) -> Field:
    """One line of a panel's lists. Raises NotFound. One query."""
    found = Field.objects.filter(id=field_id, panel_id=panel_id).first()
    if found is None:
        raise NotFound()
    return found


def reach_of(organisation_id: UUID) -> list[Field]:
    """Where it works, whom it is for, what it offers and needs today, by name. One query."""
    rows = _reaching(clock.today()).filter(organisation=organisation_id).select_related("field")
    return [row.field for row in rows.order_by("field__name")]


def level_of(organisation_id: UUID, panel_id: UUID) -> Level | None:
    """How much it takes part in a panel today; None where it has not said. One query."""
    chosen = Participation.objects.on(clock.today()).filter(organisation=organisation_id, panel_id=panel_id)
    level = chosen.values_list("level", flat=True).first()
    return Level(level) if level else None


def stale_entries(panel_id: UUID, day: dt.date | None = None) -> list[OrganisationFacts]:
    """Open entries that nobody has looked at for a year, the longest unchecked first. Four queries."""
    day = day or clock.today()
    facts = organisations(_stale(panel_id, day).values_list("id", flat=True), day)
    return sorted(facts.values(), key=lambda each: (each.checked_on or dt.date.min, each.name))


def stale_count(panel_id: UUID) -> int:
    """How many such entries there are today. One query."""
    return _stale(panel_id, clock.today()).count()


def _stale(panel_id: UUID, day: dt.date) -> QuerySet[Organisation]:
    return Organisation.objects.filter(panel_id=panel_id, closed_on=None).filter(
        Q(checked_on__lt=day - STALE) | Q(checked_on=None, added_at__lt=clock.london_midnight(day - STALE))
    )


def closed_ones(panel_id: UUID) -> dict[UUID, bool]:
    """The organisations of a panel that have closed, and whether each became part of another. One query."""
    merged = Relation.objects.filter(organisation=OuterRef("id"), kind=RelationKind.MERGED_INTO)
    closed = Organisation.objects.filter(panel_id=panel_id).exclude(closed_on=None)
    return dict(closed.annotate(merged=Exists(merged)).values_list("id", "merged"))


def speaking_for(field_id: UUID, day: dt.date) -> list[UUID]:
    """The user-led and carer-led organisations that speak for an area or a group on a day. One query."""
    return list(_speaking(day).filter(field_id=field_id).values_list("organisation_id", flat=True).distinct())


def coverage(panel_id: UUID, day: dt.date | None = None) -> list[Covered]:
    """For each area and group of a panel's lists: who speaks for it, as of a day. Four queries.

    A council-made body is no organisation that speaks for people, whatever it is for.
    """
    day = day or clock.today()
    fields = Field.objects.filter(panel_id=panel_id, kind__in=SPOKEN_FOR).order_by("kind", "name")
    speaking: dict[UUID, set[UUID]] = defaultdict(set)
    for field_id, organisation_id in (
        _speaking(day).filter(field__panel_id=panel_id).values_list("field_id", "organisation_id")
    ):
        speaking[field_id].add(organisation_id)
    called = names_on({key for keys in speaking.values() for key in keys}, day)
    checks = CoverageCheck.objects.filter(field__panel_id=panel_id, checked_on__lte=day)
    newest = {check.field_id: check for check in checks.order_by("checked_on", "recorded_at")}
    return [_covered(field, [called[key] for key in speaking[field.id]], newest.get(field.id)) for field in fields]


def _reaching(day: dt.date) -> QuerySet[Reach]:
    """Where organisations worked on a day; of today, less what was ended at once today."""
    return Reach.objects.on(day) if day < clock.today() else Reach.objects.now(day)


def _speaking(day: dt.date) -> QuerySet[Reach]:
    there = Q(organisation__closed_on=None) | Q(organisation__closed_on__gte=day)
    return _reaching(day).filter(there, organisation__kind__in=SPEAKS)


def _covered(field: Field, names: list[str], check: CoverageCheck | None) -> Covered:
    return Covered(
        id=field.id,
        kind=FieldKind(field.kind),
        name=field.name,
        setting=Setting(field.setting) if field.setting else None,
        organisations=tuple(sorted(names)),
        checked_on=check.checked_on if check else None,
        # Somebody found since then speaks for them now, whatever the last look said.
        nobody=check is not None and check.nobody and not names,
        evidence=check.evidence if check else "",
    )
