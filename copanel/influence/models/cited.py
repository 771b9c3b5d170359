"""What came from a published record says where it stands there."""

from __future__ import annotations

from django.db import models


class Cited(models.Model):
    """A row that may come from a record file. Where `citation` is empty it was made here, by people.

    In a row from a record an empty column means "not stated by the source"; nowhere else may it be empty.
    """

    citation = models.CharField(max_length=400, blank=True)
    citation_url = models.URLField(max_length=500, blank=True)

    class Meta:
        abstract = True

    @property
    def from_record(self) -> bool:
        return bool(self.citation)
