"""What `scope` asks of issues: those the public may see, how many are open under each topic, and one locked."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, OuterRef, Subquery

from copanel.governance.models import Panel
from copanel.influence.models import Issue
from copanel.influence.queries import wording
from copanel.influence.states import IssueState
from copanel.kernel.actor import Actor
from copanel.scope import IssueFacts, OpenIssues
from copanel.ui.languages import is_easy
from copanel.words import queries as words


def issues_said(ids: Iterable[UUID], *, actor: Actor, headings: bool) -> dict[UUID, IssueFacts]:
    """Public issues by key. One query, two more with their headings, for any number."""
    slug = Panel.objects.filter(id=OuterRef("panel_id")).values("slug")[:1]
    rows = list(Issue.objects.filter(id__in=list(ids), number__isnull=False).annotate(slug=Subquery(slug)))
    keys = [key for row in rows for key in (row.words_id, row.heading_id) if key] if headings else []
    said = words.spoken(keys, actor=actor, easy=is_easy())
    return {
        row.id: IssueFacts(
            id=row.id,
            panel_id=row.panel_id,
            number=row.number,
            named=wording.numbered(row.number, wording.heading(said, words_id=row.words_id, heading_id=row.heading_id)),
            url=f"/{row.slug}/issues/{row.number}/",
            topic_id=row.topic_id,
        )
        for row in rows
    }


def open_under_topics(panel_id: UUID, slug: str) -> dict[UUID, OpenIssues]:
    """How many issues are open, by topic. One query."""
    rows = Issue.objects.filter(panel_id=panel_id, state=IssueState.OPEN, number__isnull=False, topic__isnull=False)
    return {
        topic: OpenIssues(count, f"/{slug}/issues/?topic={topic}")
        for topic, count in rows.order_by().values_list("topic").annotate(n=Count("*"))
    }
