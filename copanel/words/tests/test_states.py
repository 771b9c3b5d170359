"""The three tables whole: every legal step, and every other pair refused."""

from __future__ import annotations

import itertools

import pytest

from copanel.kernel.errors import WrongState
from copanel.words.models import Decided, SafeguardingNote, Words
from copanel.words.states import (
    DECISION_TRANSITIONS,
    NOTE_TRANSITIONS,
    RETURN,
    TRANSITIONS,
    DecisionState,
    Do,
    Judge,
    NoteDo,
    NoteState,
    Standing,
)

TABLES = (
    (Words, "standing", Standing, Do, TRANSITIONS),
    (Decided, "state", DecisionState, Judge, DECISION_TRANSITIONS),
    (SafeguardingNote, "state", NoteState, NoteDo, NOTE_TRANSITIONS),
)


@pytest.mark.parametrize(("model", "column", "states", "acts", "table"), TABLES)
def test_the_table_is_all_there_is(model, column, states, acts, table):
    for state, act in itertools.product(states, acts):
        row = model(**{column: state})
        assert row.can_move(act) is ((state, act) in table)
        if (state, act) in table:
            row.move(act)
            assert getattr(row, column) == table[state, act]
        else:
            with pytest.raises(WrongState):
                row.move(act)
            assert getattr(row, column) == state


def test_nothing_is_erased_while_a_note_is_open():
    assert (Standing.TAKEN_DOWN, Do.ERASE) not in TRANSITIONS


def test_nothing_follows_erasing():
    assert not [act for state, act in TRANSITIONS if state == Standing.ERASED]


def test_words_taken_down_go_back_to_any_standing_they_came_from():
    came_from = {state for (state, act), end in TRANSITIONS.items() if act == Do.TAKE_DOWN}
    assert set(RETURN) == came_from
    for standing, act in RETURN.items():
        assert TRANSITIONS[Standing.TAKEN_DOWN, act] == standing


def test_only_a_moderator_or_an_appeal_shows_words():
    shows = {act for (_state, act), end in TRANSITIONS.items() if end == Standing.SHOWN}
    assert shows == {Do.LET_THROUGH, Do.RESTORE, Do.RETURN_TO_SHOWN}
