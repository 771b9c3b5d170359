"""The public facts of a panel as a record file: of a loaded record, and of a panel that lives in Copanel.

Everything comes from the rows that pages show, as somebody sees them who is not signed in. What is hidden, masked or
taken down is so here too. Only what no row keeps (sources, citations, how an answer was read) comes from this room.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any
from uuid import UUID

from django.conf import settings

from copanel.governance.models import Occasion
from copanel.governance.queries import PanelFacts
from copanel.influence.models import Issue
from copanel.organisations import queries as organisations
from copanel.organisations.models import Post
from copanel.record.checking import NOT_STATED
from copanel.record.models import Entered
from copanel.record.queries.book import HERE, Book
from copanel.record.queries.written_issues import written_issue
from copanel.record.queries.written_rows import Rows, read_rows
from copanel.record.states import Kind

CHUNK = 100


def written_text(*, panel: PanelFacts) -> str:
    """The file itself."""
    return json.dumps(written(panel=panel), indent=2, ensure_ascii=False) + "\n"


def written(*, panel: PanelFacts) -> dict[str, Any]:
    """The record of a panel's public facts."""
    entries = list(Entered.objects.filter(panel_id=panel.id).order_by("position"))
    book = Book(panel, {row.row_id: row for row in entries if row.row_id}, {row.key: row for row in entries})
    _name_occasions(book)
    issues = []
    rows_of_all: list[Rows] = []
    for chunk in _chunks(Issue.objects.filter(panel_id=panel.id, number__isnull=False).order_by("number")):
        rows_of_all.append(read_rows(chunk))
    _name_posts(book, {key for rows in rows_of_all for key in rows.post_ids})
    for rows in rows_of_all:
        issues += [found for found in (written_issue(book, rows, issue) for issue in rows.issues) if found]
    about = book.by_key["panel"].aside if "panel" in book.by_key else {}
    record: dict[str, Any] = {
        "copanel_record": 1,
        "about": about.get("about") or f"What {panel.name} did in public, as its pages in Copanel show it.",
        "sources": {},
        "organisations": _organisations(book),
        "posts": _posts(book),
        "panel": _panel(book, about),
        "occasions": _occasions(book),
        "issues": issues,
        "views": _views(book, rows_of_all, {issue["key"] for issue in issues}),
    }
    record["sources"] = _sources(book)
    return {name: value for name, value in record.items() if value or name in ("issues", "sources", "organisations")}


def _chunks(rows: Any) -> Iterator[list[Issue]]:
    found = rows.iterator(chunk_size=CHUNK)
    while chunk := list(islice(found, CHUNK)):
        yield chunk


def _of(book: Book, kind: Kind) -> list[Entered]:
    return [row for row in book.by_key.values() if row.kind == kind]


def _last(row: Entered) -> str:
    return row.key.rsplit("/", 1)[1]


def _cited(row: Entered) -> str | list[str]:
    return row.cites[0] if len(row.cites) == 1 else row.cites


def _name_occasions(book: Book) -> None:
    for row in Occasion.objects.filter(panel_id=book.panel.id).order_by("added_at", "id"):
        book.occasions[row.id] = book.key(row.id, row.words, book.occasions.values())


def _name_posts(book: Book, asked: set[UUID]) -> None:
    """Every organisation and post that the file speaks of: those of a loaded record, and those that were asked."""
    posts = {row.row_id for row in _of(book, Kind.POST)} | asked
    held = dict(Post.objects.filter(id__in=posts).values_list("id", "organisation_id"))
    facts = organisations.posts_on(held)
    for key in sorted(posts, key=lambda key: (_place(book, key), facts[key].title, key)):
        book.posts[key] = book.key(key, facts[key].title, book.posts.values())
    own = {book.panel.authority_id, book.panel.host_id, book.panel.funder_id, *held.values()}
    own |= {row.row_id for row in _of(book, Kind.ORGANISATION)}
    names = organisations.names_on(own - {None})
    for key in sorted(names, key=lambda key: (_place(book, key), names[key], key)):
        book.organisations[key] = book.key(key, names[key], book.organisations.values())


def _place(book: Book, row_id: UUID) -> int:
    return book.entered[row_id].position if row_id in book.entered else len(book.by_key)


def _organisations(book: Book) -> dict[str, Any]:
    facts = organisations.organisations(book.organisations)
    return {
        key: {
            "name": facts[row_id].name,
            "kind": facts[row_id].kind.value.replace("_", "-"),
            **({"website": facts[row_id].website} if facts[row_id].website else {}),
            "source": book.source(row_id),
        }
        for row_id, key in book.organisations.items()
    }


def _posts(book: Book) -> dict[str, Any]:
    facts = organisations.posts_on(book.posts)
    return {
        key: {
            "title": facts[row_id].title,
            "organisation": book.organisations[facts[row_id].organisation_id],
            "source": book.source(row_id),
        }
        for row_id, key in book.posts.items()
    }


def _panel(book: Book, about: dict[str, Any]) -> dict[str, Any]:
    panel = book.panel
    seats = [{"key": _last(row), **row.aside, "source": _cited(row)} for row in _of(book, Kind.SEATS)]
    return {
        "key": panel.slug,
        "name": panel.name,
        "authority": book.organisations[panel.authority_id],
        "host": book.organisations.get(panel.host_id, NOT_STATED),
        "funder": book.organisations.get(panel.funder_id, NOT_STATED),
        "user_led": about.get("user_led", NOT_STATED),
        "source": book.source(panel.id),
        **({"seats": seats} if seats else {}),
    }


def _occasions(book: Book) -> dict[str, Any]:
    """Those of a loaded record as it gave them; those made here, to come or happened."""
    said = {_last(row): {**row.aside, "source": _cited(row)} for row in _of(book, Kind.OCCASION)}
    for row in Occasion.objects.filter(panel_id=book.panel.id).exclude(id__in=list(book.entered)):
        said[book.occasions[row.id]] = {
            "title": row.words,
            "kind": "happened" if row.happened_on else "to come",
            "when": f"{row.happened_on.day} {row.happened_on:%B %Y}" if row.happened_on else NOT_STATED,
            "source": book.source(row.id),
        }
    return said


def _views(book: Book, rows_of_all: list[Rows], issues: set[str]) -> list[dict[str, Any]]:
    steps = {step.source_id: step for rows in rows_of_all for found in rows.steps.values() for step in found}
    views = []
    for row in _of(book, Kind.VIEW):
        beside = [key for key in row.aside["beside"] if key in issues]
        if row.row_id not in steps or not beside:
            continue
        payload = steps[row.row_id].payload
        views.append(
            {
                "key": _last(row),
                "text": payload["text"]["text"],
                **({"easy_text": payload["text"]["easy"]} if payload["text"]["easy"] else {}),
                "by": payload["by"],
                **book.dated(row.row_id, steps[row.row_id].happened_on),
                "beside": beside,
                **({"after": row.aside["after"]} if "after" in row.aside else {}),
                "source": book.source(row.row_id),
            }
        )
    return views


def _sources(book: Book) -> dict[str, Any]:
    said = {_last(row): row.aside for row in _of(book, Kind.SOURCE)}
    if book.cites_here:
        said[HERE] = {
            "title": f"The pages of {book.panel.name} in Copanel",
            "publisher": book.panel.host_name or book.panel.name,
            "address": f"{settings.ADDRESS}/{book.panel.slug}/",
            "dated": "no date",
        }
    return said
