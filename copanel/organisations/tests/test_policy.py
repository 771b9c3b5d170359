"""Who may keep organisations right: the whole table."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from copanel.kernel.actor import ANONYMOUS, SYSTEM, Actor, Office, Side
from copanel.kernel.ids import new_id
from copanel.organisations.policy import POLICY
from copanel.organisations.states import Do
from copanel.organisations.tests.examples import someone_in

PANEL, ELSEWHERE, COUNCIL, HEALTH, POST = (new_id() for _ in range(5))
ABOUT = SimpleNamespace(id=POST, panel_id=PANEL, organisation_id=COUNCIL)
AUTHORITY = {"side": Side.AUTHORITY, "organisation_id": COUNCIL}

PEOPLE = {
    "public": ANONYMOUS,
    "signed in": Actor(person_id=new_id()),
    "co-chair": someone_in(Office.CO_CHAIR, PANEL),
    "deputy": someone_in(Office.DEPUTY_CHAIR, PANEL),
    "facilitator": someone_in(Office.FACILITATOR, PANEL, side=Side.INDEPENDENT),
    "facilitator elsewhere": someone_in(Office.FACILITATOR, ELSEWHERE, side=Side.INDEPENDENT),
    "moderator": someone_in(Office.MODERATOR, PANEL),
    "member": someone_in(Office.MEMBER, PANEL),
    "its own member": someone_in(Office.MEMBER, PANEL, organisation_id=POST),
    "its own member elsewhere": someone_in(Office.MEMBER, ELSEWHERE, organisation_id=POST),
    "engagement lead": someone_in(Office.ENGAGEMENT_LEAD, PANEL, **AUTHORITY),
    "engagement lead of another body": someone_in(
        Office.ENGAGEMENT_LEAD, PANEL, side=Side.AUTHORITY, organisation_id=HEALTH
    ),
    "holder": someone_in(Office.MANAGER, PANEL, post_id=POST, **AUTHORITY),
    "delegate": someone_in(Office.MANAGER, PANEL, post_id=POST, as_delegate=True, **AUTHORITY),
    "holder of another post": someone_in(Office.MANAGER, PANEL, post_id=new_id(), **AUTHORITY),
    "funder contact": someone_in(Office.FUNDER_CONTACT, PANEL, **AUTHORITY),
    "system": SYSTEM,
}
KEEPERS = {"co-chair", "deputy", "facilitator", "system"}
WITH_LEAD = KEEPERS | {"engagement lead"}
TABLE = {
    Do.ADD_ORGANISATION: KEEPERS,
    Do.RENAME_ORGANISATION: KEEPERS,
    Do.CHECK_USER_LED: KEEPERS,
    **dict.fromkeys(
        (
            Do.CHECK_ENTRY,
            Do.CLOSE,
            Do.GIVE_REASON,
            Do.MERGE,
            Do.RELATE,
            Do.NOTE_LIFE,
            Do.LIST_FIELDS,
            Do.CHECK_COVERAGE,
        ),
        KEEPERS,
    ),
    # What it offers, and how much it takes part, an organisation says itself.
    Do.OPEN_KEEPING: KEEPERS | {"its own member"},
    Do.SET_REACH: KEEPERS | {"its own member"},
    Do.TAKE_PART: KEEPERS | {"its own member"},
    Do.KEEP: {"system"},
    Do.ADD_POST: WITH_LEAD,
    Do.RETITLE_POST: WITH_LEAD,
    Do.APPOINT_HOLDER: WITH_LEAD,
    Do.END_HOLDING: WITH_LEAD,
    Do.DELEGATE: WITH_LEAD | {"holder"},
    Do.END_DELEGATION: WITH_LEAD | {"holder"},
}


@pytest.mark.parametrize("do", Do)
def test_who_may(do):
    assert {name for name, actor in PEOPLE.items() if POLICY.may(actor, do, ABOUT)} == TABLE[do]


def test_what_no_panel_keeps_is_the_systems_alone():
    unkept = SimpleNamespace(id=POST, panel_id=None, organisation_id=COUNCIL)
    for do in set(Do) - {Do.DELEGATE, Do.END_DELEGATION}:
        assert {name for name, actor in PEOPLE.items() if POLICY.may(actor, do, unkept)} == {"system"}
