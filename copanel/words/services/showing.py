"""Words are let through at the check or refused, hidden, have something taken out, are asked about again.

Every decision has a reason from the list. The author is told, where they can be reached.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.errors import Invalid, NotAllowed, WrongState
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.people.services import tell
from copanel.words import events, layers, limits, messages
from copanel.words.models import Appeal, Decided, Flag, Layer, SafeguardingNote, Words
from copanel.words.policy import DECISIONS, POLICY
from copanel.words.queries.page import nobody_yet, stop_until
from copanel.words.reasons import for_act
from copanel.words.states import SAFEGUARDED, DecisionAct, DecisionState, Do, How, Judge, NoteOutcome, Space, Standing

MASKABLE = frozenset({Standing.HELD, Standing.SHOWN, Standing.HIDDEN, Standing.REFUSED, Standing.WITHDRAWN})


@act(events.SHOWN)
def let_through(
    *,
    actor: Actor,
    words_id: UUID,
    passages: Iterable[str] = (),
    reason_code: str = "names_someone",
    looked: str | None = None,
) -> Words:
    """Show words that were held, or what waits beside shown words, with `passages` taken out first.

    All that waits goes out together: heading, words, Easy Read wording, corrections. `looked` is the mark
    of what the page showed; where the author has changed it since, raises WrongState and shows nothing.
    """
    words = Words.locked(words_id)
    POLICY.require(actor, Do.LET_THROUGH, words)
    found = layers.layers_of(words)
    added = _looked_at(words, found, looked)
    if words.standing != Standing.SHOWN:
        words.move(Do.LET_THROUGH)
    decision = None
    if any(each.strip() for each in passages):
        decision = _decide(actor, words, DecisionAct.MASK, reason_code)
        layers.take_out(words, found, passages, decision=decision)
    layers.stop_waiting(added)
    _show(actor, words, found)
    if decision:
        _record_decision(actor, words, events.MASKED, decision)
        tell(messages.MASKED, actor=actor, about_id=decision.id, panel_id=words.panel_id)
    return words


def _looked_at(words: Words, found: list[Layer], looked: str | None) -> list[Layer]:
    """The layers that wait beside shown words. Raises WrongState where nothing waits, or not what was looked at."""
    stack = layers.stack(found)
    added = [each.layer for each in stack.waiting]
    if words.standing != Standing.HELD and not (words.standing == Standing.SHOWN and added):
        raise WrongState()
    _same(stack, looked)
    return added


def _same(stack: layers.Stack, looked: str | None) -> None:
    """Raises WrongState where the words are not what was looked at any more."""
    if looked is not None and looked != stack.looked:
        raise WrongState(_("These words changed while you looked at them. Look at them once more."))


@act(*events.REFUSED.both)
def refuse(*, actor: Actor, words_id: UUID, reason_code: str, reason: str = "", looked: str | None = None) -> Decided:
    """Refuse words at the check: never shown, counted in public by reason; the sender is told, and may appeal.

    Beside shown words only what was added is refused. `looked` as in `let_through`.
    """
    words = Words.locked(words_id)
    POLICY.require(actor, Do.REFUSE, words)
    added = _looked_at(words, layers.layers_of(words), looked)
    decision = _decide(actor, words, DecisionAct.REFUSE, reason_code, reason)
    if words.standing == Standing.SHOWN:
        for layer in added:
            layer.decision = decision
            layer.save(update_fields=["decision"])
    else:
        words.move(Do.REFUSE)
        words.in_force = decision
        words.save(update_fields=["standing", "in_force"])
    record(
        events.REFUSED.seen(words.space == Space.PUBLIC),
        actor=actor,
        subject_id=words.id,
        panel_id=words.panel_id,
        payload={"place": words.place_kind, "reason": reason_code},
    )
    tell(messages.REFUSED, actor=actor, about_id=decision.id, panel_id=words.panel_id)
    return decision


@act(*events.HIDDEN.both)
def hide(
    *,
    actor: Actor,
    words_id: UUID,
    reason_code: str,
    reason: str = "",
    flags_until: dt.datetime | None = None,
) -> Decided:
    """Hide words that were shown, behind a tombstone with its reason (theorem 2). Never the words of an office.

    Whose decision about these words was undone before leaves them to somebody else. What was pointed out
    up to `flags_until`, the newest that the page showed, is settled; None: all of it.
    """
    words = Words.locked(words_id)
    POLICY.require(actor, Do.HIDE, words)
    _not_undone(actor, words)
    words.move(Do.HIDE)
    decision = _decide(actor, words, DecisionAct.HIDE, reason_code, reason)
    words.in_force = decision
    words.save(update_fields=["standing", "in_force"])
    _settle(words, flags_until)
    layers.index_again(words, layers.layers_of(words))
    _record_decision(actor, words, events.HIDDEN, decision)
    tell(messages.HIDDEN, actor=actor, about_id=decision.id, panel_id=words.panel_id)
    tell(messages.CAN_BE_STOPPED, actor=actor, about_id=decision.id, panel_id=words.panel_id)
    return decision


@act(*events.STOPPED.both)
def stop_hiding(*, actor: Actor, decision_id: UUID) -> Decided:
    """Another co-chair stops a hiding, within the working days that the panel's rule gives: the words are shown again.

    powers.md, "One co-chair may act; the other is told at once and may stop". Who was stopped does not hide
    them again. An appeal that was running is answered by it. Raises NotAllowed, WrongState.
    """
    decision = Decided.locked(decision_id)
    words = decision.words
    DECISIONS.require(actor, Do.STOP, decision)
    stoppable = decision.act == DecisionAct.HIDE and words.standing == Standing.HIDDEN
    if not stoppable or clock.today() > stop_until(decision):
        raise WrongState(_("The time to stop this is over."))
    asked = decision.state == DecisionState.APPEALED
    decision.move(Judge.STOP)
    decision.save(update_fields=["state"])
    if asked:
        decision.appeal.decided_by_id, decision.appeal.decided_at = actor.person_id, clock.now()
        decision.appeal.save(update_fields=["decided_by_id", "decided_at"])
    words.move(Do.RESTORE)
    _show(actor, words, layers.layers_of(words))
    _record(actor, words, events.STOPPED)
    tell(messages.HIDING_STOPPED, actor=actor, about_id=decision.id, panel_id=words.panel_id)
    return decision


@act(*events.MASKED.both)
def mask(
    *,
    actor: Actor,
    words_id: UUID,
    passages: Iterable[str],
    reason_code: str,
    reason: str = "",
    looked: str | None = None,
    flags_until: dt.datetime | None = None,
) -> Decided:
    """Take passages out of what is shown. The author's layer keeps every byte; the mask is the moderator's.

    Every place where a passage stands is covered: heading, words, Easy Read wording, corrections; something
    has to be left. `looked` as in `let_through`, `flags_until` as in `hide`, whose bar holds here too.
    """
    words = Words.locked(words_id)
    POLICY.require(actor, Do.MASK, words)
    if words.standing not in MASKABLE:
        raise WrongState()
    _not_undone(actor, words)
    found = layers.layers_of(words)
    _same(layers.stack(found), looked)
    decision = _decide(actor, words, DecisionAct.MASK, reason_code, reason)
    layers.take_out(words, found, passages, decision=decision)
    _settle(words, flags_until)
    layers.index_again(words, found)
    _record_decision(actor, words, events.MASKED, decision)
    tell(messages.MASKED, actor=actor, about_id=decision.id, panel_id=words.panel_id)
    return decision


@act(*events.APPEALED.both)
def appeal(*, actor: Actor, decision_id: UUID, text: str = "", how: How = How.OWN) -> Appeal:
    """The author asks that a decision be looked at again; once. By any channel, where the facilitator notes it."""
    decision = Decided.locked(decision_id)
    words = decision.words
    DECISIONS.require(actor, Do.APPEAL if how is How.OWN else Do.APPEAL_FOR, decision)
    _not_taken_down(words)
    decision.move(Judge.APPEAL)
    decision.save(update_fields=["state"])
    made = Appeal.objects.create(
        decision=decision,
        person_id=words.author_id,
        text=layers.tidy(text) if text.strip() else "",
        made_at=clock.now(),
    )
    _record(actor, words, events.APPEALED)
    tell(messages.APPEALED, actor=actor, about_id=decision.id, panel_id=words.panel_id)
    if nobody_yet(decision):
        tell(messages.NO_LEAD_LEFT, actor=actor, about_id=decision.id, panel_id=words.panel_id)
    return made


@act(*events.UPHELD.both, *events.OVERTURNED.both)
def decide_appeal(*, actor: Actor, decision_id: UUID, uphold: bool, answer: str) -> Decided:
    """Judge an appeal: a moderator of the user-led side who had no part in the first decision, with reasons.

    While someone's safety is looked after it waits: undone then, the words would come back hidden all the same.
    """
    decision = Decided.locked(decision_id)
    words = decision.words
    DECISIONS.require(actor, Do.DECIDE_APPEAL, decision)
    _not_taken_down(words)
    decision.move(Judge.UPHOLD if uphold else Judge.OVERTURN)
    decision.save(update_fields=["state"])
    made = decision.appeal
    made.decided_by_id, made.decided_at = actor.person_id, clock.now()
    made.answer = layers.tidy(answer, "answer")
    made.save(update_fields=["decided_by_id", "decided_at", "answer"])
    if not uphold:
        _undo(actor, words, decision)
    _record(actor, words, events.UPHELD if uphold else events.OVERTURNED)
    tell(messages.APPEAL_DECIDED, actor=actor, about_id=decision.id, panel_id=words.panel_id)
    return decision


@act(events.FLAGGED)
def flag(*, actor: Actor, words_id: UUID, why: str) -> Flag:
    """Point a moderator to words. Anyone may; a flag hides nothing. One of a person is enough until somebody looks.

    Raises AlreadyDone for a second one.
    """
    words = Words.locked(words_id)
    POLICY.require(actor, Do.FLAG, words)
    if actor.is_known and Flag.objects.filter(words=words, person_id=actor.person_id, settled_at=None).exists():
        raise limits.already()
    made = Flag.objects.create(words=words, person_id=actor.person_id, why=layers.tidy(why, "why"), made_at=clock.now())
    _record_private(actor, words, events.FLAGGED)
    return made


@act(events.FLAGS_SETTLED)
def settle_flags(*, actor: Actor, words_id: UUID, flags_until: dt.datetime | None = None) -> Words:
    """A moderator looked at flagged words and leaves them as they are. `flags_until` as in `hide`."""
    words = Words.locked(words_id)
    POLICY.require(actor, Do.SETTLE_FLAGS, words)
    if not _settle(words, flags_until):
        raise WrongState()
    _record_private(actor, words, events.FLAGS_SETTLED)
    return words


def _decide(actor: Actor, words: Words, what: DecisionAct, reason_code: str, reason: str = "") -> Decided:
    if reason_code not in {each.code for each in for_act(what)}:
        raise Invalid({"reason_code": _("Choose a reason.")})
    return Decided.objects.create(
        panel_id=words.panel_id,
        words=words,
        act=what,
        state=DecisionState.MADE,
        reason_code=reason_code,
        reason=layers.tidy(reason, "reason") if reason.strip() else "",
        decided_by_id=actor.person_id,
        decided_at=clock.now(),
    )


def _show(actor: Actor, words: Words, found: list[Layer]) -> None:
    first = words.shown_at is None
    words.shown_at = words.shown_at or clock.now()
    words.save(update_fields=["standing", "shown_at"])
    layers.index_again(words, found)
    record(
        events.SHOWN,
        actor=actor,
        subject_id=words.id,
        panel_id=words.panel_id,
        payload={"place": words.place_kind, "first": int(first)},
    )


def _undo(actor: Actor, words: Words, decision: Decided) -> None:
    """Undo what this decision did, and nothing that another one did since."""
    found = layers.layers_of(words)
    if decision.reason_code == SAFEGUARDED:  # counted in public as given back, as a lead does at once
        kept = SafeguardingNote.objects.filter(words=words, outcome=NoteOutcome.KEPT_HIDDEN)
        kept.update(outcome=NoteOutcome.GIVEN_BACK)
    if decision.act == DecisionAct.MASK:
        layers.uncover(words, found, decision)
        layers.index_again(words, found)
    elif added := [layer for layer in found if layer.decision_id == decision.id]:
        layers.stop_waiting(added)
        if words.standing == Standing.SHOWN:
            _show(actor, words, found)
    elif words.in_force_id != decision.id or words.standing not in {Standing.HIDDEN, Standing.REFUSED}:
        return
    elif words.standing == Standing.REFUSED and decision.reason_code == SAFEGUARDED:
        # Taken down before anyone had checked them: the lead gives them back to the check, and does not make it.
        words.move(Do.RETURN_TO_HELD)
        words.save(update_fields=["standing"])
    else:
        words.move(Do.RESTORE)
        _show(actor, words, found)


def _not_taken_down(words: Words) -> None:
    if words.standing in {Standing.ERASED, Standing.TAKEN_DOWN}:
        raise WrongState()


def _not_undone(actor: Actor, words: Words) -> None:
    """Whose decision was stopped or undone does not make it again by another road (powers.md)."""
    undone = words.decisions.filter(state__in=(DecisionState.STOPPED, DecisionState.OVERTURNED))
    if undone.filter(decided_by_id=actor.person_id).exists():
        raise NotAllowed(_("Others undid what you decided about these words. Someone else has to decide now."))


def _settle(words: Words, until: dt.datetime | None) -> int:
    """What came after the page was drawn was read by nobody, and stays."""
    flags = Flag.objects.filter(words=words, settled_at__isnull=True)
    if until is not None:
        flags = flags.filter(made_at__lte=until)
    return flags.update(settled_at=clock.now())


def _record(actor: Actor, words: Words, twin: events.Twin) -> None:
    record(
        twin.seen(words.is_public),
        actor=actor,
        subject_id=words.id,
        panel_id=words.panel_id,
        payload={"place": words.place_kind},
    )


def _record_private(actor: Actor, words: Words, kind: events.Kind) -> None:
    record(kind, actor=actor, subject_id=words.id, panel_id=words.panel_id, payload={"place": words.place_kind})


def _record_decision(actor: Actor, words: Words, twin: events.Twin, decision: Decided) -> None:
    record(
        twin.seen(words.is_public),
        actor=actor,
        subject_id=words.id,
        panel_id=words.panel_id,
        payload={"place": words.place_kind, "reason": decision.reason_code},
    )
