"""The public facts of a panel as a record file: of a loaded record, and of a panel that lives in Copanel.

Everything comes from the rows that pages show, as somebody sees them who is not signed in. What is hidden, masked or
taken down is so here too. Only what no row keeps (sources, citations, how an answer was read) comes from this room.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.conf import settings

from copanel.governance.models import Occasion
from copanel.governance.queries import PanelFacts
from copanel.influence.models import Issue
from copanel.record.checking import NOT_STATED
from copanel.record.models import Entered
from copanel.record.queries.book import HERE, Book
from copanel.record.queries.written_bodies import (
    Bodies,
    read_bodies,
    written_organisations,
    written_posts,
    written_relations,
)
from copanel.record.queries.written_issues import written_issue
from copanel.record.queries.written_rows import Rows, read_rows
from copanel.record.queries.written_table import written_differences, written_offices, written_seats
from copanel.record.queries.written_terms import written_scope, written_terms
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
    bodies = read_bodies(book, {key for rows in rows_of_all for key in rows.post_ids})
    for rows in rows_of_all:
        issues += [found for found in (written_issue(book, rows, issue) for issue in rows.issues) if found]
    about = book.by_key["panel"].aside if "panel" in book.by_key else {}
    record: dict[str, Any] = {
        "copanel_record": 1,
        "about": about.get("about") or f"What {panel.name} did in public, as its pages in Copanel show it.",
        "sources": {},
        "organisations": written_organisations(book, bodies),
        "relations": written_relations(book, bodies),
        "posts": written_posts(book),
        "panel": _panel(book, about, bodies),
        "occasions": _occasions(book),
        "terms": written_terms(book),
        "scope": written_scope(book, [issue for rows in rows_of_all for issue in rows.issues], issues),
        "issues": issues,
        "views": _views(book, rows_of_all, {issue["key"] for issue in issues}),
    }
    record["sources"] = _sources(book)
    return {name: value for name, value in record.items() if value or name in ("issues", "sources", "organisations")}


def _chunks(rows: Any) -> Iterator[list[Issue]]:
    found = rows.iterator(chunk_size=CHUNK)
    while chunk := list(islice(found, CHUNK)):
        yield chunk


def _name_occasions(book: Book) -> None:
    for row in Occasion.objects.filter(panel_id=book.panel.id).order_by("added_at", "id"):
        book.occasions[row.id] = book.key(row.id, row.words, book.occasions.values())


def _panel(book: Book, about: dict[str, Any], bodies: Bodies) -> dict[str, Any]:
    panel = book.panel
    seats, offices = written_seats(book), written_offices(book, bodies)
    differ = written_differences(book, offices)
    return {
        "key": panel.slug,
        "name": panel.name,
        "authority": book.organisations[panel.authority_id],
        "host": book.organisations.get(panel.host_id, NOT_STATED),
        "funder": book.organisations.get(panel.funder_id, NOT_STATED),
        "user_led": about.get("user_led", NOT_STATED),
        "source": book.source(panel.id),
        **({"seats": seats} if seats else {}),
        **({"offices": offices} if offices else {}),
        **({"sources_differ": differ} if differ else {}),
    }


def _occasions(book: Book) -> dict[str, Any]:
    """Those of a loaded record as it gave them; those made here, to come or happened."""
    said = {row.last: {**row.aside, "source": row.cited} for row in book.of(Kind.OCCASION)}
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
    for row in book.of(Kind.VIEW):
        beside = [key for key in row.aside["beside"] if key in issues]
        if row.row_id not in steps or not beside:
            continue
        payload = steps[row.row_id].payload
        views.append(
            {
                "key": row.last,
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


OF_SOURCE = ("title", "publisher", "address", "dated")


def _sources(book: Book) -> dict[str, Any]:
    # PostgreSQL keeps the names of an object in an order of its own: the file has them as people write them.
    said = {
        row.last: {name: row.aside[name] for name in (*OF_SOURCE, *row.aside) if name in row.aside}
        for row in book.of(Kind.SOURCE)
    }
    if book.cites_here:
        said[HERE] = {
            "title": f"The pages of {book.panel.name} in Copanel",
            "publisher": book.panel.host_name or book.panel.name,
            "address": f"{settings.ADDRESS}/{book.panel.slug}/",
            "dated": "no date",
        }
    return said
