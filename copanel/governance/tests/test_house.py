"""What words ask of a panel: who sits at its table, and who of them moderates."""

from __future__ import annotations

import pytest

from copanel.governance import house
from copanel.governance.tests.examples import a_panel, in_office
from copanel.kernel.actor import Office
from copanel.kernel.ids import new_id
from copanel.words import Table

pytestmark = pytest.mark.django_db


def test_everyone_at_the_table_by_name_and_who_judges_with_their_organisations():
    table, other = a_panel(), a_panel("other")
    chair = in_office(table, Office.CO_CHAIR, "Ada", organisation_id=table.host.id)
    moderator, facilitator = in_office(table, Office.MODERATOR, "Bo"), in_office(table, Office.FACILITATOR, "Cy")
    in_office(other, Office.MODERATOR, "Di")
    found = house.table(table.panel_id)
    assert [name for _key, name in found.persons] == ["Ada", "Bo", "Cy"]
    assert (facilitator.person_id, "Cy") in found.persons
    assert dict(found.judges) == {chair.person_id: {table.host.id}, moderator.person_id: frozenset()}
    assert {table.host.id, table.council.id} <= {key for key, _name in found.organisations}


def test_no_panel_has_no_table():
    assert house.table(new_id()) == Table((), ())
