"""What words need to know from the rooms above: whom to ring now, the limits of the day, who moderates.

`governance` registers the functions that know; the start fails without them (see checks.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from copanel.kernel.actor import Actor, Office

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


@dataclass(frozen=True, slots=True)
class Table:
    """Who sits at a panel's table or answers to it, by name: whom words can be said to be about.

    judges  who moderates, each with the organisations they hold an office for
    """

    persons: tuple[tuple[UUID, str], ...]
    organisations: tuple[tuple[UUID, str], ...]
    judges: tuple[tuple[UUID, frozenset[UUID]], ...] = ()


Ask = Callable[[UUID], House]
OfTheDay = Callable[[UUID], Any]
AtTheTable = Callable[[UUID], "Table"]
Who = Callable[..., Iterable[UUID]]
Acting = Callable[[UUID], Actor]


@dataclass
class _Registered:
    ask: Ask | None = None
    who: Who | None = None
    rules: OfTheDay | None = None
    table: AtTheTable | None = None
    acting: Acting | None = None


REGISTERED = _Registered()


def register_house(ask: Ask, who: Who, rules: OfTheDay, table: AtTheTable, acting: Acting) -> None:
    """What tells a panel's limits and help lines, who holds offices on it, its rules of the day, its table.

    And as whom a person acts at this moment, so that a policy can be asked of someone who is not here.
    """
    REGISTERED.ask, REGISTERED.who, REGISTERED.rules, REGISTERED.table = ask, who, rules, table
    REGISTERED.acting = acting


def house(panel_id: UUID) -> House:
    return REGISTERED.ask(panel_id)  # the start fails without


def rules(panel_id: UUID) -> Any:
    """The panel's rules of the day, by name: `rules(panel_id).check_chased_days`. One query."""
    return REGISTERED.rules(panel_id)


def table(panel_id: UUID) -> Table:
    return REGISTERED.table(panel_id)


def holders(panel_id: UUID, *offices: Office) -> frozenset[UUID]:
    """The persons who hold any of these offices on a panel now: whom to tell."""
    return frozenset(REGISTERED.who(panel_id, *offices))


def acting(person_id: UUID) -> Actor:
    """The person with the offices they hold now. One query."""
    return REGISTERED.acting(person_id)
