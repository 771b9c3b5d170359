"""The registry: what kinds of message there are, who gets them, and what they say.

A room writes in its `messages.py`

    ANSWERED = message_kind(
        "influence.answered", nature=Nature.TELLS,
        to=everyone_who_raised_it, render=what_the_council_said, fold=lambda about_id: ...,
    )

and calls `people.services.tell(ANSWERED, ...)`. The words are made when the message is sent:
`render` is called under the reader's language with a Reader whose Actor is of that moment, and
answers with a Message, or with NotSent where the reader may no longer see it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from copanel.kernel.actor import Actor

LONGEST_SUBJECT = 60


class BadMessage(Exception):
    """A fault of the programmer: a kind registered twice, a subject too long, a recipient who is nobody."""


class Nature(StrEnum):
    """What a message is for. `must` cannot be switched off by the person: a code, a new device."""

    ASKS = "asks"
    TELLS = "tells"
    MUST = "must"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who should get it, and why. Exactly one of the two ids is set.

    `reason` is one sentence, marked with gettext_noop, which the message ends with:
    "You get this because you raised issue 14." It is translated when the message is made.
    """

    person_id: UUID | None = None
    address_id: UUID | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        if (self.person_id is None) == (self.address_id is None):
            raise BadMessage("a recipient is a person or an address")


class Heading(str):
    """Among a message's paragraphs: a heading."""

    __slots__ = ()


class Said(str):
    """Among a message's paragraphs: what somebody else said, set apart."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Message:
    """What a message says, for e-mail, plain text, letter and phone alike.

    subject         the news in at most 60 characters, with no name and nothing personal in it
    first_line      what to do, or what happened
    paragraphs      plain strings, Heading and Said, in the order to be read
    link            (label, path): opens the page and never signs anybody in
    nothing_needed  True: the message opens with "You do not need to do anything."
    """

    subject: str
    first_line: str
    paragraphs: tuple[str, ...] = ()
    link: tuple[str, str] | None = None
    nothing_needed: bool = False

    def __post_init__(self) -> None:
        if not 0 < len(self.subject) <= LONGEST_SUBJECT or "\n" in self.subject or "\r" in self.subject:
            raise BadMessage(f"a subject is one line of at most {LONGEST_SUBJECT} characters: {self.subject!r}")


@dataclass(frozen=True, slots=True)
class NotSent:
    """Why a message is not sent, as a code: "erased", "no_longer_may_see", "no_way_to_reach"."""

    why: str


@dataclass(frozen=True, slots=True)
class Reader:
    """Who will read it, with what they may see at this moment. `person_id` is None for an address."""

    person_id: UUID | None
    actor: Actor
    name: str
    language: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """One message looking for its way to someone: what the resolver is asked."""

    kind: str
    about_id: UUID
    person_id: UUID | None
    address_id: UUID | None


@dataclass(frozen=True, slots=True)
class Destination:
    """How one message reaches one person: channel "email", "post" or "phone", with what to write on it.

    `stop_path` is the page where someone without an account ends these messages.
    """

    channel: str
    address: str
    name: str
    language: str
    large_print: bool = True
    stop_path: str = ""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The panel as its letters show it. `signed_by` stands under a letter."""

    name: str
    phone: str = ""
    phone_hours: str = ""
    post_address: str = ""
    signed_by: str = ""


@dataclass(frozen=True, slots=True)
class MessageKind:
    """One registered kind. `urgent`: wakes the worker at once instead of at its next round.

    `gather`: the first goes at once; what has the same fold, to the same reader, within this time of it waits for
    its end and goes as one.
    """

    name: str
    nature: Nature
    to: Callable[[UUID], Iterable[Recipient]]
    render: Callable[[UUID, Reader], Message | NotSent]
    fold: Callable[[UUID], str] | None = None
    urgent: bool = False
    gather: dt.timedelta = dt.timedelta()


Resolver = Callable[[Iterable[Wanted]], Mapping[Wanted, Destination | NotSent]]


@dataclass
class _Registered:
    kinds: dict[str, MessageKind] = field(default_factory=dict)
    resolver: Resolver | None = None
    reader: Callable[[UUID], Actor] | None = None
    letterhead: Callable[[UUID], Letterhead | None] | None = None


REGISTERED = _Registered()


def message_kind(
    name: str,
    *,
    to: Callable[[UUID], Iterable[Recipient]],
    render: Callable[[UUID, Reader], Message | NotSent],
    nature: Nature,
    fold: Callable[[UUID], str] | None = None,
    urgent: bool = False,
    gather: dt.timedelta = dt.timedelta(),
) -> MessageKind:
    """Register a kind of message. The same name twice is a fault.

    `fold` gives what the message is about in the reader's eyes ("issue 14"): messages with the
    same fold to one person that wait at the same time become one e-mail or letter. An empty fold is for itself.
    """
    if name in REGISTERED.kinds:
        raise BadMessage(f"{name} is registered twice")
    made = MessageKind(name=name, nature=nature, to=to, render=render, fold=fold, urgent=urgent, gather=gather)
    REGISTERED.kinds[name] = made
    return made


def kinds() -> dict[str, MessageKind]:
    """Every registered kind by name."""
    return dict(REGISTERED.kinds)


def register_resolver(resolver: Resolver) -> None:
    """The one function that knows addresses; `people` registers it. Start fails without."""
    REGISTERED.resolver = resolver


def register_reader(reader: Callable[[UUID], Actor]) -> None:
    """The one function that gives a person's Actor of today; `governance` registers it. Start fails without."""
    REGISTERED.reader = reader


def register_letterhead(letterhead: Callable[[UUID], Letterhead | None]) -> None:
    """The one function that knows how a panel's letters are headed; `governance` registers it. Start fails without."""
    REGISTERED.letterhead = letterhead
