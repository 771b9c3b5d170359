"""What the safeguarding leads see, and nobody else."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from copanel.kernel.actor import SYSTEM, Actor
from copanel.kernel.errors import NotFound
from copanel.kernel.policy import OnPanel
from copanel.people import queries as people
from copanel.words.models import SafeguardingNote, Words
from copanel.words.policy import NOTES, kept_by_leads, lead
from copanel.words.queries.filters import looked_after_by
from copanel.words.queries.spoken import Spoken, show
from copanel.words.states import Do, NoteState, Standing, Voice

PAGE = 20


@dataclass(frozen=True, slots=True)
class NoteLineFacts:
    at: dt.datetime
    by: str
    text: str
    told: str


@dataclass(frozen=True, slots=True)
class NoteFacts:
    """A note in the leads' list."""

    id: UUID
    state: NoteState
    raised_at: dt.datetime
    council_told_at: dt.datetime | None
    place_kind: str
    place_url: str
    url: str


@dataclass(frozen=True, slots=True)
class NotesPage:
    """One page of the leads' list."""

    items: list[NoteFacts]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class NotePage:
    """A note for a lead, with the words as they were said.

    looked    the mark of its lines: it travels with the press
    readers   who but the leads and the author reads the words: "everyone", "moderators", or ""
    """

    note: NoteFacts
    spoken: Spoken | None
    lines: tuple[NoteLineFacts, ...]
    looked: str
    readers: str


def notes_for(actor: Actor, panel_id: UUID) -> QuerySet[SafeguardingNote]:
    """The policy's rule as a filter: notes of the panel that do not concern the lead."""
    return SafeguardingNote.objects.filter(looked_after_by(actor, panel_id=panel_id, at="words__"), panel_id=panel_id)


def notes(*, actor: Actor, panel_id: UUID, page: int = 1) -> NotesPage:
    """The panel's notes for its safeguarding leads, open ones first. Two queries. Raises NotFound for anyone else."""
    if not lead.test(actor, OnPanel(panel_id)):
        raise NotFound()
    found = notes_for(actor, panel_id).select_related("words").order_by("-state", "-raised_at", "id")
    pages = max(1, -(-found.count() // PAGE))
    page = min(max(page, 1), pages)
    return NotesPage([_note_facts(each) for each in found[(page - 1) * PAGE : page * PAGE]], page, pages)


def note(*, actor: Actor, panel_id: UUID, note_id: UUID) -> NotePage:
    """One note. The view has had `services.read_note` write down that the lead looked. Raises NotFound."""
    rows = SafeguardingNote.objects.select_related("words__in_force").prefetch_related("lines")
    found = rows.filter(id=note_id, panel_id=panel_id).first()
    if found is None:
        raise NotFound()
    NOTES.require(actor, Do.SEE_NOTE, found)
    lines = list(found.lines.all())
    names = people.names(line.by_id for line in lines)
    shown = show([found.words], actor=actor) if found.words else []
    return NotePage(
        note=_note_facts(found),
        spoken=shown[0] if shown else None,
        lines=tuple(
            NoteLineFacts(
                at=line.at,
                by=names[line.by_id].full_name if line.by_id in names else "",
                text=line.text,
                told=line.told,
            )
            for line in lines
        ),
        looked=found.looked,
        readers=_readers(found.words) if found.words else "",
    )


def _readers(words: Words) -> str:
    """Where somebody but the leads and the author reads words that can be taken down, it says who."""
    if words.voice != Voice.PERSON or kept_by_leads.test(SYSTEM, words):
        return ""
    return {
        Standing.SHOWN: "everyone",
        Standing.HELD: "moderators",
        Standing.HIDDEN: "moderators",
        Standing.REFUSED: "moderators",
    }.get(Standing(words.standing), "")


def _note_facts(found: SafeguardingNote) -> NoteFacts:
    return NoteFacts(
        id=found.id,
        state=NoteState(found.state),
        raised_at=found.raised_at,
        council_told_at=found.council_told_at,
        place_kind=found.words.place_kind if found.words else "",
        place_url=found.words.place_url if found.words else "",
        url=found.get_absolute_url(),
    )
