"""Every act of every room fails after every single one of its statements, and leaves nothing behind."""

from __future__ import annotations

import pytest

from tests.faults.scenarios import SCENARIOS
from tests.faults.test_rollback import fails_whole, world

__all__ = ["world"]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", SCENARIOS)
def test_nothing_is_half_done(world, name):
    assert fails_whole(world, name, choose=lambda counting: range(counting.done)) == []
