"""The terms as everybody reads them: a version whole, all versions, one clause through time."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance.queries import PanelFacts
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Side
from copanel.kernel.errors import NotFound
from copanel.terms import policy
from copanel.terms.models import Clause, Version
from copanel.terms.queries.clauses import ClauseView, SignedBy, in_order, rows_of, signers, views
from copanel.terms.queries.versions import VersionFacts, facts_of, numbered, on, versions
from copanel.terms.states import Do, Part, VersionState

PICTURES = {
    Part.ABOUT: "panel",
    Part.CAN: "yes",
    Part.CANNOT: "no",
    Part.USER_LED_OWES: "people",
    Part.AUTHORITY_OWES: "council",
    Part.FUNDER_OWES: "money",
}


@dataclass(frozen=True, slots=True)
class Unsigned:
    """A side that owes its signature: for how many duties, and since when the longest of them waits."""

    side: Side
    duties: int
    since: dt.date


@dataclass(frozen=True, slots=True)
class Under:
    """A signature under a part: under how many of its duties, and whether under all."""

    by: SignedBy
    duties: int
    all: bool


@dataclass(frozen=True, slots=True)
class PartView:
    """The clauses under one heading, with the signatures under them, each once, and those that lack.

    signs_elsewhere  the funder is another body than the council: nobody signs here for it
    """

    part: Part
    title: str
    clauses: tuple[ClauseView, ...]
    signs_elsewhere: bool

    @property
    def side(self) -> Side | None:
        return {Part.USER_LED_OWES: Side.USER_LED, Part.AUTHORITY_OWES: Side.AUTHORITY}.get(self.part)

    @property
    def picture(self) -> str:
        """The Easy Read picture that stands for it."""
        return PICTURES[self.part]

    @property
    def signatures(self) -> tuple[Under, ...]:
        signed = {each.id: each for clause in self.clauses for each in clause.signed}
        duties = Counter(each.id for clause in self.clauses for each in clause.signed)
        found = sorted(signed.values(), key=lambda each: (each.side, each.signed_on))
        return tuple(Under(each, duties[each.id], duties[each.id] == len(self.clauses)) for each in found)

    @property
    def unsigned(self) -> tuple[Unsigned, ...]:
        return unsigned_of(self.clauses)


@dataclass(frozen=True, slots=True)
class TermsPage:
    """One version, whole. `version` is None where the panel has published none.

    unsigned   who owes a signature still, for the whole of it
    has_draft  whether a draft is in the works, for the two sides; False for everybody else
    """

    version: VersionFacts | None
    versions: tuple[VersionFacts, ...]
    parts: tuple[PartView, ...]
    unsigned: tuple[Unsigned, ...]
    has_draft: bool
    can: frozenset[str]

    @property
    def before(self) -> VersionFacts | None:
        """The version before this one."""
        later = [each for each in self.versions if self.version and each.number < self.version.number]
        return later[0] if later else None

    @property
    def to_come(self) -> VersionFacts | None:
        """A version that is published and does not hold yet."""
        newest = self.versions[0] if self.versions else None
        return newest if newest and newest.is_to_come else None

    @property
    def may_sign(self) -> bool:
        """Only the newest version is signed."""
        return Do.SIGN in self.can and bool(self.unsigned) and self.version == self.versions[0]

    @property
    def has_can(self) -> bool:
        return any(part.part is Part.CAN for part in self.parts)

    @property
    def has_cannot(self) -> bool:
        return any(part.part is Part.CANNOT for part in self.parts)


def terms(*, panel: PanelFacts, actor: Actor, number: int | None = None) -> TermsPage:
    """A version by number, else the one that holds today, else the newest. Seven queries.

    Raises NotFound for a number that no version has.
    """
    can = policy.POLICY.allowed(actor, panel)
    states = [VersionState.PUBLISHED, *([VersionState.DRAFT] if Do.SEE_DRAFT in can else [])]
    rows = list(Version.objects.filter(panel_id=panel.id, state__in=states).select_related("decision"))
    found = facts_of(sorted((row for row in rows if not row.is_draft), key=lambda row: row.from_on))
    if number is not None:
        version = numbered(found, number)
    else:
        version = on(found, clock.today()) or (found[0] if found else None)
    clauses = views(rows_of(version.id), actor=actor, panel=panel) if version else []
    return TermsPage(
        version=version,
        versions=tuple(found),
        parts=parts_of(clauses, panel),
        unsigned=unsigned_of(clauses),
        has_draft=any(row.is_draft for row in rows),
        can=can,
    )


def parts_of(clauses: Sequence[ClauseView], panel: PanelFacts) -> tuple[PartView, ...]:
    """The clauses under their headings; a part without any is left out."""
    found = []
    for part in Part:
        if mine := tuple(clause for clause in clauses if clause.part is part):
            elsewhere = part.is_owed and not signers(part, panel)
            found.append(PartView(part, title(part, panel), mine, elsewhere))
    return tuple(found)


def title(part: Part, panel: PanelFacts) -> str:
    """A part's heading: council and funder by their names."""
    if part is Part.AUTHORITY_OWES and panel.authority_name:
        return _("What %(name)s owes") % {"name": panel.authority_name}
    if part is Part.FUNDER_OWES and panel.funder_name:
        return _("What %(name)s owes as the funder") % {"name": panel.funder_name}
    return str(part.label)


