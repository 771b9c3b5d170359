"""Asking what matters most, saying it, and deciding."""

from __future__ import annotations

import datetime as dt
from functools import partial
from uuid import UUID

from copanel.governance import services as governance
from copanel.governance.models import Topic
from copanel.governance.tests.examples import a_decision
from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM, Side
from copanel.organisations.models import Organisation
from copanel.priorities import services
from copanel.priorities.models import Priority
from copanel.priorities.services import Wanted
from tests.faults.world import World

WANTED = (Wanted("Letters", "Nobody can read them.", "We cannot read them."),)


def _soon() -> dt.date:
    return clock.today() + dt.timedelta(days=20)


def _asking(w: World) -> UUID:
    return services.ask_members(actor=w.room.chair, panel_id=w.panel_id, closes_on=_soon()).id


def _topics(w: World) -> list[UUID]:
    return list(Topic.objects.filter(panel_id=w.panel_id).values_list("id", flat=True))


def _organisation(w: World) -> UUID:
    seat = governance.add_seat(actor=SYSTEM, panel_id=w.panel_id, side=Side.USER_LED)
    host: Organisation = w.room.table.host
    governance.fill_seat(actor=SYSTEM, seat_id=seat.id, organisation_id=host.id)
    return host.id


def _priority(w: World) -> Priority:
    (made,) = services.decide_priorities(
        actor=w.room.chair, panel_id=w.panel_id, decision_id=a_decision(w.room.table).id, wanted=WANTED,
        from_on=clock.today(), until_on=_soon(),
    )  # fmt: skip
    return made


def _put(w: World) -> dict[str, UUID]:
    put = {"priority_id": _priority(w).id, "issue_id": w.issue().id}
    services.put_issue_under(actor=w.room.chair, **put)
    return put


def _again(w: World) -> dict:
    """Priorities stand, and members were asked again."""
    _priority(w)
    return {"asking_id": _asking(w), "decision_id": a_decision(w.room.table).id}


PRIORITIES = {
    "priorities.ask_members": lambda w: partial(
        services.ask_members, actor=w.room.chair, panel_id=w.panel_id, closes_on=_soon()
    ),
    "priorities.say_what_matters": lambda w: partial(
        services.say_what_matters, actor=w.room.member, asking_id=_asking(w), topic_ids=_topics(w), text="Ask Ann."
    ),
    "priorities.say_for_member": lambda w: partial(
        services.say_for_member, actor=w.room.facilitator, asking_id=_asking(w), topic_ids=_topics(w), how="phone",
        person_id=w.room.member.person_id, text="Ask Ann.", read_back=True,
    ),
    "priorities.say_for_member, an organisation": lambda w: partial(
        services.say_for_member, actor=w.room.facilitator, organisation_id=_organisation(w), asking_id=_asking(w),
        topic_ids=_topics(w), how="letter",
    ),
    "priorities.call_off": lambda w: partial(services.call_off, actor=w.room.chair, asking_id=_asking(w)),
    "priorities.decide_priorities": lambda w: partial(
        services.decide_priorities, actor=w.room.chair, panel_id=w.panel_id, wanted=WANTED,
        from_on=clock.today() + dt.timedelta(days=2), until_on=_soon(), **_again(w),
    ),
    "priorities.put_issue_under": lambda w: partial(
        services.put_issue_under, actor=w.room.chair, priority_id=_priority(w).id, issue_id=w.issue().id
    ),
    "priorities.take_issue_from": lambda w: partial(services.take_issue_from, actor=w.room.chair, **_put(w)),
}  # fmt: skip
