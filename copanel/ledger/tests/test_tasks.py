"""The journal's entries go after six years and no sooner, and the database itself holds it so."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models.functions import Now

from copanel.kernel import clock
from copanel.ledger.models import PrivateEntry, PublicEntry
from copanel.ledger.tasks import tidy

pytestmark = pytest.mark.django_db
YEAR = dt.timedelta(days=365.25)


def private(at: dt.datetime) -> PrivateEntry:
    return PrivateEntry.objects.create(kind="door.peeped", subject_id=uuid4(), recorded_at=at)


def public(at: dt.datetime) -> PublicEntry:
    return PublicEntry.objects.create(
        uid=uuid4(), kind="door.knocked", subject_id=uuid4(), recorded_at=at, body="{}", leaf_hash="a" * 64
    )


def run(statement: str, key: int) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [key])


def test_old_entries_of_the_journal_go_and_all_else_stays():
    now = clock.now()
    private(now - 20 * YEAR)
    young = [private(now), private(clock.london_midnight(clock.years_ago(6)))]
    public(now - 20 * YEAR)
    assert tidy() == 1
    assert tidy() == 0
    assert set(PrivateEntry.objects.all()) == set(young)
    assert PublicEntry.objects.count() == 1


def test_the_database_lets_no_younger_entry_go():
    """By its own clock: whoever sets the program's clock forward deletes nothing."""
    private(clock.now())
    [today] = PrivateEntry.objects.annotate(today=Now()).values_list("today", flat=True)
    six_years_ago = today.replace(year=today.year - 6, day=min(today.day, 28))
    young, old = private(six_years_ago + dt.timedelta(days=5)), private(six_years_ago - dt.timedelta(days=1))
    with pytest.raises(DatabaseError, match="append-only"):
        run("DELETE FROM ledger_private WHERE id = %s", young.id)
    with clock.standing_at(today + 30 * YEAR), pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        tidy()
    run("DELETE FROM ledger_private WHERE id = %s", old.id)
    assert PrivateEntry.objects.count() == 2


def test_an_old_entry_goes_or_stays_but_is_not_changed():
    entry, line = private(clock.now() - 20 * YEAR), public(clock.now() - 20 * YEAR)
    for statement, key in (
        ("UPDATE ledger_private SET kind = 'x' WHERE id = %s", entry.id),
        ("DELETE FROM ledger_public WHERE id = %s", line.id),
    ):
        with pytest.raises(DatabaseError, match="append-only"):
            run(statement, key)
