"""How far the setting up of a panel has come; the posts that answer to it, to add to and to end."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from copanel.governance.models import AnsweringPost, HelpLine, Panel, Rule, Topic, WayToBeHeard
from copanel.governance.queries.on_pages import NEEDED
from copanel.governance.queries.panels import PanelFacts
from copanel.governance.queries.table import Table, table
from copanel.governance.states import HelpLineKind
from copanel.kernel import clock
from copanel.organisations import queries as organisations
from copanel.organisations.queries import PostFacts


@dataclass(frozen=True, slots=True)
class SetUp:
    """Counts of today. `lines_missing` are the kinds of number without which no panel opens.

    rules_changed  how many times the panel set a rule itself, after those it began with
    """

    lines_missing: tuple[HelpLineKind, ...]
    ways: int
    topics: int
    posts: int
    rules_changed: int
    table: Table


def set_up(panel_id: UUID) -> SetUp:
    """How far the setting up of a panel has come. Three queries."""
    today = clock.today()
    there = set(HelpLine.objects.filter(panel_id=panel_id).now(today).order_by().values_list("kind", flat=True))
    here = OuterRef("pk")
    changed = Count("pk") - Count("code", distinct=True)
    counts = Panel.objects.filter(id=panel_id).values(
        ways=_counted(WayToBeHeard.objects.filter(panel_id=here).now(today)),
        topics=_counted(Topic.objects.filter(panel_id=here).now(today)),
        posts=_counted(AnsweringPost.objects.filter(panel_id=here).now(today)),
        rules_changed=_counted(Rule.objects.filter(panel_id=here), changed),
    )
    return SetUp(lines_missing=tuple(k for k in NEEDED if k not in there), table=table(panel_id), **counts.get())


def _counted(rows: QuerySet, how: Count = Count("pk")) -> Coalesce:  # noqa: B008 an expression is no state
    return Coalesce(Subquery(rows.order_by().values(by=F("panel_id")).annotate(n=how).values("n")), 0)


@dataclass(frozen=True, slots=True)
class Answering:
    """A post that answers to the panel, and the key of its doing so."""

    id: UUID
    post: PostFacts


def posts_that_answer(panel_id: UUID) -> list[Answering]:
    """The posts that answer now, by title. Six queries at most."""
    rows = {row.post_id: row.id for row in AnsweringPost.objects.filter(panel_id=panel_id).now(clock.today())}
    posts = organisations.posts_on(rows).values()
    return sorted((Answering(rows[post.id], post) for post in posts), key=lambda each: each.post.title)


def posts_to_name(panel: PanelFacts) -> list[tuple[str, str]]:
    """The council's posts that do not answer yet, each with who holds it. Seven queries at most."""
    answer = AnsweringPost.objects.filter(panel_id=panel.id).overlapping(clock.today(), None)
    taken = set(answer.values_list("post_id", flat=True))
    posts = [post for post in organisations.posts_of(panel.authority_id) if post.id not in taken]
    return [(str(post.id), f"{post.title}, {post.holder_name}" if post.holder_name else post.title) for post in posts]
