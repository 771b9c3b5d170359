"""What the panel decided in writing, between meetings: carried, lost, without agreement, taken back; one is open."""

from __future__ import annotations

from typing import Any

from copanel.deciding import queries, services
from copanel.deciding.models import Question
from copanel.demo.diary import Diary, Story
from copanel.governance.states import ShownAs
from copanel.kernel.actor import SYSTEM
from copanel.words.states import How


def _put(diary: Diary, heading: str, text: str, easy: str, *, closes: int, **more: Any) -> Question:
    """`closes` is in working days before today, as the days of a story are."""
    return services.put_question(
        actor=diary.who("priya"), panel_id=diary.panel.id, heading=heading, text=text, easy_text=easy,
        closes_on=diary.day(closes), **more,
    )  # fmt: skip


def _says(diary: Diary, question: Question, who: str, position: str = "for", text: str = "", **more: Any) -> None:
    """Someone with an account replies on the page."""
    actor = diary.who(who)
    (mine,) = queries.question(panel=diary.panel, question_id=question.id, actor=actor).mine
    act = services.give_view if mine.group == "council" else services.reply
    act(actor=actor, place_id=mine.id, position=position, text=text, **more)


def _told(
    diary: Diary, question: Question, seat: str, how: How, position: str = "for", text: str = "", **more: Any
) -> None:
    """The facilitator writes down what came by another road, for the first silent seat of that name."""
    priya = diary.who("priya")
    seats = queries.question(panel=diary.panel, question_id=question.id, actor=priya).seats
    place = next(each for each in seats if seat in each.who and not each.replied)
    services.reply_for(actor=priya, place_id=place.id, position=position, how=how, text=text, **more)


def carried(diary: Diary) -> Story:
    """Carried on the day that more than half of all seats were for it; two replies came later, and stand beside it."""
    yield 64
    question = _put(
        diary, "Meet by video every second month",
        "The panel meets by video in every second month, with captions and a sign language interpreter.",
        "Every second month we meet by video. There are captions and an interpreter.",
        closes=52, way="most_of_all", why="Four members cannot travel in winter.",
        easy_why="Four of us cannot travel in winter.",
    )  # fmt: skip
    yield 62
    _says(diary, question, "aisha", shown_as=ShownAs.FULL_NAME)
    _says(diary, question, "gwen")
    yield 61
    _told(diary, question, "Marlshire Deaf Forum", How.BSL, shown_as=ShownAs.ORGANISATION, read_back=True)
    yield 60
    _says(
        diary, question, "joe", "against", "I find video hard. I want to be in the room.", shown_as=ShownAs.FIRST_NAME,
        in_public=True,
    )  # fmt: skip
    _says(diary, question, "ivy")
    yield 58
    _told(diary, question, "Marl Coast Sight Club", How.PHONE, read_back=True)
    yield 57
    _told(diary, question, "Open Minds", How.LETTER, text="Yes, if there is a phone line too.")
    yield 55
    _says(diary, question, "dev", "aside")
    _told(diary, question, "Marlshire Deaf Forum", How.BSL)


def lost(diary: Diary) -> Story:
    yield 104
    question = _put(
        diary, "Pay for lunch at meetings", "The panel pays for lunch at its meetings from its own budget.",
        "We pay for lunch at meetings.", closes=92, way="seats", seats=7,
    )  # fmt: skip
    yield 101
    _says(diary, question, "aisha")
    _says(diary, question, "dev", "against", "Pay for travel first.")
    yield 97
    _told(diary, question, "Marlshire Deaf Forum", How.EMAIL, "aside")
    _says(diary, question, "ivy")
    yield 95
    _told(diary, question, "Marl Coast Sight Club", How.PAPER)
    yield 91
    services.close(actor=SYSTEM, question_id=question.id)


def without_agreement(diary: Diary) -> Story:
    """By consensus, and there was none: nobody is voted down, and the chair mediates."""
    yield 46
    question = _put(
        diary, "Name our members on the website", "The panel puts the names of all its members on its website.",
        "All our names are on the website.", closes=30, way="consensus", share=60,
    )  # fmt: skip
    yield 44
    _says(diary, question, "aisha")
    _says(diary, question, "ivy", shown_as=ShownAs.FULL_NAME)
    yield 43
    _says(diary, question, "joe", "talk", "Some of us are not safe when people know where we are.")
    _told(diary, question, "Open Minds", How.PHONE, "against", "It is not safe for all of us.")
    yield 41
    _told(diary, question, "Marlshire Deaf Forum", How.BSL)
    _says(diary, question, "gwen", "aside")
    yield 36
    services.say_no_agreement(
        actor=diary.who("aisha"), question_id=question.id,
        text="Gwen Pryce talks with everyone by phone this week. Then we write the question again together.",
    )  # fmt: skip


def ran_out(diary: Diary) -> Story:
    """By consensus again: the time ran out, and nobody has said yet who mediates."""
    yield 20
    question = _put(
        diary, "Meet at Wendham Hall in summer", "The panel meets at Wendham Hall from June to August.",
        "In summer we meet at Wendham Hall.", closes=9, way="consensus", share=50,
    )  # fmt: skip
    yield 18
    _says(diary, question, "gwen")
    _says(diary, question, "dev")
    yield 15
    _told(diary, question, "Marl Coast Sight Club", How.LETTER, "against", "There is no bus.")
    _says(diary, question, "ivy")
    _says(diary, question, "joe")
    yield 8
    services.close(actor=SYSTEM, question_id=question.id)


def taken_back(diary: Diary) -> Story:
    yield 33
    question = _put(
        diary, "Ask for a new room", "The panel asks the council for a larger meeting room.",
        "We want a bigger room.", closes=21, way="most_of_replies", share=50,
    )  # fmt: skip
    yield 29
    services.withdraw_question(
        actor=diary.who("aisha"), question_id=question.id,
        reason="The council offered the large room yesterday. There is nothing left to decide.",
    )  # fmt: skip


def still_open(diary: Diary) -> Story:
    yield 5
    question = _put(
        diary, "Ask for one pay day a month", "The panel asks the council to pay assistants on one day each month.",
        "We ask for one pay day a month.", closes=-2, way="most_of_all",
        why="Assistants are paid on different days. Some are paid late.",
        easy_why="Some assistants are paid late.",
    )  # fmt: skip
    yield 4
    _says(diary, question, "gwen")
    _told(diary, question, "Marl Coast Sight Club", How.PHONE, read_back=True)
    yield 3
    _says(diary, question, "helen", "for", "One day each month is easier for us too.")
    _told(diary, question, "Marlshire Deaf Forum", How.BSL, shown_as=ShownAs.ORGANISATION)
    yield 2
    _told(diary, question, "Open Minds", How.PAPER, "talk", "Which day would it be?")
    services.extend(
        actor=diary.who("priya"), question_id=question.id, closes_on=diary.day(-7),
        reason="Two letters were sent back by the post. Everyone needs time to reply.",
    )  # fmt: skip


TOLD = (carried, lost, without_agreement, ran_out, taken_back, still_open)