def unsigned_of(clauses: Sequence[ClauseView]) -> tuple[Unsigned, ...]:
    found = []
    for side in (Side.AUTHORITY, Side.USER_LED):
        waiting = [clause.since for clause in clauses if side in clause.unsigned and clause.since]
        if waiting:
            found.append(Unsigned(side, len(waiting), min(waiting)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """Every version; and, where a day was asked for, which held then: `held` is None before the first."""

    versions: tuple[VersionFacts, ...]
    asked: dt.date | None
    held: VersionFacts | None


def versions_page(*, panel: PanelFacts, day: dt.date | None = None) -> VersionsPage:
    """Two queries."""
    found = versions(panel.id)
    return VersionsPage(tuple(found), day, on(found, day) if day else None)


@dataclass(frozen=True, slots=True)
class Told:
    """A clause in one version. `same`: it says what the version before said; `gone`: the version has it no more."""

    version: VersionFacts
    clause: ClauseView | None
    same: bool = False

    @property
    def gone(self) -> bool:
        return self.clause is None


@dataclass(frozen=True, slots=True)
class ClausePage:
    """One clause: as the version asked for has it, and what became of it, the newest first."""

    version: VersionFacts
    clause: ClauseView
    part_title: str
    history: tuple[Told, ...]
    is_current: bool
    panel_slug: str

    @property
    def crumbs(self) -> list[dict[str, str]]:
        """The way here: the terms, and the version."""
        base = f"/{self.panel_slug}/terms/"
        number = self.version.number
        return [
            {"label": _("What this panel can and cannot do"), "url": base},
            {"label": _("Version %(n)d") % {"n": number}, "url": f"{base}{number}/"},
        ]


def clause_page(*, panel: PanelFacts, actor: Actor, key: str, number: int | None = None) -> ClausePage:
    """A clause by its address: in a version, else in the newest that has it. Seven queries. Raises NotFound."""
    found = versions(panel.id)
    rows = in_order(
        Clause.objects.filter(
            version__panel_id=panel.id, version__state=VersionState.PUBLISHED, key=key, taken_out=False
        ).select_related("words__in_force", "why__in_force")
    )
    by_version = {clause.id: clause for clause in views(rows, actor=actor, panel=panel)}
    had = {row.version_id: by_version[row.id] for row in rows}
    if number is not None:
        version: VersionFacts | None = numbered(found, number)
    else:
        held = on(found, clock.today())
        version = held if held and held.id in had else next((each for each in found if each.id in had), None)
    if version is None or version.id not in had:
        raise NotFound()
    return ClausePage(
        version=version,
        clause=had[version.id],
        part_title=title(had[version.id].part, panel),
        history=tuple(reversed(_history(list(reversed(found)), had))),
        is_current=version.is_now,
        panel_slug=panel.slug,
    )


def _history(oldest_first: list[VersionFacts], had: dict[UUID, ClauseView]) -> list[Told]:
    """From the first version that has it; a version after that which lacks it says so once."""
    told: list[Told] = []
    for version in oldest_first:
        clause = had.get(version.id)
        before = told[-1] if told else None
        if before is None and clause is None:
            continue
        if before and before.clause is None and clause is None:
            continue
        same = bool(before and before.clause and clause and before.clause.words_id == clause.words_id)
        told.append(Told(version, clause, same))
    return told
