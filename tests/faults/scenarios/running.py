"""The life of a panel: groups, money, year, rest, replacement, closing, handover; and issues between panels."""

from __future__ import annotations

import datetime as dt
from functools import partial
from uuid import UUID

from copanel.governance import queries as governance
from copanel.governance import services
from copanel.governance.services import Someone
from copanel.governance.tests.examples import Table, a_decision, a_panel, a_user_led_named, in_office
from copanel.influence import services as influence
from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM, Actor, Office
from tests.faults.world import World


def _above(w: World) -> tuple[Table, Actor]:
    table = a_panel("above")
    return table, in_office(table, Office.CO_CHAIR, "Ann Above")


def _asked(w: World) -> tuple[UUID, Actor]:
    table, chair = _above(w)
    return services.ask_to_join(actor=w.room.chair, panel_id=w.panel_id, parent_id=table.panel_id).id, chair


def _joined(w: World) -> Actor:
    asked, chair = _asked(w)
    services.take_in(actor=chair, belonging_id=asked)
    return chair


def _carried(w: World) -> tuple[UUID, Actor]:
    chair = _joined(w)
    return influence.carry_up(actor=w.room.chair, issue_id=w.issue().id, why="It is so everywhere.").id, chair


def _decided(w: World) -> UUID:
    return a_decision(w.room.table).id


def _told(w: World) -> UUID:
    services.tell_funding(
        actor=SYSTEM, panel_id=w.panel_id, kind="begins", on_day=clock.today(), pence=1_200_000, per="year",
        organisation_id=a_user_led_named("The Fund").id,
    )  # fmt: skip
    return services.tell_funding(actor=w.room.chair, panel_id=w.panel_id, kind="delayed", on_day=clock.today()).id


def _suspended(w: World) -> None:
    services.suspend_panel(actor=w.room.chair, panel_id=w.panel_id, reason="A rest.", decision_id=_decided(w))


def _heir(w: World) -> tuple[UUID, Actor]:
    """A panel that the same co-chair chairs, and an open issue that moves to it."""
    w.issue()
    table = a_panel("heir")
    services.appoint(actor=SYSTEM, panel_id=table.panel_id, person_id=w.room.chair.person_id, office=Office.CO_CHAIR)
    return table.panel_id, governance.actor_for(person_id=w.room.chair.person_id)


def _handover(w: World) -> UUID:
    return services.prepare_handover(
        actor=w.room.facilitator, panel_id=w.panel_id, host_id=a_user_led_named("The next host").id,
        on_day=clock.today() + dt.timedelta(days=30), items=["The phone number"],
    ).id  # fmt: skip


def _take_in(w: World):
    asked, chair = _asked(w)
    return partial(services.take_in, actor=chair, belonging_id=asked)


def _replace(w: World):
    heir, chair = _heir(w)
    return partial(
        services.replace_panel, actor=chair, panel_id=w.panel_id, by_panel_id=heir, reason="So.",
        decision_id=_decided(w),
    )  # fmt: skip


def _take_up(w: World):
    carried, chair = _carried(w)
    return partial(influence.take_up, actor=chair, carried_id=carried)


def _give_back(w: World):
    carried, chair = _carried(w)
    return partial(influence.give_back, actor=chair, carried_id=carried, reason="It is yours to mend.")


def _carry_up(w: World):
    _joined(w)
    return partial(influence.carry_up, actor=w.room.chair, issue_id=w.issue().id, why="It is so everywhere.")


def _take_up_panel(w: World):
    _suspended(w)
    return partial(services.take_up_panel, actor=w.room.chair, panel_id=w.panel_id, reason="We are back.")


LIFE = {
    "governance.start_panel": lambda w: partial(
        services.start_panel, actor=SYSTEM, slug="new", name="New panel", council="New Council", host="New Network",
        chairs=[Someone("Ann One", "ann@new.example")], facilitators=[Someone("Bo Two", "bo@new.example")],
    ),
    "governance.ask_to_join": lambda w: partial(
        services.ask_to_join, actor=w.room.chair, panel_id=w.panel_id, parent_id=_above(w)[0].panel_id
    ),
    "governance.take_in": _take_in,
    "governance.leave_group": lambda w: partial(
        services.leave_group, actor=w.room.chair, belonging_id=_asked(w)[0]
    ),
    "governance.tell_funding": lambda w: partial(
        services.tell_funding, actor=w.room.chair, panel_id=w.panel_id, kind="begins", on_day=clock.today(),
        organisation_id=a_user_led_named("The Fund").id,
    ),
    "governance.give_funding_reason": lambda w: partial(
        services.give_funding_reason, actor=w.room.manager, funding_act_id=_told(w), text="The grant came late."
    ),
    "governance.say_beside_funding": lambda w: partial(
        services.say_beside_funding, actor=w.room.chair, funding_act_id=_told(w), text="It stops our visits."
    ),
    "governance.set_year": lambda w: partial(
        services.set_year, actor=w.room.chair, panel_id=w.panel_id, from_on=clock.today()
    ),
    "governance.change_reach": lambda w: partial(
        services.change_reach, actor=w.room.facilitator, panel_id=w.panel_id, phone="01632 960 999",
        post_address="2 High Street",
    ),
    "governance.suspend_panel": lambda w: partial(
        services.suspend_panel, actor=w.room.chair, panel_id=w.panel_id, reason="A rest.", decision_id=_decided(w)
    ),
    "governance.take_up_panel": _take_up_panel,
    "governance.replace_panel": _replace,
    "governance.close_panel": lambda w: partial(
        services.close_panel, actor=w.room.chair, panel_id=w.panel_id, reason="Done.", decision_id=_decided(w)
    ),
    "governance.prepare_handover": lambda w: partial(
        services.prepare_handover, actor=w.room.facilitator, panel_id=w.panel_id,
        host_id=a_user_led_named("The next host").id, on_day=clock.today(), items=["The phone number"],
    ),
    "governance.confirm_handover": lambda w: partial(
        services.confirm_handover, actor=w.room.chair, handover_id=_handover(w)
    ),
    "governance.drop_handover": lambda w: partial(
        services.drop_handover, actor=w.room.facilitator, handover_id=_handover(w)
    ),
    "influence.carry_up": _carry_up,
    "influence.take_up": _take_up,
    "influence.give_back": _give_back,
}  # fmt: skip
