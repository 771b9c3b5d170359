"""Who may do what to a panel: the whole table, beside powers.md."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from copanel.governance.policy import POLICY
from copanel.governance.states import Do
from copanel.kernel.actor import ANONYMOUS, SYSTEM, Actor, Office, Side
from copanel.kernel.ids import new_id
from copanel.organisations.tests.examples import someone_in

PANEL, ELSEWHERE = new_id(), new_id()

PEOPLE = {
    "public": ANONYMOUS,
    "signed in": Actor(person_id=new_id()),
    "co-chair": someone_in(Office.CO_CHAIR, PANEL),
    "co-chair elsewhere": someone_in(Office.CO_CHAIR, ELSEWHERE),
    "deputy": someone_in(Office.DEPUTY_CHAIR, PANEL),
    "facilitator": someone_in(Office.FACILITATOR, PANEL, side=Side.INDEPENDENT),
    "facilitator elsewhere": someone_in(Office.FACILITATOR, ELSEWHERE, side=Side.INDEPENDENT),
    "moderator": someone_in(Office.MODERATOR, PANEL),
    "safeguarding lead": someone_in(Office.SAFEGUARDING_LEAD, PANEL, side=Side.INDEPENDENT),
    "member": someone_in(Office.MEMBER, PANEL),
    "manager": someone_in(Office.MANAGER, PANEL, side=Side.AUTHORITY),
    "manager elsewhere": someone_in(Office.MANAGER, ELSEWHERE, side=Side.AUTHORITY),
    "engagement lead": someone_in(Office.ENGAGEMENT_LEAD, PANEL, side=Side.AUTHORITY),
    "funder contact": someone_in(Office.FUNDER_CONTACT, PANEL, side=Side.AUTHORITY),
    "payments officer": someone_in(Office.PAYMENTS_OFFICER, PANEL, side=Side.INDEPENDENT),
    "auditor": someone_in(Office.AUDITOR, PANEL, side=Side.INDEPENDENT),
    "support engineer": someone_in(Office.SUPPORT_ENGINEER, PANEL, side=Side.INDEPENDENT),
    "system": SYSTEM,
}
RECORDS = {"co-chair", "deputy", "facilitator", "system"}
AUTHORITY = {"manager", "engagement lead"}
CHAIRS = {"co-chair", "deputy", "system"}


def who_may(do: Do, side: Side = Side.USER_LED, person_id=None) -> set[str]:
    about = SimpleNamespace(panel_id=PANEL, side=side.value, person_id=person_id or new_id())
    return {name for name, actor in PEOPLE.items() if POLICY.may(actor, do, about)}


# What each may do to something of the user-led side that is not their own.
TABLE = {
    Do.ADD_PANEL: {"system"},
    Do.OPEN: {"co-chair", "deputy", "system"},
    Do.SHOW_RECORD: {"system"},
    Do.ADD_HELP_LINE: RECORDS,
    Do.END_HELP_LINE: RECORDS,
    Do.ADD_WAY: RECORDS,
    Do.END_WAY: RECORDS,
    Do.ADD_TOPIC: RECORDS,
    Do.END_TOPIC: RECORDS,
    Do.ADD_SEAT: RECORDS,
    Do.FILL_SEAT: RECORDS,
    Do.EMPTY_SEAT: RECORDS,
    Do.APPOINT: RECORDS,
    Do.END_OFFICE: RECORDS,
    Do.NAME_ANSWERING_POST: RECORDS | {"engagement lead"},
    Do.END_ANSWERING_POST: RECORDS,
    Do.DECLARE_WORKS_FOR: RECORDS,
    Do.END_WORKS_FOR: RECORDS,
    Do.ALLOW_IN_SPACE: RECORDS,
    Do.END_ALLOWED_IN_SPACE: RECORDS,
    Do.CHOOSE_HOW_SHOWN: {"facilitator", "system"},
    Do.SET_RULE: {"co-chair", "deputy", "system"},
    Do.SEE_RULE_DRAFT: {"co-chair", "deputy", "facilitator", "member"},
    Do.DRAFT_RULE: RECORDS | {"member"},
    Do.DROP_RULE_DRAFT: {"co-chair", "deputy", "facilitator"},
    Do.SAY_SPEAKS_FROM: set(),
    Do.RECORD_DECISION: RECORDS,
    Do.ENTER_FROM_RECORD: {"system"},
    Do.ADD_OCCASION: RECORDS | AUTHORITY,
    Do.SAY_OCCASION_HAPPENED: RECORDS | AUTHORITY,
    Do.JOIN_GROUP: CHAIRS,
    Do.TAKE_IN_GROUP: CHAIRS,
    Do.LEAVE_GROUP: CHAIRS,
    Do.BEGIN_FUNDING: RECORDS,
    Do.TELL_FUNDING: RECORDS | {"funder contact", "manager"},
    Do.GIVE_FUNDING_REASON: {"funder contact", "manager"},
    Do.SAY_BESIDE_FUNDING: CHAIRS - {"system"},
    Do.SET_YEAR: CHAIRS,
    Do.CHANGE_REACH: RECORDS,
    Do.SUSPEND: CHAIRS,
    Do.TAKE_UP: CHAIRS,
    Do.REPLACE: CHAIRS,
    Do.CLOSE: CHAIRS,
    Do.SEE_HANDOVER: RECORDS - {"system"},
    Do.PREPARE_HANDOVER: RECORDS,
    Do.CONFIRM_HANDOVER: {"co-chair"},
    Do.DROP_HANDOVER: RECORDS,
    Do.SEE_SEATS: RECORDS | AUTHORITY,
    Do.SEE_OWN_PLACE: set(),
    Do.NAME_DEPUTY: RECORDS,
    Do.END_DEPUTY: RECORDS,
    Do.STAND_IN: RECORDS,
    Do.END_STANDING_IN: RECORDS,
    Do.STEP_ASIDE: RECORDS,
    Do.STEP_BACK: RECORDS,
    Do.SET_TURNS: RECORDS,
    Do.COUNT_MEETING: RECORDS,
    Do.RESIGN: set(),
    Do.NOTE_DEATH: RECORDS,
    Do.TAKE_BACK_DEATH: RECORDS,
}


@pytest.mark.parametrize("do", Do)
def test_who_may(do):
    assert who_may(do) == TABLE[do]


@pytest.mark.parametrize("do", [Do.FILL_SEAT, Do.EMPTY_SEAT, Do.APPOINT, Do.END_OFFICE, Do.NAME_DEPUTY, Do.STAND_IN])
def test_the_authority_fills_its_own_side_and_no_other(do):
    assert who_may(do, Side.AUTHORITY) == RECORDS | AUTHORITY
    assert who_may(do, Side.INDEPENDENT) == RECORDS


@pytest.mark.parametrize(
    ("do", "may"),
    [
        (Do.EMPTY_SEAT, True),
        (Do.END_OFFICE, True),
        (Do.DECLARE_WORKS_FOR, True),
        (Do.CHOOSE_HOW_SHOWN, True),
        (Do.RESIGN, True),
        (Do.NAME_DEPUTY, True),
        (Do.STEP_ASIDE, True),
        (Do.STAND_IN, False),
        (Do.NOTE_DEATH, False),
        (Do.TAKE_BACK_DEATH, False),
        (Do.SAY_SPEAKS_FROM, True),
        (Do.END_WORKS_FOR, False),
        (Do.ALLOW_IN_SPACE, False),
    ],
)
def test_what_people_may_do_about_themselves(do, may):
    for name in ("signed in", "member", "co-chair", "facilitator"):
        assert (name in who_may(do, person_id=PEOPLE[name].person_id)) is may


def test_the_facilitator_writes_down_what_someone_without_an_account_speaks_from():
    about = SimpleNamespace(panel_id=PANEL, person_id=new_id(), has_account=False)
    assert {name for name, actor in PEOPLE.items() if POLICY.may(actor, Do.SAY_SPEAKS_FROM, about)} == {"facilitator"}


def test_nobody_is_nobody():
    about = SimpleNamespace(panel_id=PANEL, side="user_led", person_id=None)
    assert not any(POLICY.may(ANONYMOUS, do, about) for do in Do)
