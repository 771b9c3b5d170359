"""Every act for every office: powers.md as a table, compared whole."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from copanel.influence.policy import POLICY, CarryingUp
from copanel.influence.states import Do
from copanel.kernel.actor import ANONYMOUS, SYSTEM, Actor, Held, Office, Side
from copanel.kernel.ids import new_id

PANEL, ELSEWHERE, POST = new_id(), new_id(), new_id()
SIDES = {
    Office.CO_CHAIR: Side.USER_LED, Office.DEPUTY_CHAIR: Side.USER_LED, Office.MEMBER: Side.USER_LED,
    Office.MANAGER: Side.AUTHORITY, Office.ENGAGEMENT_LEAD: Side.AUTHORITY, Office.FUNDER_CONTACT: Side.AUTHORITY,
}  # fmt: skip


def holding(office: Office, panel=PANEL, post=None) -> Actor:
    side = SIDES.get(office, Side.INDEPENDENT)
    return Actor(person_id=new_id(), held=(Held(new_id(), office, panel, side, post_id=post),))


PERSONAS = {
    **{office.value: holding(office) for office in Office if office is not Office.MANAGER},
    "manager": holding(Office.MANAGER, post=POST),
    "manager of another post": holding(Office.MANAGER, post=new_id()),
    "co_chair elsewhere": holding(Office.CO_CHAIR, panel=ELSEWHERE),
    "former holder": Actor(person_id=new_id()),
    "public": ANONYMOUS,
    "system": SYSTEM,
}
# Stands for an issue shown, a recommendation agreed, and a part asked of POST: what the predicates read.
ROW = SimpleNamespace(
    panel_id=PANEL, is_public=True, raised_by_id=None, entered_by_id=None, decision_id=new_id(), post_id=POST,
    asked_posts=frozenset({POST}),
)  # fmt: skip
EVERYONE = set(PERSONAS)
APART = {"funder_contact", "payments_officer", "authoriser", "auditor", "support_engineer"}
CHAIRS = {"co_chair", "deputy_chair"}
KNOWN = EVERYONE - {"public", "system"}

EXPECTED = {
    Do.RAISE: EVERYONE - APART,
    Do.RAISE_FOR: CHAIRS | {"facilitator", "member"},
    Do.SEE: EVERYONE,
    Do.SEE_HELD: CHAIRS | {"moderator"},
    Do.HEAD: CHAIRS | {"moderator"},
    Do.PLACE: CHAIRS | {"moderator", "facilitator"},
    Do.FOLLOW: KNOWN - {"support_engineer", "auditor"},
    Do.CLOSE: CHAIRS,
    Do.REOPEN: CHAIRS,
    Do.SEE_DRAFT: CHAIRS | {"facilitator", "member"},
    Do.DRAFT: CHAIRS | {"facilitator"},
    Do.DROP: CHAIRS | {"facilitator"},
    Do.AGREE: CHAIRS | {"facilitator"},
    Do.SEND: CHAIRS | {"facilitator"},
    Do.ACKNOWLEDGE: {"manager", "engagement_lead"},
    Do.SEE_ANSWER_DRAFT: {"manager", "engagement_lead"},
    Do.DRAFT_ANSWER: {"manager", "engagement_lead"},
    Do.SIGN: {"manager"},
    Do.CARRY_UP: CHAIRS | {"facilitator"},
    Do.TAKE_UP: CHAIRS,
    Do.GIVE_BACK: CHAIRS,
    Do.NOTE_STEP: {office.value for office in Office} | {"manager of another post", "system"},
    Do.ENTER_FROM_RECORD: {"system"},
}


@pytest.mark.parametrize("do", POLICY.table)
def test_the_whole_table(do):
    assert {name for name, actor in PERSONAS.items() if POLICY.may(actor, do, ROW)} == EXPECTED[do]


def test_every_act_of_the_table_is_expected_here():
    assert set(EXPECTED) == set(POLICY.table)


def test_without_a_decision_the_facilitator_does_not_send():
    undecided = SimpleNamespace(panel_id=PANEL, decision_id=None)
    assert not POLICY.may(PERSONAS["facilitator"], Do.SEND, undecided)
    assert POLICY.may(PERSONAS["co_chair"], Do.SEND, undecided)


def test_without_a_decision_the_facilitator_does_not_pass_an_issue_up():
    undecided = CarryingUp(PANEL, None)
    assert not POLICY.may(PERSONAS["facilitator"], Do.CARRY_UP, undecided)
    assert POLICY.may(PERSONAS["co_chair"], Do.CARRY_UP, undecided)


def test_a_held_issue_is_there_for_who_raised_it_and_who_checks():
    held = SimpleNamespace(
        panel_id=PANEL, is_public=False, raised_by_id=PERSONAS["member"].person_id, entered_by_id=None
    )
    seen = {name for name, actor in PERSONAS.items() if POLICY.may(actor, Do.SEE, held)}
    assert seen == CHAIRS | {"moderator", "member"}


def test_nobody_is_nobody_s_raiser():
    """An issue whose raiser is not known belongs to no visitor without an account."""
    held = SimpleNamespace(panel_id=PANEL, is_public=False, raised_by_id=None, entered_by_id=None)
    assert not POLICY.may(ANONYMOUS, Do.SEE, held)


def test_a_delegate_signs_and_a_chair_acting_as_chair_does_not():
    chair_and_manager = Actor(
        person_id=new_id(),
        held=(
            Held(new_id(), Office.CO_CHAIR, PANEL, Side.USER_LED),
            Held(new_id(), Office.MANAGER, PANEL, Side.AUTHORITY, post_id=POST),
        ),
    )
    assert not POLICY.may(chair_and_manager, Do.SIGN, ROW)
