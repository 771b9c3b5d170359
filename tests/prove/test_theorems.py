"""Theorems 1, 2, 4 and 6 under thousands of acts by authority, funder and engineer, and every page as each of them."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.theorems import doors
from tests.theorems.test_theorems import FOUR, STEP, panel, seen_differently, wrong_after

__all__ = ["panel"]
pytestmark = pytest.mark.django_db


@settings(max_examples=400, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(STEP, min_size=5, max_size=40))
def test_no_sequence_of_their_acts_breaks_a_theorem(panel, steps):
    assert wrong_after(panel, steps) == []


def test_the_user_led_side_talking_changes_nothing_that_they_see(panel):
    assert seen_differently(panel, doors.ASKED, [*FOUR, "public"]) == []
