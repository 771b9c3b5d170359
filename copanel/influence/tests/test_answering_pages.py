"""The officer's page: answered, looked at, signed; by two at once; and by nobody else."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from copanel.influence import services
from copanel.influence.models import Answer
from copanel.influence.tests.examples import ADOPTED, part, sent, signed_in, text_of

pytestmark = pytest.mark.django_db


def typed_answer(room, **changed: str) -> dict[str, str]:
    return {
        "A-kind": "adopted", "A-adopted-text": "Yes.", "A-adopted-due": "30 June 2027", "A-adopted-owner": "Sunil Rao",
        "B-kind": "not_taken", "B-not_taken-category": "money", "B-not_taken-reason": "No money.",
        "B-not_taken-change": "A budget vote.", "B-not_taken-decided_by": "Karen Boyd, Head",
        "B-not_taken-decided_on": "3 March 2026", "C-kind": "later", **changed,
    }  # fmt: skip


ANSWER = "/marlshire/issues/1/recommendations/1/answer/"


def marks(page) -> dict[str, str]:
    """The marks of what a page showed, as they travel with the press."""
    return dict(re.findall(r'name="((?:[A-Z]-)?looked)" value="([^"]+)"', page.content.decode()))


def signs(client: Client, **more: str):
    return client.post(f"{ANSWER}check/", marks(client.get(f"{ANSWER}check/")) | {"points_to_person": "no"} | more)


def test_the_officer_answers_on_one_page_checks_and_signs(room):
    sent(room)
    client = signed_in(Client(), room.manager)
    page = client.get(ANSWER)
    assert "Answer by" in text_of(page)
    assert "Say that it has arrived" in text_of(page)
    assert client.post("/marlshire/issues/1/recommendations/1/acknowledge/").status_code == 302
    kept = client.post(ANSWER, typed_answer(room) | {"later": "1"}, follow=True)
    assert "Your draft is saved." in text_of(kept)
    assert "A budget vote." in kept.content.decode()
    check = client.post(ANSWER, typed_answer(room), follow=True)
    seen = text_of(check)
    assert "Check your answer before you sign it" in seen
    assert "You sign as Karen Boyd, Head of Adult Social Care" in seen
    assert "A budget vote." in seen
    assert client.post(f"{ANSWER}check/", {}).status_code == 422
    assert signs(client, points_to_person="yes").status_code == 422
    assert not Answer.objects.filter(state="signed").exists()
    twice = marks(check) | {"points_to_person": "no"}
    for _press in range(2):
        assert client.post(f"{ANSWER}check/", twice).status_code == 302
    assert Answer.objects.filter(state="signed").count() == 2
    public = text_of(Client().get("/marlshire/issues/1/"))
    assert "The council answered parts A and B" in public


def test_what_an_answer_lacks_is_said_at_its_question_and_nothing_typed_is_lost(room):
    sent(room)
    client = signed_in(Client(), room.manager)
    page = client.post(ANSWER, typed_answer(room, **{"B-not_taken-change": "", "C-kind": ""}))
    assert page.status_code == 422
    seen = text_of(page)
    assert "Write what would have to change before this could be a yes." in seen
    assert "Choose an answer." in seen
    assert "No money." in page.content.decode()
    assert client.get(f"{ANSWER}check/").status_code == 302
    whole = client.post(ANSWER, typed_answer(room) | marks(page))
    assert whole.status_code == 302, "what one saved oneself is nobody else's draft"


def test_signing_needs_a_fresh_sign_in_and_keeps_the_draft(room):
    sent(room)
    client = signed_in(Client(), room.manager, just_now=False)
    client.post(ANSWER, typed_answer(room))
    gone = signs(client)
    assert gone.status_code == 302
    assert gone["Location"].startswith("/sign-in/again/?next=")
    assert Answer.objects.filter(state="draft").count() == 3
    assert not Answer.objects.filter(state="signed").exists()


def test_nobody_signs_what_they_did_not_see(room):
    sent(room)
    manager, lead = signed_in(Client(), room.manager), signed_in(Client(), room.lead)
    looked = marks(manager.post(ANSWER, typed_answer(room), follow=True))
    lead.post(ANSWER, typed_answer(room, **{"A-adopted-text": "Perhaps."}) | marks(lead.get(ANSWER)))
    for pressed in (looked, {}):
        refused = manager.post(f"{ANSWER}check/", pressed | {"points_to_person": "no"})
        assert refused.status_code == 409
        assert "Someone changed this answer while you looked at it." in text_of(refused)
        assert "Perhaps." in text_of(refused)
    assert not Answer.objects.filter(state="signed").exists()
    assert manager.post(f"{ANSWER}check/", marks(refused) | {"points_to_person": "no"}).status_code == 302
    assert Answer.objects.filter(state="signed").count() == 2


def test_two_officers_at_one_answer_lose_nothing(room):
    sent(room)
    manager, lead = signed_in(Client(), room.manager), signed_in(Client(), room.lead)
    first = marks(manager.get(ANSWER))
    assert set(first) == {"A-looked", "B-looked", "C-looked"}
    lead.post(ANSWER, typed_answer(room, **{"A-adopted-text": "From Tom."}) | marks(lead.get(ANSWER)))
    overtaken = manager.post(ANSWER, typed_answer(room, **{"A-adopted-text": "From Karen."}) | first)
    seen = text_of(overtaken)
    assert overtaken.status_code == 422
    assert "Someone else saved part A while you wrote." in seen
    assert "From Tom." in seen
    assert "From Karen." in seen
    assert Answer.objects.get(part__letter="A").draft["text"] == "From Tom."
    again = typed_answer(room, **{"A-adopted-text": "From Karen."}) | marks(overtaken)
    assert manager.post(ANSWER, again).status_code == 302
    assert Answer.objects.get(part__letter="A").draft["text"] == "From Karen."


def test_the_engagement_lead_drafts_and_cannot_sign(room):
    sent(room)
    client = signed_in(Client(), room.lead)
    assert client.post(ANSWER, typed_answer(room)).status_code == 302
    check = client.get(f"{ANSWER}check/")
    assert "Only the person who holds the post can sign." in text_of(check)
    assert client.post(f"{ANSWER}check/", {"points_to_person": "no"}).status_code == 403
    kept = signed_in(Client(), room.manager).get(ANSWER)
    assert "Tom Okafor wrote this draft." in text_of(kept)


@pytest.mark.parametrize("who", ["chair", "facilitator", "member"])
def test_the_user_led_side_does_not_see_a_draft_answer(room, who):
    recommendation = sent(room)
    services.save_draft(actor=room.manager, part_id=part(recommendation).id, draft=ADOPTED)
    client = signed_in(Client(), getattr(room, who))
    assert client.get(ANSWER).status_code == 404
    assert client.get(f"{ANSWER}check/").status_code == 404
    assert "all six letters" not in text_of(client.get("/marlshire/issues/1/"))
