"""The register of interests as everybody reads it, one's own page, and who has not said anything yet.

Nobody is outed by it: whoever is not named on "Who we are" is not named here, and has no line of their own. What all
such people of one side declared stands in one group, so that two interests cannot be joined into a person.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from copanel.governance.models import OfficeHolding, SeatHolding
from copanel.governance.queries import PanelFacts
from copanel.governance.queries.held import standings
from copanel.governance.states import SeatKind, ShownAs
from copanel.kernel import clock
from copanel.kernel.actor import ORDER, Actor, Office, Side
from copanel.membership.models import Interest, Statement
from copanel.membership.policy import POLICY, OfPerson
from copanel.membership.states import REGISTER_LABELS, Do, InterestKind
from copanel.organisations import queries as organisations
from copanel.people import queries as people
from copanel.ui.languages import is_easy
from copanel.words import queries as words

# From the least to the most that is shown.
SIDES = list(Side)
NAMED = frozenset({ShownAs.FULL_NAME, ShownAs.FIRST_NAME})
SHOWN_ORDER = (ShownAs.NOT_NAMED, ShownAs.ORGANISATION, ShownAs.FIRST_NAME, ShownAs.FULL_NAME)


@dataclass
class Seated:
    """Someone at the table now. Where they chose differently for two offices, the one that shows less counts."""

    side: Side
    shown_as: ShownAs
    organisation_id: UUID | None = None
    roles: list[str] = field(default_factory=list)
    order: int = len(ORDER)


def at_the_table(panel_id: UUID) -> dict[UUID, Seated]:
    """Everyone with an office, a seat or a post that answers, now, by person. Three queries."""
    today, found = clock.today(), {}
    offices = OfficeHolding.objects.filter(panel_id=panel_id).now(today).values_list("id", "shown_as")
    shown = {key: ShownAs(how) for key, how in offices}
    for each in sorted(standings(panel_id=panel_id), key=lambda one: (ORDER[one.held.office], str(one.held.id))):
        held = each.held
        if held.office is Office.MEMBER:
            continue  # with its seat, below
        # A post is public, and so is who holds it: the name stands by what they sign.
        how = ShownAs.FULL_NAME if held.office is Office.MANAGER else shown.get(held.id, ShownAs.NOT_NAMED)
        _seat(found, each.person_id, held.side, how, held.organisation_id, str(held.office.label), ORDER[held.office])
    seats = SeatHolding.objects.filter(seat__panel_id=panel_id, person_id__isnull=False).now(today)
    for row in seats.select_related("seat").order_by("from_on", "id"):
        side, kind = Side(row.side), SeatKind(row.seat.kind)
        is_member = side is Side.USER_LED and kind is not SeatKind.OBSERVER
        label = str(Office.MEMBER.label) if is_member else str(kind.label)
        _seat(found, row.person_id, side, ShownAs(row.shown_as), row.organisation_id, label, ORDER[Office.MEMBER])
    return found


def _seat(
    found: dict[UUID, Seated], person_id: UUID, side: Side, shown: ShownAs, organisation_id: UUID | None,
    role: str, order: int,
) -> None:  # fmt: skip
    here = found.setdefault(person_id, Seated(side, shown, organisation_id))
    if order < here.order:
        here.side, here.order = side, order
    here.shown_as = min(here.shown_as, shown, key=SHOWN_ORDER.index)
    here.organisation_id = here.organisation_id or organisation_id
    if role not in here.roles:
        here.roles.append(role)


@dataclass(frozen=True, slots=True)
class Entry:
    """One interest as a reader may see it. `text` is None where it was hidden: then `tombstone` says so."""

    id: UUID
    kind: str
    organisation: str
    text: str | None
    tombstone: str
    has_easy: bool
    how_line: str
    from_on: dt.date | None
    until_on: dt.date | None
    is_over: bool
    words_id: UUID


@dataclass(frozen=True, slots=True)
class Group:
    """One person as they chose to be shown, or all of one side who are not named.

    nothing_on  the day on which they said that they have nothing to declare; None where they did not
    """

    side: Side
    who: str
    role: str
    entries: tuple[Entry, ...]
    nothing_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class WhoSaid:
    """In numbers alone: nobody is pointed at."""

    people: int
    said: int
    not_yet: int
    over_a_year: int


@dataclass(frozen=True, slots=True)
class Register:
    """The whole page. `who_said` is for those who keep the table; None for everybody else."""

    groups: tuple[Group, ...]
    can: frozenset[str]
    who_said: WhoSaid | None


def register(*, panel: PanelFacts, actor: Actor) -> Register:
    """The public register of a panel now. Ten queries at most, for any number of people and interests."""
    table = at_the_table(panel.id)
    rows = list(
        Interest.objects.filter(panel_id=panel.id, person_id__in=list(table)).order_by("kind", "declared_at", "id")
    )
    spoken_of = {row.organisation_id for row in rows} | {each.organisation_id for each in table.values()}
    names = organisations.names_on(spoken_of - {None})
    entries = _entries(rows, names, actor)
    said = last_said(panel.id, table)
    persons = people.names(key for key, each in table.items() if each.shown_as in NAMED)
    theirs: dict[UUID, list[Entry]] = {}
    for row in rows:
        theirs.setdefault(row.person_id, []).append(entries[row.id])
    named: list[tuple[tuple[int, int, str], Group]] = []
    unnamed: dict[Side, list[Entry]] = {}
    for key, each in table.items():
        found = theirs.get(key, [])
        who = _who(each, persons.get(key), names)
        if not who:
            unnamed.setdefault(each.side, []).extend(found)
            continue
        says_nothing = key in said and all(entry.is_over for entry in found)
        if found or says_nothing:
            nothing_on = clock.london_day(said[key]) if says_nothing else None
            group = Group(each.side, who, ", ".join(each.roles), tuple(found), nothing_on)
            named.append(((SIDES.index(each.side), each.order, who), group))
    for side, found in unnamed.items():
        if found:
            ordered = tuple(sorted(found, key=lambda entry: (entry.kind, str(entry.id)[-12:])))
            named.append(((SIDES.index(side), len(ORDER) + 1, ""), Group(side, _unnamed(side, panel), "", ordered)))
    return Register(
        groups=tuple(group for _order, group in sorted(named, key=lambda row: row[0])),
        can=POLICY.allowed(actor, OfPerson(panel.id, actor.person_id)),
        who_said=_counted(table, said) if POLICY.may(actor, Do.SEE_WHO_SAID, panel) else None,
    )


def _counted(table: dict[UUID, Seated], said: dict[UUID, dt.datetime]) -> WhoSaid:
    today = clock.today()
    old = sum((due_on(each) or today) <= today for each in said.values())
    return WhoSaid(people=len(table), said=len(said) - old, not_yet=len(table) - len(said), over_a_year=old)


def _who(each: Seated, person: people.Names | None, names: dict[UUID, str]) -> str:
    """Who it is, as they chose; "" where they chose not to be named, or there is nothing to name them by."""
    organisation = names.get(each.organisation_id, "") if each.organisation_id else ""
    if each.shown_as is ShownAs.ORGANISATION:
        return _("Someone from %(name)s") % {"name": organisation} if organisation else ""
    if each.shown_as is ShownAs.NOT_NAMED or person is None or person.erased:
        return ""
    name = person.full_name if each.shown_as is ShownAs.FULL_NAME else person.first_name
    return f"{name}, {organisation}" if organisation else name


def _unnamed(side: Side, panel: PanelFacts) -> str:
    if side is Side.USER_LED:
        return _("A member, or members, who chose not to be named")
    if side is Side.AUTHORITY:
        return _("From %(name)s: not named") % {"name": panel.authority_name}
    return _("People who work for the panel and are not named")


def _entries(rows: list[Interest], names: dict[UUID, str], actor: Actor) -> dict[UUID, Entry]:
    said = words.spoken([row.words_id for row in rows], actor=actor, easy=is_easy())
    today = clock.today()
    return {
        row.id: Entry(
            id=row.id,
            kind=str(REGISTER_LABELS[InterestKind(row.kind)]),
            organisation=names.get(row.organisation_id, "") if row.organisation_id else "",
            text=said[row.words_id].text if row.words_id in said else None,
            tombstone=said[row.words_id].tombstone if row.words_id in said else "",
            has_easy=row.words_id in said and said[row.words_id].easy is not None,
            how_line=said[row.words_id].how_line if row.words_id in said else "",
            from_on=row.from_on,
            until_on=row.until_on,
            is_over=row.ended_at is not None or (row.until_on is not None and row.until_on < today),
            words_id=row.words_id,
        )
        for row in rows
    }


# One's own


@dataclass(frozen=True, slots=True)
class Mine:
    """What someone has on the register, when they last said that it is whole, and when they are asked again."""

    entries: tuple[Entry, ...]
    open: int
    said_on: dt.date | None
    due_on: dt.date | None
    is_due: bool
    shown: str


def mine(*, panel: PanelFacts, actor: Actor) -> Mine:
    """One's own page. Ten queries at most."""
    POLICY.require(actor, Do.DECLARE_INTEREST, OfPerson(panel.id, actor.person_id))
    rows = list(Interest.objects.filter(panel_id=panel.id, person_id=actor.person_id).order_by("declared_at", "id"))
    said = last_said(panel.id, [actor.person_id]).get(actor.person_id)
    due = due_on(said)
    here = at_the_table(panel.id).get(actor.person_id)
    person = people.names([actor.person_id]).get(actor.person_id)
    mine = {row.organisation_id for row in rows} | ({here.organisation_id} if here else set())
    names = organisations.names_on(mine - {None})
    entries = _entries(rows, names, actor)
    found = tuple(entries[row.id] for row in rows)
    return Mine(
        entries=found,
        open=sum(not entry.is_over for entry in found),
        said_on=clock.london_day(said) if said else None,
        due_on=due,
        is_due=due is None or due <= clock.today(),
        shown=(_who(here, person, names) or _unnamed(here.side, panel)) if here else "",
    )


def last_said(panel_id: UUID, person_ids: Iterable[UUID]) -> dict[UUID, dt.datetime]:
    """When each last said that all is written down. Who never did is left out. One query."""
    rows = Statement.objects.filter(panel_id=panel_id, person_id__in=list(person_ids))
    return dict(rows.order_by().values_list("person_id").annotate(last=Max("said_at")))


def due_on(said: dt.datetime | None) -> dt.date | None:
    """The day they are asked again: a year later. None where they have not said anything yet: then it is now."""
    if said is None:
        return None
    day = clock.london_day(said)
    return dt.date(day.year + 1, 3, 1) if (day.month, day.day) == (2, 29) else day.replace(year=day.year + 1)


def who_said(*, panel: PanelFacts, actor: Actor) -> WhoSaid:
    """How many at the table have said what interests they have. Four queries."""
    POLICY.require(actor, Do.SEE_WHO_SAID, panel)
    table = at_the_table(panel.id)
    return _counted(table, last_said(panel.id, table))
