"""A database that fails at one statement, and what stands in it before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.db import OperationalError, connection, transaction

Dump = dict[str, Counter[tuple]]
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


class Broken(OperationalError):
    """The disk is full, or the server is gone: what Django would raise then."""


class Statements:
    """Counts statements, notes which of them write, and fails once, after `last` of them."""

    def __init__(self, last: int | None = None) -> None:
        self.last = last
        self.done = 0
        self.wrote: list[int] = []
        self.broke = False

    def __call__(self, execute: Callable, sql: str, params: Any, many: bool, context: dict) -> Any:
        if self.done == self.last and not self.broke:
            self.broke = True
            raise Broken(f"after statement {self.done}, at: {sql[:100]}")
        self.done += 1
        if sql.lstrip().upper().startswith(WRITES):
            self.wrote.append(self.done)
        return execute(sql, params, many, context)


def counted(call: Callable[[], object]) -> Statements:
    """Run it to its end, count its statements, and undo it."""
    counting = Statements()
    with transaction.atomic():
        with connection.execute_wrapper(counting):
            call()
        transaction.set_rollback(True)
    return counting


def broken_after(call: Callable[[], object], number: int) -> bool:
    """Run it until the database fails after that many statements. False where it went on as if nothing had failed.

    It runs in no savepoint of ours: what puts things back is the service's own.
    """
    with connection.execute_wrapper(Statements(number)):
        try:
            call()
        except Broken:
            # An act with a transaction of its own has cleared this. One without is looked at all the same.
            transaction.set_rollback(False)
            return True
    return False


def dump() -> Dump:
    """Every row of every table there is, whoever made it."""
    with connection.cursor() as cursor:
        return {table: _rows(cursor, table) for table in _tables()}


@cache
def _tables() -> tuple[str, ...]:
    """No act makes a table, so they are looked up once."""
    return tuple(connection.introspection.table_names())


def _rows(cursor: Any, table: str) -> Counter[tuple]:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
    return Counter(cursor.fetchall())


def differences(before: Dump, after: Dump) -> list[str]:
    """Which tables hold something else, and what."""
    return [
        f"{table} lost {list(before[table] - after[table])[:2]}, got {list(after[table] - before[table])[:2]}"
        for table in before
        if after[table] != before[table]
    ]


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside has not happened afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def spread(numbers: list[int], most: int) -> list[int]:
    """At most that many of the numbers: the first, the last two, and others evenly between."""
    if len(numbers) <= most:
        return numbers
    step = (len(numbers) - 1) / (most - 2)
    return sorted({numbers[round(index * step)] for index in range(most - 1)} | set(numbers[-2:]))
