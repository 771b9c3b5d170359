"""What a statement is about: a topic, or one issue."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from copanel.governance.models import Topic
from copanel.kernel.actor import Actor
from copanel.kernel.errors import NotFound
from copanel.scope.issues import issues, lock
from copanel.ui.languages import is_easy


@dataclass(frozen=True, slots=True)
class Subject:
    """What can change, or not: a topic, or one issue. `topic_id` of an issue is the one it is filed under."""

    id: UUID
    panel_id: UUID
    named: str
    is_issue: bool
    topic_id: UUID | None
    url: str = ""

    @property
    def keys(self) -> dict[str, UUID | None]:
        """The two columns of a row about it: exactly one is set."""
        return {"topic_id": None, "issue_id": self.id} if self.is_issue else {"topic_id": self.id, "issue_id": None}


def subject(about_id: UUID, *, panel_id: UUID, actor: Actor) -> Subject:
    """What the key stands for, on this panel; also a topic no longer offered. Raises NotFound. Up to five queries."""
    topic = Topic.objects.filter(id=about_id, panel_id=panel_id).first()
    if topic is not None:
        return Subject(topic.id, panel_id, topic_name(topic), False, topic.id)
    found = issues([about_id], actor=actor).get(about_id)
    if found is None or found.panel_id != panel_id:
        raise NotFound()
    return Subject(found.id, panel_id, found.named, True, found.topic_id, found.url)


def topic_name(topic: Topic) -> str:
    return str((is_easy() and topic.easy_name) or topic.name)


def locked(about: Subject) -> None:
    """Lock what a statement is about, so that two acts never take one layer."""
    if about.is_issue:
        lock(about.id)
    else:
        Topic.locked(about.id)
