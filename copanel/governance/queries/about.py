"""The page that says what the panel itself is, and the lists that forms about it choose from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from copanel.governance.models import Handover, Panel
from copanel.governance.policy import POLICY
from copanel.governance.queries.life import (
    ChangeFacts,
    Group,
    PartyFacts,
    Year,
    changes,
    groups,
    offices_of_host,
    parties,
    year_of,
)
from copanel.governance.queries.panels import PanelFacts
from copanel.governance.states import Do, HandoverState
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Office
from copanel.people import queries as people

# Acts that the page offers, in its order: what opens a form, what it says and where it leads come from the template.
OFFERED = (
    Do.TELL_FUNDING, Do.ADD_WAY, Do.ADD_TOPIC, Do.NAME_ANSWERING_POST, Do.PREPARE_HANDOVER, Do.SEE_HANDOVER,
    Do.JOIN_GROUP, Do.SET_YEAR, Do.OPEN, Do.TAKE_UP, Do.SUSPEND, Do.REPLACE, Do.CLOSE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class AboutPage:
    """The panel's own facts. `asked` are groups that wait for a yes, for who may give or take it back.

    `can` are the acts that this reader may do now, the panel being as it is.
    """

    opened_on: dt.date | None
    parties: tuple[PartyFacts, ...]
    groups: tuple[Group, ...]
    asked: tuple[Group, ...]
    changes: tuple[ChangeFacts, ...]
    year: Year
    handing_over: bool
    can: frozenset[str]

    @property
    def parent(self) -> Group | None:
        return next((each for each in self.groups if each.is_parent), None)

    @property
    def locals(self) -> tuple[Group, ...]:
        return tuple(each for each in self.groups if not each.is_parent)

    @property
    def last(self) -> ChangeFacts | None:
        """What the panel did last with itself; None where nothing happened since it opened."""
        return next((each for each in self.changes if not each.of_slug), None)


def about(panel: PanelFacts, *, actor: Actor) -> AboutPage:
    """What a panel is today, and what became of it. Eleven queries at most with the panel's two."""
    row = Panel.objects.get(id=panel.id)
    can = {do.value for do in OFFERED if POLICY.may(actor, do, panel)}
    can -= {do for do in (Do.OPEN, Do.SUSPEND, Do.TAKE_UP, Do.REPLACE, Do.CLOSE) if not row.can_move(do)}
    chairs = POLICY.may(actor, Do.LEAVE_GROUP, panel)
    if chairs:
        can.add(Do.LEAVE_GROUP.value)
    found = groups(panel.id, asked=chairs)
    handing = (
        Do.SEE_HANDOVER in can and Handover.objects.filter(panel_id=panel.id, state=HandoverState.PREPARED).exists()
    )
    return AboutPage(
        opened_on=clock.london_day(row.opened_at) if row.opened_at else None,
        parties=tuple(parties(panel.id)),
        groups=tuple(each for each in found if not each.is_asked),
        asked=tuple(each for each in found if each.is_asked),
        changes=tuple(changes(panel.id, actor=actor)),
        year=year_of(panel.id),
        handing_over=handing,
        can=frozenset(can),
    )


def people_of_host(panel_id: UUID) -> list[tuple[str, str]]:
    """The offices of the host's own people, each with its holder, to choose from. Two queries."""
    rows = offices_of_host(panel_id)
    persons = people.names({row.person_id for row in rows})
    return [(str(row.id), f"{persons[row.person_id].full_name}, {Office(row.office).label}") for row in rows]
