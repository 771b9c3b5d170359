"""Collects rows and writes them many at once."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Field, Model

M = TypeVar("M", bound=Model)
AT_ONCE = 5000
PLAIN = (str, int, bool, type(None))


class Rows:
    """Rows by model. Foreign keys are checked when the transaction ends, so their order does not matter."""

    def __init__(self) -> None:
        self.waiting: dict[type[Model], list[Model]] = defaultdict(list)
        self.connection = connections[DEFAULT_DB_ALIAS]  # not the stand-in, which asks anew at each use
        self.sqlite = self.connection.vendor == "sqlite"

    def add(self, row: M) -> M:
        """Keep a row to be written; it may not change any more."""
        held = self.waiting[type(row)]
        held.append(row)
        if len(held) >= AT_ONCE:
            self._put(type(row))
        return row

    def write(self) -> None:
        """Write what is left, and fill PostgreSQL's search index; SQLite's triggers have filled theirs."""
        for model in list(self.waiting):
            self._put(model)
        if not self.sqlite:
            with self.connection.cursor() as cursor:
                cursor.execute("UPDATE search_entry SET vector = to_tsvector('english', body) WHERE vector IS NULL")

    def _put(self, model: type[Model]) -> None:
        held = self.waiting[model]
        if not held:
            return
        fields = [field for field in model._meta.concrete_fields if held[0].pk is not None or not field.primary_key]
        quoted = self.connection.ops.quote_name
        names = ", ".join(quoted(field.column) for field in fields)
        with self.connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {quoted(model._meta.db_table)} ({names}) VALUES ({', '.join(['%s'] * len(fields))})",
                [[self._value(field, getattr(row, field.attname)) for field in fields] for row in held],
            )
        held.clear()

    def _value(self, field: Field, value: Any) -> Any:
        """As the field writes it; by a shorter way for what most values are."""
        if type(value) in PLAIN:
            return value
        if type(value) is UUID:
            return value.hex if self.sqlite else value
        return field.get_db_prep_save(value, self.connection)
