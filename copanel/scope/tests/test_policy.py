"""Who may do what: the whole table, beside powers.md."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from copanel.kernel.actor import ANONYMOUS, SYSTEM, Actor, Office, Side
from copanel.kernel.ids import new_id
from copanel.organisations.tests.examples import someone_in
from copanel.scope.policy import POLICY, allowed
from copanel.scope.states import Do

PANEL, ELSEWHERE = new_id(), new_id()
AUTHORITY = (Office.MANAGER, Office.ENGAGEMENT_LEAD, Office.FUNDER_CONTACT)
PEOPLE = {
    "public": ANONYMOUS,
    "signed in": Actor(person_id=new_id()),
    "system": SYSTEM,
    "co-chair elsewhere": someone_in(Office.CO_CHAIR, ELSEWHERE),
    "manager elsewhere": someone_in(Office.MANAGER, ELSEWHERE, side=Side.AUTHORITY),
    **{
        office.value: someone_in(office, PANEL, side=Side.AUTHORITY if office in AUTHORITY else Side.USER_LED)
        for office in Office
    },
}
CHAIRS = {"co_chair", "deputy_chair"}
TABLE = {
    Do.ASK: CHAIRS | {"facilitator"},
    Do.SEE_DRAFT: {"manager", "engagement_lead"},
    Do.DRAFT: {"manager", "engagement_lead"},
    Do.STATE: {"manager"},
    Do.CHALLENGE: CHAIRS | {"facilitator"},
    Do.REPLY: {"manager"},
}


@pytest.mark.parametrize("do", Do)
def test_the_whole_table(do):
    decided = SimpleNamespace(panel_id=PANEL, decision_id=new_id())
    assert {name for name, actor in PEOPLE.items() if POLICY.may(actor, do, decided)} == TABLE[do]


def test_without_a_decision_the_facilitator_challenges_nothing():
    undecided = SimpleNamespace(panel_id=PANEL, decision_id=None)
    assert not POLICY.may(PEOPLE["facilitator"], Do.CHALLENGE, undecided)
    assert POLICY.may(PEOPLE["co_chair"], Do.CHALLENGE, undecided)


@pytest.mark.parametrize("name", PEOPLE)
def test_a_page_offers_what_the_policy_lets(name):
    assert allowed(PEOPLE[name], PANEL) == {do.value for do in Do if name in TABLE[do]}
