"""Rows are locked in one order, whichever act it is: two acts at once wait for each other, and never both.

On PostgreSQL two that lock the same two rows crosswise are a deadlock, and one of them fails.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.db.models import QuerySet
from django.db.models.signals import post_save

from tests.faults.breaking import undone
from tests.faults.scenarios import SCENARIOS
from tests.faults.world import a_world

pytestmark = pytest.mark.django_db
Order = list[str]


def crosswise(orders: dict[str, Order]) -> list[str]:
    """Two tables that one act locks in one order and another act in the other."""
    before = {
        (first, then): name
        for name, order in orders.items()
        for place, first in enumerate(order)
        for then in order[place + 1 :]
    }
    return [
        f"{name} locks {first} before {then}, {before[then, first]} the other way round"
        for (first, then), name in sorted(before.items())
        if first < then and (then, first) in before
    ]


@pytest.fixture
def order_of(monkeypatch) -> Iterator[Callable[[Callable[[], object]], Order]]:
    """The tables that an act locks rows of, each once, in order. A row that it has just made nobody else waits for."""
    found: Order = []
    made = set()
    look = QuerySet._fetch_all

    def looks(self: QuerySet) -> None:
        is_new = self._result_cache is None
        look(self)
        label = self.model._meta.label
        if is_new and self.query.select_for_update and label not in found and not made.issuperset(self._result_cache):
            found.append(label)

    def note(instance: object, created: bool, **more: object) -> None:
        if created:
            made.add(instance)

    def order(call: Callable[[], object]) -> Order:
        found.clear()
        made.clear()
        call()
        return list(found)

    monkeypatch.setattr(QuerySet, "_fetch_all", looks)
    post_save.connect(note)
    yield order
    post_save.disconnect(note)


def test_every_act_locks_in_one_order(order_of):
    orders, world = {}, a_world()
    for name, scenario in SCENARIOS.items():
        with undone():
            orders[name] = order_of(scenario(world))
    assert orders["words.close_note"][:2] == ["words.Words", "words.SafeguardingNote"]
    assert crosswise(orders) == []


def test_two_acts_that_lock_crosswise_are_seen():
    assert crosswise({"a": ["Words", "Note"], "b": ["Note", "Words"], "c": ["Words", "Issue"]}) == [
        "b locks Note before Words, a the other way round"
    ]
