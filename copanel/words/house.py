"""What words' own pages need from the rooms above: whom to ring now, and the limits of the day.

`governance` registers the one function that knows; the start fails without it (see checks.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

LEAST_SECONDS = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """Uses of public forms a day, and how many words may wait for their check. From the panel's rules."""

    per_network_day: int
    per_address_day: int
    queue_ceiling: int
    least_seconds: int = LEAST_SECONDS

    @classmethod
    def of(cls, rules: Any) -> Limits:
        """The limits among a panel's rules of the day (`governance.queries.rules_on`)."""
        return cls(rules.per_network_day, rules.per_address_day, rules.queue_ceiling)


@dataclass(frozen=True, slots=True)
class House:
    """A panel's limits of today, and its help lines (label, name, phone, hours, about, easy_about each)."""

    limits: Limits
    help_lines: tuple[Any, ...]


Ask = Callable[[UUID], House]
REGISTERED: dict[str, Ask] = {}


def register_house(ask: Ask) -> None:
    """The one function that tells a panel's limits and help lines."""
    REGISTERED["ask"] = ask


def house(panel_id: UUID) -> House:
    return REGISTERED["ask"](panel_id)
