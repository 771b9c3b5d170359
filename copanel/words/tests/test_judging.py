"""Decisions looked at again: each undoes itself and nothing else, is judged by another, and with open eyes."""

from __future__ import annotations

from dataclasses import replace

import pytest
import time_machine

from copanel.kernel.actor import ANONYMOUS, Actor, Office, Side
from copanel.kernel.errors import Invalid, NotAllowed, WrongState
from copanel.ledger.models import PublicEntry
from copanel.outbox.kinds import NotSent, Reader
from copanel.words import messages, queries, services
from copanel.words.models import About, Decided, Flag, Words
from copanel.words.states import TAKEN_OUT, How, Space, Standing
from copanel.words.tests.people import NORTH, holding, known, say

pytestmark = pytest.mark.django_db


def read(words: Words, actor: Actor = ANONYMOUS) -> queries.Spoken:
    return queries.spoken([words.id], actor=actor)[words.id]


def page(actor: Actor, words: Words) -> queries.WordsPage:
    return queries.words_page(actor=actor, panel_id=NORTH, words_id=words.id)


def moderator() -> Actor:
    return holding(Office.MODERATOR)


def lead() -> Actor:
    return holding(Office.SAFEGUARDING_LEAD, side=Side.INDEPENDENT)


def member() -> Actor:
    return replace(holding(Office.MEMBER), person_id=known().id)


@pytest.fixture
def addition() -> tuple[Actor, Words, Decided]:
    """Shown words to which their author, of the public, put a correction that was refused."""
    author = Actor(person_id=known("Pat Public").id)
    words = say(author, "The first words.")
    services.correct(actor=author, words_id=words.id, text="The correction.")
    return author, words, services.refuse(actor=moderator(), words_id=words.id, reason_code="abuse")


class TestUndoing:
    def test_a_refused_addition_shown_again_leaves_words_hidden_that_another_decision_hid(self, addition):
        author, words, refusal = addition
        services.hide(actor=moderator(), words_id=words.id, reason_code="hate")
        services.appeal(actor=author, decision_id=refusal.id)
        services.decide_appeal(actor=moderator(), decision_id=refusal.id, uphold=False, answer="Right.")
        assert read(words).text is None
        assert queries.hidden_counts(NORTH) == {"hate": (1, 0)}
        again = page(author, words)
        assert [each.state for each in again.decisions] == ["overturned", "made"]

    def test_nor_what_the_safeguarding_leads_keep_hidden(self, addition):
        author, words, refusal = addition
        services.appeal(actor=author, decision_id=refusal.id)
        note = services.someone_at_risk(actor=holding(Office.MEMBER), words_id=words.id, what="A worry.")
        services.close_note(actor=lead(), note_id=note.id, text="Kept.", give_back=False)
        both = holding(Office.MODERATOR, Office.SAFEGUARDING_LEAD, side=Side.INDEPENDENT)
        for judge in (moderator(), both):
            with pytest.raises(NotAllowed):
                services.decide_appeal(actor=judge, decision_id=refusal.id, uphold=False, answer="Right.")
        assert read(words).text is None

    def test_shown_words_get_the_addition_that_was_refused(self, addition):
        author, words, refusal = addition
        services.appeal(actor=author, decision_id=refusal.id)
        services.decide_appeal(actor=moderator(), decision_id=refusal.id, uphold=False, answer="Right.")
        assert [each.text for each in read(words).corrections] == ["The correction."]

    def test_author_and_judge_read_what_was_refused_and_nobody_else_does(self, addition):
        author, words, _refusal = addition
        for actor in (author, moderator()):
            assert [each.refused for each in page(actor, words).decisions] == [("The correction.",)]
        for actor in (ANONYMOUS, holding(Office.MEMBER)):
            assert page(actor, words).decisions == ()
            assert read(words, actor).refused == ()

    def test_while_someones_safety_is_looked_after_no_appeal_is_decided(self):
        author, both = member(), holding(Office.MODERATOR, Office.SAFEGUARDING_LEAD, side=Side.INDEPENDENT)
        words = say(author)
        hiding = services.hide(actor=moderator(), words_id=words.id, reason_code="abuse")
        services.appeal(actor=author, decision_id=hiding.id)
        note = services.someone_at_risk(actor=holding(Office.MEMBER), words_id=words.id, what="A worry.")
        assert not any(each.may_judge for each in page(both, words).decisions)
        with pytest.raises(WrongState):
            services.decide_appeal(actor=both, decision_id=hiding.id, uphold=False, answer="Right.")
        services.close_note(actor=lead(), note_id=note.id, text="All is well.", give_back=True)
        services.decide_appeal(actor=moderator(), decision_id=hiding.id, uphold=False, answer="Right.")
        assert read(words).text == "The ramp is too steep."

    def test_a_hiding_that_is_stopped_answers_the_appeal_that_was_running(self):
        author, chair = member(), holding(Office.CO_CHAIR)
        words = say(author)
        hiding = services.hide(actor=moderator(), words_id=words.id, reason_code="abuse")
        services.appeal(actor=author, decision_id=hiding.id)
        services.stop_hiding(actor=chair, decision_id=hiding.id)
        answered = Decided.objects.get(id=hiding.id).appeal
        assert (answered.decided_by_id, answered.decided_at is not None) == (chair.person_id, True)


