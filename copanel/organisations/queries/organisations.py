"""Organisations as of a day: by the name of that day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from copanel.kernel import clock
from copanel.kernel.errors import NotFound
from copanel.organisations.models import Organisation, OrganisationName, UserLedFact
from copanel.organisations.states import NameKind, OrganisationKind

HALF, THREE_QUARTERS = 50, 75  # per cent of the governing body
PREFERRED = {NameKind.KNOWN_AS: 0, NameKind.LEGAL: 1, NameKind.INITIALS: 2}


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """An organisation as of a day. `former_names` are those it no longer has, oldest first.

    user_led_share  in per cent, None where nobody has checked yet
    closed_on       its last day, None while it was still there on that day
    checked_on      when somebody last looked whether its entry is right
    """

    id: UUID
    panel_id: UUID | None
    kind: OrganisationKind
    website: str
    name: str
    legal_name: str
    initials: str
    former_names: tuple[str, ...]
    user_led_share: int | None
    user_led_checked_on: dt.date | None
    closed_on: dt.date | None
    checked_on: dt.date | None

    @property
    def is_mostly_user_led(self) -> bool:
        """More than half of its board: the least that makes an organisation user-led or carer-led."""
        return self.user_led_share is not None and self.user_led_share > HALF

    @property
    def is_three_quarters_user_led(self) -> bool:
        """The stricter measure of the centres for independent living."""
        return self.user_led_share is not None and self.user_led_share >= THREE_QUARTERS


def names_on(ids: Iterable[UUID], day: dt.date | None = None) -> dict[UUID, str]:
    """The name each organisation was shown by on a day (today): known as, else legal. One query.

    Before an organisation's first known name, its first name stands; every id that exists is in the answer.
    """
    wanted = {key for key in ids if key}
    if not wanted:
        return {}
    day = day or clock.today()
    named: dict[UUID, list[OrganisationName]] = {}
    for name in OrganisationName.objects.filter(organisation__in=wanted):
        named.setdefault(name.organisation_id, []).append(name)
    return {key: shown_name(names, day) for key, names in named.items()}


def shown_name(names: Iterable[OrganisationName], day: dt.date) -> str:
    """The name to show on a day, of one organisation's names; empty where it has none."""

    def rank(name: OrganisationName) -> tuple[bool, bool, int, int]:
        start = (name.from_on or dt.date.min).toordinal()
        held, kind = name.is_on(day), NameKind(name.kind)
        # Initials only where there is no other name. Of names in force the latest; where none is, the nearest start.
        nearness = -start if held else abs(start - day.toordinal())
        return (kind is NameKind.INITIALS, not held, PREFERRED[kind], nearness)

    best = min((name for name in names if name.kind != NameKind.ALIAS), key=rank, default=None)
    return best.name if best else ""


def named_on_panel(panel_id: UUID, *, but: UUID, closed: bool = False) -> list[tuple[UUID, str]]:
    """The organisations whose entries a panel keeps, by name, less one; with `closed` those too. Two queries."""
    kept = Organisation.objects.filter(panel_id=panel_id).exclude(id=but)
    if not closed:
        kept = kept.filter(closed_on=None)
    found = names_on(list(kept.values_list("id", flat=True)))
    return sorted(found.items(), key=lambda row: row[1].casefold())


def organisation(organisation_id: UUID, day: dt.date | None = None) -> OrganisationFacts:
    """One organisation as of a day (today). Raises NotFound. Three queries."""
    found = organisations([organisation_id], day)
    if not found:
        raise NotFound()
    return found[organisation_id]


def organisations(ids: Iterable[UUID], day: dt.date | None = None) -> dict[UUID, OrganisationFacts]:
    """Organisations by id as of a day (today). Three queries for any number."""
    day = day or clock.today()
    rows = with_names_and_checks(Organisation.objects.filter(id__in=set(ids)))
    return {row.id: facts_of(row, row.names.all(), row.user_led_facts.all(), day) for row in rows}


def with_names_and_checks(rows: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """The same rows with what `facts_of` reads. Three queries for any number."""
    return rows.prefetch_related(
        "names", Prefetch("user_led_facts", queryset=UserLedFact.objects.order_by("checked_on", "recorded_at"))
    )


def facts_of(
    row: Organisation, names: Iterable[OrganisationName], checks: Iterable[UserLedFact], day: dt.date
) -> OrganisationFacts:
    """An organisation as of a day, from its rows. `checks` come oldest first."""
    names = list(names)
    facts = [fact for fact in checks if fact.checked_on <= day]
    had = [name for name in names if name.until_on and name.until_on < day and name.kind != NameKind.ALIAS]
    former = sorted(had, key=lambda name: (name.until_on, name.name))
    return OrganisationFacts(
        id=row.id,
        panel_id=row.panel_id,
        kind=OrganisationKind(row.kind),
        website=row.website,
        name=shown_name(names, day),
        legal_name=_of_kind(names, NameKind.LEGAL, day),
        initials=_of_kind(names, NameKind.INITIALS, day),
        former_names=tuple(name.name for name in former),
        user_led_share=facts[-1].share if facts else None,
        user_led_checked_on=facts[-1].checked_on if facts else None,
        closed_on=row.closed_on if row.closed_on and row.closed_on < day else None,
        checked_on=row.checked_on,
    )


def _of_kind(names: list[OrganisationName], kind: NameKind, day: dt.date) -> str:
    return shown_name([name for name in names if name.kind == kind and name.is_on(day)], day)
