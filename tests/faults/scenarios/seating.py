"""Deputies, standing aside, turns, leaving: seats and offices as they change."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from copanel.governance import services
from copanel.governance.models import OfficeHolding, SeatHolding
from copanel.governance.tests.examples import in_office
from copanel.kernel.actor import SYSTEM, Actor, Office
from copanel.people import services as people
from tests.faults.world import World


def _seat(w: World) -> UUID:
    return SeatHolding.objects.get(person_id=w.room.member.person_id).id


def _office(w: World) -> UUID:
    return OfficeHolding.objects.get(person_id=w.moderator.person_id).id


def _deputy(w: World) -> UUID:
    return services.name_deputy(actor=w.room.member, holding_id=_seat(w), person_id=w.person()).id


def _stretch(w: World) -> UUID:
    return services.stand_in(actor=w.room.member, deputy_id=_deputy(w)).id


def _aside(w: World) -> UUID:
    return services.step_aside(
        actor=w.room.chair, holding_id=_office(w), cause="organisation", about_id=w.issue().id
    ).id


def _from_record(w: World, said: str) -> UUID:
    return services.enter_office_from_record(
        actor=SYSTEM, panel_id=w.panel_id, office=Office.CO_CHAIR, organisation_id=w.room.table.host.id, citation=said
    ).id


def _leaver(w: World) -> Actor:
    return in_office(w.room.table, Office.MEMBER, "Ada Cole")


def _said_dead(w: World) -> UUID:
    person = _leaver(w).person_id
    services.note_death(actor=w.room.facilitator, panel_id=w.panel_id, person_id=person)
    return person


def _person_said_dead(w: World) -> UUID:
    person = w.person("someone@marlshire.example")
    people.note_death(actor=w.room.facilitator, person_id=person, panel_id=w.panel_id)
    return person


def _resigns(w: World) -> partial:
    leaver = _leaver(w)
    mine = SeatHolding.objects.get(person_id=leaver.person_id).id
    return partial(services.resign, actor=leaver, panel_id=w.panel_id, holding_ids=[mine])


SCENARIOS = {
    "governance.name_deputy": lambda w: partial(
        services.name_deputy, actor=w.room.member, holding_id=_seat(w), person_id=w.person()
    ),
    "governance.end_deputy": lambda w: partial(services.end_deputy, actor=w.room.member, deputy_id=_deputy(w)),
    "governance.stand_in": lambda w: partial(services.stand_in, actor=w.room.member, deputy_id=_deputy(w)),
    "governance.end_standing_in": lambda w: partial(
        services.end_standing_in, actor=w.room.member, standing_in_id=_stretch(w)
    ),
    "governance.step_aside": lambda w: partial(
        services.step_aside, actor=w.room.chair, holding_id=_office(w), cause="interest", about_id=w.issue().id
    ),
    "governance.step_back": lambda w: partial(services.step_back, actor=w.room.chair, aside_id=_aside(w)),
    "governance.set_turns": lambda w: partial(
        services.set_turns, actor=w.room.chair, panel_id=w.panel_id, office=Office.CO_CHAIR,
        organisation_ids=[w.room.table.host.id],
    ),
    "governance.count_meeting": lambda w: partial(services.count_meeting, actor=w.room.chair, panel_id=w.panel_id),
    "governance.enter_office_from_record": lambda w: partial(
        services.enter_office_from_record, actor=SYSTEM, panel_id=w.panel_id, office=Office.CO_CHAIR,
        organisation_id=w.room.table.host.id, citation="Guide, page 3", since="2010",
    ),
    "governance.note_sources_differ": lambda w: partial(
        services.note_sources_differ, actor=SYSTEM, holding_id=_from_record(w, "One guide"),
        other_id=_from_record(w, "Another guide"),
    ),
    "governance.resign": _resigns,
    "governance.note_death": lambda w: partial(
        services.note_death, actor=w.room.facilitator, panel_id=w.panel_id, person_id=_leaver(w).person_id
    ),
    "governance.take_back_death": lambda w: partial(
        services.take_back_death, actor=w.room.facilitator, panel_id=w.panel_id, person_id=_said_dead(w)
    ),
    "people.note_death": lambda w: partial(
        people.note_death, actor=w.room.facilitator, person_id=w.person("someone@marlshire.example"),
        panel_id=w.panel_id,
    ),
    "people.take_back_death": lambda w: partial(
        people.take_back_death, actor=w.room.facilitator, person_id=_person_said_dead(w), panel_id=w.panel_id
    ),
}  # fmt: skip
