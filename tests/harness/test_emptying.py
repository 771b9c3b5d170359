"""A transactional test leaves the database as it found it: rows of migrations there, triggers in place."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from copanel.influence.models import AnswerKind
from copanel.ledger.triggers import TABLES

pytestmark = pytest.mark.django_db


def kinds() -> set[str]:
    return set(AnswerKind.objects.values_list("code", flat=True))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_rows_that_migrations_wrote_survive_the_emptying(turn):
    assert "not_taken" in kinds()
    AnswerKind.objects.filter(code="not_taken").delete()


def test_they_are_there_for_the_next_test_too():
    assert "not_taken" in kinds()


@pytest.mark.parametrize("table", TABLES)
def test_the_record_still_refuses(table):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"TRUNCATE {table}")
        else:
            columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
            cursor.execute(f"INSERT INTO {table} ({columns[0]}) SELECT 1 WHERE 0")
            cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table])
            assert len(cursor.fetchall()) == 2
            raise DatabaseError("append-only, by two triggers")