class TestOnceUndone:
    def test_whoever_was_undone_does_not_decide_it_again_by_any_road(self):
        author, first, second = member(), moderator(), moderator()
        words = say(author, "The ramp is steep. Ask Jo.")
        hiding = services.hide(actor=first, words_id=words.id, reason_code="abuse")
        services.appeal(actor=author, decision_id=hiding.id)
        services.decide_appeal(actor=second, decision_id=hiding.id, uphold=False, answer="Right.")
        with pytest.raises(NotAllowed):
            services.hide(actor=first, words_id=words.id, reason_code="hate")
        with pytest.raises(NotAllowed):
            services.mask(actor=first, words_id=words.id, passages=["Jo"], reason_code="names_someone")
        services.mask(actor=second, words_id=words.id, passages=["Jo"], reason_code="names_someone")

    def test_a_mask_leaves_something_to_read(self):
        words = say(member(), "He lies, Jo does.")
        with pytest.raises(Invalid):
            services.mask(
                actor=moderator(), words_id=words.id, passages=["He lies", "Jo does"], reason_code="names_someone"
            )
        assert read(words).text == "He lies, Jo does."
        services.mask(actor=moderator(), words_id=words.id, passages=["Jo does"], reason_code="names_someone")
        assert read(words).text == f"He lies, {TAKEN_OUT}."


class TestPickingJudges:
    def test_nobody_says_whom_their_own_words_are_about_but_themselves(self, three):
        ada, bo, _cy = three
        words = say(ada)
        with pytest.raises(NotAllowed):
            services.say_about(actor=ada, words_id=words.id, about_persons=[bo.person_id])

    def test_nor_whoever_decided_about_them(self, three):
        ada, bo, cy = three
        words = say(member())
        services.hide(actor=ada, words_id=words.id, reason_code="abuse")
        with pytest.raises(NotAllowed):
            services.say_about(actor=ada, words_id=words.id, about_persons=[bo.person_id])
        with pytest.raises(Invalid):  # Ada decided, Bo says it: nobody would be left to hear an appeal
            services.say_about(actor=bo, words_id=words.id, about_persons=[cy.person_id])
        services.say_about(actor=bo, words_id=words.id, about_persons=[bo.person_id])
        assert About.objects.get().person_id == bo.person_id

    def test_a_co_chair_whom_words_are_about_is_told_that_they_were_hidden_all_the_same(self, three):
        ada, _bo, _cy = three
        chair = replace(holding(Office.CO_CHAIR), person_id=known("Di").id)
        words = say(member())
        services.say_about(actor=ada, words_id=words.id, about_persons=[chair.person_id])
        hiding = services.hide(actor=ada, words_id=words.id, reason_code="abuse")
        told = messages._can_be_stopped(hiding.id, Reader(chair.person_id, chair, "Di", "en-gb"))
        assert not isinstance(told, NotSent)
        assert "you or your organisation" in told.first_line


