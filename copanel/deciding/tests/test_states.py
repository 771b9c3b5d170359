"""The whole table of steps, and when a question is decided, in numbers alone."""

from __future__ import annotations

from itertools import product

import pytest

from copanel.deciding.models import Question
from copanel.deciding.states import FEWEST, TRANSITIONS, Do, Group, Position, QuestionState, Tally, Threshold, Way
from copanel.kernel.errors import WrongState

ENDS = {
    Do.CARRY: QuestionState.DECIDED,
    Do.NOT_CARRY: QuestionState.NOT_CARRIED,
    Do.SAY_NO_AGREEMENT: QuestionState.NO_AGREEMENT,
    Do.WITHDRAW: QuestionState.WITHDRAWN,
}


@pytest.mark.parametrize(("state", "do"), list(product(QuestionState, Do)))
def test_only_an_open_question_ends_and_it_ends_once(state, do):
    question = Question(state=state)
    if state is QuestionState.OPEN and do in ENDS:
        question.move(do)
        assert question.state == ENDS[do]
    else:
        assert (state, do) not in TRANSITIONS
        with pytest.raises(WrongState):
            question.move(do)


def test_every_kind_says_itself():
    for kind in (*QuestionState, *Way, *Position, *Group):
        assert str(kind.label)
    assert all(str(position.said) for position in Position)


ALL, MOST, SEATS7 = Threshold(Way.MOST_OF_ALL), Threshold(Way.MOST_OF_REPLIES, share=50), Threshold(Way.SEATS, seats=7)
AGREE = Threshold(Way.CONSENSUS, share=50)


@pytest.mark.parametrize(
    ("threshold", "tally", "met"),
    [
        (ALL, Tally(9, 5, 1), True),
        (ALL, Tally(9, 4, 1), False),
        (ALL, Tally(10, 5), False),
        (ALL, Tally(10, 6, 4), True),
        (ALL, Tally(1, 1), True),
        (SEATS7, Tally(9, 6), False),
        (SEATS7, Tally(9, 7, 2), True),
        # Most of those who reply could still change while some are silent, unless they are most of all.
        (MOST, Tally(9, 4), False),
        (MOST, Tally(9, 5), True),
        (Threshold(Way.MOST_OF_REPLIES, share=80), Tally(9, 5), False),
        (Threshold(Way.MOST_OF_REPLIES, share=80), Tally(9, 5, 3), True),
        # By consensus the last reply could be against it.
        (AGREE, Tally(9, 8), False),
        (AGREE, Tally(9, 9), True),
        (AGREE, Tally(9, 8, 0, 1), True),
        (AGREE, Tally(9, 8, 1), False),
        (AGREE, Tally(9, 8, 0, 0, 1), False),
    ],
)
def test_it_takes_effect_when_no_silent_seat_could_undo_it(threshold, tally, met):
    assert threshold.is_met(tally) is met


@pytest.mark.parametrize(
    ("threshold", "tally", "end"),
    [
        (ALL, Tally(9, 4, 1), Do.NOT_CARRY),
        (ALL, Tally(9), Do.NOT_CARRY),
        (MOST, Tally(9, 3, 2), Do.CARRY),
        (MOST, Tally(9, 3, 1), Do.NOT_CARRY),  # four of nine replied: not half of the seats
        (MOST, Tally(9, 3, 2, 1), Do.NOT_CARRY),  # three of six is not more than half
        (MOST, Tally(10, 3, 0, 1, 1), Do.CARRY),
        (AGREE, Tally(9, 5), Do.CARRY),
        (AGREE, Tally(9, 4), Do.NOT_CARRY),
        (AGREE, Tally(9, 5, 0, 3), Do.CARRY),
        (AGREE, Tally(9, 0, 0, 9), Do.NOT_CARRY),
        (AGREE, Tally(9, 8, 1), Do.SAY_NO_AGREEMENT),
        (AGREE, Tally(9, 8, 0, 0, 1), Do.SAY_NO_AGREEMENT),
        (AGREE, Tally(9, 1, 1), Do.SAY_NO_AGREEMENT),
    ],
)
def test_how_it_ends_when_the_time_is_over(threshold, tally, end):
    assert threshold.end(tally) is end


def test_a_question_that_took_effect_could_not_have_failed_by_more_replies():
    """Whatever the silent say, the numbers that decided would decide at the end too: all tallies of up to six seats."""
    for places in range(1, 7):
        for given in product(range(places + 1), repeat=4):
            if sum(given) > places:
                continue
            now = Tally(places, *given)
            for threshold in (ALL, MOST, AGREE, Threshold(Way.SEATS, seats=places // 2 + 1)):
                if not threshold.is_met(now):
                    continue
                for more in product(range(now.silent + 1), repeat=4):
                    if sum(more) == now.silent:
                        later = Tally(places, *(a + b for a, b in zip(given, more, strict=True)))
                        assert threshold.end(later) is Do.CARRY, (threshold, now, later)


@pytest.mark.parametrize(
    ("tally", "tells"),
    [
        (Tally(9), True),
        (Tally(9, 4), True),
        (Tally(4, 3, 1), True),
        (Tally(9, 9), True),
        (Tally(9, 5), True),
        (Tally(9, 5, 1), False),
        (Tally(9, 8, 1), False),
        (Tally(9, 4, 0, 1), False),
        (Tally(40, 30), True),
    ],
)
def test_numbers_tell_who_said_what_where_few_replied_or_all_alike(tally, tells):
    assert FEWEST == 5
    assert tally.tells_who is tells
