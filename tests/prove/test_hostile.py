"""Every form of every address gets everything that nobody should type, and every page every odd question."""

from __future__ import annotations

import pytest

from tests.faults.test_hostile import ODDER, asked, posting, pressed, reading

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("name", "row", "persona"), posting(each_answer=True))
def test_every_form(county, name, row, persona):
    assert pressed(county, name, row, persona) == []


@pytest.mark.parametrize(("name", "row", "persona"), reading())
def test_every_address_with_a_hostile_question(county, name, row, persona):
    assert asked(county, name, row, persona, ODDER) == []
