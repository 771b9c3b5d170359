"""Organisations with their names and lives, how they stood to each other, and posts with their titles, as in a file."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from copanel.governance.models import OfficeHolding
from copanel.governance.queries import offices_through_time
from copanel.kernel.dates import DateAsGiven
from copanel.organisations import queries as organisations
from copanel.organisations.models import Milestone, Organisation, OrganisationName, Post, PostTitle, Relation
from copanel.organisations.states import NameKind
from copanel.record.bodies import LIFE_KINDS
from copanel.record.queries.book import Book
from copanel.record.states import Kind

DAY = dt.timedelta(days=1)
ORDER = [NameKind.KNOWN_AS, NameKind.LEGAL, NameKind.INITIALS, NameKind.ALIAS]
SAID = {kind: said for said, kind in LIFE_KINDS.items()}


@dataclass(frozen=True, slots=True)
class Bodies:
    """What is read once of all of them: how they stand to each other, and who held the panel's offices in public."""

    relations: list[Relation] = field(default_factory=list)
    offices: list[OfficeHolding] = field(default_factory=list)


def read_bodies(book: Book, asked: set[UUID]) -> Bodies:
    """Name every organisation and post that the file speaks of: those of a loaded record, those whose entries the
    panel keeps, those that were asked, and those that stand or stood to one of these."""
    posts = {row.row_id for row in book.of(Kind.POST)} | asked
    held = dict(Post.objects.filter(id__in=posts).values_list("id", "organisation_id"))
    facts = organisations.posts_on(held)
    for key in sorted(posts, key=lambda key: (book.place(key), facts[key].title, key)):
        book.posts[key] = book.key(key, facts[key].title, book.posts.values())
    # Whoever chose not to be named with their organisation is not named by it here either.
    public = [one.id for one in offices_through_time(book.panel.id) if one.organisation]
    offices = list(OfficeHolding.objects.filter(id__in=public, organisation__isnull=False))
    own = {book.panel.authority_id, book.panel.host_id, book.panel.funder_id, *held.values()}
    own |= {row.row_id for row in book.of(Kind.ORGANISATION)} | {row.organisation_id for row in offices}
    own |= set(Organisation.objects.filter(panel_id=book.panel.id).values_list("id", flat=True))
    relations = list(Relation.objects.filter(organisation__in=own - {None}))
    own |= {row.other_id for row in relations}
    names = organisations.names_on(own - {None})
    for key in sorted(names, key=lambda key: (book.place(key), names[key], key)):
        book.organisations[key] = book.key(key, names[key], book.organisations.values())
    return Bodies(relations, offices)


def written_organisations(book: Book, bodies: Bodies) -> dict[str, Any]:
    """Three queries for any number of them, besides those for what they are today."""
    facts = organisations.organisations(book.organisations)
    names: dict[UUID, list[OrganisationName]] = defaultdict(list)
    for row in OrganisationName.objects.filter(organisation__in=book.organisations):
        names[row.organisation_id].append(row)
    lives: dict[UUID, list[Milestone]] = defaultdict(list)
    for day in Milestone.objects.filter(organisation__in=book.organisations).order_by("recorded_at", "id"):
        lives[day.organisation_id].append(day)
    said = {}
    for row_id, key in book.organisations.items():
        known = _names(book, names[row_id])
        life = [
            {"kind": SAID[day.kind], "when": book.when(day.happened), "source": book.source(day.id, day.source)}
            for day in sorted(lives[row_id], key=lambda day: book.place(day.id))
        ]
        said[key] = {
            "name": _last_name(known) or facts[row_id].name,
            "kind": facts[row_id].kind.value.replace("_", "-"),
            **({"website": facts[row_id].website} if facts[row_id].website else {}),
            **({"names": known} if known else {}),
            **({"life": life} if life else {}),
            "source": book.source(row_id),
        }
    return said


def _last_name(known: list[dict[str, Any]]) -> str:
    return next((each["name"] for each in reversed(known) if each["kind"] == "known as"), "")


def _names(book: Book, rows: list[OrganisationName]) -> list[dict[str, Any]]:
    """All its names with their days; nothing where it has had one name and nobody knows since when."""
    if len(rows) == 1 and rows[0].from_on is None and rows[0].until_on is None:
        return []
    ordered = sorted(
        rows, key=lambda row: (ORDER.index(NameKind(row.kind)), row.from_on or dt.date.min, row.name, row.id)
    )
    begins = {(row.kind, row.from_on): row.since for row in ordered}

    def until(row: OrganisationName) -> DateAsGiven | dt.date | None:
        """A name ended by the next one has no last day of its own, unless its source gave one."""
        following = (row.kind, row.until_on and row.until_on + DAY)
        ended_by_next = following in begins and row.until in (None, begins[following])
        return None if ended_by_next else row.until or row.until_on

    return [
        {
            "kind": row.kind.replace("_", " "),
            "name": row.name,
            **book.days(row.since or row.from_on, until(row)),
        }
        for row in ordered
    ]


def written_relations(book: Book, bodies: Bodies) -> list[dict[str, Any]]:
    def order(row: Relation) -> tuple[int, dt.date, str, str, str]:
        keys = book.organisations[row.organisation_id], book.organisations[row.other_id]
        return (book.place(row.id), row.from_on or dt.date.min, *keys, row.kind)

    return [
        {
            "organisation": book.organisations[row.organisation_id],
            "kind": row.kind.replace("_", " "),
            "other": book.organisations[row.other_id],
            **book.days(row.since or row.from_on, row.until_on),
            **book.aside(row.id),  # the file's own words, where it came from one
            "source": book.source(row.id, row.source),
        }
        for row in sorted(bodies.relations, key=order)
    ]


def written_posts(book: Book) -> dict[str, Any]:
    """Two queries for any number of them."""
    facts = organisations.posts_on(book.posts)
    titles: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for row in PostTitle.objects.filter(post__in=book.posts).order_by("from_on", "id"):
        titles[row.post_id].append({"title": row.title, **book.days(row.since or row.from_on)})
    said = {}
    for row_id, key in book.posts.items():
        known = sorted(titles[row_id], key=lambda each: "since" in each)
        told = len(known) > 1 or any("since" in each for each in known)
        said[key] = {
            "title": known[-1]["title"] if told else facts[row_id].title,
            **({"titles": known} if told else {}),
            "organisation": book.organisations[facts[row_id].organisation_id],
            "source": book.source(row_id),
        }
    return said
