"""A transactional test leaves the database as it found it: rows of migrations there, triggers in place."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection

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


@pytest.mark.sqlite
def test_the_record_still_refuses_on_sqlite():
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        there = {name for (name,) in cursor.fetchall()}
    assert {f"{table}_no_{verb}" for table in TABLES for verb in ("update", "delete")} <= there


@pytest.mark.postgresql
@pytest.mark.parametrize("table", TABLES)
def test_the_record_still_refuses_on_postgresql(table):
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="append-only"):
        cursor.execute(f"TRUNCATE {table}")
