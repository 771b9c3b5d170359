"""What a page reads of threads. The user-led-only thread is None to whoever may not enter, by any question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from copanel.conversations.models import Message, Thread
from copanel.conversations.policy import POLICY, has_seat
from copanel.conversations.states import Do, Space
from copanel.kernel.actor import Actor
from copanel.kernel.needs import Need
from copanel.words import queries as words
from copanel.words.queries import Spoken
from copanel.words.states import Standing

PAGE = 20
PAGE_NAMES = {Space.PUBLIC: "messages", Space.USER_LED: "inside"}  # ?messages=2, each space turns its own pages


@dataclass(frozen=True, slots=True)
class MessageLine:
    """One message as this reader may see it. `anchor` is its place on the page; `url` where it can be acted on."""

    id: UUID
    at: dt.datetime
    anchor: str
    url: str
    spoken: Spoken


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """Twenty messages, oldest first. `say_url` is empty where the reader may not post."""

    id: UUID
    panel_id: UUID
    place_kind: str
    place_id: UUID
    url: str
    space: Space
    messages: list[MessageLine]
    total: int
    page: int
    pages: int
    say_url: str

    @property
    def inside(self) -> bool:
        return self.space is Space.USER_LED

    @property
    def previous_url(self) -> str:
        return self._page_url(self.page - 1)

    @property
    def next_url(self) -> str:
        return self._page_url(self.page + 1)

    def _page_url(self, page: int) -> str:
        """The same page with another part of the thread; each space turns its own pages."""
        name = PAGE_NAMES[self.space]
        return f"{self.url}?{name}={page}#{name}" if 1 <= page <= self.pages else ""


def thread(
    *, actor: Actor, place_id: UUID, space: Space | str = Space.PUBLIC, page: int = 1, easy: bool = False
) -> ThreadPage | None:
    """One thread of a place, a page of it; None where there is none or it is not for this actor. Five queries."""
    found = Thread.objects.filter(place_id=place_id, space=Space(space)).first()
    return _page(found, actor, page, easy)


@dataclass(frozen=True, slots=True)
class ThreadFacts:
    """A thread without its messages: what the page to post on needs."""

    id: UUID
    place_kind: str
    place_id: UUID
    url: str
    inside: bool
    may_post: bool
    member_today: bool


def thread_facts(*, actor: Actor, panel_id: UUID, thread_id: UUID) -> ThreadFacts | None:
    """One thread of a panel; None where there is none or it is not for this actor. One query."""
    found = Thread.objects.filter(id=thread_id, panel_id=panel_id).first()
    if found is None or not POLICY.may(actor, Do.SEE, found):
        return None
    return ThreadFacts(
        id=found.id,
        place_kind=found.place_kind,
        place_id=found.place_id,
        url=found.url,
        inside=found.space == Space.USER_LED,
        may_post=POLICY.may(actor, Do.POST, found),
        member_today=has_seat.test(actor, found),
    )


def page_of_message(*, actor: Actor, panel_id: UUID, thread_id: UUID, message_id: UUID) -> str | None:
    """The address of the page a message stands on, whatever was said since; the thread's page where it is not shown.

    None where there is no such thread for this actor. Three queries.
    """
    found = Thread.objects.filter(id=thread_id, panel_id=panel_id).first()
    if found is None or not POLICY.may(actor, Do.SEE, found):
        return None
    seen = _visible(found, actor)
    message = seen.filter(id=message_id).first()
    if message is None:
        return found.url
    before = seen.filter(Q(at__lt=message.at) | Q(at=message.at, id__lt=message.id)).count()
    return f"{found.url}?{PAGE_NAMES[Space(found.space)]}={before // PAGE + 1}#{anchor(message.id)}"


def anchor(message_id: UUID) -> str:
    return f"message-{message_id}"


def _page(found: Thread | None, actor: Actor, page: int, easy: bool) -> ThreadPage | None:
    if found is None or not POLICY.may(actor, Do.SEE, found):
        return None
    slug = found.url.split("/")[1]
    rows = _visible(found, actor)
    total = rows.count()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    part = list(rows.select_related("words__in_force")[(page - 1) * PAGE : page * PAGE])
    spoken = {each.id: each for each in words.show([row.words for row in part], actor=actor, easy=easy)}
    return ThreadPage(
        id=found.id,
        panel_id=found.panel_id,
        place_kind=found.place_kind,
        place_id=found.place_id,
        url=found.url,
        space=Space(found.space),
        messages=[
            MessageLine(
                id=row.id,
                at=row.at,
                anchor=anchor(row.id),
                url=reverse("words:show", args=[slug, row.words_id]),
                spoken=spoken[row.words_id],
            )
            for row in part
            if row.words_id in spoken
        ],
        total=total,
        page=page,
        pages=pages,
        say_url=reverse("conversations:say", args=[slug, found.id]) if POLICY.may(actor, Do.POST, found) else "",
    )


def _visible(found: Thread, actor: Actor) -> QuerySet[Message]:
    return Message.objects.filter(thread=found).filter(words.known_to(actor, panel_id=found.panel_id, at="words__"))


def message_counts(place_ids: Iterable[UUID]) -> dict[UUID, int]:
    """How many messages everybody can read at each place. One query; nothing of the user-led-only space."""
    rows = (
        Message.objects.filter(
            thread__place_id__in=list(place_ids), thread__space=Space.PUBLIC, words__standing=Standing.SHOWN
        )
        .values_list("thread__place_id")
        .annotate(Count("id"))
        .order_by()
    )
    return dict(rows)


def needs(*, actor: Actor, panel_id: UUID) -> list[Need]:
    """Threads ask nothing of anybody: what waits for a check is asked by `words`."""
    return []
