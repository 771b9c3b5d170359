"""What words ask of a panel: the limits of the day, whom to ring now, and who moderates."""

from __future__ import annotations

from uuid import UUID

from copanel.governance.models import SeatHolding
from copanel.governance.queries import help_lines, holders, panel, rules_on
from copanel.governance.queries.held import standings
from copanel.kernel.actor import MODERATORS, Office
from copanel.organisations import queries as organisations
from copanel.people import queries as people
from copanel.words import House, Limits, Table


def house(panel_id: UUID) -> House:
    """Two queries."""
    return House(limits=Limits.of(rules_on(panel_id)), help_lines=tuple(help_lines(panel_id)))


def who(panel_id: UUID, *offices: Office) -> frozenset[UUID]:
    """Who holds these offices now. One query."""
    return holders(panel_id, *offices)


def table(panel_id: UUID) -> Table:
    """Everyone with an office, seat or post, and their organisations, by name. Six queries at most."""
    found = standings(panel_id=panel_id)
    persons = people.names(each.person_id for each in found)
    seats = SeatHolding.objects.filter(seat__panel_id=panel_id, ended_at=None).values_list("organisation_id", flat=True)
    here = panel(panel_id=panel_id, preparing=True)
    if here is None:
        return Table((), ())
    keys = {each.held.organisation_id for each in found if each.held} | set(seats) | {here.authority_id, here.host_id}
    names = organisations.names_on(keys - {None})
    return Table(
        persons=tuple(sorted(((key, each.full_name) for key, each in persons.items()), key=lambda row: row[1])),
        organisations=tuple(sorted(names.items(), key=lambda row: row[1])),
        judges=tuple(
            (key, frozenset(each.held.organisation_id for each in found if each.person_id == key) - {None})
            for key in sorted({each.person_id for each in found if each.held.office in MODERATORS})
        ),
    )
