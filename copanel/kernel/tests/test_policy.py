"""The policy front: closed by default, hidden where existence is private."""

from enum import StrEnum
from uuid import uuid4

import pytest

from copanel.kernel import policy
from copanel.kernel.actor import ANONYMOUS, SYSTEM, Actor, Held, Office, Side
from copanel.kernel.errors import NotAllowed, NotFound
from copanel.kernel.policy import OnPanel, Policy

PANEL = OnPanel(uuid4())


class Do(StrEnum):
    OPEN = "open"
    PAINT = "paint"
    PEEP = "peep"
    BURN = "burn"


POLICY = Policy(
    {Do.OPEN: policy.anyone, Do.PAINT: policy.co_chair | policy.facilitator, Do.PEEP: policy.in_user_led_space},
    hidden=frozenset({Do.PEEP}),
)


def who(office, side=Side.USER_LED, panel=PANEL.panel_id):
    return Actor(person_id=uuid4(), held=(Held(id=uuid4(), office=office, panel_id=panel, side=side),))


def test_an_act_without_a_row_is_refused_to_all():
    for actor in (ANONYMOUS, SYSTEM, who(Office.CO_CHAIR)):
        assert not POLICY.may(actor, Do.BURN, PANEL)
    with pytest.raises(NotAllowed):
        POLICY.require(who(Office.CO_CHAIR), Do.BURN, PANEL)


def test_predicates_combine():
    assert POLICY.may(who(Office.CO_CHAIR), Do.PAINT, PANEL)
    assert POLICY.may(who(Office.DEPUTY_CHAIR), Do.PAINT, PANEL)
    assert POLICY.may(who(Office.FACILITATOR, Side.INDEPENDENT), Do.PAINT, PANEL)
    assert not POLICY.may(who(Office.MEMBER), Do.PAINT, PANEL)
    assert not POLICY.may(who(Office.CO_CHAIR, panel=uuid4()), Do.PAINT, PANEL)


def test_a_hidden_act_is_refused_as_if_nothing_were_there():
    with pytest.raises(NotFound):
        POLICY.require(who(Office.MANAGER, Side.AUTHORITY), Do.PEEP, PANEL)


def test_a_template_is_told_every_act_allowed():
    assert POLICY.allowed(who(Office.CO_CHAIR), PANEL) == {"open", "paint", "peep"}
    assert POLICY.allowed(ANONYMOUS, PANEL) == {"open"}


@pytest.mark.parametrize(
    ("predicate", "side", "office"),
    [
        (policy.user_led_side, Side.USER_LED, Office.MEMBER),
        (policy.authority_side, Side.AUTHORITY, Office.MANAGER),
        (policy.moderator, Side.USER_LED, Office.MODERATOR),
        (policy.safeguarding_lead, Side.INDEPENDENT, Office.SAFEGUARDING_LEAD),
        (policy.engagement_lead, Side.AUTHORITY, Office.ENGAGEMENT_LEAD),
        (policy.member, Side.USER_LED, Office.MEMBER),
    ],
)
def test_each_named_predicate_lets_its_own_through_and_not_the_public(predicate, side, office):
    assert predicate.test(who(office, side), PANEL)
    assert not predicate.test(ANONYMOUS, PANEL)
    assert not predicate.test(who(Office.AUDITOR, Side.INDEPENDENT), PANEL)


def test_nobody_is_nobody_and_the_system_is_no_person():
    assert not policy.nobody.test(SYSTEM, PANEL)
    assert policy.the_system.test(SYSTEM, PANEL)
    assert not policy.the_system.test(who(Office.SUPPORT_ENGINEER, Side.INDEPENDENT), PANEL)
    assert policy.signed_in.test(who(Office.MEMBER), PANEL)
    assert not policy.signed_in.test(SYSTEM, PANEL)
