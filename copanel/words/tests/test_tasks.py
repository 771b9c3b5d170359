"""What the worker reminds of, what it takes away when its time is over, and what it leaves."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from copanel.kernel.actor import ANONYMOUS, Actor, Office
from copanel.outbox.models import Envelope
from copanel.words import services, tasks
from copanel.words.models import Flag, NoteLine, SafeguardingNote, Words
from copanel.words.states import NoteState, Standing
from copanel.words.tests.people import holding, known, personas, say

pytestmark = pytest.mark.django_db
THEN = dt.datetime(2027, 3, 3, 12, tzinfo=dt.UTC)


def a_closed_note(words: Words) -> SafeguardingNote:
    note = services.someone_at_risk(actor=ANONYMOUS, words_id=words.id, what="Is he safe?")
    lead = holding(Office.SAFEGUARDING_LEAD)
    return services.close_note(actor=lead, note_id=note.id, text="He is well.", give_back=True)


@pytest.mark.parametrize(("on", "left"), [("2028-03-03", 3), ("2028-03-04", 2)])
def test_a_flag_goes_a_year_after_it_was_settled(on, left):
    with time_machine.travel(THEN, tick=False):
        words = say(personas()["member"])
        settled, waiting = (services.flag(actor=personas()["member"], words_id=words.id, why="Rude") for _each in "ab")
        Flag.objects.filter(id=settled.id).update(settled_at=THEN)
    with time_machine.travel(f"{on} 12:00:00+00:00", tick=False):
        other = services.flag(actor=personas()["member"], words_id=words.id, why="Rude")
        Flag.objects.filter(id=other.id).update(settled_at=THEN + dt.timedelta(days=300))
        for _twice in "ab":
            tasks.tidy()
            assert Flag.objects.count() == left
        assert Flag.objects.filter(id=waiting.id).exists()


@pytest.mark.parametrize(("on", "left"), [("2034-03-03", 2), ("2034-03-04", 1)])
def test_a_closed_note_goes_after_seven_years_with_its_lines_and_the_words_stay(on, left):
    with time_machine.travel(THEN, tick=False):
        words, others = say(personas()["member"]), say(personas()["member"])
        note = a_closed_note(words)
        still_open = services.someone_at_risk(actor=ANONYMOUS, words_id=others.id, what="And she?")
    assert (note.state, note.lines.count()) == (NoteState.CLOSED, 2)
    with time_machine.travel(f"{on} 12:00:00+00:00", tick=False):
        for _twice in "ab":
            tasks.tidy()
            assert SafeguardingNote.objects.count() == left
    assert NoteLine.objects.filter(note=note).exists() is (left == 2)
    assert still_open.lines.count() == 1
    words.refresh_from_db()
    assert words.standing == Standing.SHOWN


def test_additions_that_wait_are_chased_as_held_words_are(in_office):
    moderator = in_office[Office.MODERATOR] = [known("M").id]
    with time_machine.travel(dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC), tick=False) as clock:
        author = Actor(person_id=known("Pat Public").id)
        services.correct(actor=author, words_id=say(author).id, text="More.")
        Envelope.objects.all().delete()
        clock.shift(dt.timedelta(days=2))
        tasks.chase()
        assert not Envelope.objects.exists(), "in time"
        clock.shift(dt.timedelta(days=1))
        tasks.chase()
    assert list(Envelope.objects.values_list("kind", "person_id")) == [("words.to_check", moderator[0])]
