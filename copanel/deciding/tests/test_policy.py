"""Who may do what to a question in writing: the whole table, beside powers.md, "Take a position / decide"."""

from __future__ import annotations

from dataclasses import replace

import pytest

from copanel.deciding.policy import POLICY, ForPlace
from copanel.deciding.states import Do, Group
from copanel.governance.tests.test_policy import PANEL, PEOPLE
from copanel.kernel.actor import Held, Office, Side
from copanel.kernel.ids import new_id

POST = new_id()
CHAIRS = {"co-chair", "deputy"}
INSIDE = CHAIRS | {"facilitator", "moderator", "safeguarding lead", "member"}
NOBODY: set[str] = set()


def who_may(do: Do, place: ForPlace, own: bool = False) -> set[str]:
    return {
        name
        for name, actor in PEOPLE.items()
        if POLICY.may(actor, do, replace(place, speakers=frozenset({actor.person_id} if own else ())))
    }


# Act -> who may, to a question as a whole.
TABLE = {
    Do.PUT: CHAIRS | {"facilitator"},
    Do.EXTEND: CHAIRS | {"facilitator"},
    Do.WITHDRAW: CHAIRS | {"facilitator"},
    Do.SAY_NO_AGREEMENT: CHAIRS,
    Do.SEE_REPLIES: INSIDE,
    Do.SEE_SILENT: CHAIRS | {"facilitator"},
    Do.CARRY: {"system"},
    Do.NOT_CARRY: {"system"},
    Do.CLOSE: {"system"},
    Do.REPLY: NOBODY,
    Do.REPLY_FOR: NOBODY,
    Do.GIVE_VIEW: NOBODY,
}


@pytest.mark.parametrize("do", Do)
def test_who_may(do):
    assert who_may(do, ForPlace(PANEL)) == TABLE[do]


@pytest.mark.parametrize("group", [Group.DECIDES, Group.ASKED])
def test_a_seat_is_replied_for_by_who_sits_there_or_by_the_facilitator_for_them(group):
    place = ForPlace(PANEL, group)
    assert who_may(Do.REPLY, place) == NOBODY
    assert who_may(Do.REPLY, place, own=True) == CHAIRS | {"member"}
    assert who_may(Do.REPLY_FOR, place) == {"facilitator"}
    assert who_may(Do.REPLY_FOR, place, own=True) == NOBODY
    assert who_may(Do.GIVE_VIEW, place, own=True) == NOBODY


def test_the_council_says_what_a_post_thinks_and_replies_for_no_seat():
    manager = replace(PEOPLE["manager"], held=(Held(new_id(), Office.MANAGER, PANEL, Side.AUTHORITY, None, POST),))
    own, other = ForPlace(PANEL, Group.COUNCIL, POST), ForPlace(PANEL, Group.COUNCIL, new_id())
    assert POLICY.may(manager, Do.GIVE_VIEW, own)
    assert not POLICY.may(manager, Do.GIVE_VIEW, other)
    for name, actor in PEOPLE.items():
        assert not POLICY.may(actor, Do.GIVE_VIEW, own), name
        assert not POLICY.may(actor, Do.REPLY, replace(own, speakers=frozenset({actor.person_id}))), name


@pytest.mark.parametrize("do", sorted(set(Do) - {Do.CARRY, Do.NOT_CARRY, Do.CLOSE, Do.GIVE_VIEW}))
def test_whoever_works_for_the_council_too_does_nothing_of_it(do):
    """Powers.md, "Sides": all offices and employers are looked at, not the office chosen."""
    for name in INSIDE:
        actor = replace(PEOPLE[name], council_of=frozenset({PANEL}))
        for place in (ForPlace(PANEL), ForPlace(PANEL, Group.DECIDES, None, frozenset({actor.person_id}))):
            assert not POLICY.may(actor, do, place), name
