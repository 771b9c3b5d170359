"""Notes beside a clause of the draft: someone of either side leaves one, and it is settled."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.errors import AlreadyDone, Invalid, WrongState
from copanel.kernel.ids import new_id
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.terms import events
from copanel.terms.drafting import LONGEST_NOTE
from copanel.terms.models import Clause, Note
from copanel.terms.policy import POLICY
from copanel.terms.states import Do, NoteState


@act(events.NOTE_LEFT)
def leave_note(*, actor: Actor, clause_id: UUID, text: str, note_id: UUID | None = None) -> Note:
    """Leave a note beside a clause of the draft, for both sides. It changes no word of the clause.

    It stands with the office and side it was left in, not with a name. `note_id` is the form's own key: the same
    one twice raises AlreadyDone. Raises NotFound for who may not know of the draft, Invalid, WrongState.
    """
    clause = Clause.locked(clause_id)
    POLICY.require(actor, Do.NOTE, clause)
    if not clause.version.is_draft:
        raise WrongState(_("This is no draft any more. Start a new draft to change the terms."))
    if note_id and Note.objects.filter(id=note_id).exists():
        raise AlreadyDone()
    text = text.strip()
    if not any(map(str.isalnum, text)):
        raise Invalid({"text": _("Write what someone should look at.")})
    if len(text) > LONGEST_NOTE:
        raise Invalid({"text": _("Make this shorter: at most %(most)d letters.") % {"most": LONGEST_NOTE}})
    held = actor.acts_on(clause.panel_id)
    note = Note.objects.create(
        id=note_id or new_id(), clause=clause, by_id=actor.person_id, side=held.side, office=held.office, text=text,
        left_at=clock.now(),
    )  # fmt: skip
    record(events.NOTE_LEFT, actor=actor, subject_id=note.id, panel_id=clause.panel_id)
    return note


@act(events.NOTE_SETTLED)
def settle_note(*, actor: Actor, note_id: UUID) -> Note:
    """Say that a note is settled: whoever left it, or who writes the draft. Raises AlreadyDone.

    Also after the version was published: the public is told how many were open on that day, not today.
    """
    note = Note.locked(note_id)
    POLICY.require(actor, Do.SETTLE, note)
    if note.state == NoteState.SETTLED:
        raise AlreadyDone()
    note.move(Do.SETTLE)
    note.settled_by_id, note.settled_at = actor.person_id, clock.now()
    note.save(update_fields=["state", "settled_by_id", "settled_at"])
    record(events.NOTE_SETTLED, actor=actor, subject_id=note.id, panel_id=note.panel_id)
    return note
