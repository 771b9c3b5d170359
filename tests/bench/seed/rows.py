"""Collects rows and writes them many at once."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import NOT_PROVIDED, Field, Model

M = TypeVar("M", bound=Model)
AT_ONCE = 5000
PLAIN = (str, int, bool, type(None))


class Rows:
    """Rows by model. Foreign keys are checked when the transaction ends, so their order does not matter."""

    def __init__(self) -> None:
        self.waiting: dict[type[Model], list[dict[str, Any]]] = defaultdict(list)
        self.connection = connections[DEFAULT_DB_ALIAS]  # not the stand-in, which asks anew at each use
        self.sqlite = self.connection.vendor == "sqlite"
        self.moment: Callable[[dt.datetime], Any] = cache(self._moment)

    def add(self, row: M) -> M:
        """Keep a row to be written. It may not change any more."""
        self.put(type(row), **{name: value for name, value in row.__dict__.items() if name != "_state"})
        return row

    def put(self, model: type[Model], **values: Any) -> None:
        """As `add`, by the names of its columns: making a model's instance is most of the work of a row."""
        held = self.waiting[model]
        held.append(values)
        if len(held) >= AT_ONCE:
            self._write(model)

    def write(self) -> None:
        """Write what is left, and fill PostgreSQL's search index; SQLite's triggers have filled theirs."""
        for model in list(self.waiting):
            self._write(model)
        if not self.sqlite:
            with self.connection.cursor() as cursor:
                cursor.execute("UPDATE search_entry SET vector = to_tsvector('english', body) WHERE vector IS NULL")

    def _write(self, model: type[Model]) -> None:
        held = self.waiting[model]
        if not held:
            return
        keyed = held[0].get(model._meta.pk.attname) is not None
        fields = [field for field in model._meta.concrete_fields if keyed or not field.primary_key]
        quoted = self.connection.ops.quote_name
        table, names = quoted(model._meta.db_table), ", ".join(quoted(field.column) for field in fields)
        blank = [(field, field.attname, _default(field)) for field in fields]
        values = [[self._value(field, row.get(name, default)) for field, name, default in blank] for row in held]
        with self.connection.cursor() as cursor:
            if self.sqlite:
                places = ", ".join(["%s"] * len(fields))
                cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", values)
            else:
                with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                    for line in values:
                        copy.write_row(line)
        held.clear()

    def _value(self, field: Field, value: Any) -> Any:
        """As the field writes it; by a shorter way for what most values are."""
        kind = type(value)
        if kind in PLAIN:
            return value
        if kind is UUID:
            return value.hex if self.sqlite else value
        if kind is dt.datetime:
            return self.moment(value)
        if isinstance(value, str):
            return str(value)
        return field.get_db_prep_save(value, self.connection)

    def _moment(self, value: dt.datetime) -> Any:
        return self.connection.ops.adapt_datetimefield_value(value)


def _default(field: Field) -> Any:
    """What stands in a column that a row does not name. A key is always named."""
    if field.primary_key:
        return None
    if field.default is NOT_PROVIDED:
        return None if field.null else ""
    return field.get_default()
