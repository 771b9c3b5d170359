"""One row a layer of words that everyone may read. Rebuilt at will, so nothing here is a truth."""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """A text to be found. `found_as` is the issue (or other page) it leads to.

    SQLite keeps an FTS5 table beside it by triggers; PostgreSQL has a `vector` column that only
    this room's SQL knows. Both are made in the first migration.
    """

    id = models.BigAutoField(primary_key=True)
    key = models.UUIDField(unique=True)
    panel_id = models.UUIDField()
    found_as = models.UUIDField()
    easy = models.BooleanField(default=False)
    body = models.TextField()

    class Meta:
        db_table = "search_entry"
        verbose_name_plural = "entries"
        indexes = (models.Index(fields=("panel_id", "found_as"), name="search_entry_found_as"),)

    class Privacy:
        whose = None
        ordinary = ("id", "key", "panel_id", "found_as", "easy", "body")
        retention = "as long as the words are shown to the public; removed with them in the same transaction"

    def __str__(self) -> str:
        return str(self.key)
