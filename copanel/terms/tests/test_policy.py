"""The table of who may do what, whole: powers.md, "Amend the terms of reference or the constitution"."""

from __future__ import annotations

import pytest

from copanel.governance.tests.examples import a_panel, in_office
from copanel.kernel.actor import ANONYMOUS, SYSTEM, Actor, Office
from copanel.kernel.errors import NotAllowed, NotFound
from copanel.kernel.ids import new_id
from copanel.kernel.policy import OnPanel
from copanel.terms.policy import POLICY
from copanel.terms.states import Do

pytestmark = pytest.mark.django_db
ALL, READS = set(Do), {Do.SEE_DRAFT, Do.NOTE}
MAY = {
    Office.CO_CHAIR: ALL,
    Office.DEPUTY_CHAIR: ALL,
    Office.FACILITATOR: ALL - {Do.SIGN},
    Office.MODERATOR: set(),
    Office.SAFEGUARDING_LEAD: set(),
    Office.MEMBER: READS,
    Office.MANAGER: READS | {Do.SIGN},
    Office.ENGAGEMENT_LEAD: READS,
    Office.FUNDER_CONTACT: set(),
    Office.PAYMENTS_OFFICER: set(),
    Office.AUTHORISER: set(),
    Office.AUDITOR: set(),
    Office.SUPPORT_ENGINEER: set(),
}


@pytest.mark.parametrize("office", Office)
def test_each_office_may_do_this_and_nothing_else(office):
    table = a_panel()
    assert POLICY.allowed(in_office(table, office), OnPanel(table.panel_id)) == {do.value for do in MAY[office]}


def test_nobody_else_may_do_anything():
    table, elsewhere = a_panel(), a_panel("eastmarsh")
    for actor in (ANONYMOUS, SYSTEM, Actor(person_id=new_id()), in_office(elsewhere, Office.CO_CHAIR)):
        assert POLICY.allowed(actor, OnPanel(table.panel_id)) == frozenset()


def test_that_there_is_a_draft_is_not_told():
    about = OnPanel(a_panel().panel_id)
    for do in (Do.SEE_DRAFT, Do.NOTE):
        with pytest.raises(NotFound):
            POLICY.require(ANONYMOUS, do, about)
    with pytest.raises(NotAllowed):
        POLICY.require(ANONYMOUS, Do.PUBLISH, about)
