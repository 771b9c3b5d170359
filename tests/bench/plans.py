"""Asks the database how it would find the rows, and names every table it would read from end to end."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection

# A table of at most this many rows fits on a page or two of the disk: reading it whole is the quickest way.
# The names are listed with their sizes beside each run, so that a table which grows does not hide here.
TINY = 250
# PostgreSQL looks at pages, and reads some sixty of them whole although it has an index.
SIXTY_PAGES = 5000
ALIAS = re.compile(r'(?:FROM|JOIN)\s+"?(\w+)"?\s+(?:AS\s+)?"?(\w+)"?', re.IGNORECASE)
SCAN = re.compile(r"^SCAN (\S+)(.*)$")

# An index read in its order is left as soon as a page is full, where that is a small part of it.
IN_ORDER, STOPS_EARLY = {"Index Scan", "Index Only Scan"}, 4

Statement = tuple[str, Any]


def sizes() -> dict[str, int]:
    """Rows in each table."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        found = {}
        for name in names:
            cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(name)}")
            found[name] = cursor.fetchone()[0]
        return found


def partial_sizes() -> dict[str, int]:
    """Rows in each index that holds only some of its table's: reading all of it is reading no more than these."""
    indexes = [(model, each) for model in apps.get_models() for each in model._meta.indexes if each.condition]
    return {each.name: model._default_manager.filter(each.condition).count() for model, each in indexes}


def faults(statements: list[Statement], rows: dict[str, int], counts: Iterable[str] = ()) -> list[str]:
    """What `scans` finds: as the database would do it now, and, for PostgreSQL's few pages, as it would with more."""
    found = scans(statements, rows, counts, tiny=TINY if connection.vendor == "sqlite" else SIXTY_PAGES)
    with only_where_needed():
        return list(dict.fromkeys([*found, *scans(statements, rows, counts)]))


def scans(
    statements: Iterable[Statement], rows: dict[str, int], counts: Iterable[str] = (), *, tiny: int = TINY
) -> list[str]:
    """One sentence for each table, not tiny, that one of these statements reads from end to end.

    `counts` are tables that PostgreSQL may read whole; SQLite has no such way of joining, so there they are faults.
    """
    allowed = set() if connection.vendor == "sqlite" else set(counts)
    partial = partial_sizes()
    found: list[str] = []
    for sql, params in statements:
        if not re.match(r"\s*(SELECT|WITH|UPDATE|DELETE)\b", sql):
            continue
        for table, how in _scanned(sql, params):
            size = next((partial[name] for name in how.split() if name in partial), rows.get(table, 0))
            if size > tiny and table not in allowed:
                found.append(f"{table} ({size} rows) is read from end to end ({how}): {shorter(sql)}")
    return list(dict.fromkeys(found))


def plan(sql: str, params: Any) -> str:
    """How the database would find the rows, in its own words."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {'QUERY PLAN ' if connection.vendor == 'sqlite' else ''}{sql}", params)
        return "\n".join(str(line[-1]) for line in cursor.fetchall())


@contextmanager
def only_where_needed() -> Iterator[None]:
    """PostgreSQL reads a table of a few pages whole although it has an index: let it do so only where it has none.

    For tables that are not as large as in life. SQLite does not look at pages.
    """
    if connection.vendor == "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET enable_seqscan = off")
        yield
        cursor.execute("SET enable_seqscan = on")


def shorter(sql: str) -> str:
    """A statement without its list of columns."""
    return re.sub(r"^SELECT .*? FROM ", "SELECT … FROM ", sql, flags=re.DOTALL)[:600]


def _scanned(sql: str, params: Any) -> Iterator[tuple[str, str]]:
    yield from _on_sqlite(sql, params) if connection.vendor == "sqlite" else _on_postgresql(sql, params)


def _on_sqlite(sql: str, params: Any) -> Iterator[tuple[str, str]]:
    aliases = {alias: table for table, alias in ALIAS.findall(sql)}
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        lines = [line[3] for line in cursor.fetchall()]
    for line in lines:
        found = SCAN.match(line)
        if not found:
            continue
        name, how = found.group(1), found.group(2).strip()
        # A full-text table is always "scanned"; "M" says that it is by a MATCH, "=" by a row's number.
        if how.startswith("VIRTUAL TABLE INDEX") and re.search(r":.*[M=]", how):
            continue
        yield aliases.get(name, name), how or "no index"


def _on_postgresql(sql: str, params: Any) -> Iterator[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params)
        plan = cursor.fetchone()[0]
    waiting = [each["Plan"] for each in (json.loads(plan) if isinstance(plan, str) else plan)]
    while waiting:
        node = waiting.pop()
        children = node.get("Plans", [])
        if node["Node Type"] == "Seq Scan":
            yield node["Relation Name"], node.get("Filter", "no condition")
        elif node["Node Type"] in {"Index Scan", "Index Only Scan"} and not node.get("Index Cond"):
            yield node["Relation Name"], f"all of {node['Index Name']}"
        elif node["Node Type"] == "Limit" and node["Total Cost"] < children[0]["Total Cost"] / STOPS_EARLY:
            children = [child for child in children if child["Node Type"] not in IN_ORDER]
        waiting += children
