"""What a page reads of threads. The user-led-only thread is None to whoever may not enter, by any question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from copanel.conversations.models import Message, Thread
from copanel.conversations.policy import POLICY, has_seat
from copanel.conversations.states import Do, Space
from copanel.kernel.actor import Actor
from copanel.kernel.needs import Need
from copanel.words import queries as words
from copanel.words.limits import said_today
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
    space = Space(space)
    return threads(actor=actor, place_id=place_id, pages={space: page}, easy=easy).get(space)


def threads(*, actor: Actor, place_id: UUID, pages: Mapping[Space, int], easy: bool = False) -> dict[Space, ThreadPage]:
    """These threads of a place, a page of each; those that are not for this actor are left out.

    Six queries for both spaces: the messages of both are read as one.
    """
    found = [
        each
        for each in Thread.objects.filter(place_id=place_id, space__in=list(pages))
        if POLICY.may(actor, Do.SEE, each)
    ]
    return {page.space: page for page in _pages(found, actor, pages, easy)}


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
    said_today: int
    checked_first: bool


def thread_facts(*, actor: Actor, panel_id: UUID, thread_id: UUID) -> ThreadFacts | None:
    """One thread of a panel; None where there is none or it is not for this actor. One query."""
    said = said_today(panel_id=panel_id, person_id=actor.person_id).order_by().values("panel_id")
    counted = Coalesce(Subquery(said.annotate(n=Count("id")).values("n")), 0)
    found = Thread.objects.filter(id=thread_id, panel_id=panel_id).annotate(said_today=counted).first()
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
        said_today=found.said_today,
        checked_first=actor.acts_on(panel_id) is None,
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


def _pages(found: list[Thread], actor: Actor, asked: Mapping[Space, int], easy: bool) -> list[ThreadPage]:
    if not found:
        return []
    rows = Message.objects.filter(thread__in=found).filter(
        words.known_to(actor, panel_id=found[0].panel_id, at="words__")
    )
    totals = dict(rows.values_list("thread_id").annotate(Count("id")).order_by())
    parts = []
    for each in found:
        total = totals.get(each.id, 0)
        page = min(max(asked[Space(each.space)], 1), _how_many(total))
        seen = _visible(each, actor).select_related("words__in_force")
        parts.append((each, total, page, list(seen[(page - 1) * PAGE : page * PAGE])))
    said = words.show([row.words for *_facts, part in parts for row in part], actor=actor, easy=easy)
    spoken = {each.id: each for each in said}
    return [_page(each, actor, total, page, part, spoken) for each, total, page, part in parts]


def _how_many(total: int) -> int:
    return max(1, -(-total // PAGE))


def _page(
    found: Thread, actor: Actor, total: int, page: int, part: list[Message], spoken: dict[UUID, Spoken]
) -> ThreadPage:
    slug = found.url.split("/")[1]
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
        pages=_how_many(total),
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
