"""A panel with members who decide in writing. Rooms above may build on these."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from copanel.deciding import services
from copanel.deciding.models import Question, Reply, RollPlace
from copanel.governance import queries as governance
from copanel.governance import services as panels
from copanel.governance.tests.examples import Table, a_panel, a_person, in_office
from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM, Actor, Office, Side
from copanel.kernel.working_days import add_working_days

NAMES = (
    "Ada Cole",
    "Ben Dale",
    "Cora Eves",
    "Dan Frost",
    "Ella Gray",
    "Finn Hale",
    "Gita Ives",
    "Hal Jones",
    "Ida Kerr",
)


@dataclass
class Writing:
    """A panel, its members in the order of their seats, and who runs it."""

    table: Table
    chair: Actor
    facilitator: Actor
    members: list[Actor] = field(default_factory=list)

    @property
    def panel_id(self) -> UUID:
        return self.table.panel_id

    @property
    def facts(self) -> governance.PanelFacts:
        return governance.panel(panel_id=self.panel_id)


def seated(table: Table, name: str, kind: str = "full", **more: Any) -> Actor:
    """Someone on a user-led seat of their own, as they act now."""
    person_id = a_person(name)
    seat = panels.add_seat(actor=SYSTEM, panel_id=table.panel_id, side=Side.USER_LED, kind=kind)
    panels.fill_seat(actor=SYSTEM, seat_id=seat.id, person_id=person_id, organisation_id=table.host.id, **more)
    return governance.actor_for(person_id=person_id)


def a_writing_panel(seats: int = 9, slug: str = "marlshire") -> Writing:
    table = a_panel(slug)
    chair, facilitator = (
        in_office(table, Office.CO_CHAIR, "Aisha Rahman"),
        in_office(table, Office.FACILITATOR, "Priya"),
    )
    return Writing(table, chair, facilitator, [seated(table, name) for name in NAMES[:seats]])


def a_question(writing: Writing, way: str = "most_of_all", **more: Any) -> Question:
    """Put by the facilitator, open for ten working days."""
    asked = {
        "heading": "One pay day a month",
        "text": "The panel asks for one pay day a month.",
        "way": way,
        "share": 50,
        "closes_on": add_working_days(clock.today(), 10),
    }
    return services.put_question(actor=writing.facilitator, panel_id=writing.panel_id, **asked | more)


def place_of(question: Question, actor: Actor) -> UUID:
    """The place of someone who sat on a seat when it was put."""
    return RollPlace.objects.get(question=question, person_id=actor.person_id).id


def post_place(question: Question) -> UUID:
    return RollPlace.objects.get(question=question, post__isnull=False).id


def says(question: Question, actor: Actor, position: str = "for", **more: Any) -> Reply:
    """Someone replies for their own seat, on the page."""
    return services.reply(actor=actor, place_id=place_of(question, actor), position=position, **more)


def told(writing: Writing, question: Question, actor: Actor, position: str = "for", how: str = "phone", **more: Any):
    """The facilitator writes down what someone replied by another road."""
    return services.reply_for(
        actor=writing.facilitator, place_id=place_of(question, actor), position=position, how=how, **more
    )


def after_the_end(question: Question) -> dt.datetime:
    """A moment on the morning after its last day."""
    return clock.london_midnight(question.closes_on + dt.timedelta(days=1)) + dt.timedelta(hours=8)
