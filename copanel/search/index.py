"""The full-text index of each database: how it is made, filled and asked. The only SQL written by hand here."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from copanel.search.models import Entry
from copanel.search.terms import fold

SQLITE = (
    "CREATE VIRTUAL TABLE search_text USING fts5("
    "body, content='search_entry', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE TRIGGER search_entry_in AFTER INSERT ON search_entry BEGIN "
    "INSERT INTO search_text(rowid, body) VALUES (new.id, new.body); END",
    "CREATE TRIGGER search_entry_out AFTER DELETE ON search_entry BEGIN "
    "INSERT INTO search_text(search_text, rowid, body) VALUES ('delete', old.id, old.body); END",
    "CREATE TRIGGER search_entry_new AFTER UPDATE OF body ON search_entry BEGIN "
    "INSERT INTO search_text(search_text, rowid, body) VALUES ('delete', old.id, old.body); "
    "INSERT INTO search_text(rowid, body) VALUES (new.id, new.body); END",
)
SQLITE_BACK = (
    "DROP TRIGGER search_entry_new",
    "DROP TRIGGER search_entry_out",
    "DROP TRIGGER search_entry_in",
    "DROP TABLE search_text",
)
POSTGRESQL = (
    "ALTER TABLE search_entry ADD COLUMN vector tsvector",
    "CREATE INDEX search_entry_vector ON search_entry USING gin (vector)",
)
POSTGRESQL_BACK = ("ALTER TABLE search_entry DROP COLUMN vector",)

# Marks that cannot stand in people's words: control characters are taken out at the door.
START, STOP = "\x02", "\x03"


def make(connection: BaseDatabaseWrapper) -> None:
    _run(connection, SQLITE if connection.vendor == "sqlite" else POSTGRESQL)


def unmake(connection: BaseDatabaseWrapper) -> None:
    _run(connection, SQLITE_BACK if connection.vendor == "sqlite" else POSTGRESQL_BACK)


def _run(connection: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def add(entry: Entry) -> None:
    """Write a new entry with its index, in one statement: people wait for it. SQLite's triggers do their half."""
    if connection.vendor == "sqlite":
        entry.save(force_insert=True)
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO search_entry (key, panel_id, found_as, easy, body, vector) "
            "VALUES (%s, %s, %s, %s, %s, to_tsvector('english', %s))",
            [entry.key, entry.panel_id, entry.found_as, entry.easy, entry.body, fold(entry.body)],
        )


def fill(entry_id: int, body: str) -> None:
    """Index an entry again. SQLite's triggers have done it already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE search_entry SET vector = to_tsvector('english', %s) WHERE id = %s", [fold(body), entry_id]
            )


def holding(words: list[str]) -> tuple[str, list[str]]:
    """A condition on entries, in SQL, with its parameters: those that hold all these words in any of their forms."""
    if connection.vendor == "sqlite":
        return "id IN (SELECT rowid FROM search_text WHERE search_text MATCH %s)", [_match(words)]
    return "vector @@ plainto_tsquery('english', %s)", [" ".join(words)]


def best(words: list[str], panel_id: str, limit: int, offset: int) -> list[tuple[int, str, float, int]]:
    """(entry id, found_as, rank, total) of each page's best entry, the best page first. Higher ranks better."""
    # MATERIALIZED, since FTS5 cannot rank inside a grouped query.
    if connection.vendor == "sqlite":
        scored = (
            "SELECT entry.id, entry.found_as, -hit.rank AS score FROM search_text AS hit "
            "JOIN search_entry AS entry ON entry.id = hit.rowid WHERE hit.search_text MATCH %s AND entry.panel_id = %s"
        )
        asked = [_match(words), panel_id]
    else:
        scored = (
            "SELECT id, found_as, ts_rank_cd(vector, plainto_tsquery('english', %s), 1) AS score FROM search_entry "
            "WHERE vector @@ plainto_tsquery('english', %s) AND panel_id = %s"
        )
        asked = [" ".join(words), " ".join(words), panel_id]
    # Every part but the parameters is written above.
    query = (
        f"WITH scored AS MATERIALIZED ({scored}), "
        "ranked AS (SELECT id, found_as, score, "
        "ROW_NUMBER() OVER (PARTITION BY found_as ORDER BY score DESC, id) AS place FROM scored) "
        "SELECT id, found_as, score, COUNT(*) OVER () FROM ranked WHERE place = 1 "
        "ORDER BY score DESC, id DESC LIMIT %s OFFSET %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [*asked, limit, offset])
        return cursor.fetchall()


def marked(words: list[str], bodies: dict[int, str]) -> dict[int, str]:
    """The texts of these entries with each found word between START and STOP. One query."""
    if not bodies:
        return {}
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            places = ", ".join(["%s"] * len(bodies))
            cursor.execute(
                "SELECT rowid, highlight(search_text, 0, char(2), char(3)) FROM search_text "
                f"WHERE search_text MATCH %s AND rowid IN ({places})",
                [_match(words), *bodies],
            )
            return dict(cursor.fetchall())
        ids, texts = list(bodies), [fold(text) for text in bodies.values()]
        cursor.execute(
            "SELECT one.id, ts_headline('english', one.body, plainto_tsquery('english', %s), "
            "'HighlightAll=true, StartSel=' || chr(2) || ', StopSel=' || chr(3)) "
            "FROM unnest(%s::bigint[], %s::text[]) AS one(id, body)",
            [" ".join(words), ids, texts],
        )
        return {number: _with_accents(bodies[number], text) for number, text in cursor.fetchall()}


def _match(words: list[str]) -> str:
    """Each word in quotes, so that FTS5 reads no operator in it."""
    return " ".join(f'"{word}"' for word in words)


def _with_accents(body: str, folded: str) -> str:
    """The marks of the folded text, put into the text as it was written: letters match one to one."""
    if len(folded.replace(START, "").replace(STOP, "")) != len(body):
        return body
    letters = iter(body)
    return "".join(each if each in (START, STOP) else next(letters) for each in folded)
