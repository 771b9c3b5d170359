"""A question ends otherwise than by its replies: taken back, without agreement, or because its time is over."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from copanel.deciding import events, messages
from copanel.deciding.models import Question
from copanel.deciding.policy import POLICY
from copanel.deciding.queries import roll
from copanel.deciding.settling import how_it_ends, note, said_by_office, settle
from copanel.deciding.states import Do, QuestionState, Way
from copanel.governance import queries as governance
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.errors import AlreadyDone, WrongState
from copanel.ledger import act
from copanel.people.services import tell


@act(events.WITHDRAWN)
def withdraw_question(*, actor: Actor, question_id: UUID, reason: str) -> Question:
    """Take a question back before it is decided, with a reason that everybody reads. Replies to it count for nothing.

    Raises AlreadyDone where it was taken back before, WrongState where it ended otherwise.
    """
    question = Question.locked(question_id)
    POLICY.require(actor, Do.WITHDRAW, question)
    if question.state == QuestionState.WITHDRAWN:
        raise AlreadyDone()
    question.move(Do.WITHDRAW)
    question.end_words = _said(actor, question, reason, "reason")
    question.ended_at = clock.now()
    question.save(update_fields=["state", "end_words", "ended_at"])
    note(events.WITHDRAWN, actor=actor, question=question)
    tell(messages.ENDED, actor=actor, about_id=question.id, panel_id=question.panel_id)
    return question


@act(events.NO_AGREEMENT, events.MEDIATION_SAID)
def say_no_agreement(*, actor: Actor, question_id: UUID, text: str) -> Question:
    """Say that there is no agreement, and who mediates: case 14, "not forced into for or against".

    For a question decided by consensus: while it is open this ends it; where its time ran out without agreement, it
    says who mediates. Raises AlreadyDone where that is said, WrongState for a question decided by numbers.
    """
    question = Question.locked(question_id)
    POLICY.require(actor, Do.SAY_NO_AGREEMENT, question)
    if question.way != Way.CONSENSUS:
        raise WrongState(_("This question is decided by numbers. Let its time run out, or take it back."))
    if question.state == QuestionState.NO_AGREEMENT and question.end_words_id:
        raise AlreadyDone()
    ended = question.state == QuestionState.NO_AGREEMENT
    if not ended and not question.can_move(Do.SAY_NO_AGREEMENT):
        raise WrongState()
    question.end_words = _said(actor, question, text, "text")
    if ended:
        question.save(update_fields=["end_words"])
        note(events.MEDIATION_SAID, actor=actor, question=question)
        tell(messages.MEDIATION, actor=actor, about_id=question.id, panel_id=question.panel_id)
    else:
        settle(question, Do.SAY_NO_AGREEMENT, actor=actor)
    return question


@act(events.DECIDED, events.NOT_CARRIED, events.NO_AGREEMENT)
def close(*, actor: Actor, question_id: UUID) -> Question:
    """End a question whose last day is over, by what was replied until then. Done by the clock alone.

    Raises AlreadyDone where it has ended, WrongState before its last day is over.
    """
    question = Question.locked(question_id)
    POLICY.require(actor, Do.CLOSE, question)
    if question.state != QuestionState.OPEN:
        raise AlreadyDone()
    if question.closes_on >= clock.today():
        raise WrongState(_("People can still reply. It ends when its last day is over."))
    settle(question, how_it_ends(question, roll.tally_of(question)), actor=actor)
    return question


def _said(actor: Actor, question: Question, text: str, field: str):
    facts = governance.panel(panel_id=question.panel_id)
    return said_by_office(actor=actor, panel=facts, question_id=question.id, text=text, field=field)
