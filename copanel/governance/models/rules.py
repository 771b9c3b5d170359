"""A change of the rules that is being thought about, and what the people at the table speak from."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from copanel.governance.models.panel import Panel, Rule
from copanel.governance.rule_states import DRAFT_TRANSITIONS, DraftState, SpeaksFrom
from copanel.kernel.ids import new_id
from copanel.kernel.privacy import ON_ERASURE
from copanel.kernel.states import Locked, Moves, Transitions, choices


class RuleDraft(Moves):
    """A change of one rule that the panel has not decided. The user-led side and its facilitator see it.

    from_on     from which day; None means the day on which it is put in force
    rule        what came of it
    """

    TRANSITIONS: ClassVar[Transitions] = DRAFT_TRANSITIONS

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    value = models.CharField(max_length=200)
    from_on = models.DateField(null=True)
    state = models.CharField(max_length=20, choices=choices(DraftState), default=DraftState.WAITING)
    rule = models.OneToOneField(Rule, on_delete=models.PROTECT, related_name="+", null=True)
    drafted_by_id = models.UUIDField(null=True)
    drafted_at = models.DateTimeField()

    class Meta:
        ordering = ("drafted_at", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(state="in_force") | Q(rule__isnull=False), name="rule_draft_with_rule"),
        )

    class Privacy:
        whose = "drafted_by_id"
        ordinary = ("id", "panel_id", "code", "value", "from_on", "state", "rule_id", "drafted_at")
        personal = {"drafted_by_id": ON_ERASURE.KEEP}
        retention = "for good: how the panel came to its rules; the key alone says who wrote it down"

    def __str__(self) -> str:
        return f"{self.code}={self.value}, {self.state}"


class Speaks(Locked):
    """What someone at the table speaks from, as they said themselves. It is counted, and never shown by person."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    person_id = models.UUIDField(db_index=True)
    speaks_from = models.CharField(max_length=20, choices=choices(SpeaksFrom))
    said_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("panel", "person_id"), name="speaks_once_a_panel"),)

    class Privacy:
        whose = "person_id"
        ordinary = ("id", "panel_id", "said_at")
        personal = {"person_id": ON_ERASURE.DELETE}
        sensitive = {"speaks_from": ON_ERASURE.DELETE}
        retention = "as long as the person keeps it: they can take it back at any time"

    def __str__(self) -> str:
        return f"of {self.person_id}"
