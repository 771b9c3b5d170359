"""What the council says can change: layers, each signed once, none ever replaced."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from copanel.kernel.dates.fields import DateAsGivenField
from copanel.kernel.ids import new_id
from copanel.kernel.privacy import ON_ERASURE
from copanel.kernel.states import Moves, choices
from copanel.scope.models.matter import BY_SOMEONE, EXACTLY_ONE, SIGNATURE, Matter, Signed
from copanel.scope.states import STATEMENT, Level, StatementState, Whose


class Statement(Matter, Signed, Moves):
    """One layer. A draft holds text in a column; signing turns it into lines of words of the office.

    level  of the whole statement, kept so that lists need not read its lines
    draft  what was typed so far, dates as their words; emptied when it is signed
    """

    TRANSITIONS = STATEMENT

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    state = models.CharField(max_length=20, choices=choices(StatementState), default=StatementState.DRAFT)
    layer = models.PositiveSmallIntegerField(null=True)
    level = models.CharField(max_length=20, choices=choices(Level), blank=True)
    draft = models.JSONField(default=dict)
    drafted_by_id = models.UUIDField(null=True)
    drafted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("layer",)
        constraints = (
            models.CheckConstraint(name="scope_statement_about_one", condition=EXACTLY_ONE),
            models.CheckConstraint(
                name="scope_statement_signed",
                condition=Q(state="draft", layer__isnull=True, level="", signed_on__isnull=True)
                | (Q(state="signed", layer__isnull=False) & ~Q(level="") & BY_SOMEONE),
            ),
            models.UniqueConstraint(fields=("topic", "layer"), name="scope_statement_topic_layer"),
            models.UniqueConstraint(fields=("issue_id", "layer"), name="scope_statement_issue_layer"),
            models.UniqueConstraint(fields=("topic",), name="scope_draft_topic", condition=Q(state="draft")),
            models.UniqueConstraint(fields=("issue_id",), name="scope_draft_issue", condition=Q(state="draft")),
        )
        indexes = (models.Index(fields=("panel_id", "state"), name="scope_statement_panel"),)

    class Privacy:
        # A signature under a public act of an authority stays; who drafted it goes.
        whose = "drafted_by_id"
        ordinary = (
            "id", "panel_id", "topic_id", "issue_id", "state", "layer", "level", "draft", "drafted_at", *SIGNATURE,
        )  # fmt: skip
        personal = {
            "drafted_by_id": ON_ERASURE.BLANK, "person_id": ON_ERASURE.KEEP, "name": ON_ERASURE.KEEP,
        }  # fmt: skip
        json = {"draft": ("open", "limited", "fixed: each with text, easy_text, why, whose, whose_words, until")}
        retention = "for good: the public record; a draft until it is signed or replaced"

    def __str__(self) -> str:
        return f"Statement {self.layer}: {self.level}" if self.layer else "A draft statement"


class Line(models.Model):
    """What is open, what is limited, what is fixed: one each at most. Open things have no reason to give.

    whose_words  the law or body by its name
    until        until when, as given; until_on its last day, so that the past can be found
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="lines")
    level = models.CharField(max_length=20, choices=choices(Level))
    words = models.OneToOneField("words.Words", on_delete=models.PROTECT, related_name="+")
    why = models.OneToOneField("words.Words", on_delete=models.PROTECT, related_name="+", null=True)
    whose = models.CharField(max_length=20, choices=choices(Whose), blank=True)
    whose_words = models.CharField(max_length=300, blank=True)
    until = DateAsGivenField(null=True)
    until_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("statement", "level"), name="scope_line_once_a_level"),
            models.CheckConstraint(
                name="scope_line_with_reason",
                condition=Q(level="open")
                | (Q(why__isnull=False, until__isnull=False) & ~Q(whose="") & ~Q(whose_words="")),
            ),
        )

    class Privacy:
        whose = None
        ordinary = (
            "id", "statement_id", "level", "words_id", "why_id", "whose", "whose_words", "until", "until_on",
        )  # fmt: skip
        retention = "for good: the public record"

    def __str__(self) -> str:
        return f"{self.level} until {self.until}" if self.until else self.level
