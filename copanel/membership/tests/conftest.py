"""What every test of this room begins with."""

from __future__ import annotations

import pytest

from copanel.membership.tests.examples import Room, a_room


@pytest.fixture
def room() -> Room:
    return a_room()
