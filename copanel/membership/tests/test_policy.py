"""Who may do what about coming to the table: the whole table, beside powers.md, and every step of every state."""

from __future__ import annotations

from itertools import product
from types import SimpleNamespace

import pytest

from copanel.governance.tests.test_policy import PANEL, PEOPLE
from copanel.kernel.actor import Side
from copanel.kernel.errors import WrongState
from copanel.kernel.ids import new_id
from copanel.membership.models import Invitation, Nomination
from copanel.membership.policy import POLICY
from copanel.membership.states import (
    INTEREST_LABELS,
    INVITATION_LABELS,
    INVITATION_TRANSITIONS,
    NOMINATION_LABELS,
    NOMINATION_TRANSITIONS,
    REGISTER_LABELS,
    Do,
    InterestKind,
    InvitationState,
    NominationState,
)

CHAIRS = {"co-chair", "deputy"}
KEEP = CHAIRS | {"facilitator"}
AUTHORITY = {"manager", "engagement lead"}
EVERYBODY = set(PEOPLE)
OFFICES = EVERYBODY - {
    "public", "signed in", "system", "co-chair elsewhere", "facilitator elsewhere", "manager elsewhere",
}  # fmt: skip


def who_may(do: Do, side: Side = Side.USER_LED, **about) -> set[str]:
    thing = SimpleNamespace(panel_id=PANEL, side=side.value, **about)
    return {name for name, actor in PEOPLE.items() if POLICY.may(actor, do, thing)}


# What each may do to something of the user-led side that is not their own.
TABLE = {
    Do.SEE_INVITATIONS: KEEP | AUTHORITY,
    Do.SEE_INVITATION: KEEP | {"system"},
    Do.INVITE: KEEP | {"system"},
    Do.SEND_AGAIN: KEEP | {"system"},
    Do.WITHDRAW_INVITATION: KEEP | {"system"},
    Do.ACCEPT: EVERYBODY,  # whoever holds the link: the service asks for it
    Do.DECLINE: EVERYBODY,
    Do.ACCEPT_FOR: KEEP,
    Do.DECLINE_FOR: KEEP,
    Do.GIVE: KEEP,
    Do.READ_WHY_NOT: CHAIRS,
    Do.KEEP_DOMAINS: KEEP,
    Do.NOMINATE: CHAIRS | {"member"},
    Do.SEE_NOMINATIONS: KEEP | {"member"} | AUTHORITY,
    Do.SEE_NOMINATION: KEEP,
    Do.TAKE_UP: KEEP,
    Do.PUT_ASIDE: KEEP,
    Do.WITHDRAW_NOMINATION: set(),
    Do.DECLARE_INTEREST: set(),
    Do.DECLARE_FOR: {"facilitator"},
    Do.END_INTEREST: {"facilitator"},
    Do.SAY_WHOLE: set(),
    Do.SEE_WHO_SAID: KEEP,
}
# For the authority's own seats.
THEIRS = {
    Do.SEE_INVITATION: KEEP | AUTHORITY | {"system"},
    Do.INVITE: KEEP | AUTHORITY | {"system"},
    Do.SEND_AGAIN: KEEP | AUTHORITY | {"system"},
    Do.WITHDRAW_INVITATION: KEEP | AUTHORITY | {"system"},
    Do.NOMINATE: AUTHORITY,
    Do.SEE_NOMINATION: KEEP | AUTHORITY,
    Do.TAKE_UP: KEEP | AUTHORITY,
    Do.PUT_ASIDE: KEEP | AUTHORITY,
}


def test_the_table_is_whole():
    assert set(TABLE) == set(Do) == set(POLICY.table)


@pytest.mark.parametrize("do", Do)
def test_each_may_do_what_powers_say(do):
    assert who_may(do) == TABLE[do]


@pytest.mark.parametrize("do", Do)
def test_and_for_the_authoritys_own(do):
    assert who_may(do, Side.AUTHORITY) == THEIRS.get(do, TABLE[do])


@pytest.mark.parametrize("do", [Do.ACCEPT, Do.DECLINE, Do.ACCEPT_FOR, Do.DECLINE_FOR])
def test_who_sent_it_answers_it_in_no_way(do):
    for name, actor in PEOPLE.items():
        if actor.is_known:
            assert name not in who_may(do, invited_by_id=actor.person_id)


def test_ones_own():
    for name, actor in PEOPLE.items():
        if not actor.is_known:
            continue
        own = {do for do in Do if name in who_may(do, person_id=actor.person_id, by_id=actor.person_id)}
        assert (Do.DECLARE_INTEREST in own) == (Do.SAY_WHOLE in own) == (name in OFFICES)
        assert {Do.END_INTEREST, Do.WITHDRAW_NOMINATION, Do.SEE_NOMINATION} <= own
        assert not {Do.TAKE_UP, Do.PUT_ASIDE, Do.DECLARE_FOR} & own


@pytest.mark.parametrize(("state", "do"), product(InvitationState, Do))
def test_an_invitation_moves_along_its_table_and_nowhere_else(state, do):
    moves(Invitation(id=new_id(), state=state), INVITATION_TRANSITIONS, do)


@pytest.mark.parametrize(("state", "do"), product(NominationState, Do))
def test_a_nomination_moves_along_its_table_and_nowhere_else(state, do):
    moves(Nomination(id=new_id(), state=state), NOMINATION_TRANSITIONS, do)


def moves(row: Invitation | Nomination, table, do: Do) -> None:
    state = row.state
    if (state, do) in table:
        row.move(do)
        assert row.state == table[state, do]
    else:
        with pytest.raises(WrongState):
            row.move(do)


def test_every_state_and_kind_has_its_words():
    assert set(INVITATION_LABELS) == set(InvitationState)
    assert set(NOMINATION_LABELS) == set(NominationState)
    assert set(INTEREST_LABELS) == set(REGISTER_LABELS) == set(InterestKind)
