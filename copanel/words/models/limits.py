"""How often public forms were used: what keeps a flood out without a puzzle."""

from __future__ import annotations

from django.db import models


class Attempt(models.Model):
    """One use of a public form. Network and address are keyed digests, and go the day after.

    `about_id` are the words it pointed to, where one of a network is enough.
    """

    id = models.BigAutoField(primary_key=True)
    panel_id = models.UUIDField()
    form = models.CharField(max_length=40)
    network = models.CharField(max_length=64, blank=True)
    address = models.CharField(max_length=64, blank=True)
    about_id = models.UUIDField(null=True, blank=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "words_attempt"
        indexes = (models.Index(fields=("panel_id", "at"), name="words_attempt_of_panel"),)

    class Privacy:
        whose = None
        ordinary = ("id", "panel_id", "form", "network", "address", "about_id", "at")
        retention = "the day it counts for; two days at most"

    def __str__(self) -> str:
        return f"{self.form} {self.at:%Y-%m-%d}"
