"""Nominations, for who keeps the table and for who put someone forward."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from copanel.governance.queries import PanelFacts
from copanel.governance.states import SeatKind
from copanel.kernel.actor import Actor, Office, Side
from copanel.kernel.errors import NotFound
from copanel.membership.models import Nomination
from copanel.membership.policy import POLICY
from copanel.membership.states import Do, NominationState
from copanel.organisations import queries as organisations
from copanel.people import queries as people

MOST = 200
LOOKS = {
    NominationState.WAITING: "waiting",
    NominationState.TAKEN_UP: "adopted",
    NominationState.PUT_ASIDE: "refused",
}


@dataclass(frozen=True, slots=True)
class NominationLine:
    """One nomination. `who` is the person or the organisation put forward, `by` who did it."""

    id: UUID
    state: NominationState
    what_for: str
    side: Side
    who: str
    is_organisation: bool
    person_id: UUID | None
    organisation_id: UUID | None
    seat_id: UUID | None
    office: str
    by: str
    own: bool
    why: str
    reason: str
    made_at: dt.datetime
    settled_at: dt.datetime | None
    can: frozenset[str]

    @property
    def look(self) -> str:
        """The status whose shape it wears."""
        return LOOKS[self.state]


def nominations(*, panel: PanelFacts, actor: Actor) -> list[NominationLine]:
    """What the actor put forward and what they may settle, what waits first. Three queries at most."""
    POLICY.require(actor, Do.SEE_NOMINATIONS, panel)
    # What the predicate says row by row, said to the database first, so that nothing else is counted or cut off.
    seen = Q(by_id=actor.person_id)
    if actor.side_on(panel.id) is Side.AUTHORITY:
        seen |= Q(side=Side.AUTHORITY)
    elif POLICY.may(actor, Do.SEE_INVITATIONS, panel):
        seen = Q()
    rows = Nomination.objects.filter(seen, panel_id=panel.id).select_related("seat").order_by("-made_at", "id")
    found = [row for row in rows[:MOST] if POLICY.may(actor, Do.SEE_NOMINATION, row)]
    return sorted(_lines(found, actor), key=lambda line: line.state is not NominationState.WAITING)


def nomination(nomination_id: UUID, *, panel: PanelFacts, actor: Actor) -> NominationLine:
    """One nomination. Raises NotFound, also where the actor may not know of it."""
    row = Nomination.objects.filter(id=nomination_id, panel_id=panel.id).select_related("seat").first()
    if row is None:
        raise NotFound()
    POLICY.require(actor, Do.SEE_NOMINATION, row)
    return _lines([row], actor)[0]


def _lines(rows: list[Nomination], actor: Actor) -> list[NominationLine]:
    persons = people.names(key for row in rows for key in (row.person_id, row.by_id))
    names = organisations.names_on(row.organisation_id for row in rows if row.organisation_id)

    def named(key: UUID | None) -> str:
        return persons[key].full_name if key in persons else ""

    return [
        NominationLine(
            id=row.id,
            state=NominationState(row.state),
            what_for=what_for(row),
            side=Side(row.side),
            who=named(row.person_id) or row.name or names.get(row.organisation_id, ""),
            is_organisation=row.organisation_id is not None,
            person_id=row.person_id,
            organisation_id=row.organisation_id,
            seat_id=row.seat_id,
            office=row.office,
            by=named(row.by_id),
            own=row.by_id == actor.person_id,
            why=row.why,
            reason=row.reason,
            made_at=row.made_at,
            settled_at=row.settled_at,
            can=POLICY.allowed(actor, row),
        )
        for row in rows
    ]


def what_for(row: Nomination) -> str:
    if row.office:
        return str(Office(row.office).label)
    return str(SeatKind(row.seat.kind).label) if row.seat else ""
