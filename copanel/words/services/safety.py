"""Someone may be at risk: the words leave every page at once and stand before the safeguarding leads alone.

Secrecy is never promised. The council is told by the lead's own act only. Nothing is erased while
a note is open. Everything here stands in the private journal until a note is closed by hiding.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.kernel import clock
from copanel.kernel.actor import Actor, Side
from copanel.kernel.errors import WrongState
from copanel.ledger import Kind, act
from copanel.ledger.services import record
from copanel.people.services import tell
from copanel.words import events, house, layers, limits, messages
from copanel.words.erasure import destroy_words
from copanel.words.models import About, Decided, NoteLine, SafeguardingNote, Words
from copanel.words.policy import NOTES, POLICY, asks_for, author
from copanel.words.states import (
    RETURN,
    SAFEGUARDED,
    DecisionAct,
    DecisionState,
    Do,
    NoteDo,
    NoteOutcome,
    NoteState,
    Space,
    Standing,
    Voice,
)

NO_PLACE = "no_words"


@act(events.AT_RISK)
def someone_at_risk(*, actor: Actor, words_id: UUID, what: str, about_persons: Iterable[UUID] = ()) -> SafeguardingNote:
    """Put words before the panel's safeguarding leads, and take them down at once.

    Anyone who can read the words may. The words of an office stay where they are, since they are
    never hidden; the note is opened all the same, and a moderator can take a name out. Where a note is
    open already this becomes a line in it.

    Decision 14: at once, whoever asks. But asked by someone outside the user-led side it shows at whose
    asking, the co-chairs are told, a lead who gave the words back has the last word, and one person or
    network takes down no more shown words in a day than the panel's rule says. The worry is always heard.
    """
    words = Words.locked(words_id)
    POLICY.require(actor, Do.SAY_AT_RISK, words)
    now, side = clock.now(), asks_for(actor, words.panel_id)
    takes_down = words.voice == Voice.PERSON and words.can_move(Do.TAKE_DOWN) and _may_take_down(actor, words, side)
    note = words.notes.filter(state=NoteState.OPEN).first() or SafeguardingNote(
        panel_id=words.panel_id,
        panel_slug=words.panel_slug,
        words=words,
        side=side,
        raised_by_id=actor.person_id,
        raised_at=now,
    )
    if takes_down:  # whoever's press takes them down is counted, not who worried first
        note.stood, note.side = words.standing, side
        note.taken_down_by_id, note.taken_down_at = actor.person_id, now
    note.save()
    NoteLine.objects.create(note=note, by_id=actor.person_id, at=now, text=layers.tidy(what, "what"))
    About.objects.bulk_create(
        [
            About(words=words, person_id=each, said_by_id=actor.person_id)
            for each in set(about_persons) - words.about_persons
        ]
    )
    if takes_down:
        words.move(Do.TAKE_DOWN)
        words.taken_down_for = side
        words.save(update_fields=["standing", "taken_down_for"])
        layers.index_again(words, layers.layers_of(words))
        _record(events.TAKEN_DOWN, actor, words.id, note)
        if side is not Side.USER_LED and note.stood == Standing.SHOWN:
            tell(messages.TAKEN_DOWN, actor=actor, about_id=note.id, panel_id=note.panel_id)
    _record(events.AT_RISK, actor, note.id, note)
    tell(messages.AT_RISK, actor=actor, about_id=note.id, panel_id=note.panel_id, stage=f"line {note.lines.count()}")
    return note


def _may_take_down(actor: Actor, words: Words, side: Side) -> bool:
    """The user-led side always; others what is shown, with bounds.

    What is off every page already only its author moves: else a press would end an appeal, or a co-chair's stop.
    """
    if side is Side.USER_LED:
        return True
    if words.standing != Standing.SHOWN:
        return author.test(actor, words)
    if words.notes.filter(state=NoteState.CLOSED).exists():
        return False
    since = clock.london_midnight(clock.today())
    if actor.is_known:
        mine = SafeguardingNote.objects.filter(
            taken_down_by_id=actor.person_id, taken_down_at__gte=since, panel_id=words.panel_id
        )
        used = mine.filter(stood=Standing.SHOWN).count()
    else:
        # The press is counted before it comes here, and is no take-down of itself yet.
        used = limits.used_today(panel_id=words.panel_id, form="riskform", network=actor.network) - 1
    return used < house.rules(words.panel_id).taken_down_day


@act(events.AT_RISK)
def raise_worry(*, actor: Actor, panel_id: UUID, panel_slug: str, what: str) -> SafeguardingNote:
    """Tell the safeguarding leads of a worry that came another way than by words kept here, as on the phone."""
    now = clock.now()
    note = SafeguardingNote.objects.create(
        panel_id=panel_id,
        panel_slug=panel_slug,
        side=asks_for(actor, panel_id),
        raised_by_id=actor.person_id,
        raised_at=now,
    )
    NOTES.require(actor, Do.SAY_AT_RISK, note)
    NoteLine.objects.create(note=note, by_id=actor.person_id, at=now, text=layers.tidy(what, "what"))
    _record(events.AT_RISK, actor, note.id, note)
    tell(messages.AT_RISK, actor=actor, about_id=note.id, panel_id=panel_id, stage="line 1")
    return note


@act(events.NOTE_READ)
def read_note(*, actor: Actor, note_id: UUID) -> SafeguardingNote:
    """Open a note: that a lead looked is written down. Raises NotFound for anyone else."""
    note = SafeguardingNote.locked(note_id)
    NOTES.require(actor, Do.SEE_NOTE, note)
    if note.opened_at is None:
        note.opened_at = clock.now()
        note.save(update_fields=["opened_at"])
    _record(events.NOTE_READ, actor, note.id, note)
    return note


@act(events.NOTE_ADDED)
def add_to_note(*, actor: Actor, note_id: UUID, text: str, told: str = "") -> NoteLine:
    """Write down what was done, and who was told."""
    note = _open(note_id)
    NOTES.require(actor, Do.ADD_TO_NOTE, note)
    line = _line(actor, note, text, told)
    _record(events.NOTE_ADDED, actor, note.id, note)
    return line


@act(events.COUNCIL_TOLD)
def tell_council(*, actor: Actor, note_id: UUID, text: str, told: str) -> SafeguardingNote:
    """Write down that the lead told the council, whom and what. Nothing is sent: the lead rings or writes."""
    note = _open(note_id)
    NOTES.require(actor, Do.TELL_COUNCIL, note)
    _line(actor, note, text, told)
    note.council_told_at = clock.now()
    note.save(update_fields=["council_told_at"])
    _record(events.COUNCIL_TOLD, actor, note.id, note)
    return note


@act(events.NOTE_CLOSED)
def close_note(
    *, actor: Actor, note_id: UUID, text: str, give_back: bool, looked: str | None = None
) -> SafeguardingNote:
    """Close a note with a last line: give the words back to where they stood, or keep them hidden.

    `looked` is the mark of what the page showed: where a worry or a line was added since, nobody has read it,
    and the note stays open (WrongState).
    Kept hidden, words that had been public get a tombstone with its reason and the author may appeal, to
    another lead; words never shown are refused. Moderators do not read either. Erasure that waited is done now.
    """
    note = _open(note_id)
    NOTES.require(actor, Do.CLOSE_NOTE, note)
    if looked is not None and looked != note.looked:
        raise WrongState(_("Someone added to this note while you looked at it. Read it once more, then close it."))
    _line(actor, note, text, "")
    note.move(NoteDo.CLOSE)
    note.closed_by_id, note.closed_at = actor.person_id, clock.now()
    note.save(update_fields=["state", "closed_by_id", "closed_at"])
    if note.words is not None:
        _settle(actor, note.words, note, give_back)
    record(
        events.NOTE_CLOSED,
        actor=actor,
        subject_id=note.id,
        panel_id=note.panel_id,
        payload={"place": _place(note), "standing": note.words.standing if note.words else NO_PLACE},
    )
    return note


def _settle(actor: Actor, words: Words, note: SafeguardingNote, give_back: bool) -> None:
    if words.standing == Standing.TAKEN_DOWN:
        stood = Standing(note.stood)
        hides = not give_back and stood in {Standing.SHOWN, Standing.HELD}
        words.move(_back(stood, hides))
        if hides:
            _keep_hidden(actor, words)
        if hides or not words.erase_wanted_at:
            note.outcome = NoteOutcome.KEPT_HIDDEN if hides else NoteOutcome.GIVEN_BACK
            note.save(update_fields=["outcome"])
        words.taken_down_for = ""
        words.save(update_fields=["standing", "in_force", "taken_down_for"])
        layers.index_again(words, layers.layers_of(words))
        if words.standing == Standing.SHOWN:
            record(
                events.SHOWN,
                actor=actor,
                subject_id=words.id,
                panel_id=words.panel_id,
                payload={"place": words.place_kind, "first": 0},
            )
    if words.erase_wanted_at and words.standing != Standing.ERASED:
        destroy_words(actor, words)


def _back(stood: Standing, hides: bool) -> Do:
    if hides:
        return Do.RETURN_TO_HIDDEN if stood is Standing.SHOWN else Do.RETURN_TO_REFUSED
    return RETURN[stood]


def _keep_hidden(actor: Actor, words: Words) -> None:
    hidden = words.standing == Standing.HIDDEN
    words.in_force = Decided.objects.create(
        panel_id=words.panel_id,
        words=words,
        act=DecisionAct.HIDE if hidden else DecisionAct.REFUSE,
        state=DecisionState.MADE,
        reason_code=SAFEGUARDED,
        decided_by_id=actor.person_id,
        decided_at=clock.now(),
    )
    kind = events.HIDDEN.seen(words.is_public) if hidden else events.REFUSED.seen(words.space == Space.PUBLIC)
    record(
        kind,
        actor=actor,
        subject_id=words.id,
        panel_id=words.panel_id,
        payload={"place": words.place_kind, "reason": SAFEGUARDED},
    )


def _open(note_id: UUID) -> SafeguardingNote:
    note = SafeguardingNote.locked(note_id)
    if note.state != NoteState.OPEN:
        raise WrongState(_("This note is closed."))
    return note


def _line(actor: Actor, note: SafeguardingNote, text: str, told: str) -> NoteLine:
    return NoteLine.objects.create(
        note=note, by_id=actor.person_id, at=clock.now(), text=layers.tidy(text), told=told.strip()[:200]
    )


def _place(note: SafeguardingNote) -> str:
    return note.words.place_kind if note.words_id else NO_PLACE


def _record(kind: Kind, actor: Actor, subject_id: UUID, note: SafeguardingNote) -> None:
    record(kind, actor=actor, subject_id=subject_id, panel_id=note.panel_id, payload={"place": _place(note)})
