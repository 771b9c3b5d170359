"""What pages show of organisations and posts, as of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch

from copanel.kernel import clock
from copanel.kernel.errors import NotFound
from copanel.organisations.models import (
    Delegation,
    Holding,
    Organisation,
    OrganisationName,
    Post,
    PostTitle,
    UserLedFact,
)
from copanel.organisations.states import NameKind, OrganisationKind

PREFERRED = {NameKind.KNOWN_AS: 0, NameKind.LEGAL: 1, NameKind.INITIALS: 2}


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


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """An organisation as of a day. `former_names` are those it no longer has, oldest first.

    `user_led_share` is in per cent, None where nobody has checked yet.
    """

    id: UUID
    panel_id: UUID | None
    kind: OrganisationKind
    website: str
    name: str
    legal_name: str
    initials: str
    former_names: tuple[str, ...]
    user_led_share: int | None
    user_led_checked_on: dt.date | None


def names_on(ids: Iterable[UUID], day: dt.date | None = None) -> dict[UUID, str]:
    """The name each organisation was shown by on a day (today): known as, else legal. One query.

    Before an organisation's first known name, its first name stands; every id that exists is in the answer.
    """
    wanted = {key for key in ids if key}
    if not wanted:
        return {}
    day = day or clock.today()
    named: dict[UUID, list[OrganisationName]] = {}
    for name in OrganisationName.objects.filter(organisation__in=wanted):
        named.setdefault(name.organisation_id, []).append(name)
    return {key: shown_name(names, day) for key, names in named.items()}


def shown_name(names: Iterable[OrganisationName], day: dt.date) -> str:
    """The name to show on a day, of one organisation's names; empty where it has none."""

    def rank(name: OrganisationName) -> tuple[bool, bool, int, int]:
        start = (name.from_on or dt.date.min).toordinal()
        held, kind = name.is_on(day), NameKind(name.kind)
        # Initials only where there is no other name. Of names in force the latest; where none is, the nearest start.
        nearness = -start if held else abs(start - day.toordinal())
        return (kind is NameKind.INITIALS, not held, PREFERRED[kind], nearness)

    best = min(names, key=rank, default=None)
    return best.name if best else ""


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


def organisation(organisation_id: UUID, day: dt.date | None = None) -> OrganisationFacts:
    """One organisation as of a day (today). Raises NotFound. Three queries."""
    found = organisations([organisation_id], day)
    if not found:
        raise NotFound()
    return found[organisation_id]


def organisations(ids: Iterable[UUID], day: dt.date | None = None) -> dict[UUID, OrganisationFacts]:
    """Organisations by id as of a day (today). Three queries for any number."""
    day = day or clock.today()
    rows = Organisation.objects.filter(id__in=set(ids)).prefetch_related(
        "names", Prefetch("user_led_facts", queryset=UserLedFact.objects.order_by("checked_on", "recorded_at"))
    )
    return {row.id: _organisation_facts(row, day) for row in rows}


def _organisation_facts(row: Organisation, day: dt.date) -> OrganisationFacts:
    names = list(row.names.all())
    facts = [fact for fact in row.user_led_facts.all() if fact.checked_on <= day]
    former = sorted((n for n in names if n.until_on and n.until_on < day), key=lambda n: (n.until_on, n.name))
    return OrganisationFacts(
        id=row.id,
        panel_id=row.panel_id,
        kind=OrganisationKind(row.kind),
        website=row.website,
        name=shown_name(names, day),
        legal_name=_of_kind(names, NameKind.LEGAL, day),
        initials=_of_kind(names, NameKind.INITIALS, day),
        former_names=tuple(name.name for name in former),
        user_led_share=facts[-1].share if facts else None,
        user_led_checked_on=facts[-1].checked_on if facts else None,
    )


def _of_kind(names: list[OrganisationName], kind: NameKind, day: dt.date) -> str:
    return shown_name([name for name in names if name.kind == kind and name.is_on(day)], day)
