"""An issue that another panel works on too: carried up by a group, or moved when a panel was replaced."""

from __future__ import annotations

from uuid import UUID

from django.db import models
from django.db.models import Q

from copanel.influence.models.issue import Issue
from copanel.influence.states import CARRIED, CarriedState
from copanel.kernel.ids import new_id
from copanel.kernel.states import Moves, choices

HERE = (CarriedState.TAKEN, CarriedState.MOVED)


class Carried(Moves):
    """An issue put to another panel. It keeps number, address and thread; `panel_id` is the panel it goes to.

    why       why the group passes it up: words of its user-led side
    decision  the group's decision, where there is one
    answer    why the other panel gave it back: words of that panel's user-led side
    """

    TRANSITIONS = CARRIED

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel_id = models.UUIDField()
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="carried")
    state = models.CharField(max_length=20, choices=choices(CarriedState), default=CarriedState.ASKED)
    decision = models.ForeignKey("governance.Decision", on_delete=models.PROTECT, null=True, related_name="+")
    why = models.OneToOneField("words.Words", on_delete=models.PROTECT, null=True, related_name="+")
    answer = models.OneToOneField("words.Words", on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("issue", "panel_id"), condition=~Q(state="given_back"), name="influence_carried_once"
            ),
            models.CheckConstraint(
                condition=~Q(state="given_back") | Q(answer__isnull=False), name="influence_given_back_with_a_reason"
            ),
        )
        indexes = (models.Index(fields=("panel_id", "state"), name="influence_carried_to"),)

    class Privacy:
        whose = None
        ordinary = (
            "id", "panel_id", "issue_id", "state", "decision_id", "why_id", "answer_id", "asked_at", "settled_at",
        )  # fmt: skip
        retention = "for good: the public record"

    def __str__(self) -> str:
        return f"carried, {self.state}"


def is_here(issue_id: UUID, panel_id: UUID) -> bool:
    """Whether a panel works on an issue that another panel's people raised. One query."""
    return Carried.objects.filter(issue_id=issue_id, panel_id=panel_id, state__in=HERE).exists()
