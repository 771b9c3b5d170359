"""The draft as the two sides work on it: clauses, notes, what the text itself warns of, and what it changes."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import queries as governance
from copanel.governance.models import Decision
from copanel.governance.queries import DecisionFacts, PanelFacts
from copanel.kernel.actor import Actor, Office, Side
from copanel.kernel.errors import NotFound
from copanel.terms import policy
from copanel.terms.drafting import Warned, mark, warnings
from copanel.terms.models import Clause, Note, Version
from copanel.terms.policy import OfAuthor
from copanel.terms.queries.clauses import ClauseView, in_order, texts_of, view
from copanel.terms.queries.comparing import Change, changes_of
from copanel.terms.queries.pages import TermsPage, title
from copanel.terms.states import Do, NoteState, Part, VersionState

MOST_DECISIONS = 10


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note beside a clause. `text` is "" where its author was erased. `by` is office and side, never a name."""

    id: UUID
    text: str
    by: str
    side: Side
    left_at: dt.datetime
    is_open: bool
    can_settle: bool


@dataclass(frozen=True, slots=True)
class DraftClause:
    """One clause of a draft. `looked` is the mark of what it says; `first`, `last`: where it can be moved."""

    view: ClauseView
    notes: tuple[NoteView, ...]
    warned: tuple[Warned, ...]
    taken_out: bool
    is_new: bool
    is_changed: bool
    first: bool
    last: bool

    @property
    def open_notes(self) -> int:
        return sum(note.is_open for note in self.notes)

    @property
    def looked(self) -> str:
        return looked_of(self.view)


@dataclass(frozen=True, slots=True)
class DraftPart:
    part: Part
    title: str
    clauses: tuple[DraftClause, ...]


@dataclass(frozen=True, slots=True)
class DraftPage:
    """The draft. `before` is the number of the version it was made from; `looked` the mark of all that it says.

    warned    what the whole of the text warns of; what one clause warns of stands with the clause
    """

    id: UUID
    panel_id: UUID
    before: int | None
    started_at: dt.datetime
    changed_at: dt.datetime
    parts: tuple[DraftPart, ...]
    gone: tuple[DraftClause, ...]
    warned: tuple[Warned, ...]
    changes: tuple[Change, ...]
    same: int
    can: frozenset[str]

    @property
    def clauses(self) -> tuple[DraftClause, ...]:
        return tuple(clause for part in self.parts for clause in part.clauses)

    @property
    def all(self) -> tuple[DraftClause, ...]:
        return self.clauses + self.gone

    @property
    def open_notes(self) -> int:
        return sum(clause.open_notes for clause in self.all)

    @property
    def warnings(self) -> int:
        return len(self.warned) + sum(len(clause.warned) for clause in self.clauses)

    @property
    def looked(self) -> str:
        return mark(
            [(clause.view.key, clause.looked) for clause in self.clauses],
            [str(note.id) for clause in self.all for note in clause.notes if note.is_open],
        )


def looked_of(clause: ClauseView) -> str:
    """The mark of what a clause says and does."""
    return mark(clause.heading, clause.text, clause.easy, clause.why, clause.duty, sorted(clause.warns_at))


def draft(*, panel: PanelFacts, actor: Actor) -> DraftPage:
    """The panel's draft. Six queries. Raises NotFound where there is none, and for who may not know of it."""
    policy.POLICY.require(actor, Do.SEE_DRAFT, panel)
    version = Version.objects.filter(panel_id=panel.id, state=VersionState.DRAFT).select_related("made_from").first()
    if version is None:
        raise NotFound()
    wanted = [key for key in (version.id, version.made_from_id) if key]
    rows = in_order(Clause.objects.filter(version__in=wanted).select_related("words__in_force", "why__in_force"))
    said = texts_of(rows, actor=actor)
    before = {row.key: view(row, said) for row in rows if row.version_id == version.made_from_id and not row.taken_out}
    mine = [row for row in rows if row.version_id == version.id]
    now = {row.key: view(row, said) for row in mine if not row.taken_out}
    notes = notes_of([row.id for row in mine], panel_id=panel.id, actor=actor)
    warned = warnings([each.looked_at for each in now.values()])
    parts = []
    for part in Part:
        here = [row for row in mine if row.part == part and not row.taken_out]
        parts.append(
            DraftPart(
                part,
                title(part, panel),
                tuple(
                    _clause(row, now[row.key], before, notes, warned, row is here[0], row is here[-1]) for row in here
                ),
            )
        )
    changes, same = changes_of(before, now, panel)
    return DraftPage(
        id=version.id,
        panel_id=panel.id,
        before=version.made_from.number if version.made_from else None,
        started_at=version.started_at,
        changed_at=version.changed_at,
        parts=tuple(parts),
        gone=tuple(_clause(row, view(row, said), before, notes, [], True, True) for row in mine if row.taken_out),
        warned=tuple(each for each in warned if not each.key),
        changes=changes,
        same=same,
        can=policy.POLICY.allowed(actor, panel),
    )


