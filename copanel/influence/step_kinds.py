"""The wording of each kind of step, in both languages, and what its payload may hold.

A room registers its kinds when it starts:

    HELD = step_kind("meeting_held", title=_("The panel talked about it"), sentence=_("It was at %(meeting)s."),
                     keys={"meeting": LABEL}, side=Side.USER_LED, picture="talk")

The shapes are the ledger's: labels of panels, organisations and meetings, numbers, days; never a person's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from copanel.kernel.actor import Side
from copanel.ledger.kinds import BadEntry, Shape

Text = str | Promise


@dataclass(frozen=True, slots=True)
class StepKind:
    """One kind of step. `title` is its heading, `sentence` what happened; `picture` an Easy Read concept."""

    name: str
    title: Text
    sentence: Text
    keys: Mapping[str, Shape]
    side: Side
    picture: str
    late: bool = False

    def check(self, payload: Mapping[str, Any]) -> None:
        """Raise BadEntry unless the payload has exactly the declared keys, each in its shape."""
        if set(payload) != set(self.keys):
            raise BadEntry(f"step {self.name}: payload has {sorted(payload)}, declared are {sorted(self.keys)}")
        for key, shape in self.keys.items():
            if not shape.fits(payload[key]):
                raise BadEntry(f"step {self.name}: {key}={payload[key]!r} is not {shape.name}")

    def say(self, payload: Mapping[str, Any]) -> str:
        """The sentence, in the language in force; empty where the heading says all."""
        return str(self.sentence) % {key: shape.show(payload[key]) for key, shape in self.keys.items()}

    def head(self, payload: Mapping[str, Any]) -> str:
        return str(self.title) % {key: shape.show(payload[key]) for key, shape in self.keys.items()}


_kinds: dict[str, StepKind] = {}


def step_kind(
    name: str,
    *,
    title: Text,
    sentence: Text = "",
    keys: Mapping[str, Shape] | None = None,
    side: Side,
    picture: str,
    late: bool = False,
) -> StepKind:
    """Register a kind of step. Registering a name twice is a fault of the programmer."""
    if name in _kinds:
        raise BadEntry(f"step kind {name} is registered twice")
    made = StepKind(name, title, sentence, dict(keys or {}), side, picture, late)
    _kinds[name] = made
    return made


def step_kinds() -> dict[str, StepKind]:
    """Every registered kind of step by name."""
    return dict(_kinds)
