"""A small world above the outbox for its tests: people with addresses, and kinds that say something.

The outbox knows neither people nor panels; upper rooms register functions. Here the tests do.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext_noop

from copanel.kernel.actor import Actor, Held, Office, Side
from copanel.kernel.ids import new_id
from copanel.outbox.kinds import (
    REGISTERED,
    Destination,
    Heading,
    Letterhead,
    Message,
    MessageKind,
    Nature,
    NotSent,
    Reader,
    Recipient,
    Said,
    Wanted,
    message_kind,
)

PANEL = UUID("00000000-0000-4000-8000-000000000001")
ELSEWHERE = UUID("00000000-0000-4000-8000-000000000002")
REASON = gettext_noop("You get this because someone gave us your e-mail address.")


@dataclass
class World:
    """Who there is, who may see, what was asked for; `meanwhile` is done once, while the first message is made."""

    destinations: dict[UUID, Destination] = field(default_factory=dict)
    blind: set[UUID] = field(default_factory=set)
    broken: set[UUID] = field(default_factory=set)
    recipients: list[Recipient] = field(default_factory=list)
    fold: str = "one person"
    meanwhile: Callable[[], object] | None = None
    told: MessageKind = None
    asked: MessageKind = None
    alone: MessageKind = None
    worry: MessageKind = None

    def person(self, address: str = "joan@example.org", *, channel: str = "email", language: str = "en-gb") -> UUID:
        key = new_id()
        self.destinations[key] = Destination(channel, address, "Joan Whitlock", language)
        self.recipients.append(Recipient(person_id=key, reason=REASON))
        return key

    def resolve(self, wanted: Iterable[Wanted]) -> dict[Wanted, Destination | NotSent]:
        return {each: self.destinations.get(each.person_id or each.address_id, NotSent("erased")) for each in wanted}

    def render(self, about_id: UUID, reader: Reader) -> Message | NotSent:
        meanwhile, self.meanwhile = self.meanwhile, None
        if meanwhile:
            meanwhile()
        if about_id in self.broken:
            raise ValueError("this kind is broken")
        if reader.person_id in self.blind:
            return NotSent("no_longer_may_see")
        return Message(
            subject="The council answered part C",
            first_line="You asked us to tell you when this changed.",
            paragraphs=(
                Heading("What the council said"),
                Said("Yes to part of it."),
                Said("The letter about <money owed> will not."),
                f"Number {about_id}.",
            ),
            link=("Read the whole path of issue 14", "/north/issues/14/"),
            nothing_needed=True,
        )


def ask(about_id: UUID, reader: Reader) -> Message:
    return Message(subject="An answer needs you", first_line="Read the answer and say what you think.")


@contextmanager
def world() -> Iterator[World]:
    """Stand in for the rooms above while a test runs, and put them back."""
    before = (dict(REGISTERED.kinds), REGISTERED.resolver, REGISTERED.reader, REGISTERED.letterhead)
    made = World()
    made.told = message_kind(
        "test.told",
        nature=Nature.TELLS,
        to=lambda about_id: made.recipients,
        render=made.render,
        fold=lambda about_id: "issue 14",
    )
    made.asked = message_kind(
        "test.asked",
        nature=Nature.ASKS,
        to=lambda about_id: made.recipients,
        render=ask,
        fold=lambda about_id: "issue 14",
    )
    made.alone = message_kind(
        "test.alone", nature=Nature.MUST, to=lambda about_id: made.recipients, render=made.render, urgent=True
    )
    made.worry = message_kind(
        "test.worry",
        nature=Nature.MUST,
        to=lambda about_id: made.recipients,
        render=made.render,
        fold=lambda about_id: made.fold,
        urgent=True,
        gather=dt.timedelta(hours=1),
    )
    REGISTERED.resolver = made.resolve
    REGISTERED.reader = lambda person_id: Actor(person_id=person_id)
    REGISTERED.letterhead = lambda panel_id: Letterhead(
        "Marlshire Care and Support Panel",
        "01632 960 114",
        "Monday to Friday, 10am to 4pm.",
        "Freepost MARLSHIRE PANEL",
    )
    try:
        yield made
    finally:
        REGISTERED.kinds, REGISTERED.resolver, REGISTERED.reader, REGISTERED.letterhead = before


def acting(office: Office, *, side: Side = Side.USER_LED, panel_id: UUID = PANEL) -> Actor:
    return Actor(person_id=new_id(), held=(Held(id=new_id(), office=office, panel_id=panel_id, side=side),))
