"""What people are told, and that each message asks again what its reader may see."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from copanel.governance import queries as governance
from copanel.kernel.actor import Actor
from copanel.outbox import Message, NotSent, Reader
from copanel.scope import messages, services
from copanel.scope.tests.examples import LIMITED, challenged, stated
from copanel.ui.languages import EASY, STANDARD


def reader(actor: Actor) -> Reader:
    return Reader(
        person_id=actor.person_id, actor=governance.actor_for(person_id=actor.person_id), name="Someone",
        language=STANDARD,
    )  # fmt: skip


def said(message: Message) -> str:
    assert isinstance(message, Message)
    return " ".join((message.subject, message.first_line, *message.paragraphs))


@pytest.mark.parametrize("language", [STANDARD, EASY])
def test_the_post_is_asked_by_a_day_and_later_reminded(room, day, language):
    asked = services.ask(actor=room.chair, panel_id=room.panel_id, about_id=room.topic_id)
    with translation.override(language):
        made = messages.ASKED.render(asked.id, reader(room.manager))
        assert "Friday 2 April 2027" in said(made)
        assert made.link[1] == f"{room.url}say/"
        first = made.first_line
        day.move_to(dt.datetime(2027, 4, 6, 10, tzinfo=dt.UTC))
        late = messages.ASKED_AGAIN.render(asked.id, reader(room.manager))
        assert late.first_line != first
        told = messages.NOTHING_SAID.render(asked.id, reader(room.chair))
        assert "Friday 2 April 2027" in said(told)
        assert told.link[1] == room.url


def test_what_was_said_is_not_asked_for_any_more(room):
    asked = services.ask(actor=room.chair, panel_id=room.panel_id, about_id=room.topic_id)
    stated(room.table, room.signer, room.topic_id)
    assert messages.ASKED_AGAIN.render(asked.id, reader(room.manager)) == NotSent("answered")


def test_the_chairs_read_what_was_said(room):
    made = stated(room.table, room.signer, room.topic_id, LIMITED)
    text = said(messages.STATED.render(made.id, reader(room.chair)))
    for words in ("Open", "The words of the letters.", "When they go out.", "Signed by Karen Boyd"):
        assert words in text


def test_a_challenge_asks_and_its_reply_tells(room):
    waits = challenged(room.chair, stated(room.table, room.signer, room.topic_id))
    made = messages.CHALLENGED.render(waits.id, reader(room.manager))
    assert "The law leaves room." in said(made)
    assert made.link[1] == f"{room.url}challenges/{waits.id}/reply/"
    reply = services.reply(actor=room.signer, challenge_id=waits.id, text="We stand by it.", points_to_person=False)
    assert "We stand by it." in said(messages.REPLIED.render(reply.id, reader(room.chair)))
    assert messages.CHALLENGED_AGAIN.render(waits.id, reader(room.manager)) == NotSent("answered")
