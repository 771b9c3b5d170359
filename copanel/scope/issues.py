"""What this room must know of issues, which are a room's above: that room registers the functions that know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from copanel.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class IssueFacts:
    """One issue that the public may see. `named` is how a page names it: "Issue 12. Letters are hard to read"."""

    id: UUID
    panel_id: UUID
    number: int
    named: str
    url: str
    topic_id: UUID | None


@dataclass(frozen=True, slots=True)
class OpenIssues:
    """How many issues are open under one topic, and where they are listed."""

    count: int
    url: str


Find = Callable[..., Mapping[UUID, IssueFacts]]
UnderTopic = Callable[[UUID, str], Mapping[UUID, OpenIssues]]
Lock = Callable[[UUID], object]


@dataclass
class _Registered:
    find: Find | None = None
    under_topics: UnderTopic | None = None
    lock: Lock | None = None


REGISTERED = _Registered()


def register_issues(find: Find, under_topics: UnderTopic, lock: Lock) -> None:
    """What finds issues that the public may see, counts the open ones by topic, and locks one."""
    REGISTERED.find, REGISTERED.under_topics, REGISTERED.lock = find, under_topics, lock


def issues(keys: Iterable[UUID], *, actor: Actor, headings: bool = True) -> Mapping[UUID, IssueFacts]:
    """These issues by key; those that the public may not see are left out. Without `headings` by number: one query."""
    keys = list(keys)
    return REGISTERED.find(keys, actor=actor, headings=headings) if keys and REGISTERED.find else {}


def open_issues(panel_id: UUID, slug: str) -> Mapping[UUID, OpenIssues]:
    """The open issues of a panel by topic. One query."""
    return REGISTERED.under_topics(panel_id, slug) if REGISTERED.under_topics else {}


def lock(issue_id: UUID) -> None:
    """Lock one issue, so that two acts about it never take one layer."""
    if REGISTERED.lock:
        REGISTERED.lock(issue_id)
