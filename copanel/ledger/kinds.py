"""The registry: what kinds of event there are, who may read them, and what their payload holds.

A room registers its kinds in `events.py` at import:

    SENT = ledger.kind(
        "recommendation.sent", audience=ledger.PUBLIC,
        keys={"panel": SLUG, "number": NUMBER, "issue": NUMBER, "due_on": DAY},
        sentence=_("Recommendation %(number)s was sent to the council. An answer is due by %(due_on)s."),
        link="/%(panel)s/issues/%(issue)s",
    )

Each key names a shape, and the shapes leave no room for names, contacts, access needs or free text.
The sentence and link are made from the payload alone, so that the record's page asks no room.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from copanel.kernel.actor import Actor

PUBLIC = "public"
PRIVATE = "private"


class BadEntry(Exception):
    """A fault of the programmer: an unregistered kind, an undeclared key, a value of the wrong shape."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a payload value may look like, and how it is shown in a sentence."""

    name: str
    fits: Callable[[Any], bool]
    show: Callable[[Any], Any] = str


def _matches(pattern: str) -> Callable[[Any], bool]:
    compiled = re.compile(pattern)
    return lambda value: isinstance(value, str) and compiled.fullmatch(value) is not None


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and dt.date.fromisoformat(value) is not None
    except ValueError:
        return False


def _show_day(value: str) -> str:
    day = dt.date.fromisoformat(value)
    return f"{day:%A} {day.day} {day:%B} {day.year}"


# Shown as it is, so that a sentence can say "1 part" and "2 parts".
NUMBER = Shape("a whole number", lambda value: isinstance(value, int) and not isinstance(value, bool), lambda n: n)
SLUG = Shape("an address word", _matches(r"[a-z0-9]+(-[a-z0-9]+)*"))
CODE = Shape("a code from a list", _matches(r"[a-z][a-z0-9_]{0,39}"))
LETTER = Shape("a part's letter", _matches(r"[A-Z]{1,2}"))
UID = Shape("a key", _matches(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"))
DAY = Shape("a day", _is_day, _show_day)
DIGEST = Shape("a commitment", _matches(r"[0-9a-f]{64}"))
# Labels of panels and organisations as of the day, given by the caller. Never of persons.
LABEL = Shape("a panel's or organisation's name", lambda value: isinstance(value, str) and 0 < len(value) <= 200)


@dataclass(frozen=True, slots=True)
class Kind:
    """One registered kind of event.

    `as_author`: what someone does with their own words. The public record never ties it to an office that
    they hold too, since an author may have chosen not to be named.
    """

    name: str
    audience: str
    keys: Mapping[str, Shape]
    sentence: str
    link: str = ""
    as_author: bool = False

    def check(self, payload: Mapping[str, Any]) -> None:
        """Raise BadEntry unless the payload has exactly the declared keys, each in its shape."""
        if set(payload) != set(self.keys):
            raise BadEntry(f"{self.name}: payload has {sorted(payload)}, declared are {sorted(self.keys)}")
        for key, shape in self.keys.items():
            if not shape.fits(payload[key]):
                raise BadEntry(f"{self.name}: {key}={payload[key]!r} is not {shape.name}")

    def say(self, payload: Mapping[str, Any]) -> str:
        """The sentence people read, in the language in force."""
        return self.sentence % {key: shape.show(payload[key]) for key, shape in self.keys.items()}

    def address(self, payload: Mapping[str, Any]) -> str:
        """Where to read more; empty where there is nothing more to read."""
        return self.link % payload if self.link else ""


@dataclass(frozen=True, slots=True)
class Happened:
    """What a subscriber is handed: the act as recorded, in the same transaction."""

    kind: Kind
    actor: Actor
    subject_id: UUID
    panel_id: UUID | None
    payload: Mapping[str, Any] = field(default_factory=dict)


Handler = Callable[[Happened], None]
_kinds: dict[str, Kind] = {}
_handlers: dict[str, list[Handler]] = {}


def kind(
    name: str, *, audience: str, keys: Mapping[str, Shape], sentence: str, link: str = "", as_author: bool = False
) -> Kind:
    """Register a kind: `noun.past_tense`. Registering the same name twice is a fault."""
    if name in _kinds:
        raise BadEntry(f"{name} is registered twice")
    if audience not in {PUBLIC, PRIVATE}:
        raise BadEntry(f"{name}: audience is public or private")
    if not re.fullmatch(r"[a-z_]+\.[a-z_]+", name):
        raise BadEntry(f"{name}: a kind is named noun.past_tense")
    made = Kind(name=name, audience=audience, keys=dict(keys), sentence=sentence, link=link, as_author=as_author)
    _kinds[name] = made
    return made


def kinds() -> dict[str, Kind]:
    """Every registered kind by name."""
    return dict(_kinds)


def subscribe(to: Kind | Iterable[Kind], handler: Handler) -> None:
    """Have an upper room answer a lower act, in its transaction. Called in the upper room's apps.py.

    The handler may write, refuse (by raising) and call `people.tell`; never the network.
    """
    for each in [to] if isinstance(to, Kind) else to:
        handlers = _handlers.setdefault(each.name, [])
        if handler not in handlers:
            handlers.append(handler)


def handlers_of(name: str) -> tuple[Handler, ...]:
    return tuple(_handlers.get(name, ()))


def subscriptions() -> list[tuple[str, str]]:
    """(kind, handler) for every subscription: the list a test prints."""
    return sorted(
        (name, f"{handler.__module__}.{handler.__qualname__}") for name, found in _handlers.items() for handler in found
    )
