"""Whoever stepped aside from an issue takes no new step in it: no draft, no passing up, no asking, no priority."""

from __future__ import annotations

import datetime as dt

import pytest

from copanel.governance import queries as governance
from copanel.governance import services as panels
from copanel.governance.models import OfficeHolding
from copanel.governance.tests.examples import a_decision
from copanel.influence import services
from copanel.influence.services import Ask
from copanel.influence.tests.examples import Room, a_room, an_issue
from copanel.influence.tests.test_groups import joined
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.errors import NotAllowed
from copanel.priorities import services as priorities
from copanel.scope import services as scope

pytestmark = pytest.mark.django_db


def aside(room: Room, issue_id) -> Actor:
    holding = OfficeHolding.objects.get(person_id=room.chair.person_id, office="co_chair")
    panels.step_aside(actor=room.chair, holding_id=holding.id, cause="interest", about_id=issue_id)
    return governance.actor_for(person_id=room.chair.person_id)


def test_who_stepped_aside_from_an_issue_takes_no_step_in_it() -> None:
    room, board = a_room("group"), a_room("board")
    joined(room, board)
    issue, other = an_issue(room), an_issue(room)
    (priority,) = priorities.decide_priorities(
        actor=room.chair, panel_id=room.panel_id, decision_id=a_decision(room.table).id,
        wanted=[priorities.Wanted("Letters", "Nobody can read them.", "")], from_on=clock.today(),
        until_on=clock.today() + dt.timedelta(days=99),
    )  # fmt: skip
    chair = aside(room, issue.id)

    def steps(issue_id):
        yield lambda: services.draft_recommendation(
            actor=chair, issue_id=issue_id, asks=[Ask("Mend every stop.", room.table.post.id)]
        )
        yield lambda: scope.ask(actor=chair, panel_id=room.panel_id, about_id=issue_id)
        yield lambda: priorities.put_issue_under(actor=chair, priority_id=priority.id, issue_id=issue_id)
        yield lambda: services.carry_up(actor=chair, issue_id=issue_id, why="It is the same in every town.")

    for step in steps(issue.id):
        with pytest.raises(NotAllowed):
            step()
    for step in steps(other.id):
        step()
