"""What the pages about words ask of a panel: the limits of the day, and whom to ring now."""

from __future__ import annotations

from uuid import UUID

from copanel.governance.queries import help_lines, rules_on
from copanel.words import House, Limits


def house(panel_id: UUID) -> House:
    """Two queries."""
    return House(limits=Limits.of(rules_on(panel_id)), help_lines=tuple(help_lines(panel_id)))
