"""A panel's rules: drafted, dropped, put in force; and what people at the table speak from."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from copanel.governance import services
from copanel.governance.tests.examples import a_decision
from copanel.kernel.actor import SYSTEM
from tests.faults.world import World


def _draft(w: World) -> UUID:
    return services.draft_rule(actor=SYSTEM, panel_id=w.panel_id, rule="answer_days", value=15).id


def _speaks(w: World) -> UUID:
    services.say_speaks_from(
        actor=w.room.member, panel_id=w.panel_id, person_id=w.room.member.person_id, speaks_from="carer"
    )
    return w.room.member.person_id


SCENARIOS = {
    "governance.draft_rule": lambda w: partial(
        services.draft_rule, actor=w.room.facilitator, panel_id=w.panel_id, rule="answer_days", value=15
    ),
    "governance.drop_rule_draft": lambda w: partial(
        services.drop_rule_draft, actor=w.room.facilitator, draft_id=_draft(w)
    ),
    "governance.put_in_force": lambda w: partial(
        services.put_in_force, actor=w.room.chair, draft_id=_draft(w), decision_id=a_decision(w.room.table).id
    ),
    "governance.say_speaks_from": lambda w: partial(
        services.say_speaks_from, actor=w.room.member, panel_id=w.panel_id, person_id=w.room.member.person_id,
        speaks_from="carer",
    ),
    "governance.say_speaks_from, taken back": lambda w: partial(
        services.say_speaks_from, actor=w.room.member, panel_id=w.panel_id, person_id=_speaks(w)
    ),
}  # fmt: skip
