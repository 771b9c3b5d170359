"""Erasing a person takes text and salt of all they said; what stays proves nothing and names nobody."""

from __future__ import annotations

import pytest

from copanel.kernel.actor import ANONYMOUS, SYSTEM, Actor, Office
from copanel.kernel.errors import AlreadyDone, NotAllowed
from copanel.kernel.ids import new_id
from copanel.ledger import act
from copanel.ledger.models import PublicEntry
from copanel.ledger.services import record
from copanel.outbox.models import Envelope
from copanel.outbox.states import State
from copanel.people import events as people
from copanel.people import services as people_services
from copanel.people import tokens
from copanel.search.queries import find
from copanel.words import queries, services
from copanel.words.models import About, Appeal, Flag, Layer, Words
from copanel.words.states import TAKEN_OUT, Byline, Standing, Voice
from copanel.words.tests.people import NORTH, holding, known, say

pytestmark = pytest.mark.django_db


@act(people.ERASED)
def person_is_erased(person_id):
    """What the people room does, as far as words hear of it."""
    record(people.ERASED, actor=SYSTEM, subject_id=person_id)


def test_everything_the_person_said_goes_and_the_place_stays():
    person = known()
    author = Actor(person_id=person.id)
    words = say(author, "canary", byline=Byline.FULL_NAME, easy_text="canary easy", edit_minutes=30)
    services.mask(actor=holding(Office.MODERATOR), words_id=words.id, passages=["can"], reason_code="names_someone")
    services.correct(actor=author, words_id=words.id, text="canary again")
    held = say(author, "canary held", hold=True)
    commitments = set(Layer.objects.values_list("commitment", flat=True))
    person_is_erased(person.id)
    assert not Layer.objects.exclude(text=None, salt=None).exists()
    assert set(Layer.objects.values_list("commitment", flat=True)) == commitments
    assert find(panel_id=NORTH, text="canary").total == 0
    shown = queries.spoken([words.id, held.id], actor=ANONYMOUS)
    assert [each.tombstone for each in shown.values()] == ["Erased, as the person who wrote it asked."]
    assert shown[words.id].byline == ""
    assert set(Words.objects.values_list("author_id", "byline", "standing")) == {
        (None, Byline.NOT_NAMED, Standing.ERASED)
    }
    assert PublicEntry.objects.filter(kind="words.erased").count() == 1


def test_the_words_of_an_office_stay_without_the_person():
    person = known()
    words = say(Actor(person_id=person.id), "We will mend it.", voice=Voice.OFFICE)
    person_is_erased(person.id)
    words.refresh_from_db()
    assert words.author_id is None
    assert queries.spoken([words.id], actor=ANONYMOUS)[words.id].text == "We will mend it."


def test_flags_appeals_and_what_words_are_about():
    person = known()
    author, moderator = Actor(person_id=person.id), holding(Office.MODERATOR)
    theirs = say(holding(Office.MEMBER), about_persons=[person.id])
    services.flag(actor=author, words_id=theirs.id, why="canary")
    decision = services.hide(actor=moderator, words_id=say(author).id, reason_code="hate")
    services.appeal(actor=author, decision_id=decision.id, text="canary")
    person_is_erased(person.id)
    assert list(Flag.objects.values_list("person_id", "why")) == [(None, "")]
    assert list(Appeal.objects.values_list("person_id", "text")) == [(None, "")]
    assert not About.objects.exists()


def test_a_masked_layer_and_its_mask_go_together():
    author = Actor(person_id=known().id)
    words = say(author, "Ask Ann.")
    services.mask(actor=holding(Office.MODERATOR), words_id=words.id, passages=["Ann"], reason_code="names_someone")
    assert queries.spoken([words.id], actor=ANONYMOUS)[words.id].text == f"Ask {TAKEN_OUT}."
    services.erase(actor=author, words_id=words.id)
    assert [layer.text for layer in Layer.objects.all()] == [None, None]


def test_what_others_wrote_about_erased_words_goes_with_them():
    author, moderator = Actor(person_id=known().id), holding(Office.MODERATOR)
    words = say(author, "I am Zed Canary.")
    services.flag(actor=ANONYMOUS, words_id=words.id, why="Zed Canary says who he is.")
    decision = services.mask(
        actor=moderator, words_id=words.id, passages=["Zed Canary"], reason_code="names_someone", reason="Zed Canary."
    )
    services.appeal(actor=author, decision_id=decision.id, text="I am Zed Canary.")
    services.decide_appeal(actor=holding(Office.CO_CHAIR), decision_id=decision.id, uphold=True, answer="Zed Canary.")
    services.flag(actor=ANONYMOUS, words_id=words.id, why="Zed Canary still.")
    services.erase(actor=author, words_id=words.id)
    page = queries.words_page(actor=moderator, panel_id=NORTH, words_id=words.id)
    assert "Canary" not in repr(page)
    assert queries.queue(actor=moderator, panel_id=NORTH).total == 0
    assert [(each.why, each.settled_at is None) for each in Flag.objects.all()] == [("", False)] * 2
    assert set(Layer.objects.values_list("made_by_id", flat=True)) == {None}


def test_messages_about_erased_words_are_called_back(in_office):
    in_office[Office.CO_CHAIR] = [known("C").id]
    author = Actor(person_id=known().id)
    words = say(author)
    services.hide(actor=holding(Office.MODERATOR), words_id=words.id, reason_code="hate")
    told = Envelope.objects.exclude(kind="words.to_check")
    assert {each.state for each in told} == {State.WAITING}
    services.erase(actor=author, words_id=words.id)
    assert set(told.values_list("kind", "state", "why")) == {
        (kind, State.NOT_SENT, "erased") for kind in ("words.hidden", "words.can_be_stopped")
    }


def test_erasing_is_the_authors_and_happens_once():
    author = Actor(person_id=known().id)
    words = say(author)
    for actor in (holding(Office.CO_CHAIR), holding(Office.FACILITATOR), ANONYMOUS):
        with pytest.raises(NotAllowed):
            services.erase(actor=actor, words_id=words.id)
    services.erase(actor=author, words_id=words.id)
    with pytest.raises(AlreadyDone):
        services.erase(actor=SYSTEM, words_id=words.id)


def test_an_address_without_account_is_forgotten():
    key = known().id
    words = say(ANONYMOUS, address_id=key)

    @act(people.ADDRESS_ERASED)
    def forget():
        record(people.ADDRESS_ERASED, actor=SYSTEM, subject_id=key, payload={"about": str(words.id), "words": 0})

    forget()
    words.refresh_from_db()
    assert words.address_id is None


def test_who_sent_words_without_an_account_has_them_erased_by_a_fresh_link_alone():
    kept = people_services.add_address(actor=ANONYMOUS, panel_id=NORTH, about_id=new_id(), email="ann@example.org")
    sent, other = say(ANONYMOUS, "canary", address_id=kept.id), say(ANONYMOUS, "another")
    services.let_through(actor=holding(Office.MODERATOR), words_id=sent.id)
    people_services.ask_to_erase(actor=ANONYMOUS, token=tokens.stopping(kept))
    assert Words.objects.get(id=sent.id).standing == Standing.SHOWN
    people_services.erase_sent(actor=ANONYMOUS, token=tokens.erasing(kept))
    sent.refresh_from_db()
    other.refresh_from_db()
    assert (sent.standing, sent.address_id, other.standing) == (Standing.ERASED, None, Standing.HELD)
    assert not Layer.objects.filter(text="canary").exists()
