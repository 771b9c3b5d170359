"""Someone may be at risk: what the panel's safeguarding leads see, and nobody else."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse

from copanel.kernel.actor import Side
from copanel.kernel.ids import new_id
from copanel.kernel.privacy import ON_ERASURE
from copanel.kernel.states import choices
from copanel.words.models.words import OnWords, Words
from copanel.words.states import NOTE_TRANSITIONS, NoteOutcome, NoteState, Standing


class SafeguardingNote(OnWords):
    """One worry about someone's safety.

    `stood` is where the words stood before they were taken down, empty where they were not; `side` is that of
    whoever had them taken down, else of whoever raised it; `opened_at` is when a lead first looked; `outcome`
    is what came of the words at its closing, empty where there was nothing to give back.
    `words` is empty where the worry came another way, such as a phone call. Nothing of it is erased
    while it is open; afterwards it is kept as the law on safeguarding records asks.
    """

    TRANSITIONS: ClassVar = NOTE_TRANSITIONS

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel_id = models.UUIDField()
    panel_slug = models.CharField(max_length=60)
    words = models.ForeignKey(Words, null=True, blank=True, on_delete=models.PROTECT, related_name="notes")
    state = models.CharField(max_length=10, choices=choices(NoteState), default=NoteState.OPEN)
    stood = models.CharField(max_length=20, choices=choices(Standing), blank=True)
    outcome = models.CharField(max_length=20, choices=choices(NoteOutcome), blank=True)
    side = models.CharField(max_length=20, choices=choices(Side))
    raised_by_id = models.UUIDField(null=True, blank=True)
    raised_at = models.DateTimeField()
    taken_down_by_id = models.UUIDField(null=True, blank=True)
    taken_down_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    council_told_at = models.DateTimeField(null=True, blank=True)
    closed_by_id = models.UUIDField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "words_note"
        constraints = (
            models.UniqueConstraint(
                fields=("words",), name="words_note_one_open", condition=models.Q(state=NoteState.OPEN)
            ),
        )
        indexes = (models.Index(fields=("panel_id", "state"), name="words_note_of_panel"),)

    class Privacy:
        whose = "raised_by_id"
        ordinary = (
            "id", "panel_id", "panel_slug", "words_id", "state", "stood", "outcome", "side",
            "raised_at", "taken_down_at", "opened_at", "council_told_at", "closed_at",
        )  # fmt: skip
        personal = {
            "raised_by_id": ON_ERASURE.KEEP,
            "taken_down_by_id": ON_ERASURE.KEEP,
            "closed_by_id": ON_ERASURE.KEEP,
        }
        retention = "seven years after it is closed: safeguarding records, Care Act 2014 guidance"

    def __str__(self) -> str:
        return f"note of {self.raised_at:%Y-%m-%d}"

    @property
    def looked(self) -> str:
        """The mark of all that the note says: another one as soon as a line is added."""
        return str(len(self.lines.all()))

    def get_absolute_url(self) -> str:
        return reverse("words:note", args=[self.panel_slug, self.id])


class NoteLine(models.Model):
    """What was seen, done or said, when, and who was told."""

    id = models.BigAutoField(primary_key=True)
    note = models.ForeignKey(SafeguardingNote, on_delete=models.PROTECT, related_name="lines")
    by_id = models.UUIDField(null=True, blank=True)
    at = models.DateTimeField()
    text = models.TextField()
    told = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "words_note_line"
        ordering = ("id",)

    class Privacy:
        whose = "by_id"
        ordinary = ("id", "note_id", "at")
        personal = {"by_id": ON_ERASURE.KEEP, "told": ON_ERASURE.KEEP}
        sensitive = {"text": ON_ERASURE.KEEP}
        retention = "as long as the note"

    def __str__(self) -> str:
        return f"line of {self.at:%Y-%m-%d}"
