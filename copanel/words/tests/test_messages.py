"""What authors are told: rendered at sending, and not sent when the words have gone since."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from copanel.kernel.actor import ANONYMOUS, Actor, Office
from copanel.kernel.ids import new_id
from copanel.outbox import Message, NotSent, Reader
from copanel.outbox.models import Envelope
from copanel.words import messages, services
from copanel.words.states import Space
from copanel.words.tasks import chase
from copanel.words.tests.people import NORTH, holding, known, say

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


class TestWhatIsNotTrueAnyMoreIsNotSaid:
    def test_that_words_are_hidden_which_a_co_chair_showed_again(self, author):
        decision = services.hide(actor=holding(Office.MODERATOR), words_id=say(author).id, reason_code="abuse")
        services.stop_hiding(actor=holding(Office.CO_CHAIR), decision_id=decision.id)
        assert render(messages.HIDDEN, decision, author) == NotSent("done_since")

    @pytest.mark.parametrize("what", ["hide", "refuse", "mask"])
    def test_a_decision_that_was_undone(self, author, what):
        words, moderator = say(author, hold=what == "refuse"), holding(Office.MODERATOR)
        passages = {"passages": ["ramp"]} if what == "mask" else {}
        code = "names_someone" if what == "mask" else "abuse"
        decision = getattr(services, what)(actor=moderator, words_id=words.id, reason_code=code, **passages)
        kind = {"hide": messages.HIDDEN, "refuse": messages.REFUSED, "mask": messages.MASKED}[what]
        services.appeal(actor=author, decision_id=decision.id)
        services.decide_appeal(actor=holding(Office.CO_CHAIR), decision_id=decision.id, uphold=False, answer="Yes.")
        assert render(kind, decision, author) == NotSent("done_since")
        assert isinstance(render(messages.APPEAL_DECIDED, decision, author), Message)

    def test_that_words_are_shown_which_someone_else_hid_since(self, author):
        words = say(author)
        decision = services.hide(actor=holding(Office.MODERATOR), words_id=words.id, reason_code="abuse")
        services.stop_hiding(actor=holding(Office.CO_CHAIR), decision_id=decision.id)
        services.hide(actor=holding(Office.MODERATOR), words_id=words.id, reason_code="abuse")
        assert render(messages.HIDING_STOPPED, decision, author) == NotSent("done_since")

    def test_that_another_look_can_be_asked_for_when_it_was(self, author):
        words = say(author)
        decision = services.hide(actor=holding(Office.MODERATOR), words_id=words.id, reason_code="abuse")
        services.appeal(actor=author, decision_id=decision.id)
        said = render(messages.HIDDEN, decision, author)
        assert said.link == ("See your words", words.get_absolute_url())
        assert "another look" not in str(said)


@pytest.mark.parametrize("asked", [True, False])
def test_who_is_told_that_a_hiding_was_stopped_comes_to_their_words_and_has_their_answer(author, asked):
    words = say(author, "canary")
    decision = services.hide(actor=holding(Office.MODERATOR), words_id=words.id, reason_code="abuse")
    if asked:
        services.appeal(actor=author, decision_id=decision.id, text="Why?")
    services.stop_hiding(actor=holding(Office.CO_CHAIR), decision_id=decision.id)
    said = render(messages.HIDING_STOPPED, decision, author)
    assert said.link == ("See your words", words.get_absolute_url())
    assert said.paragraphs == (
        ("You had asked for another look. This is the answer: you were right to ask.",) if asked else ()
    )
    assert "canary" not in str(said)


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


class TestWhoIsTold:
    def told(self, kind) -> list:
        return sorted(Envelope.objects.filter(kind=kind.name).values_list("person_id", flat=True), key=str)

    def test_moderators_once_a_day_however_much_comes_in(self, in_office):
        moderator = holding(Office.MODERATOR)
        in_office[Office.MODERATOR] = [moderator.person_id]
        with time_machine.travel(dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC), tick=False) as clock:
            words = [say(ANONYMOUS), say(ANONYMOUS)]
            assert self.told(messages.TO_CHECK) == [moderator.person_id]
            said = messages.TO_CHECK.render(NORTH, Reader(moderator.person_id, moderator, "Jo", "en-gb"))
            assert said.first_line.startswith("2 people")
            assert said.link[1] in {f"/north/words/{each.id}/check" for each in words}
            chase()
            clock.shift(dt.timedelta(days=2))
            chase()
            assert len(self.told(messages.TO_CHECK)) == 1
            clock.shift(dt.timedelta(days=1))  # the third working day
            chase()
            chase()
            assert len(self.told(messages.TO_CHECK)) == 2
            for each in words:
                services.let_through(actor=moderator, words_id=each.id)
        assert isinstance(
            messages.TO_CHECK.render(NORTH, Reader(moderator.person_id, moderator, "Jo", "en-gb")), NotSent
        )
        manager = holding(Office.MANAGER, council_of=frozenset({NORTH}))
        say(ANONYMOUS)
        assert isinstance(messages.TO_CHECK.render(NORTH, Reader(manager.person_id, manager, "Jo", "en-gb")), NotSent)

    def test_an_appeal_goes_to_those_who_had_no_part_in_it(self, in_office, author):
        first, other = holding(Office.MODERATOR), holding(Office.CO_CHAIR)
        in_office |= {Office.MODERATOR: [first.person_id], Office.CO_CHAIR: [other.person_id, author.person_id]}
        decision = services.hide(actor=first, words_id=say(author).id, reason_code="abuse")
        services.appeal(actor=author, decision_id=decision.id)
        assert self.told(messages.APPEALED) == [other.person_id]
        assert isinstance(render(messages.APPEALED, decision, other), Message)
        assert isinstance(render(messages.APPEALED, decision, first), NotSent)
        services.decide_appeal(actor=other, decision_id=decision.id, uphold=True, answer="No.")
        assert isinstance(render(messages.APPEALED, decision, other), NotSent)

    @pytest.mark.parametrize("space", list(Space))
    def test_leads_are_told_at_once_but_not_whom_it_concerns(self, in_office, space):
        lead, concerned = holding(Office.SAFEGUARDING_LEAD), holding(Office.SAFEGUARDING_LEAD)
        in_office[Office.SAFEGUARDING_LEAD] = [lead.person_id, concerned.person_id]
        words = say(holding(Office.MEMBER), "canary", space=space)
        member = holding(Office.MEMBER)
        note = services.someone_at_risk(
            actor=member, words_id=words.id, what="It is the lead.", about_persons=[concerned.person_id]
        )
        assert messages.AT_RISK.urgent
        assert self.told(messages.AT_RISK) == [lead.person_id]
        said = render(messages.AT_RISK, note, lead)
        assert said.link[1] == f"/north/words/notes/{note.id}"
        assert "canary" not in str(said)
        assert isinstance(render(messages.AT_RISK, note, concerned), NotSent)
        assert isinstance(render(messages.AT_RISK, note, member), NotSent)

    def test_a_worry_from_a_call_too(self, in_office):
        lead = holding(Office.SAFEGUARDING_LEAD)
        in_office[Office.SAFEGUARDING_LEAD] = [lead.person_id]
        note = services.raise_worry(
            actor=holding(Office.FACILITATOR), panel_id=NORTH, panel_slug="north", what="A caller cried."
        )
        assert self.told(messages.AT_RISK) == [lead.person_id]
        assert render(messages.AT_RISK, note, lead).paragraphs == ("The council was not told. You decide that.",)

    def test_co_chairs_of_the_user_led_side_hear_that_nobody_looked_and_not_what_it_says(self, in_office):
        chair, theirs = holding(Office.CO_CHAIR), holding(Office.CO_CHAIR, council_of=frozenset({NORTH}))
        with time_machine.travel(dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC), tick=False) as clock:
            words = say(holding(Office.MEMBER), "canary")
            note = services.someone_at_risk(actor=ANONYMOUS, words_id=words.id, what="A canary.")
            clock.shift(dt.timedelta(days=2))
            said = render(messages.NOTE_UNOPENED, note, chair)
            assert said.paragraphs[0] == "It has waited for 2 working days."
        assert (said.link, "canary" in str(said)) == (None, False)
        for actor in (theirs, holding(Office.MODERATOR), holding(Office.MEMBER)):
            assert isinstance(render(messages.NOTE_UNOPENED, note, actor), NotSent)
            assert isinstance(render(messages.TAKEN_DOWN, note, actor), NotSent)
        services.read_note(actor=holding(Office.SAFEGUARDING_LEAD), note_id=note.id)
        assert isinstance(render(messages.NOTE_UNOPENED, note, chair), NotSent)

    def test_whom_words_are_about_is_not_told_of_them_as_a_co_chair(self, in_office):
        named, other = known("N").id, known("O").id
        in_office[Office.CO_CHAIR] = [named, other]
        words = say(holding(Office.MEMBER))
        services.someone_at_risk(actor=ANONYMOUS, words_id=words.id, what="It is the chair.", about_persons=[named])
        assert self.told(messages.TAKEN_DOWN) == [other]

    def test_co_chairs_name_another_lead_and_then_it_is_done(self, in_office, author):
        first, chair = holding(Office.SAFEGUARDING_LEAD), holding(Office.CO_CHAIR)
        in_office |= {Office.SAFEGUARDING_LEAD: [first.person_id], Office.CO_CHAIR: [chair.person_id]}
        words = say(author, "canary")
        note = services.someone_at_risk(actor=holding(Office.MEMBER), words_id=words.id, what="x")
        services.close_note(actor=first, note_id=note.id, text="No.", give_back=False)
        decision = words.decisions.get()
        services.appeal(actor=author, decision_id=decision.id, text="canary")
        said = render(messages.NO_LEAD_LEFT, decision, chair)
        assert "canary" not in str(said)
        assert isinstance(render(messages.NO_LEAD_LEFT, decision, holding(Office.MEMBER)), NotSent)
        in_office[Office.SAFEGUARDING_LEAD].append(known("L").id)
        assert isinstance(render(messages.NO_LEAD_LEFT, decision, chair), NotSent)
