"""What the tests of loading share."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

ROOT = Path(__file__).resolve().parents[3]
WEST_NORFOLK = "records/west-norfolk.json"


@pytest.fixture
def west_norfolk(monkeypatch) -> str:
    """The real record, named as people name it: from the root of a checkout."""
    monkeypatch.chdir(ROOT)
    return WEST_NORFOLK


@pytest.fixture
def dump():
    """Every row of every table of ours, in an order of its own: two equal dumps are two equal databases."""

    def rows() -> dict[str, list[tuple]]:
        found = {}
        with connection.cursor() as cursor:
            for model in apps.get_models():
                if model.__module__.startswith("copanel."):
                    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)}")
                    found[model._meta.db_table] = sorted(map(repr, cursor.fetchall()))
        return found

    return rows
