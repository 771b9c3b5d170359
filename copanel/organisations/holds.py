"""What an organisation still holds, and who acts for it: asked of the rooms above, which register what they know.

Closing or merging moves nothing of it. A page lists it all, and the panel decides what becomes of each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Hold:
    """One thing held. `what` names it ("2 seats at Marlshire Panel"), `then` says what becomes of it, both in words.

    url  the page where it can be looked at; "" where there is none
    """

    organisation_id: UUID
    what: str
    then: str
    url: str


Holds = Callable[[frozenset[UUID]], Iterable[Hold]]
PeopleOf = Callable[[UUID, UUID], Iterable[tuple[UUID, str]]]
_holds: list[Holds] = []
_people: list[PeopleOf] = []


def register_holds(ask: Holds) -> Holds:
    """A room says what organisations hold of its own. Called once at the start; returns it, to take it away again."""
    _holds.append(ask)
    return ask


def forget_holds(ask: Holds) -> None:
    _holds.remove(ask)


def holds(organisation_ids: Iterable[UUID]) -> list[Hold]:
    """All that these organisations hold, room by room. As many queries as the rooms ask, whatever their number."""
    keys = frozenset(organisation_ids)
    return [each for ask in _holds for each in ask(keys)] if keys else []


def register_people(ask: PeopleOf) -> None:
    """A room says who acts for an organisation on a panel, by name: whom a post can be given to."""
    _people.append(ask)


def people_of(organisation_id: UUID, panel_id: UUID) -> list[tuple[UUID, str]]:
    """Each once, by name."""
    found = {key: name for ask in _people for key, name in ask(organisation_id, panel_id)}
    return sorted(found.items(), key=lambda row: row[1].casefold())
