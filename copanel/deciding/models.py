"""A question, its roll, and the replies. Nothing is written over: a changed reply is a layer that stands beside."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from copanel.deciding.states import TRANSITIONS, Group, Position, QuestionState, Threshold, Way
from copanel.governance.models import Decision, Panel, Seat
from copanel.governance.states import ShownAs
from copanel.kernel.ids import new_id
from copanel.kernel.privacy import ON_ERASURE
from copanel.kernel.states import Moves, Transitions, choices
from copanel.organisations.models import Post
from copanel.words.models import Words
from copanel.words.states import How


class Question(Moves):
    """What the panel is asked to decide, and until when.

    words            what is to be decided, with its heading: words of the office, as they stand if it is decided
    why_words        why it is asked
    way, share, seats  how it is decided: see `Threshold`
    closes_on        the last day to reply, whole; it only ever moves later than `first_closes_on`
    end_words        why it was taken back, or who mediates where there was no agreement
    decision         what it became; its day and moment are `ended_at`
    follows          the question without agreement that this one takes up again
    """

    TRANSITIONS: ClassVar[Transitions] = TRANSITIONS

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=choices(QuestionState), default=QuestionState.OPEN)
    words = models.ForeignKey(Words, on_delete=models.PROTECT, related_name="+")
    why_words = models.ForeignKey(Words, on_delete=models.PROTECT, related_name="+", null=True)
    end_words = models.ForeignKey(Words, on_delete=models.PROTECT, related_name="+", null=True)
    way = models.CharField(max_length=20, choices=choices(Way))
    share = models.PositiveSmallIntegerField(default=0)
    seats = models.PositiveSmallIntegerField(default=0)
    opened_at = models.DateTimeField()
    closes_on = models.DateField()
    first_closes_on = models.DateField()
    ended_at = models.DateTimeField(null=True)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+", null=True)
    follows = models.ForeignKey("self", on_delete=models.PROTECT, related_name="followed_by", null=True)
    put_by_id = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state="open", ended_at__isnull=True) | (~Q(state="open") & Q(ended_at__isnull=False)),
                name="question_ended_at_its_end",
            ),
            models.CheckConstraint(
                condition=Q(state="decided", decision__isnull=False) | (~Q(state="decided") & Q(decision__isnull=True)),
                name="question_decided_by_a_decision",
            ),
        )
        indexes = (models.Index(fields=("panel", "state", "closes_on"), name="question_of_panel"),)

    class Privacy:
        whose = "put_by_id"
        ordinary = (
            "id", "panel_id", "state", "words_id", "why_words_id", "end_words_id", "way", "share", "seats",
            "opened_at", "closes_on", "first_closes_on", "ended_at", "decision_id", "follows_id",
        )  # fmt: skip
        personal = {"put_by_id": ON_ERASURE.KEEP}
        retention = "for good: what the panel was asked; the key alone says who wrote it down"

    def __str__(self) -> str:
        return f"{self.state} until {self.closes_on}"

    def get_absolute_url(self) -> str:
        return f"/{self.panel.slug}/deciding/{self.id}/"

    @property
    def threshold(self) -> Threshold:
        return Threshold(Way(self.way), self.share, self.seats)

    def takes_replies(self, day: dt.date) -> bool:
        """Until its last day is over; also after it took effect, so that nobody is left unheard by slower post."""
        return self.state in (QuestionState.OPEN, QuestionState.DECIDED) and day <= self.closes_on


class Extension(models.Model):
    """More time to reply, with its reason. Time is never taken away."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="extensions")
    former_on = models.DateField()
    closes_on = models.DateField()
    reason_words = models.ForeignKey(Words, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(closes_on__gt=models.F("former_on")), name="extension_is_later"),
        )
        ordering = ("at", "id")

    class Privacy:
        whose = None
        ordinary = ("id", "question_id", "former_on", "closes_on", "reason_words_id", "at")
        retention = "for good: with its question"

    def __str__(self) -> str:
        return f"until {self.closes_on}"


class RollPlace(models.Model):
    """One place on a question's roll, as it was on the day it was put: a filled seat, or a post at the council.

    Whoever sits there when they reply speaks for it. `person_id` is who sat there that day, `title` what the seat's
    organisation or the post was called. `last` is the reply that counts. Where it is `barred`, whoever sits there
    turned out to be of the council: it stays on the roll, and nothing that was replied for it counts.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="roll")
    group = models.CharField(max_length=10, choices=choices(Group))
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+", null=True)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", null=True)
    person_id = models.UUIDField(null=True, db_index=True)
    title = models.CharField(max_length=200, blank=True)
    last = models.ForeignKey("deciding.Reply", on_delete=models.PROTECT, related_name="+", null=True)
    barred = models.BooleanField(default=False)
    number = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("question", "seat"), name="place_once_a_seat"),
            models.UniqueConstraint(fields=("question", "post"), name="place_once_a_post"),
            models.CheckConstraint(
                condition=Q(group="council", post__isnull=False, seat__isnull=True)
                | (~Q(group="council") & Q(seat__isnull=False, post__isnull=True)),
                name="place_of_a_seat_or_a_post",
            ),
        )
        ordering = ("number", "id")

    class Privacy:
        whose = "person_id"
        ordinary = ("id", "question_id", "group", "seat_id", "post_id", "title", "last_id", "barred", "number")
        personal = {"person_id": ON_ERASURE.BLANK}
        retention = "for good: whose seats were asked; without the person once erased"

    def __str__(self) -> str:
        return f"{self.group} {self.number}"


class Reply(models.Model):
    """What was replied for a place. The last counts; those before it stand as they were.

    words         in their own words, for the user-led side alone; a post's are for everybody
    public_words  the same against what is decided already, where the member wants it to stand in public
    in_public     whether the words may stand in public beside what is decided against them
    said_on       the day they replied: a letter is written down later
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    place = models.ForeignKey(RollPlace, on_delete=models.PROTECT, related_name="replies")
    number = models.PositiveSmallIntegerField()
    position = models.CharField(max_length=10, choices=choices(Position))
    how = models.CharField(max_length=10, choices=choices(How))
    said_on = models.DateField()
    entered_at = models.DateTimeField()
    words = models.ForeignKey(Words, on_delete=models.PROTECT, related_name="+", null=True)
    public_words = models.ForeignKey(Words, on_delete=models.PROTECT, related_name="+", null=True)
    in_public = models.BooleanField(default=False)
    shown_as = models.CharField(max_length=20, choices=choices(ShownAs), default=ShownAs.NOT_NAMED)
    read_back = models.BooleanField(default=False)
    person_id = models.UUIDField(null=True, db_index=True)
    written_by_id = models.UUIDField(null=True)

    class Meta:
        verbose_name_plural = "replies"
        constraints = (models.UniqueConstraint(fields=("place", "number"), name="reply_number"),)
        ordering = ("number",)

    class Privacy:
        whose = "person_id"
        ordinary = (
            "id", "place_id", "number", "how", "said_on", "entered_at", "words_id", "public_words_id", "in_public",
            "read_back",
        )  # fmt: skip
        personal = {
            "person_id": ON_ERASURE.BLANK,
            "position": ON_ERASURE.KEEP,
            "shown_as": ON_ERASURE.TOMBSTONE,
            "written_by_id": ON_ERASURE.KEEP,
        }
        retention = "for good: it was counted; without the person once erased, and without their words"

    def __str__(self) -> str:
        return f"{self.position} {self.number}"

    @property
    def panel_id(self) -> UUID:
        return self.place.question.panel_id
