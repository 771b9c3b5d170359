"""The front of every policy: one table a room, act -> predicate over actor and object.

A room's `policy.py` writes `POLICY = Policy({Do.SEND: co_chair & ...})` and nothing else decides.
Services call `require`, views and templates `may` or `allowed`. Closed by default: an act that is
not in the table is refused. Predicates are the `rules` package's, so they combine with & | ~.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

import rules

from copanel.kernel.actor import CHAIRS, MODERATORS, Actor, Office, Side
from copanel.kernel.errors import NotAllowed, NotFound


@dataclass(frozen=True, slots=True)
class OnPanel:
    """Stands for a thing that is not made yet: "may this actor raise an issue on this panel?" """

    panel_id: UUID


class Undecided(Exception):
    """Asked while a policy is read: nothing is supposed yet of this condition."""

    def __init__(self, condition: str) -> None:
        super().__init__(condition)
        self.condition = condition


@dataclass(frozen=True, slots=True)
class Supposed:
    """Stands for any thing on a panel, of which only what is supposed is known: the page of powers asks with it.

    `holds` says of conditions, by name, whether they hold. It is never a row, and no row is ever one of these:
    what a policy answers about real things does not depend on it.
    """

    panel_id: UUID
    holds: Mapping[str, bool]

    def answer(self, condition: str) -> bool:
        if condition not in self.holds:
            raise Undecided(condition)
        return self.holds[condition]


Asks = Callable[[Actor, Any], bool]


def condition(asks: Asks | None = None, *, of: Callable[[Actor, UUID], bool] | None = None) -> Any:
    """Mark a predicate that looks at the thing, and not at offices alone: "may, when the words are their own".

    Its name is the room's and its own, as in "words.author"; what people read of it stands in the page of powers.
    `of` is what it asks of the actor alone, whatever the thing: someone without a post carries no post.
    """
    if asks is None:
        return functools.partial(condition, of=of)
    name = f"{asks.__module__.split('.')[1]}.{asks.__name__}"

    @functools.wraps(asks)
    def asked(actor: Actor, about: Any) -> bool:
        if isinstance(about, Supposed):
            return (of is None or of(actor, about.panel_id)) and about.answer(name)
        return asks(actor, about)

    return rules.predicate(asked, name=asks.__name__)


class Policy:
    """One room's table. `hidden` lists the acts whose refusal must not reveal that the thing exists."""

    def __init__(self, table: Mapping[StrEnum, rules.Predicate], *, hidden: frozenset[StrEnum] = frozenset()) -> None:
        self.table = dict(table)
        self.hidden = hidden

    def may(self, actor: Actor, do: StrEnum, about: Any) -> bool:
        """Whether the actor may do this to that."""
        predicate = self.table.get(do)
        return predicate is not None and predicate.test(actor, about)

    def require(self, actor: Actor, do: StrEnum, about: Any) -> None:
        """Raise NotAllowed (or NotFound where even existence is private) unless the actor may."""
        if not self.may(actor, do, about):
            raise NotFound() if do in self.hidden else NotAllowed()

    def allowed(self, actor: Actor, about: Any) -> frozenset[str]:
        """Every act the actor may do to that: what a template asks with `{% if "send" in can %}`."""
        return frozenset(do.value for do in self.table if self.may(actor, do, about))


@rules.predicate
def anyone(actor: Actor, about: Any) -> bool:
    """The public too."""
    return True


@rules.predicate
def nobody(actor: Actor, about: Any) -> bool:
    """No one, by no road through the product. Written down so that the table says it."""
    return False


@rules.predicate
def signed_in(actor: Actor, about: Any) -> bool:
    return actor.is_known


@rules.predicate
def the_system(actor: Actor, about: Any) -> bool:
    """The worker or the command line, for acts that follow from a clock or a file."""
    return actor.system


@rules.predicate
def user_led_side(actor: Actor, about: Any) -> bool:
    return actor.side_on(about.panel_id) is Side.USER_LED


@rules.predicate
def authority_side(actor: Actor, about: Any) -> bool:
    return actor.side_on(about.panel_id) is Side.AUTHORITY


@rules.predicate
def in_user_led_space(actor: Actor, about: Any) -> bool:
    return actor.in_user_led_space(about.panel_id)


# What may name the thing that something is about: the thing itself, its issue, the place of words.
NAMES_OF_THING = ("id", "issue_id", "place_id")


def concerned(about: Any) -> frozenset[UUID]:
    """The keys of what an act is about: whoever stepped aside from one of them has no power in it."""
    return frozenset(key for name in NAMES_OF_THING if isinstance(key := getattr(about, name, None), UUID))


def office(*offices: Office) -> rules.Predicate:
    """A predicate: the actor acts in one of these offices on the object's own panel."""

    def acts_in(actor: Actor, about: Any) -> bool:
        return actor.holds(about.panel_id, *offices, concerning=concerned(about))

    return rules.predicate(acts_in, name=" or ".join(offices))


co_chair = office(*CHAIRS)
facilitator = office(Office.FACILITATOR)
moderator = office(*MODERATORS)
safeguarding_lead = office(Office.SAFEGUARDING_LEAD)
member = office(*CHAIRS, Office.MEMBER)
manager = office(Office.MANAGER)
engagement_lead = office(Office.ENGAGEMENT_LEAD)
any_office = office(*Office)
