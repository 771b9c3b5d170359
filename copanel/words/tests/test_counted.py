"""The public figures: each thing once, by what came of it, and never by where the words stand now."""

from __future__ import annotations

import pytest

from copanel.kernel.actor import ANONYMOUS, Actor, Office, Side
from copanel.words import queries, services
from copanel.words.models import SafeguardingNote, Words
from copanel.words.tests.people import NORTH, holding, known, say

pytestmark = pytest.mark.django_db


def closed(words: Words, *, give_back: bool) -> SafeguardingNote:
    """Taken down at the asking of the user-led side, and the note closed by a lead."""
    note = services.someone_at_risk(actor=holding(Office.MEMBER), words_id=words.id, what="A worry.")
    lead = holding(Office.SAFEGUARDING_LEAD)
    return services.close_note(actor=lead, note_id=note.id, text="Looked at.", give_back=give_back)


def taken_down() -> list[tuple[str, int, int]]:
    return queries.taken_down_counts(NORTH)


class TestTakenDown:
    def test_given_back_is_counted_as_shown_again_whatever_is_done_to_the_words_later(self):
        author = holding(Office.MEMBER)
        words = say(author)
        closed(words, give_back=True)
        assert taken_down() == [(Side.USER_LED, 1, 1)]
        services.hide(actor=holding(Office.MODERATOR), words_id=words.id, reason_code="abuse")
        assert taken_down() == [(Side.USER_LED, 1, 1)]

    def test_a_note_that_is_open_is_counted_nowhere_and_changes_no_count(self):
        words = say(holding(Office.MEMBER))
        closed(words, give_back=True)
        services.someone_at_risk(actor=holding(Office.MEMBER), words_id=words.id, what="Again.")
        assert taken_down() == [(Side.USER_LED, 1, 1)]

    def test_kept_hidden_is_counted_once_and_not_among_what_moderators_hid(self):
        closed(say(holding(Office.MEMBER)), give_back=False)
        assert taken_down() == [(Side.USER_LED, 1, 0)]
        assert queries.hidden_counts(NORTH) == {}

    def test_kept_hidden_and_shown_again_on_appeal_is_shown_again(self):
        author = Actor(person_id=known().id)
        words = say(author)
        closed(words, give_back=False)
        decision = words.decisions.get()
        services.appeal(actor=author, decision_id=decision.id)
        services.decide_appeal(
            actor=holding(Office.SAFEGUARDING_LEAD), decision_id=decision.id, uphold=False, answer="Yes."
        )
        assert taken_down() == [(Side.USER_LED, 1, 1)]

    def test_what_its_author_has_had_erased_meanwhile_is_not_shown_again(self):
        author = Actor(person_id=known().id)
        words = say(author)
        note = services.someone_at_risk(actor=author, words_id=words.id, what="A worry.")
        services.erase(actor=author, words_id=words.id)
        services.close_note(actor=holding(Office.SAFEGUARDING_LEAD), note_id=note.id, text="x", give_back=True)
        assert taken_down() == [(Side.PUBLIC, 1, 0)]

    def test_where_nothing_was_taken_down_nothing_is_counted(self):
        author = Actor(person_id=known().id)
        held = say(author, hold=True)
        note = services.someone_at_risk(actor=author, words_id=held.id, what="Help.")
        services.close_note(actor=holding(Office.SAFEGUARDING_LEAD), note_id=note.id, text="x", give_back=True)
        note = services.raise_worry(actor=ANONYMOUS, panel_id=NORTH, panel_slug="north", what="A call.")
        services.close_note(actor=holding(Office.SAFEGUARDING_LEAD), note_id=note.id, text="x", give_back=True)
        assert taken_down() == []
