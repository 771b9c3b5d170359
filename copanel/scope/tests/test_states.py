"""Every legal step, and that there is no other; and what the level of a statement follows from."""

from __future__ import annotations

from itertools import product

import pytest

from copanel.kernel.errors import WrongState
from copanel.scope.models import Challenge, Request, Statement
from copanel.scope.states import (
    CHALLENGE,
    REQUEST,
    STATEMENT,
    ChallengeState,
    Do,
    Level,
    ReplyKind,
    RequestState,
    StatementState,
    Whose,
    level_of,
)

LEGAL = {
    Request: {"waiting state stated"},
    Statement: {"draft draft draft", "draft state signed"},
    Challenge: {"waiting reply answered", "waiting state answered"},
}
STATES = {Request: RequestState, Statement: StatementState, Challenge: ChallengeState}


@pytest.mark.parametrize("model", LEGAL)
def test_these_steps_and_no_others(model):
    table = {Request: REQUEST, Statement: STATEMENT, Challenge: CHALLENGE}[model]
    assert {f"{start} {do} {end}" for (start, do), end in table.items()} == LEGAL[model]
    for start, do in product(STATES[model], Do):
        if (start, do) not in table:
            with pytest.raises(WrongState):
                model(state=start).move(do)


@pytest.mark.parametrize(
    ("parts", "level"),
    [
        ({Level.OPEN}, Level.OPEN),
        ({Level.FIXED}, Level.FIXED),
        ({Level.LIMITED}, Level.LIMITED),
        ({Level.OPEN, Level.FIXED}, Level.LIMITED),
        ({Level.OPEN, Level.LIMITED, Level.FIXED}, Level.LIMITED),
    ],
)
def test_a_statement_is_as_open_as_its_parts_together(parts, level):
    assert level_of(parts) is level


@pytest.mark.parametrize("kinds", [Level, ReplyKind, Whose])
def test_every_kind_has_words(kinds):
    assert all(str(kind.label) for kind in kinds)
