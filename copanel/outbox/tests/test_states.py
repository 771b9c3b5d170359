"""The whole of both tables: what is not in them raises."""

from __future__ import annotations

import itertools

import pytest

from copanel.kernel.errors import WrongState
from copanel.outbox.models import Envelope, PrintItem
from copanel.outbox.states import PILE_TRANSITIONS, TRANSITIONS, Do, Hand, Pile, State

EVERY = [
    *((Envelope, TRANSITIONS, *pair) for pair in itertools.product(State, Do)),
    *((PrintItem, PILE_TRANSITIONS, *pair) for pair in itertools.product(Pile, Hand)),
]


@pytest.mark.parametrize(("model", "table", "state", "do"), EVERY)
def test_every_pair(model, table, state, do):
    row = model(state=state)
    if (state, do) in table:
        row.move(do)
        assert row.state == table[state, do]
    else:
        with pytest.raises(WrongState):
            row.move(do)
        assert row.state == state


def test_a_letter_that_is_out_stays_out():
    assert not [do for state, do in PILE_TRANSITIONS if state in {Pile.DONE, Pile.TAKEN_OFF}]
