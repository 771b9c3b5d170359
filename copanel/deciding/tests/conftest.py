"""Every test of this room happens on the same Wednesday."""

from __future__ import annotations

import pytest
import time_machine


@pytest.fixture(autouse=True)
def on_a_day():
    with time_machine.travel("2027-03-03 10:00:00+00:00", tick=False) as traveller:
        yield traveller
