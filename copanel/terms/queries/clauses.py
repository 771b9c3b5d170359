"""Clauses as they are read, and who signed what is owed."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from copanel.governance.queries import PanelFacts
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Side
from copanel.terms.drafting import Looked, Typed
from copanel.terms.models import Clause, SignedDuty, Version
from copanel.terms.states import SIGNED_BY, Act, Duty, Part, VersionState
from copanel.words import queries as words
from copanel.words.models import Words
from copanel.words.queries import Spoken


@dataclass(frozen=True, slots=True)
class SignedBy:
    """One signature under a duty. A co-chair signs without a name here; the post with name and title of that day."""

    id: UUID
    side: Side
    name: str
    title: str
    for_holder: bool
    signed_on: dt.date


@dataclass(frozen=True, slots=True)
class ClauseView:
    """One clause for a reader.

    text        what it says; "" where it was masked whole. `easy` is its Easy Read text, or ""
    why         why it came or changed with this version
    since       the day these words were first published; None in a draft
    signed      who signed it. `unsigned`: the sides that owe a signature still
    """

    id: UUID
    words_id: UUID | None
    key: str
    part: Part
    duty: Duty
    heading: str
    text: str
    easy: str
    why: str
    since: dt.date | None
    signed: tuple[SignedBy, ...] = ()
    unsigned: tuple[Side, ...] = ()
    warns_at: tuple[Act, ...] = ()

    @property
    def looked_at(self) -> Looked:
        typed = Typed(self.heading, self.text, self.easy, self.why)
        return Looked(self.key, self.part, self.duty, typed, self.warns_at)


def signers(part: Part, panel: PanelFacts) -> tuple[Side, ...]:
    """Which sides sign a clause of this part. A funder that is another body than the council signs elsewhere."""
    if part is Part.FUNDER_OWES and panel.funder_id not in {None, panel.authority_id}:
        return ()
    return SIGNED_BY.get(part, ())


def rows_of(version_id: UUID, *, parts: Iterable[Part] = tuple(Part)) -> list[Clause]:
    """The clauses of a version as they stand in it, with their words. One query."""
    rows = Clause.objects.filter(version_id=version_id, taken_out=False, part__in=list(parts))
    return in_order(rows.select_related("words__in_force", "why__in_force"))


def words_of_today(panel_id: UUID) -> list[tuple[Part, str, UUID]]:
    """(part, address word, words) of each clause that holds today; none before the first terms hold. One query."""
    held = Version.objects.filter(panel_id=panel_id, state=VersionState.PUBLISHED, from_on__lte=clock.today())
    rows = Clause.objects.filter(version=held.order_by("-from_on").values("id")[:1], taken_out=False)
    return [(Part(row.part), row.key, row.words_id) for row in in_order(rows) if row.words_id]


def in_order(rows: Iterable[Clause]) -> list[Clause]:
    order = list(Part)
    return sorted(rows, key=lambda row: (order.index(Part(row.part)), row.position))


def texts_of(rows: Iterable[Clause], *, actor: Actor) -> dict[UUID, Spoken]:
    """What these clauses' words say. Two queries."""
    found: dict[UUID, Words] = {}
    for row in rows:
        found |= {each.id: each for each in (row.words, row.why) if each is not None}
    return {each.id: each for each in words.show(list(found.values()), actor=actor)} if found else {}


def view(row: Clause, said: dict[UUID, Spoken], **more: object) -> ClauseView:
    """One clause: its words where it has some, else what was typed."""
    spoken, why = said.get(row.words_id), said.get(row.why_id)
    typed = Typed.read(row.draft)
    if row.words_id:
        typed = Typed(
            spoken.heading if spoken else "",
            (spoken.text or "") if spoken else "",
            (spoken.easy or "") if spoken else "",
            typed.why or ((why.text or "") if why else ""),
        )
    return ClauseView(
        id=row.id,
        words_id=row.words_id,
        key=row.key,
        part=Part(row.part),
        duty=Duty(row.duty),
        heading=typed.heading or row.key,
        text=typed.text,
        easy=typed.easy_text,
        why=typed.why,
        since=clock.london_day(row.words.entered_at) if row.words else None,
        warns_at=tuple(act for act in Act if act in row.warns_at),
        **more,
    )


def views(
    rows: Sequence[Clause], *, actor: Actor, panel: PanelFacts, signed: dict[UUID, list[SignedBy]] | None = None
) -> list[ClauseView]:
    """Clauses with their signatures. Three queries; two where the signatures are at hand."""
    said = texts_of(rows, actor=actor)
    if signed is None:
        signed = signatures([row.words_id for row in rows if Part(row.part).is_owed and row.words_id])
    found = []
    for row in rows:
        under = tuple(signed.get(row.words_id, ())) if row.words_id else ()
        owing = signers(Part(row.part), panel)
        unsigned = tuple(side for side in owing if side not in {each.side for each in under})
        found.append(view(row, said, signed=under, unsigned=unsigned))
    return found


def signatures(words_ids: Iterable[UUID]) -> dict[UUID, list[SignedBy]]:
    """Who signed these words, the earliest first. One query, none where there are no words."""
    wanted = list(words_ids)
    found: dict[UUID, list[SignedBy]] = defaultdict(list)
    if not wanted:
        return found
    rows = SignedDuty.objects.filter(words__in=wanted).select_related("signature").order_by("signature__signed_at")
    for row in rows:
        each = row.signature
        found[row.words_id].append(
            SignedBy(each.id, Side(each.side), each.name, each.title, each.for_holder, each.signed_on)
        )
    return found
