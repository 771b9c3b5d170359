"""Posts as of a day: their title, who holds them, and who may act for the holder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch

from copanel.kernel import clock
from copanel.organisations.models import Delegation, Holding, Post, PostTitle


@dataclass(frozen=True, slots=True)
class PostFacts:
    """A post as of a day. `holder_name` is empty while the post is vacant, `title` never is."""

    id: UUID
    title: str
    organisation_id: UUID
    holder_id: UUID | None = None
    holder_name: str = ""
    acting: bool = False
    delegate_id: UUID | None = None
    delegate_name: str = ""

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
