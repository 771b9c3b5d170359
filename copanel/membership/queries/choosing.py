"""What a form about the table lets people choose from: free seats and offices, organisations, people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.governance import queries as governance
from copanel.governance.models import Decision, Seat, SeatHolding
from copanel.governance.queries.held import standings
from copanel.governance.states import OFFICE_SIDES, SeatKind
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Office, Side
from copanel.membership.models import Invitation
from copanel.membership.states import InvitationState
from copanel.organisations import queries as organisations
from copanel.organisations.models import Organisation
from copanel.people import queries as people

NEWEST = 12


@dataclass(frozen=True, slots=True)
class Target:
    """What someone can be invited to or put forward for. `value` is what a form sends.

    seat_id is the first free seat of its kind, for a seat; `office` is set for an office.
    """

    value: str
    label: str
    side: Side
    seat_id: UUID | None = None
    office: Office | None = None


def targets(panel_id: UUID, sides: Iterable[Side], *, but_invited: bool = True) -> list[Target]:
    """The free seats of these sides, one line a kind, then the offices. One query.

    With `but_invited`, a seat that someone is invited to already is not free.
    """
    sides, today = list(sides), clock.today()
    taken = SeatHolding.objects.now(today).filter(seat=OuterRef("pk"))
    asked = Invitation.objects.filter(seat=OuterRef("pk"), state=InvitationState.SENT, expires_on__gte=today)
    free = Seat.objects.now(today).filter(~Exists(taken), panel_id=panel_id, side__in=sides)
    if but_invited:
        free = free.filter(~Exists(asked))
    kinds: dict[tuple[Side, SeatKind], list[UUID]] = {}
    for key, side, kind in free.values_list("id", "side", "kind"):
        kinds.setdefault((Side(side), SeatKind(kind)), []).append(key)
    found = [
        Target(f"seat-{side}-{kind}", _seat_label(side, kind, len(keys)), side, seat_id=keys[0])
        for (side, kind), keys in sorted(kinds.items(), key=lambda row: [list(Side).index(row[0][0]), row[0][1]])
    ]
    for office, of in OFFICE_SIDES.items():
        for side in of:
            if side in sides:
                label = str(office.label) if len(of) == 1 else f"{office.label}, {str(side.label).lower()}"
                found.append(Target(f"office-{side}-{office}", label, side, office=office))
    return found


def _seat_label(side: Side, kind: SeatKind, free: int) -> str:
    label = _("%(kind)s, %(side)s") % {"kind": kind.label, "side": str(side.label).lower()}
    return f"{label}: " + ngettext("%(free)d is free", "%(free)d are free", free) % {"free": free}


def decisions_of(panel_id: UUID, *, actor: Actor) -> list[tuple[str, str]]:
    """The panel's newest decisions, to choose one that is meant: (key, day and how it begins). Six queries."""
    newest = Decision.objects.filter(panel_id=panel_id).order_by("-recorded_at", "id").values_list("id", flat=True)
    found = governance.decisions(newest[:NEWEST], actor=actor)
    lines = sorted(found.values(), key=lambda one: one.recorded_at, reverse=True)
    return [
        (str(one.id), f"{one.agreed.shown}: {Truncator((one.decided and one.decided.text) or '').chars(100)}")
        for one in lines
    ]


def organisations_of(panel_id: UUID) -> list[tuple[str, str]]:
    """Every organisation that the panel's people can name, by name: (key, name). Two queries."""
    keys = Organisation.objects.filter(Q(panel_id=panel_id) | Q(panel_id=None)).values_list("id", flat=True)
    names = organisations.names_on(keys)
    return sorted(((str(key), name) for key, name in names.items()), key=lambda row: row[1].casefold())


def persons_at(panel_id: UUID) -> list[tuple[str, str]]:
    """Everyone with a place at the table, by name: (key, name). Two queries."""
    names = people.names(each.person_id for each in standings(panel_id=panel_id))
    named = [(str(key), each.full_name) for key, each in names.items() if not each.erased]
    return sorted(named, key=lambda row: row[1].casefold())
