"""What moderators decided, who asked again, and who pointed at words."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from copanel.kernel.ids import new_id
from copanel.kernel.privacy import ON_ERASURE
from copanel.kernel.states import choices
from copanel.words.models.words import OnWords, Words
from copanel.words.states import DECISION_TRANSITIONS, DecisionAct, DecisionState


class Decided(OnWords):
    """One decision by a moderator: words refused, hidden, or a passage taken out. Always with a reason."""

    TRANSITIONS: ClassVar = DECISION_TRANSITIONS

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel_id = models.UUIDField()
    words = models.ForeignKey(Words, on_delete=models.PROTECT, related_name="decisions")
    act = models.CharField(max_length=10, choices=choices(DecisionAct))
    state = models.CharField(max_length=12, choices=choices(DecisionState), default=DecisionState.MADE)
    reason_code = models.CharField(max_length=40)
    reason = models.TextField(blank=True)
    decided_by_id = models.UUIDField(null=True, blank=True)
    decided_at = models.DateTimeField()

    class Meta:
        db_table = "words_decided"
        verbose_name_plural = "decided"
        indexes = (
            models.Index(fields=("panel_id", "act", "reason_code"), name="words_decided_counted"),
            models.Index(fields=("panel_id", "state"), name="words_decided_state"),
        )

    class Privacy:
        whose = "words__author_id"
        ordinary = ("id", "panel_id", "words_id", "act", "state", "reason_code", "decided_at")
        personal = {"decided_by_id": ON_ERASURE.KEEP}
        sensitive = {"reason": ON_ERASURE.BLANK}
        retention = "for good: a tombstone needs its reason's code, and who decided may not judge the appeal"

    def __str__(self) -> str:
        return f"{self.act}: {self.reason_code}"


class Appeal(models.Model):
    """The author asks that a decision be looked at again, by someone who had no part in it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    decision = models.OneToOneField(Decided, on_delete=models.PROTECT, related_name="appeal")
    person_id = models.UUIDField(null=True, blank=True)
    text = models.TextField(blank=True)
    made_at = models.DateTimeField()
    decided_by_id = models.UUIDField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        db_table = "words_appeal"

    class Privacy:
        whose = "person_id"
        ordinary = ("id", "decision_id", "made_at", "decided_at")
        personal = {"person_id": ON_ERASURE.BLANK, "decided_by_id": ON_ERASURE.KEEP}
        sensitive = {"text": ON_ERASURE.BLANK, "answer": ON_ERASURE.BLANK}
        retention = "as long as the decision"

    def __str__(self) -> str:
        return f"appeal of {self.made_at:%Y-%m-%d}"


class Flag(models.Model):
    """Someone reported words to a moderator. A flag hides nothing."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    words = models.ForeignKey(Words, on_delete=models.PROTECT, related_name="flags")
    person_id = models.UUIDField(null=True, blank=True)
    why = models.TextField()
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "words_flag"
        indexes = (
            models.Index(fields=("words",), name="words_flag_open", condition=models.Q(settled_at__isnull=True)),
        )

    class Privacy:
        whose = "person_id"
        ordinary = ("id", "words_id", "made_at", "settled_at")
        personal = {"person_id": ON_ERASURE.BLANK}
        sensitive = {"why": ON_ERASURE.BLANK}
        retention = "one year after it was settled"

    def __str__(self) -> str:
        return f"flag of {self.made_at:%Y-%m-%d}"