class TestFlags:
    def test_what_came_after_the_page_was_drawn_is_not_settled_unread(self):
        words, when = say(member()), moderator()
        with time_machine.travel("2026-11-02 10:00:00+00:00", tick=False):
            services.flag(actor=holding(Office.MEMBER), words_id=words.id, why="Rude.")
        seen = page(when, words).flags_until
        with time_machine.travel("2026-11-02 10:05:00+00:00", tick=False):
            services.flag(actor=holding(Office.MEMBER), words_id=words.id, why="It says where she lives.")
        services.settle_flags(actor=when, words_id=words.id, flags_until=seen)
        assert [each.why for each in Flag.objects.filter(settled_at__isnull=True)] == ["It says where she lives."]
        services.hide(actor=when, words_id=words.id, reason_code="abuse", flags_until=seen)
        assert Flag.objects.filter(settled_at__isnull=True).count() == 1


class TestWrittenDown:
    def noted(self, hold: bool) -> tuple[Actor, Words]:
        writer = holding(Office.FACILITATOR, side=Side.INDEPENDENT)
        words = say(writer, author_id=known().id, how=How.PHONE, written_by_id=writer.person_id, hold=hold)
        return writer, words

    def test_checked_words_are_not_written_again_by_who_noted_them(self):
        writer, words = self.noted(hold=True)
        services.let_through(actor=moderator(), words_id=words.id)
        assert not page(writer, words).editable
        with pytest.raises(WrongState):
            services.edit(actor=writer, words_id=words.id, text="The ramp is fine, thank you.")

    def test_before_that_it_is_a_line_of_its_own_and_they_are_not_as_read_back(self):
        writer, words = self.noted(hold=False)
        Words.objects.filter(id=words.id).update(read_back=True)
        services.edit(actor=writer, words_id=words.id, text="The ramp is far too steep.")
        words.refresh_from_db()
        assert not words.read_back
        assert words.standing == Standing.SHOWN
        assert PublicEntry.objects.filter(kind="words.written_again").exists()
        assert not PublicEntry.objects.filter(kind="words.edited").exists()


def test_what_an_author_does_is_never_tied_to_an_office_they_hold_too():
    chair = replace(holding(Office.CO_CHAIR), person_id=known().id)
    words = say(chair, edit_minutes=30)
    services.edit(actor=chair, words_id=words.id, text="The ramp is steep.")
    services.correct(actor=chair, words_id=words.id, text="It was the side door.")
    services.hide(actor=moderator(), words_id=words.id, reason_code="abuse")
    services.appeal(actor=chair, decision_id=words.decisions.get().id)
    services.erase(actor=chair, words_id=words.id)
    theirs = [entry.body for entry in PublicEntry.objects.exclude(kind="words.hidden")]
    assert len(theirs) == 4
    assert not any("co_chair" in body or str(chair.held[0].id) in body for body in theirs)


def test_letters_that_cannot_be_seen_are_not_words():
    for text in ("\u200b\u2060", " \u00a0\u2003", "\u202e"):
        with pytest.raises(Invalid):
            say(member(), text)
    turned = say(member(), "Pay \u202e001\u2069 pounds.\u2028Now.")
    assert read(turned).text == "Pay 001 pounds.\nNow."


def test_what_is_taken_out_is_counted_in_public_by_reason():
    author, first = member(), moderator()
    words, inside = say(author, "Ask Jo or Ann."), say(author, "Ask Jo.", space=Space.USER_LED)
    taken = services.mask(actor=first, words_id=words.id, passages=["Jo"], reason_code="names_someone")
    services.mask(actor=moderator(), words_id=words.id, passages=["Ann"], reason_code="names_someone")
    services.mask(actor=first, words_id=inside.id, passages=["Jo"], reason_code="names_someone")
    services.appeal(actor=author, decision_id=taken.id)
    services.decide_appeal(actor=moderator(), decision_id=taken.id, uphold=False, answer="Jo agreed.")
    assert queries.taken_out_counts(NORTH) == {"names_someone": (2, 1)}
