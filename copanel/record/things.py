"""A record file as a list of things, each with its key, in the order in which they are entered."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import rfc8785

from copanel.record.checking import NOT_STATED
from copanel.record.faults import Path
from copanel.record.outline import each, named, walk
from copanel.record.states import Kind

# Which lists inside a thing are things of their own.
INSIDE = {
    Kind.PANEL: (Kind.SEATS, Kind.OFFICE, Kind.DIFFER),
    Kind.ORGANISATION: (Kind.LIFE,),
    Kind.ISSUE: (Kind.RECOMMENDATION, Kind.STEP),
    Kind.RECOMMENDATION: (Kind.PART,),
    Kind.PART: (Kind.ANSWER,),
}
DIGEST = 16


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of a file. `given` is as the file has it; `own` leaves out the things inside it."""

    kind: Kind
    key: str
    path: Path
    position: int
    given: dict[str, Any]

    @property
    def own(self) -> dict[str, Any]:
        inside = INSIDE.get(self.kind, ())
        return {name: value for name, value in self.given.items() if name not in inside}

    @property
    def fields(self) -> dict[str, str]:
        """A digest of each value."""
        return {name: hashlib.sha256(rfc8785.dumps(value)).hexdigest()[:DIGEST] for name, value in self.own.items()}

    @property
    def cites(self) -> list[str]:
        given = self.given.get("source", [])
        return [given] if isinstance(given, str) else list(given)

    @property
    def last(self) -> str:
        """The thing's own key, without the way to it."""
        return self.key.rsplit("/", 1)[1] if "/" in self.key else self.key


def things(record: dict[str, Any]) -> Iterator[Thing]:
    """Every thing in a faultless record, what others lean on first."""
    panel = {**record["panel"], "about": record["about"]}
    yield Thing(Kind.PANEL, "panel", ("panel",), 0, panel)
    yield from _named(Kind.SOURCE, record)
    yield from _named(Kind.ORGANISATION, record)
    yield from _listed(Kind.RELATION, record, "", ())
    for key, given in named(record, Kind.ORGANISATION).items():
        yield from _listed(Kind.LIFE, given, f"{Kind.ORGANISATION}/{key}/", (Kind.ORGANISATION, key))
    yield from _named(Kind.POST, record)
    yield from _named(Kind.OCCASION, record)
    for kind in INSIDE[Kind.PANEL]:
        yield from _listed(kind, record["panel"], "", ("panel",))
    yield from _listed(Kind.TERMS, record, "", ())
    yield from _listed(Kind.SCOPE, record, "", ())
    yield from _listed(Kind.ISSUE, record, "", ())
    yield from _listed(Kind.VIEW, record, "", ())


def _named(kind: Kind, record: dict[str, Any]) -> Iterator[Thing]:
    for position, (key, given) in enumerate(named(record, kind).items()):
        yield Thing(kind, f"{kind}/{key}", (kind, key), position, given)


def _listed(kind: Kind, holder: dict[str, Any], before: str, path: Path) -> Iterator[Thing]:
    for position, (inner, given) in enumerate(each(holder, kind, path)):
        own = given.get("key") or given.get("letter") or str(position + 1)
        thing = Thing(kind, f"{before}{kind}/{own}", inner, position, given)
        yield thing
        for inside in INSIDE.get(kind, ()):
            yield from _listed(inside, given, f"{thing.key}/", inner)


def not_stated(value: Any) -> int:
    """How many values are "not stated by the source": counted apart from what the sources do state."""
    return sum(1 for _path, inner in walk(value) if inner == NOT_STATED)
