"""What becomes of organisations, where they work, and how much they take part."""

from __future__ import annotations

import datetime as dt
from functools import partial
from uuid import UUID

from copanel.kernel.actor import SYSTEM
from copanel.organisations import services as organisations
from copanel.organisations.tests.examples import a_user_led
from tests.faults.world import World


def _one(w: World, name: str = "Speak Up") -> UUID:
    return a_user_led(name, panel_id=w.panel_id).id


def _closed(w: World) -> UUID:
    return organisations.close_organisation(actor=SYSTEM, organisation_id=_one(w), closed="2021").id


def _field(w: World, name: str = "North") -> UUID:
    return organisations.list_field(actor=SYSTEM, panel_id=w.panel_id, kind="area", name=name).id


def _related(w: World) -> UUID:
    return organisations.relate(
        actor=SYSTEM, organisation_id=_one(w), other_id=_one(w, "Speak Out"), kind="works_with", from_on="2022"
    ).id


LIVING = {
    "organisations.add_alias": lambda w: partial(
        organisations.add_alias, actor=SYSTEM, organisation_id=_one(w), name="Speak Up Partnership"
    ),
    "organisations.check_entry": lambda w: partial(
        organisations.check_entry, actor=SYSTEM, organisation_id=_one(w)
    ),
    "organisations.close_organisation": lambda w: partial(
        organisations.close_organisation, actor=SYSTEM, organisation_id=_one(w),
        closed="December 2021", source="A letter."
    ),
    "organisations.give_closing_reason": lambda w: partial(
        organisations.give_closing_reason, actor=SYSTEM, organisation_id=_closed(w),
        reason="No money.", source="Its page."
    ),
    "organisations.merge": lambda w: partial(
        organisations.merge, actor=SYSTEM, organisation_ids=[_one(w), _one(w, "Speak Out")],
        into_id=_one(w, "Speak Together"), from_on=dt.date(2022, 1, 1),
    ),
    "organisations.relate": lambda w: partial(
        organisations.relate, actor=SYSTEM, organisation_id=_one(w), other_id=_one(w, "Speak Out"), kind="hosted_by",
        from_on="early 2022",
    ),
    "organisations.end_relation": lambda w: partial(
        organisations.end_relation, actor=SYSTEM, relation_id=_related(w)
    ),
    "organisations.note_milestone": lambda w: partial(
        organisations.note_milestone, actor=SYSTEM, organisation_id=_one(w), kind="founded", happened="spring 1989"
    ),
    "organisations.note_gap": lambda w: partial(
        organisations.note_gap, actor=SYSTEM, organisation_id=_one(w), from_on=dt.date(2021, 1, 1)
    ),
    "organisations.list_field": lambda w: partial(
        organisations.list_field, actor=SYSTEM, panel_id=w.panel_id, kind="group", name="Deaf people"
    ),
    "organisations.set_reach": lambda w: partial(
        organisations.set_reach, actor=SYSTEM, organisation_id=_one(w), field_ids=[_field(w), _field(w, "South")]
    ),
    "organisations.check_coverage": lambda w: partial(
        organisations.check_coverage, actor=SYSTEM, field_id=_field(w), evidence="We asked."
    ),
    "organisations.take_part": lambda w: partial(
        organisations.take_part, actor=SYSTEM, organisation_id=_one(w), panel_id=w.panel_id, level="network"
    ),
}  # fmt: skip
