"""Reads the policies: may this actor do this on a panel? Yes, no, or yes when something holds.

The policies are asked themselves, about a thing of which nothing is known (`kernel.policy.Supposed`). Where one asks
for a condition, both answers are tried. So an act is "yes" where it is allowed whatever holds, "no" where it is
refused whatever holds, and else "when", with the fewest conditions that are enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from uuid import UUID

from django.apps import apps

from copanel.kernel.actor import Actor
from copanel.kernel.policy import Policy, Supposed, Undecided

Holds = Mapping[str, bool]

# Supposed from the start, so that it need not be said of each act: the page says it once. What is said in the
# user-led-only space is only for those who may be in it, whatever stands here.
SAID_ONCE: Holds = {"words.of_the_user_led_space": False}


class May(StrEnum):
    YES = "yes"
    WHEN = "when"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an actor may do. `when` has one set of conditions for each way in which they may; empty for yes and no."""

    may: May
    when: tuple[tuple[tuple[str, bool], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """One act of one room, with the policy that decides it."""

    room: str
    do: StrEnum
    policy: Policy

    @property
    def name(self) -> str:
        return self.do.value


@lru_cache(maxsize=1)
def acts() -> tuple[Act, ...]:
    """Every act of every room that has a policy, each once, in the order of its table. A new room is here by itself."""
    found: dict[tuple[str, str], Act] = {}
    for config in apps.get_app_configs():
        if config.name.startswith("copanel.") and find_spec(f"{config.name}.policy"):
            for policy in vars(import_module(f"{config.name}.policy")).values():
                for do in policy.table if isinstance(policy, Policy) else ():
                    found.setdefault((config.label, do.value), Act(config.label, do, policy))
    return tuple(found.values())


def read(act: Act, actor: Actor, panel_id: UUID) -> Answer:
    """What the act's policy says to this actor on this panel."""
    leaves = list(_leaves(act, actor, panel_id, dict(SAID_ONCE)))
    allowed = [holds for holds, may in leaves if may]
    if not allowed:
        return Answer(May.NO)
    if len(allowed) == len(leaves):
        return Answer(May.YES)
    refused = [holds for holds, may in leaves if not may]
    fewest = {tuple(sorted(_needed(holds, refused).items())) for holds in allowed}
    return Answer(May.WHEN, tuple(sorted((each for each in fewest if not _said_by_less(each, fewest)), key=_short)))


def _leaves(act: Act, actor: Actor, panel_id: UUID, holds: dict[str, bool]) -> Iterator[tuple[Holds, bool]]:
    """Every way in which the conditions that are asked for can hold, and what the policy then says."""
    try:
        may = act.policy.may(actor, act.do, Supposed(panel_id, holds))
    except Undecided as asked:
        for answer in (True, False):
            yield from _leaves(act, actor, panel_id, {**holds, asked.condition: answer})
    else:
        yield holds, may


def _needed(holds: Holds, refused: list[Holds]) -> dict[str, bool]:
    """The fewest of these conditions that are enough: without each of the others no refusal fits."""
    needed = {name: value for name, value in holds.items() if name not in SAID_ONCE}
    for condition in list(needed):
        rest = {name: value for name, value in needed.items() if name != condition}
        if not any(_fit(rest, other) for other in refused):
            needed = rest
    return needed


def _fit(one: Holds, other: Holds) -> bool:
    """Whether both can hold at once."""
    return all(other.get(name, value) == value for name, value in one.items())


def _said_by_less(one: tuple, all_of_them: set[tuple]) -> bool:
    return any(set(other) < set(one) for other in all_of_them)


def _short(conditions: tuple) -> tuple:
    return len(conditions), conditions
