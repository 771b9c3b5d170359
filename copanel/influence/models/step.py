"""One row on a path, from one source: what THE PATH shows."""

from __future__ import annotations

from django.db import models

from copanel.influence.models.cited import Cited
from copanel.influence.models.issue import Issue
from copanel.influence.states import Audience
from copanel.kernel.actor import Side
from copanel.kernel.dates.fields import DateAsGivenField
from copanel.kernel.ids import new_id
from copanel.kernel.states import Locked, choices


class Step(Cited, Locked):
    """A step. Its words come from its kind, in both languages; the payload holds what the kind declares.

    source_id  what it tells of: an issue, a recommendation, a signing, a meeting. One row per issue and source
    position   the order in which steps were noted, or that a record file gives
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel_id = models.UUIDField()
    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="steps")
    source_id = models.UUIDField()
    kind = models.CharField(max_length=40)
    payload = models.JSONField(default=dict)
    url = models.CharField(max_length=300, blank=True)
    audience = models.CharField(max_length=20, choices=choices(Audience))
    side = models.CharField(max_length=20, choices=choices(Side))
    happened_on = DateAsGivenField(null=True)
    position = models.PositiveIntegerField()
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("issue", "source_id"), name="influence_step_one_per_source"),
            models.UniqueConstraint(fields=("issue", "position"), name="influence_step_position"),
        )

    class Privacy:
        ordinary = (
            "id", "panel_id", "issue_id", "source_id", "kind", "payload", "url", "audience", "side", "happened_on",
            "position", "noted_at", "citation", "citation_url",
        )  # fmt: skip
        json = {
            "payload": ("the declared keys of each kind of step; labels of meetings and organisations, no persons",)
        }
        retention = "for good: the public record"

    def __str__(self) -> str:
        return self.kind
