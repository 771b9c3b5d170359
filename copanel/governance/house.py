"""What words ask of a panel: the limits of the day, whom to ring now, and who moderates."""

from __future__ import annotations

from uuid import UUID

from copanel.governance.queries import help_lines, holders, rules_on
from copanel.kernel.actor import Office
from copanel.words import House, Limits


def house(panel_id: UUID) -> House:
    """Two queries."""
    return House(limits=Limits.of(rules_on(panel_id)), help_lines=tuple(help_lines(panel_id)))


def who(panel_id: UUID, *offices: Office) -> frozenset[UUID]:
    """Who holds these offices now. One query."""
    return holders(panel_id, *offices)
