"""States move along their table and nowhere else."""

from enum import StrEnum

import pytest
from django.db import models
from django.test.utils import isolate_apps

from copanel.kernel.errors import WrongState
from copanel.kernel.states import Moves, choices


class State(StrEnum):
    SHUT = "shut"
    OPEN = "open"


class Do(StrEnum):
    PUSH = "push"
    PULL = "pull"


TABLE = {(State.SHUT, Do.PUSH): State.OPEN, (State.OPEN, Do.PULL): State.SHUT}


@pytest.fixture
def door():
    with isolate_apps("copanel.kernel"):

        class Door(Moves):
            TRANSITIONS = TABLE
            state = models.CharField(max_length=9, choices=choices(State), default=State.SHUT)

            class Meta:
                app_label = "kernel"

        yield Door


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("do", Do)
def test_the_whole_table(door, state, do):
    row = door(state=state)
    if (state, do) in TABLE:
        assert row.can_move(do)
        row.move(do)
        assert row.state == TABLE[state, do]
    else:
        assert not row.can_move(do)
        with pytest.raises(WrongState):
            row.move(do)
        assert row.state == state
