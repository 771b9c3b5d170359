"""What the terms say that the panel cannot do is read out before an act, and stops nobody."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from copanel.influence.services import Ask, draft_recommendation
from copanel.influence.tests.examples import a_room, an_issue, signed_in
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.terms.tests.examples import a_version

pytestmark = pytest.mark.django_db


def _browser(actor: Actor) -> Client:
    return signed_in(Client(), actor)


def _text(response) -> str:
    return response.content.decode()


def test_what_the_panel_cannot_do_is_read_out_before_an_issue_is_sent_and_stops_nobody():
    room = a_room("marlshire")
    a_version(room.table, room.chair)
    url = reverse("influence:write", args=["marlshire"])
    typed = {
        "key": "5f0c3e9c-5d8e-4a57-9f3b-0d7b1c8f2f10", "heading": "The law", "text": "Change the law, please.",
        "byline": "not_named", "stage": "look",
    }  # fmt: skip
    his = _browser(room.member)
    page = _text(his.post(url, typed))
    assert "You can go on all the same." in page
    assert "About this: change the law." in page
    assert "/marlshire/terms/change-the-law/" in page
    assert his.post(url, typed | {"stage": "send"}).status_code == 302


def test_it_is_read_out_before_a_recommendation_is_agreed_and_sent():
    room = a_room("marlshire")
    chair = room.chair
    a_version(room.table, chair)
    issue = an_issue(room)
    asks = [Ask("Change the law.", room.table.post.id)]
    draft = draft_recommendation(actor=chair, issue_id=issue.id, asks=asks)
    url = reverse("influence:draft", args=["marlshire", issue.number, draft.id])
    look = _browser(chair).post(
        url, {"text": "We ask.", "agreed": clock.today().isoformat(), "method": "consensus", "stage": "look"}
    )
    assert "About this: change the law." in _text(look)
    send = _browser(chair).get(reverse("influence:send", args=["marlshire", issue.number, draft.id]))
    assert "About this: change the law." in _text(send)
