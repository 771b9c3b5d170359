"""What came from a record file: the file's own name for it, the row it became, and where it is cited."""

from __future__ import annotations

from django.db import models

from copanel.kernel.ids import new_id
from copanel.kernel.states import choices
from copanel.record.states import Kind


class Entered(models.Model):
    """One thing that a record file told of.

    key       the way to it by the file's own keys: "issues/toilets/recommendations/ramp/parts/A/answers/1"
    row_id    the row that it became in the room that owns it; None where no other room keeps such a thing
    position  its place among its kind, as the file gives it
    fields    a digest of each of its values, so that a second load sees what is the same and what is not
    cites     where the sources state it, as the file says: "minutes-may: item 4"
    not_stated  how many of its values the sources do not state
    aside     what no other room keeps: the sources themselves, who raised it, how it was read
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel_id = models.UUIDField()
    kind = models.CharField(max_length=20, choices=choices(Kind))
    key = models.CharField(max_length=400)
    row_id = models.UUIDField(null=True)
    position = models.PositiveIntegerField()
    fields = models.JSONField(default=dict)
    cites = models.JSONField(default=list)
    aside = models.JSONField(default=dict)
    not_stated = models.PositiveIntegerField(default=0)
    entered_at = models.DateTimeField()

    class Meta:
        db_table = "record_entered"
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=("panel_id", "key"), name="record_entered_once"),)

    class Privacy:
        whose = None
        ordinary = (
            "id", "panel_id", "kind", "key", "row_id", "position", "fields", "cites", "aside", "not_stated",
            "entered_at",
        )  # fmt: skip
        json = {
            "fields": ("a digest for each of the file's names",),
            "cites": ("a list of citations",),
            "aside": (
                "about", "user_led", "title", "publisher", "address", "dated", "side", "number", "until", "kind",
                "vacant", "organisation", "since", "when", "raised_by", "reading", "at", "by", "beside", "after",
                "agreed", "clauses", "signed", "issue", "lines", "signed_by",
            ),
        }  # fmt: skip
        retention = "for good: with the record it belongs to; record files name no private person"

    def __str__(self) -> str:
        return self.key

    @property
    def last(self) -> str:
        """Its own key, without the way to it."""
        return self.key.rsplit("/", 1)[1]

    @property
    def cited(self) -> str | list[str]:
        """Where it is cited, as a file has it."""
        return self.cites[0] if len(self.cites) == 1 else self.cites
