"""Parts and answers of one issue, as the path and the answer page show them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.influence.models import Answer, Part
from copanel.influence.queries import wording
from copanel.influence.queries.shapes import AnswerView, PartView, PromiseView
from copanel.influence.states import PartState, PromiseState
from copanel.kernel import clock
from copanel.words.queries import Spoken

Said = dict[UUID, Spoken]


def words_of_parts(parts: Iterable[Part]) -> list[UUID]:
    return [key for part in parts for key in (part.words_id, part.recommendation.why_id) if key]


def words_of_answers(answers: Iterable[Answer]) -> list[UUID]:
    return [key for answer in answers for key in (answer.words_id, answer.reason_id, answer.change_id) if key]


def text_of(said: Said, key: UUID | None) -> str:
    """What may be read, else the sentence that stands in its place."""
    found = said.get(key) if key else None
    return (found.text or found.tombstone) if found else ""


def part_view(part: Part, newest: AnswerView | None, said: Said, today: dt.date) -> PartView:
    """One part and where it stands today. That no answer came is worked out here and written nowhere."""
    late = wording.late_by(part.due_on, today) if part.state == PartState.WAITING else 0
    label, look, note = _stands(part, newest, late)
    return PartView(
        id=part.id,
        recommendation=part.recommendation.number or 0,
        letter=part.letter,
        ask=text_of(said, part.words_id),
        look=look,
        label=label,
        note=note,
        by_answer=part.by_answer,
        waits=part.state == PartState.WAITING,
        late_by=late,
        due_on=part.due_on,
        asked_title=part.asked_title,
        adopts=bool(newest and part.answer and part.answer.kind.adopts),
    )


def _stands(part: Part, newest: AnswerView | None, late: int) -> tuple[str, str, str]:
    """(label, look, note) of a part."""
    if part.state == PartState.DRAFTED:
        return _("Not sent yet"), "raised", ""
    if late:
        note = wording.days_late(late)
        if newest:
            note = f"{newest.label}. {note}"
        return _("No answer given"), "late", note
    if part.state == PartState.WAITING:
        due = wording.due(part.due_on) if part.due_on else _("The source does not say by when.")
        return (newest.label, newest.look, due) if newest else (_("Waiting for an answer"), "waiting", due)
    if newest is None:
        return _("Answered: the source does not say how"), "unstated", ""
    if newest.promise_past:
        return wording.day_is_past(newest.label), wording.LATE, _answered_note(newest)
    return newest.label, newest.look, _answered_note(newest)


def _answered_note(answer: AnswerView) -> str:
    if answer.promise and answer.promise_past:
        return wording.past_promise(answer.promise.due)
    if answer.promise and answer.promise.due_by:
        return _("Promised by %(due)s.") % {"due": answer.promise.due}
    if answer.promise and answer.promise.dated and answer.from_record:
        return _("The source says when: %(due)s.") % {"due": answer.promise.due}
    if answer.promise and answer.promise.dated:
        return _("Promised: %(due)s.") % {"due": answer.promise.due}
    if answer.promise:
        return _("No date given.")
    if answer.category:
        return _("Kind of reason: %(category)s.") % {"category": answer.category}
    return ""


def answer_view(answer: Answer, said: Said, *, newest: bool) -> AnswerView:
    signing = answer.signing
    return AnswerView(
        id=answer.id,
        part_id=answer.part_id,
        letter=answer.part.letter,
        ask=text_of(said, answer.part.words_id),
        layer=answer.layer or 0,
        newest=newest,
        label=answer.kind.shown,
        look=answer.kind.look,
        needs_reasons=answer.kind.needs_reasons,
        from_record=bool(signing and signing.from_record),
        text=said.get(answer.words_id),
        reason=said.get(answer.reason_id),
        change=said.get(answer.change_id),
        category=answer.category.shown if answer.category else "",
        meaning=answer.category.meaning if answer.category else "",
        decided_by=answer.decided_by,
        decided_on=answer.decided_on.shown if answer.decided_on else "",
        by_when=answer.by_when.shown if answer.by_when else "",
        promise=_promise_view(answer),
    )


def _promise_view(answer: Answer) -> PromiseView | None:
    promise = getattr(answer, "promise", None)
    if promise is None:
        return None
    due = promise.due
    occasion = promise.occasion
    replaced = promise.state == PromiseState.REPLACED
    is_past = promise.due_by is not None and promise.due_by < clock.today()
    return PromiseView(
        due=due.shown if due else "",
        dated=bool(due and (due.has_bounds or due.occasion)),
        owner=promise.owner,
        replaced=replaced,
        due_by=promise.due_by,
        occasion=occasion.words if occasion else "",
        happened_on=occasion.happened_on if occasion and occasion.has_happened(clock.today()) else None,
        past=is_past and not replaced and not answer.signing.from_record,
    )