def _clause(
    row: Clause, shown: ClauseView, before: dict[str, ClauseView], notes: dict[UUID, list[NoteView]],
    warned: Sequence[Warned], first: bool, last: bool,
) -> DraftClause:  # fmt: skip
    return DraftClause(
        view=shown,
        notes=tuple(notes.get(row.id, ())),
        warned=tuple(each for each in warned if each.key == row.key),
        taken_out=row.taken_out,
        is_new=row.key not in before,
        is_changed=row.key in before and row.words_id is None,
        first=first,
        last=last,
    )


def draft_clause(*, panel: PanelFacts, actor: Actor, clause_id: UUID) -> tuple[DraftPage, DraftClause]:
    """One clause of the draft, with the draft it is in. Raises NotFound."""
    page = draft(panel=panel, actor=actor)
    found = next((clause for clause in page.all if clause.view.id == clause_id), None)
    if found is None:
        raise NotFound()
    return page, found


def notes_of(clause_ids: Sequence[UUID], *, panel_id: UUID, actor: Actor) -> dict[UUID, list[NoteView]]:
    """The notes beside these clauses, the oldest first. One query."""
    found: dict[UUID, list[NoteView]] = defaultdict(list)
    for note in Note.objects.filter(clause__in=clause_ids):
        found[note.clause_id].append(_note(note, panel_id=panel_id, actor=actor))
    return found


def _note(note: Note, *, panel_id: UUID, actor: Actor) -> NoteView:
    is_open = note.state == NoteState.OPEN
    about = OfAuthor(panel_id, note.by_id)
    return NoteView(
        id=note.id,
        text=note.text,
        by=_("%(office)s, %(side)s") % {"office": Office(note.office).label, "side": Side(note.side).label},
        side=Side(note.side),
        left_at=note.left_at,
        is_open=is_open,
        can_settle=is_open and policy.POLICY.may(actor, Do.SETTLE, about),
    )


def left_open(page: TermsPage, *, panel: PanelFacts, actor: Actor) -> list[tuple[str, NoteView]]:
    """The notes of a published version that are open still, with their clause's heading, for the two sides. One query.

    What was taken out of the version goes by its address here: it has no words that were ever published.
    """
    if page.version is None or not policy.POLICY.may(actor, Do.SEE_DRAFT, panel):
        return []
    headings = {clause.id: clause.heading for part in page.parts for clause in part.clauses}
    notes = Note.objects.filter(clause__version=page.version.id, state=NoteState.OPEN).select_related("clause")
    return [
        (headings.get(note.clause_id, note.clause.key), _note(note, panel_id=panel.id, actor=actor)) for note in notes
    ]


def decisions_to_choose(*, panel_id: UUID, actor: Actor, since: dt.datetime) -> list[DecisionFacts]:
    """The panel's decisions written down since the draft last changed, that no version rests on. Six queries."""
    rows = Decision.objects.filter(panel_id=panel_id, recorded_at__gte=since)
    used = Version.objects.filter(panel_id=panel_id, decision__isnull=False).values("decision")
    ids = rows.exclude(id__in=used).order_by("-recorded_at").values_list("id", flat=True)[:MOST_DECISIONS]
    found = governance.decisions(list(ids), actor=actor)
    return sorted(found.values(), key=lambda each: each.recorded_at, reverse=True)
