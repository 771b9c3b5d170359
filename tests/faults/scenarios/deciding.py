"""Decisions in writing: each act in a moment in which it can be done, with all that follows from it."""

from __future__ import annotations

import datetime as dt
from functools import partial
from uuid import UUID

from copanel.deciding import services
from copanel.deciding.models import Question, RollPlace
from copanel.governance import queries as governance
from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM, Actor
from copanel.kernel.working_days import add_working_days
from tests.faults.world import World


def _question(w: World, way: str = "consensus") -> Question:
    """By default the member's one reply does not decide it: a question by consensus with half of the seats."""
    return services.put_question(
        actor=w.room.facilitator, panel_id=w.panel_id, heading="One pay day", text="One pay day a month.", way=way,
        share=50, closes_on=_day(10), why="Pay is late.", easy_text="One day.", easy_why="It is late.",
    )  # fmt: skip


def _day(working_days: int) -> dt.date:
    return add_working_days(clock.today(), working_days)


def _place(w: World, question: Question, actor: Actor) -> UUID:
    return RollPlace.objects.get(question=question, person_id=actor.person_id).id


def _view(w: World) -> UUID:
    return RollPlace.objects.get(question=_question(w), post_id=w.post_id).id


def _over(w: World, question: Question) -> UUID:
    """Its last day is over: the clock that ends it does not wait for a test."""
    Question.objects.filter(id=question.id).update(
        opened_at=clock.now() - dt.timedelta(days=30), closes_on=clock.today() - dt.timedelta(days=1)
    )
    return question.id


def _replied(w: World, way: str, position: str) -> Question:
    question = _question(w, way)
    services.reply(
        actor=w.room.member, place_id=_place(w, question, w.room.member), position=position, text="My reason.",
        in_public=True,
    )  # fmt: skip
    return question


def _as_now(actor: Actor) -> Actor:
    return governance.actor_for(person_id=actor.person_id)


SCENARIOS = {
    "deciding.put_question": lambda w: partial(
        services.put_question, actor=w.room.facilitator, panel_id=w.panel_id, heading="One pay day",
        text="One pay day a month.", way="most_of_all", closes_on=_day(10), why="Late.", easy_text="One day.",
    ),
    "deciding.extend": lambda w: partial(
        services.extend, actor=w.room.chair, question_id=_question(w).id, closes_on=_day(20), reason="Post is slow."
    ),
    "deciding.withdraw_question": lambda w: partial(
        services.withdraw_question, actor=w.room.chair, question_id=_question(w).id, reason="No need."
    ),
    "deciding.say_no_agreement": lambda w: partial(
        services.say_no_agreement, actor=w.room.chair, question_id=_question(w).id, text="Aisha mediates."
    ),
    "deciding.reply": lambda w: partial(
        services.reply, actor=_as_now(w.room.member), place_id=_place(w, _question(w, "most_of_all"), w.room.member),
        position="for", text="Yes.",
    ),
    "deciding.reply_for": lambda w: partial(
        services.reply_for, actor=w.room.facilitator, place_id=_place(w, _question(w), w.room.member),
        position="against", how="bsl", text="No.", in_public=True, read_back=True,
    ),
    "deciding.give_view": lambda w: partial(
        services.give_view, actor=w.room.manager, place_id=_view(w), position="against", text="It costs too much."
    ),
    "deciding.close": lambda w: partial(
        services.close, actor=SYSTEM, question_id=_over(w, _replied(w, "consensus", "talk"))
    ),
}  # fmt: skip
