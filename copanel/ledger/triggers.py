"""Append-only by trigger, on both databases.

The public record is never updated, deleted from or truncated. Nor is the journal, but that the database lets
an entry older than six years go, by its own clock: what is personal is not kept for ever (UK GDPR, article 5(1)(e)).
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("ledger_public", "ledger_private")
SENTENCE = "The record is append-only."
YEARS_KEPT = 6
# Where a table's rows may go: what a row must be for its deletion to be refused.
YOUNG = {
    "sqlite": {"ledger_private": f"OLD.recorded_at >= datetime('now', '-{YEARS_KEPT} years')"},
    "postgresql": {"ledger_private": f"OLD.recorded_at >= now() - interval '{YEARS_KEPT} years'"},
}


def create(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place."""
    with connection.cursor() as cursor:
        for statement in statements(connection.vendor):
            cursor.execute(statement)


def drop(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: for tests that empty the database, and for nothing else."""
    with connection.cursor() as cursor:
        for table in TABLES:
            for verb in ("update", "delete", "truncate"):
                if connection.vendor == "sqlite":
                    cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}")
                else:
                    cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb} ON {table}")


def statements(vendor: str) -> list[str]:
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER IF NOT EXISTS {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
            f"{_when(vendor, table, verb)} BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"
            for table in TABLES
            for verb in ("update", "delete")
        ]
    refuse = (
        "CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{SENTENCE}'; END $$"
    )
    return [refuse] + [
        f"CREATE OR REPLACE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
        f"FOR EACH {'STATEMENT' if verb == 'truncate' else 'ROW'} {_when(vendor, table, verb)} "
        "EXECUTE FUNCTION ledger_refuse()"
        for table in TABLES
        for verb in ("update", "delete", "truncate")
    ]


def _when(vendor: str, table: str, verb: str) -> str:
    young = YOUNG[vendor].get(table)
    return f"WHEN ({young})" if young and verb == "delete" else ""
