"""What authors are told: rendered at sending, and not sent when the words have gone since."""

from __future__ import annotations

import pytest

from copanel.kernel.actor import ANONYMOUS, Actor, Office
from copanel.kernel.ids import new_id
from copanel.outbox import Message, NotSent, Reader
from copanel.words import messages, services
from copanel.words.tests.people import holding, known, say

pytestmark = pytest.mark.django_db


def render(kind, decision, author: Actor):
    return kind.render(decision.id, Reader(author.person_id, author, "Jo", "en-gb"))


@pytest.fixture
def author() -> Actor:
    return Actor(person_id=known().id)


def test_a_refusal_tells_reason_and_appeal(author):
    words = say(author, "canary", hold=True)
    decision = services.refuse(
        actor=holding(Office.MODERATOR), words_id=words.id, reason_code="abuse", reason="Say it kindly."
    )
    said = render(messages.REFUSED, decision, author)
    assert isinstance(said, Message)
    assert said.paragraphs[:2] == ("The reason: It attacks or insults people.", "Say it kindly.")
    assert said.link[1] == f"/north/words/{words.id}/appeal/{decision.id}"
    assert "canary" not in str(said)


def test_hidden_masked_and_judged(author):
    moderator = holding(Office.MODERATOR)
    words = say(author, "Ask Ann.")
    masked = services.mask(actor=moderator, words_id=words.id, passages=["Ann"], reason_code="names_someone")
    hidden = services.hide(actor=moderator, words_id=words.id, reason_code="hate")
    assert "keep your own words" in render(messages.MASKED, masked, author).first_line
    assert render(messages.HIDDEN, hidden, author).subject == "Your words were hidden"
    services.appeal(actor=author, decision_id=hidden.id)
    services.decide_appeal(actor=holding(Office.CO_CHAIR), decision_id=hidden.id, uphold=True, answer="It stays.")
    assert render(messages.APPEAL_DECIDED, hidden, author).paragraphs == ("It stays.",)


def test_nothing_goes_out_about_words_taken_down_or_erased_since(author):
    words = say(author, hold=True)
    decision = services.refuse(actor=holding(Office.MODERATOR), words_id=words.id, reason_code="abuse")
    services.someone_at_risk(actor=author, words_id=words.id, what="x")
    assert isinstance(render(messages.REFUSED, decision, author), NotSent)
    gone = say(author, hold=True)
    decision = services.refuse(actor=holding(Office.MODERATOR), words_id=gone.id, reason_code="abuse")
    services.erase(actor=author, words_id=gone.id)
    assert isinstance(render(messages.REFUSED, decision, author), NotSent)


def test_someone_without_account_is_told_at_their_address_and_has_no_link_to_sign_in():
    address = new_id()
    words = say(ANONYMOUS, address_id=address)
    decision = services.refuse(actor=holding(Office.MODERATOR), words_id=words.id, reason_code="abuse")
    assert [each.address_id for each in messages.REFUSED.to(decision.id)] == [address]
    assert render(messages.REFUSED, decision, ANONYMOUS).link is None


def test_nobody_is_told_where_nobody_can_be_reached():
    words = say(ANONYMOUS)
    decision = services.refuse(actor=holding(Office.MODERATOR), words_id=words.id, reason_code="abuse")
    assert list(messages.REFUSED.to(decision.id)) == []
