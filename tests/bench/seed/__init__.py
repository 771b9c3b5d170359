"""A panel with as many issues as asked for, written straight into the tables: what services would take hours to do.

Allowed here alone, since nothing of it is ever shown to people. The demo goes through services.
The same number always gives the same panel, but for keys and salts.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection, transaction

from tests.bench.seed import issues, signing_in
from tests.bench.seed.panel import make_panel
from tests.bench.seed.rows import Rows


@dataclass(frozen=True)
class Seeded:
    """What a measurement needs to know: the panel's address word, the co-chair's cookie, the long path's number."""

    slug: str
    session: str
    long_path: int


def sow(number: int, *, messages: int = 100, queue: int | None = None) -> Seeded:
    """Write a panel with this many public issues.

    `messages` under the long path; `queue` pieces of words waiting to be checked, by default one in eighty issues
    and never under 25.
    """
    with transaction.atomic():
        rows = Rows()
        panel = make_panel(rows, people=min(max(number // 10, 20), 1000))
        long_path = issues.make(rows, panel, number, messages=messages, queue=queue or max(25, number // 80))
        rows.write()
        session = signing_in.make(panel.co_chair)
    return Seeded(slug=panel.slug, session=session, long_path=long_path)


def settle() -> None:
    """Let the database count its tables, as it does by itself in life, so that its plans are those of life."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.in_atomic_block or connection.vendor == "sqlite" else "VACUUM ANALYZE")
