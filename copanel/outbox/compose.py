"""From envelopes to one message: who reads it, whether they still may, and what it says.

The e-mail, its plain-text twin, the letter and the page for a phone call are all made from the
same structure, so that they say the same in the same order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from textwrap import fill
from urllib.parse import urljoin

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from copanel.kernel.actor import ANONYMOUS
from copanel.kernel.clock import today
from copanel.outbox.kinds import (
    REGISTERED,
    Destination,
    Heading,
    Letterhead,
    Message,
    Nature,
    NotSent,
    Reader,
    Said,
    Wanted,
    kinds,
)
from copanel.outbox.models import Envelope
from copanel.ui.languages import html_lang

WIDTH = 72
ORDER = {Nature.ASKS: 0, Nature.MUST: 1, Nature.TELLS: 2}


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a message: a heading, a paragraph, or what somebody else said."""

    kind: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One envelope's message inside the mail."""

    title: str
    first_line: str
    nothing_needed: bool
    blocks: tuple[Block, ...]
    link_label: str
    url: str
    reason: str


@dataclass(frozen=True, slots=True)
class Composed:
    """A whole mail, letter or call, ready to be put into words on paper."""

    subject: str
    sections: tuple[Section, ...]
    letterhead: Letterhead
    destination: Destination

    @property
    def stop_url(self) -> str:
        path = self.destination.stop_path
        return urljoin(f"{settings.ADDRESS}/", path) if path else ""

    def _page(self, template: str) -> str:
        with translation.override(self.destination.language):
            return render_to_string(
                template,
                {"mail": self, "html_lang": html_lang(), "today": today()},
            )

    def html(self) -> str:
        return self._page("outbox/email.html")

    def text(self) -> str:
        lines = self._page("outbox/email.txt").splitlines()
        wrapped = [line if "://" in line else fill(line, WIDTH, break_long_words=False) for line in lines]
        return _one_empty_line("\n".join(wrapped)).strip() + "\n"

    def sheet(self) -> str:
        """The letter itself, or what is read out: in the reader's language, whoever prints it."""
        return self._page("outbox/_sheet.html")


def _one_empty_line(text: str) -> str:
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a group of envelopes: the mail, and the envelopes that are not in it, with why."""

    composed: Composed | None
    carried: tuple[Envelope, ...]
    held_back: tuple[tuple[Envelope, str], ...]


def destination_of(envelope: Envelope) -> Destination | NotSent:
    """Where this envelope goes today, or why nowhere."""
    return destinations_of([envelope])[envelope.id]


def destinations_of(envelopes: Sequence[Envelope]) -> dict[object, Destination | NotSent]:
    """Where each envelope goes today: the same number of queries for one and for a hundred."""
    wanted = {
        envelope.id: Wanted(envelope.kind, envelope.about_id, envelope.person_id, envelope.address_id)
        for envelope in envelopes
    }
    found = REGISTERED.resolver(wanted.values())  # start fails without a resolver
    return {key: found[each] for key, each in wanted.items()}


def compose(envelopes: Sequence[Envelope]) -> Outcome:
    """Make one message of the envelopes of one reader. Asks anew where it goes and what the reader may see."""
    lead = envelopes[0]
    destination = destination_of(lead)
    if isinstance(destination, NotSent):
        return Outcome(None, (), tuple((envelope, destination.why) for envelope in envelopes))
    actor = REGISTERED.reader(lead.person_id) if lead.person_id else ANONYMOUS
    reader = Reader(lead.person_id, actor, destination.name, destination.language)
    said: list[tuple[Envelope, Message]] = []
    held_back: list[tuple[Envelope, str]] = []
    with translation.override(destination.language):
        for envelope in sorted(envelopes, key=lambda each: ORDER[kinds()[each.kind].nature]):
            message = kinds()[envelope.kind].render(envelope.about_id, reader)
            if isinstance(message, NotSent):
                held_back.append((envelope, message.why))
            else:
                said.append((envelope, message))
        if not said:
            return Outcome(None, (), tuple(held_back))
        composed = Composed(
            subject=str(said[0][1].subject),
            sections=_each_reason_once([_section(envelope, message) for envelope, message in said]),
            letterhead=letterhead_of(lead),
            destination=destination,
        )
    return Outcome(composed, tuple(envelope for envelope, _message in said), tuple(held_back))


def letterhead_of(envelope: Envelope) -> Letterhead:
    """The panel's letterhead; the site's own name where a message belongs to no panel."""
    found = REGISTERED.letterhead(envelope.panel_id) if envelope.panel_id else None
    return found or Letterhead(name=gettext("Copanel"))


def _section(envelope: Envelope, message: Message) -> Section:
    label, path = message.link or ("", "")
    return Section(
        title=str(message.subject),
        first_line=str(message.first_line),
        nothing_needed=message.nothing_needed,
        blocks=_blocks(message.paragraphs),
        link_label=str(label),
        url=urljoin(f"{settings.ADDRESS}/", path) if path else "",
        reason=gettext(envelope.reason) if envelope.reason else "",
    )


def _each_reason_once(sections: list[Section]) -> tuple[Section, ...]:
    """Why someone gets a mail stands once, after the last message that it is the reason for."""
    later = [{other.reason for other in sections[position + 1 :]} for position in range(len(sections))]
    return tuple(
        replace(section, reason="") if section.reason in after else section
        for section, after in zip(sections, later, strict=True)
    )


def _blocks(paragraphs: Sequence[str]) -> tuple[Block, ...]:
    """Neighbouring paragraphs of the same kind stand together."""
    blocks: list[Block] = []
    for paragraph in paragraphs:
        kind = "heading" if isinstance(paragraph, Heading) else "said" if isinstance(paragraph, Said) else "text"
        if kind != "heading" and blocks and blocks[-1].kind == kind:
            blocks[-1] = Block(kind, (*blocks[-1].texts, str(paragraph)))
        else:
            blocks.append(Block(kind, (str(paragraph),)))
    return tuple(blocks)
