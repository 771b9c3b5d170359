from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from copanel.governance.tests.examples import Table, a_panel
from copanel.kernel.actor import Actor
from copanel.terms.tests.examples import a_chair

MORNING = dt.datetime(2027, 3, 3, 10, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def on_a_day():
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def table(db) -> Table:
    return a_panel()


@pytest.fixture
def chair(table: Table) -> Actor:
    return a_chair(table)
