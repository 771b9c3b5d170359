"""Whatever fails, at whichever statement of whichever act, nothing is half-done.

A wrapper around the database fails once, after the n-th statement. It runs in no transaction of the
test's own, so what puts everything back is the act's; what the rooms above wrote in answer to it goes too.
Here each act fails after each of its writes (six of them at most: what stands in the database differs
only there); `bin/prove faults` fails it after every single statement.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection, transaction

from copanel.ledger import acting
from tests.faults.breaking import Statements, broken_after, counted, differences, dump, spread, undone
from tests.faults.scenarios import SCENARIOS
from tests.faults.services import services
from tests.faults.world import World, a_world

pytestmark = pytest.mark.django_db
MOST = 6


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker) -> Iterator[World]:
    """One panel for all of this file, and gone after it."""
    with django_db_blocker.unblock(), undone():
        yield a_world()


def moments(counting: Statements) -> list[int]:
    """After how many statements it fails: before the first, after each write, before the very last."""
    return spread(sorted({0, *counting.wrote, counting.done - 1}), MOST)


def fails_whole(world: World, name: str, choose=moments) -> list[str]:
    """What an act leaves behind when it fails; every fault as a line."""
    faults = []
    with undone():
        call = SCENARIOS[name](world)
        counting = counted(call)
        before = dump()
        for number in choose(counting):
            if not broken_after(call, number):
                faults.append(f"{name} went on when the database failed after statement {number}")
            elif left := differences(before, dump()):
                faults.append(f"{name} left this behind after statement {number}: {left}")
            if faults:
                return faults
        assert not acting.inside_act(), name
        assert counting.wrote, f"{name} wrote nothing, so this proves nothing"
        assert counted(call).done == counting.done, f"{name} does not work any more after it failed"
    return faults


def test_every_act_is_here():
    assert sorted(set(services()) - set(SCENARIOS)) == [], "no scenario for these acts"
    acts = {name.split(",")[0] for name in SCENARIOS if not name.startswith("outbox.")}
    assert sorted(acts - set(services())) == [], "there are no such acts"


@pytest.mark.parametrize("name", SCENARIOS)
def test_nothing_is_half_done(world, name):
    assert fails_whole(world, name) == []


def test_an_act_without_its_transaction_is_seen(world, monkeypatch):
    """The proof can fail: the same act, its transaction taken away, leaves something behind."""
    bare = services()["governance.add_topic"].__wrapped__
    monkeypatch.setitem(
        SCENARIOS,
        "governance.add_topic",
        lambda w: lambda: bare(actor=w.room.chair, panel_id=w.panel_id, name="Buses"),
    )
    found = fails_whole(world, "governance.add_topic")
    assert len(found) == 1
    assert "governance_topic" in found[0]


def test_an_act_that_swallows_a_fault_is_seen(world, monkeypatch):
    def swallows() -> None:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("DELETE FROM people_device")
        except Exception:
            return

    monkeypatch.setitem(SCENARIOS, "governance.add_topic", lambda w: swallows)
    assert "went on when the database failed" in fails_whole(world, "governance.add_topic")[0]
