"""Posts as of a day: their title, who holds them, and who may act for the holder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from copanel.kernel import clock
from copanel.kernel.dates import DateAsGiven
from copanel.kernel.errors import NotFound
from copanel.organisations.models import Delegation, Holding, Post, PostTitle
from copanel.organisations.queries.life import days_of


@dataclass(frozen=True, slots=True)
class PostFacts:
    """A post as of a day. `holder_name` is empty while the post is vacant, `title` never is.

    until_on  the last day the delegate may act, where one is set
    """

    id: UUID
    title: str
    organisation_id: UUID
    holder_id: UUID | None = None
    holder_name: str = ""
    acting: bool = False
    delegate_id: UUID | None = None
    delegate_name: str = ""
    panel_id: UUID | None = None
    delegation_id: UUID | None = None
    until_on: dt.date | None = None

    @property
    def is_vacant(self) -> bool:
        return not self.holder_name


def posts_on(post_ids: Iterable[UUID], day: dt.date | None = None) -> dict[UUID, PostFacts]:
    """Each post's title, holder and delegate on a day (now, where no day is given). Four queries for any number."""
    wanted = {key for key in post_ids if key}
    if not wanted:
        return {}
    posts = Post.objects.filter(id__in=wanted).prefetch_related(
        "titles",
        Prefetch("holdings", queryset=_held(Holding, day).order_by("from_on"), to_attr="held"),
        Prefetch("delegations", queryset=_held(Delegation, day).order_by("from_on"), to_attr="delegated"),
    )
    return {post.id: _post_facts(post, day or clock.today()) for post in posts}


def _held(model: type[Holding] | type[Delegation], day: dt.date | None):
    return model.objects.now(clock.today()) if day is None else model.objects.on(day)


def _post_facts(post: Post, day: dt.date) -> PostFacts:
    holder = post.held[-1] if post.held else None
    delegate = post.delegated[-1] if post.delegated else None
    return PostFacts(
        id=post.id,
        title=title_on(post.titles.all(), day),
        organisation_id=post.organisation_id,
        holder_id=holder and holder.person_id,
        holder_name=holder.name_that_day if holder else "",
        acting=bool(holder and holder.acting),
        delegate_id=delegate and delegate.person_id,
        delegate_name=delegate.name_that_day if delegate else "",
        panel_id=post.panel_id,
        delegation_id=delegate and delegate.id,
        until_on=delegate.until_on if delegate else None,
    )


def title_on(titles: Iterable[PostTitle], day: dt.date) -> str:
    """The title in force on a day; before the first, the first."""
    ordered = sorted(titles, key=lambda title: title.from_on or dt.date.min)
    held = [title for title in ordered if title.is_on(day)]
    if held:
        return held[-1].title
    return ordered[0].title if ordered else ""


def posts_of(organisation_id: UUID, day: dt.date | None = None) -> list[PostFacts]:
    """The posts of an organisation as of a day, by title. Five queries."""
    ids = Post.objects.filter(organisation_id=organisation_id).values_list("id", flat=True)
    return sorted(posts_on(list(ids), day).values(), key=lambda post: post.title)


@dataclass(frozen=True, slots=True)
class Term:
    """A title or a holder of a post, from one day to another. `since` and `until` have a source's own words."""

    name: str
    from_on: dt.date | None
    until_on: dt.date | None
    acting: bool = False
    since: DateAsGiven | None = None
    until: DateAsGiven | None = None

    @property
    def days(self) -> str:
        return days_of(self.since or self.from_on, self.until or self.until_on)


@dataclass(frozen=True, slots=True)
class PostLife:
    """A post today, with every title it had and everyone who held it, oldest first."""

    facts: PostFacts
    titles: tuple[Term, ...]
    holders: tuple[Term, ...]

    @property
    def has_past(self) -> bool:
        return len(self.titles) + len(self.holders) > 1 + bool(self.facts.holder_name)


def post_lives(organisation_id: UUID) -> list[PostLife]:
    """The posts of an organisation with their lives, by title. Six queries."""
    return sorted(_lives(Post.objects.filter(organisation_id=organisation_id)), key=lambda life: life.facts.title)


def post_life(post_id: UUID, panel_id: UUID) -> PostLife:
    """One post of those whose entries a panel keeps. Raises NotFound. Six queries."""
    found = _lives(Post.objects.filter(id=post_id, panel_id=panel_id))
    if not found:
        raise NotFound()
    return found[0]


def _lives(posts: QuerySet[Post]) -> list[PostLife]:
    rows = list(posts.prefetch_related("titles", "holdings"))
    today = posts_on([row.id for row in rows])
    return [
        PostLife(
            today[row.id],
            _terms(
                (each.title, each.from_on, each.until_on, False, each.since, each.until) for each in row.titles.all()
            ),
            _terms((each.name_that_day, each.from_on, each.until_on, each.acting) for each in row.holdings.all()),
        )
        for row in rows
    ]


def _terms(rows: Iterable[tuple]) -> tuple[Term, ...]:
    return tuple(Term(*row) for row in sorted(rows, key=lambda row: row[1] or dt.date.min))
