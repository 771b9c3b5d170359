"""Askings, what members said, and priorities with dates."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from copanel.governance.models import Decision, Panel, Topic
from copanel.kernel.ids import new_id
from copanel.kernel.privacy import ON_ERASURE
from copanel.kernel.states import Locked, Moves, Transitions, choices
from copanel.organisations.models import DATES, Dated, Organisation, in_order
from copanel.priorities.states import TRANSITIONS, AskingState
from copanel.words.models import Words


class Asking(Moves):
    """The panel asks its members what matters most, until a day. One at a time."""

    TRANSITIONS: ClassVar[Transitions] = TRANSITIONS

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=choices(AskingState), default=AskingState.OPEN)
    asked_on = models.DateField()
    closes_on = models.DateField()
    asked_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("panel",), name="priorities_one_asking", condition=Q(state="open")),
            models.CheckConstraint(name="priorities_asking_in_order", condition=Q(closes_on__gt=models.F("asked_on"))),
        )

    class Privacy:
        whose = None
        ordinary = ("id", "panel_id", "state", "asked_on", "closes_on", "asked_at")
        retention = "for good: it says when members were asked"

    def __str__(self) -> str:
        return f"asked {self.asked_on}"


class Said(Locked):
    """What one member, or one organisation with a seat, said matters most. Saying it again adds a row: the last counts.

    `words` are their own reasons, for the user-led side alone; they are erased in the words room.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    asking = models.ForeignKey(Asking, on_delete=models.PROTECT, related_name="said")
    person_id = models.UUIDField(null=True, db_index=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", null=True)
    topics = models.ManyToManyField(Topic, through="Chosen", related_name="+")
    words = models.OneToOneField(Words, on_delete=models.PROTECT, null=True, related_name="+")
    how = models.CharField(max_length=10)
    is_last = models.BooleanField(default=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("asking", "person_id"), name="priorities_said_by_person",
                condition=Q(is_last=True, person_id__isnull=False),
            ),
            models.UniqueConstraint(
                fields=("asking", "organisation"), name="priorities_said_by_organisation",
                condition=Q(is_last=True, organisation__isnull=False),
            ),
        )  # fmt: skip

    class Privacy:
        whose = "person_id"
        ordinary = ("id", "asking_id", "organisation_id", "words_id", "how", "is_last", "at")
        personal = {"person_id": ON_ERASURE.BLANK}
        retention = "for good: the count alone once the person is erased"

    def __str__(self) -> str:
        return f"said {self.at:%Y-%m-%d}"


class Chosen(models.Model):
    """One topic that a member named."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    said = models.ForeignKey(Said, on_delete=models.CASCADE, related_name="chosen")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("said", "topic"), name="priorities_chosen_once"),)

    class Privacy:
        whose = None
        ordinary = ("id", "said_id", "topic_id")
        retention = "for good: with what was said"

    def __str__(self) -> str:
        return f"topic {self.topic_id}"


class Priority(Dated, Locked):
    """What the panel works on first, from one day to another, by a decision of the user-led side.

    `words` hold its heading and why, words of the office. Issues stand under it by topic, or one by one.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")
    asking = models.ForeignKey(Asking, on_delete=models.PROTECT, related_name="+", null=True)
    words = models.OneToOneField(Words, on_delete=models.PROTECT, related_name="+")
    topics = models.ManyToManyField(Topic, through="Covers", related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position", "id")
        constraints = (in_order("priority"),)

    class Privacy:
        whose = None
        ordinary = ("id", "panel_id", "decision_id", "asking_id", "words_id", "position", *DATES)
        retention = "for good: what the panel worked on when"

    def __str__(self) -> str:
        return f"priority {self.position} from {self.from_on}"


class Covers(models.Model):
    """A topic whose issues stand under a priority."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="covers")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("priority", "topic"), name="priorities_covers_once"),)

    class Privacy:
        whose = None
        ordinary = ("id", "priority_id", "topic_id")
        retention = "for good: with the priority"

    def __str__(self) -> str:
        return f"topic {self.topic_id}"


class Under(models.Model):
    """An issue put under a priority by hand. Issues belong to a room above, so it is a plain key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="under")
    issue_id = models.UUIDField(db_index=True)
    put_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("priority", "issue_id"), name="priorities_under_once"),)

    class Privacy:
        whose = None
        ordinary = ("id", "priority_id", "issue_id", "put_at")
        retention = "for good: with the priority"

    def __str__(self) -> str:
        return f"issue {self.issue_id}"
