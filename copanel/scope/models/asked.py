"""The panel asks the council to say what can change, with a clock."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from copanel.kernel.actor import Office
from copanel.kernel.ids import new_id
from copanel.kernel.privacy import ON_ERASURE
from copanel.kernel.states import Moves, choices
from copanel.scope.models.matter import EXACTLY_ONE, Matter
from copanel.scope.models.stated import Statement
from copanel.scope.states import REQUEST, RequestState


class Request(Matter, Moves):
    """Asked for on a day, due by a day. `days` are those of the rule of that day. `asked_as` is the office."""

    TRANSITIONS = REQUEST

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    state = models.CharField(max_length=20, choices=choices(RequestState), default=RequestState.WAITING)
    asked_by_id = models.UUIDField(null=True)
    asked_as = models.CharField(max_length=20, choices=choices(Office), blank=True)
    asked_on = models.DateField()
    asked_at = models.DateTimeField()
    days = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(name="scope_request_about_one", condition=EXACTLY_ONE),
            models.CheckConstraint(
                name="scope_request_stated",
                condition=Q(state="waiting", statement__isnull=True) | Q(state="stated", statement__isnull=False),
            ),
            models.UniqueConstraint(fields=("topic",), name="scope_request_topic", condition=Q(state="waiting")),
            models.UniqueConstraint(fields=("issue_id",), name="scope_request_issue", condition=Q(state="waiting")),
        )
        indexes = (
            models.Index(fields=("panel_id", "due_on"), name="scope_request_waits", condition=Q(state="waiting")),
        )

    class Privacy:
        whose = "asked_by_id"
        ordinary = (
            "id", "panel_id", "topic_id", "issue_id", "state", "asked_as", "asked_on", "asked_at", "days", "due_on",
            "statement_id",
        )  # fmt: skip
        personal = {"asked_by_id": ON_ERASURE.BLANK}
        retention = "for good: the public record"

    def __str__(self) -> str:
        return f"asked on {self.asked_on}, due by {self.due_on}"
