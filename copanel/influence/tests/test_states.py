"""Every legal step, and that there is no other. No table has a step that closes a recommendation."""

from __future__ import annotations

from itertools import product

import pytest

from copanel.influence.models import Answer, Issue, Part, Promise, Recommendation
from copanel.influence.standing import standing
from copanel.influence.states import (
    ANSWER,
    ISSUE,
    PART,
    PROMISE,
    RECOMMENDATION,
    AnswerState,
    Do,
    IssueState,
    PartState,
    PromiseState,
    RecommendationState,
    Stand,
)
from copanel.kernel.errors import WrongState

LEGAL = {
    Issue: {
        "held show open", "held refuse refused", "held withdraw withdrawn", "refused show open", "open close closed",
        "closed reopen open",
    },
    Recommendation: {
        "draft drop dropped", "draft agree agreed", "agreed send sent", "sent acknowledge acknowledged",
        "sent answer_last answered", "acknowledged answer_last answered", "answered unsettle acknowledged",
    },
    Part: {
        "drafted send waiting", "waiting settle answered", "waiting unsettle waiting", "answered settle answered",
        "answered unsettle waiting",
    },
    Answer: {"draft draft_answer draft", "draft sign signed"},
    Promise: {"made replace replaced"},
}  # fmt: skip
STATES = {
    Issue: (ISSUE, IssueState),
    Recommendation: (RECOMMENDATION, RecommendationState),
    Part: (PART, PartState),
    Answer: (ANSWER, AnswerState),
    Promise: (PROMISE, PromiseState),
}


@pytest.mark.parametrize("model", LEGAL)
def test_the_whole_table(model):
    table, _states = STATES[model]
    assert {f"{start} {do} {end}" for (start, do), end in table.items()} == LEGAL[model]


@pytest.mark.parametrize("model", LEGAL)
def test_every_other_step_is_refused(model):
    table, states = STATES[model]
    for start, do in product(states, Do):
        row = model(state=start)
        if (start, do) in table:
            row.move(do)
            assert row.state == table[start, do]
        else:
            with pytest.raises(WrongState):
                row.move(do)
            assert row.state == start


def test_no_step_closes_a_recommendation():
    assert not any("close" in state for state in RecommendationState)
    assert not any("close" in state for state in PartState)


W, A, D = PartState.WAITING, PartState.ANSWERED, PartState.DRAFTED


@pytest.mark.parametrize(
    ("state", "parts", "stand"),
    [
        ("open", [], Stand.RAISED),
        ("open", [(D, None)], Stand.RAISED),
        ("open", [(W, None)], Stand.WAITING),
        ("open", [(A, "adopted")], Stand.ADOPTED),
        ("open", [(A, "adopted"), (W, "waiting")], Stand.WAITING),
        ("open", [(A, "adopted"), (A, "not_taken")], Stand.NOT_TAKEN),
        ("open", [(A, "adopted"), (A, "in_part")], Stand.IN_PART),
        ("open", [(A, "answered"), (A, "adopted")], Stand.ANSWERED),
        ("closed", [(A, "adopted")], Stand.CLOSED),
    ],
)
def test_an_issue_stands_where_it_most_needs_an_answer(state, parts, stand):
    assert standing(state, [(part, kind, None) for part, kind in parts])[0] is stand
