"""What the panel has against a statement, and the council's reply: both stand side by side."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from copanel.kernel.actor import Office
from copanel.kernel.ids import new_id
from copanel.kernel.privacy import ON_ERASURE
from copanel.kernel.states import Moves, choices
from copanel.scope.models.matter import BY_SOMEONE, SIGNATURE, Signed
from copanel.scope.models.stated import Statement
from copanel.scope.states import CHALLENGE, ChallengeState


class Challenge(Moves):
    """The panel's grounds, words of the user-led side, with a clock. `decision` is the mandate, where there is one."""

    TRANSITIONS = CHALLENGE

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel_id = models.UUIDField()
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="challenges")
    state = models.CharField(max_length=20, choices=choices(ChallengeState), default=ChallengeState.WAITING)
    words = models.OneToOneField("words.Words", on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey("governance.Decision", on_delete=models.PROTECT, related_name="+", null=True)
    made_by_id = models.UUIDField(null=True)
    made_as = models.CharField(max_length=20, choices=choices(Office), blank=True)
    made_on = models.DateField()
    made_at = models.DateTimeField()
    days = models.PositiveSmallIntegerField()
    due_on = models.DateField()

    class Meta:
        ordering = ("made_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("statement",), name="scope_challenge_one_at_a_time", condition=Q(state="waiting")
            ),
        )
        indexes = (
            models.Index(fields=("panel_id", "due_on"), name="scope_challenge_waits", condition=Q(state="waiting")),
        )

    class Privacy:
        whose = "made_by_id"
        ordinary = (
            "id", "panel_id", "statement_id", "state", "words_id", "decision_id", "made_as", "made_on", "made_at",
            "days", "due_on",
        )  # fmt: skip
        personal = {"made_by_id": ON_ERASURE.BLANK}
        retention = "for good: the public record"

    def __str__(self) -> str:
        return f"challenged on {self.made_on}, due by {self.due_on}"


class Reply(Signed):
    """The post stands by its statement, in words; or it made a new one. Signed either way."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel_id = models.UUIDField()
    challenge = models.OneToOneField(Challenge, on_delete=models.PROTECT, related_name="reply")
    words = models.OneToOneField("words.Words", on_delete=models.PROTECT, related_name="+", null=True)
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="scope_reply_signed",
                condition=BY_SOMEONE
                & (Q(words__isnull=False, statement__isnull=True) | Q(words__isnull=True, statement__isnull=False)),
            ),
        )

    class Privacy:
        # A signature under a public act of an authority stays.
        whose = "person_id"
        ordinary = ("id", "panel_id", "challenge_id", "words_id", "statement_id", *SIGNATURE)
        personal = {"person_id": ON_ERASURE.KEEP, "name": ON_ERASURE.KEEP}
        retention = "for good: the public record"

    def __str__(self) -> str:
        return f"{self.name}, {self.title}"
