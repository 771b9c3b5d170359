"""The terms of reference and what the council said can change, as in a file: what anyone may read, by post, no name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q

from copanel.influence.models import Issue
from copanel.kernel.actor import ANONYMOUS
from copanel.record.checking import NOT_STATED
from copanel.record.queries.book import Book, spelled
from copanel.record.states import Kind
from copanel.scope.models import Line, Statement
from copanel.scope.states import Level, StatementState
from copanel.terms.models import Clause, Signature, Version
from copanel.terms.states import Part, VersionState
from copanel.words import queries as words
from copanel.words.queries import Spoken

Said = dict[UUID, Spoken]
# A column of JSON does not keep the order of names on every database; a file does.
CLAUSE = ("part", "heading", "text", "easy_text")
SIGNATURE = ("side", "title", "when")
LINE = ("level", "text", "easy_text", "why", "whose", "whose_words", "until")


def written_terms(book: Book) -> list[dict[str, Any]]:
    """Every published version, the oldest first. Five queries for any number of them."""
    said = [_again(book, row.key, ("since", "agreed", "clauses", "signed")) for row in book.of(Kind.TERMS)]
    versions = list(
        Version.objects.filter(panel_id=book.panel.id, state=VersionState.PUBLISHED)
        .select_related("decision")
        .order_by("from_on")
    )
    rows = list(Clause.objects.filter(version__in=versions, taken_out=False, words__isnull=False))
    spoken = words.spoken([row.words_id for row in rows], actor=ANONYMOUS) if rows else {}
    clauses: dict[UUID, list[Clause]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (list(Part).index(Part(row.part)), row.position)):
        clauses[row.version_id].append(row)
    signed: dict[UUID, list[Signature]] = defaultdict(list)
    for each in Signature.objects.filter(version__in=versions).order_by("signed_at", "id"):
        signed[each.version_id].append(each)
    for version in versions:
        told = [found for row in clauses[version.id] if (found := _clause(row, spoken))]
        if not told:
            continue  # nothing of it is left that anyone may read
        signatures = [
            {
                "side": each.side.replace("_", "-"),
                **({"title": each.title} if each.title else {}),
                "when": book.when(spelled(each.signed_on)),
            }
            for each in signed[version.id]
        ]
        said.append(
            {
                "key": f"version-{version.number}",
                "since": book.when(spelled(version.from_on)),
                "agreed": book.when(version.decision.agreed),
                "clauses": told,
                **({"signed": signatures} if signatures else {}),
                "source": book.source(version.id, f"terms, version {version.number}"),
            }
        )
    return said


def _clause(row: Clause, spoken: Said) -> dict[str, Any] | None:
    found = spoken.get(row.words_id)
    if found is None or not found.text:
        return None
    return {
        "part": row.part.replace("user_led", "user-led").replace("_", " "),
        "heading": found.heading or row.key,
        "text": found.text,
        **({"easy_text": found.easy} if found.easy else {}),
    }


def written_scope(book: Book, issues: Iterable[Issue], written: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Every layer of what was said of topics, and of the issues that are in the file. Two queries."""
    said = [_again(book, row.key, ("about", "issue", "lines", "signed_by", "when")) for row in book.of(Kind.SCOPE)]
    there = {issue["key"]: issue["title"] for issue in written}
    keys = {issue.id: book.key(issue.id, f"issue-{issue.number}") for issue in issues}
    keys = {row_id: key for row_id, key in keys.items() if key in there}
    signed = Q(panel_id=book.panel.id, state=StatementState.SIGNED)
    statements = list(
        Statement.objects.filter(signed & (Q(topic__isnull=False) | Q(issue_id__in=keys)))
        .select_related("topic")
        .order_by("signed_at", "id")
    )
    lines: dict[UUID, list[Line]] = defaultdict(list)
    for line in Line.objects.filter(statement__in=statements):
        lines[line.statement_id].append(line)
    rows = [line for found in lines.values() for line in found]
    wanted = [key for line in rows for key in (line.words_id, line.why_id) if key]
    spoken = words.spoken(wanted, actor=ANONYMOUS) if wanted else {}
    number = 0
    for statement in statements:
        ordered = sorted(lines[statement.id], key=lambda line: list(Level).index(Level(line.level)))
        told = [found for line in ordered if (found := _line(book, line, spoken))]
        if not told:
            continue
        number += 1
        key = keys.get(statement.issue_id)
        said.append(
            {
                "key": f"statement-{number}",
                "about": there[key] if key else statement.topic.name,
                **({"issue": key} if key else {}),
                "lines": told,
                "signed_by": statement.title,
                "when": book.when(spelled(statement.signed_on)),
                "source": book.source(statement.id, "what can change"),
            }
        )
    return said


def _line(book: Book, line: Line, spoken: Said) -> dict[str, Any] | None:
    found, why = spoken.get(line.words_id), spoken.get(line.why_id) if line.why_id else None
    if found is None or not found.text:
        return None
    told = {"level": line.level, "text": found.text, **({"easy_text": found.easy} if found.easy else {})}
    if line.level == Level.OPEN:
        return told
    return {
        **told,
        "why": (why and why.text) or NOT_STATED,
        "whose": line.whose.replace("_", " "),
        "whose_words": line.whose_words,
        "until": book.when(line.until),
    }


def _again(book: Book, key: str, names: tuple[str, ...]) -> dict[str, Any]:
    """A thing of a loaded record, as its file gave it."""
    row = book.by_key[key]
    inner = {"clauses": CLAUSE, "signed": SIGNATURE, "lines": LINE}
    told = {
        name: [_in_order(each, inner[name]) for each in row.aside[name]] if name in inner else row.aside[name]
        for name in names
        if name in row.aside
    }
    return {"key": row.last, **told, "source": row.cited}


def _in_order(given: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: given[name] for name in names if name in given}
