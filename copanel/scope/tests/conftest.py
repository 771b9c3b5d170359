"""What every test of this room begins with: a panel, its people, one topic."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from uuid import UUID

import pytest
import time_machine

from copanel.governance.tests.examples import Table, a_panel, in_office
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Office
from copanel.scope.tests.examples import a_topic


@dataclass(frozen=True)
class Room:
    table: Table
    chair: Actor
    facilitator: Actor
    member: Actor
    manager: Actor
    lead: Actor
    topic_id: UUID

    @property
    def panel_id(self) -> UUID:
        return self.table.panel_id

    @property
    def signer(self) -> Actor:
        """The manager, signed in this moment."""
        return replace(self.manager, signed_in_at=clock.now())

    @property
    def url(self) -> str:
        return f"/{self.table.slug}/topics/{self.topic_id}/"


@pytest.fixture
def day():
    """Wednesday 3 March 2027, at ten; the test may move it on."""
    with time_machine.travel(dt.datetime(2027, 3, 3, 10, tzinfo=dt.UTC), tick=False) as traveller:
        yield traveller


@pytest.fixture
def room(db, day) -> Room:
    table = a_panel()
    return Room(
        table=table,
        chair=in_office(table, Office.CO_CHAIR, "Aisha Rahman"),
        facilitator=in_office(table, Office.FACILITATOR, "Priya Nair"),
        member=in_office(table, Office.MEMBER, "Gwen Pryce"),
        manager=in_office(table, Office.MANAGER, "Karen Boyd"),
        lead=in_office(table, Office.ENGAGEMENT_LEAD, "Tom Okafor"),
        topic_id=a_topic(table),
    )
