"""What the panel asks for, in parts, each with its own post, clock and answers."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from copanel.influence.models.cited import Cited
from copanel.influence.models.issue import Issue
from copanel.influence.states import PART, RECOMMENDATION, PartState, RecommendationState
from copanel.kernel.clocks import Clock
from copanel.kernel.dates.fields import DateAsGivenField
from copanel.kernel.ids import new_id
from copanel.kernel.privacy import ON_ERASURE
from copanel.kernel.states import Moves, choices


class Recommendation(Cited, Moves):
    """A recommendation: agreed by a decision, never by a tick; numbered for the panel when it is sent.

    why                  what the panel says before the parts, if anything; words of the user-led side
    draft                its text until it is agreed: only then is it words that stand
    acknowledged_as      the name and title, that day, of who said that it had arrived
    """

    TRANSITIONS = RECOMMENDATION

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel_id = models.UUIDField()
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="recommendations")
    state = models.CharField(max_length=20, choices=choices(RecommendationState), default=RecommendationState.DRAFT)
    number = models.PositiveIntegerField(null=True)
    why = models.OneToOneField("words.Words", on_delete=models.PROTECT, null=True, related_name="+")
    decision = models.ForeignKey("governance.Decision", on_delete=models.PROTECT, null=True, related_name="+")
    draft = models.JSONField(default=dict)
    drafted_by_id = models.UUIDField(null=True)
    created_at = models.DateTimeField()
    sent_on = DateAsGivenField(null=True)
    sent_at = models.DateTimeField(null=True)
    acknowledge_by = models.DateField(null=True)
    acknowledged_on = models.DateField(null=True)
    acknowledged_as = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("panel_id", "number"), name="influence_recommendation_number"),
            models.CheckConstraint(
                name="influence_recommendation_on_a_decision",
                condition=Q(state__in=("draft", "dropped")) | Q(decision__isnull=False) | ~Q(citation=""),
            ),
            models.CheckConstraint(
                name="influence_recommendation_numbered_when_sent",
                condition=Q(state__in=("draft", "dropped", "agreed"), number__isnull=True)
                | Q(state__in=("sent", "acknowledged", "answered"), number__isnull=False),
            ),
        )
        indexes = (
            models.Index(
                fields=("panel_id", "state"),
                name="influence_recommend_open",
                condition=~Q(state__in=("answered", "dropped")),
            ),
        )

    class Privacy:
        whose = "drafted_by_id"
        ordinary = (
            "id", "panel_id", "issue_id", "state", "number", "why_id", "decision_id", "draft", "created_at", "sent_on",
            "sent_at", "acknowledge_by", "acknowledged_on", "citation", "citation_url",
        )  # fmt: skip
        # An officer's name and title on a public act stay, as the signature on a letter does.
        personal = {"drafted_by_id": ON_ERASURE.BLANK, "acknowledged_as": ON_ERASURE.KEEP}
        json = {"draft": ("why", "easy_why")}
        retention = "for good: the public record"

    def __str__(self) -> str:
        return f"Recommendation {self.number}" if self.number else "A recommendation not sent yet"

    @property
    def is_sent(self) -> bool:
        return self.number is not None

    @property
    def asked_posts(self) -> frozenset[UUID]:
        """The posts that its parts ask."""
        return frozenset(part.post_id for part in self.parts.all() if part.post_id)


class Part(Cited, Moves):
    """One thing asked, of one post.

    words        what is asked, from the day it was agreed; `draft` holds the text until then
    asked_title  what the post was called on the day it was asked: an old record shows the name of its day
    days         working days to answer, by the rule of the day it was sent
    due_on       derived by the clock from `sent_day` and `days`; stored so that lists can filter
    answer       the newest signed answer; earlier layers stay in `answers`
    answered_on  when an answer first stopped the clock
    by_answer    the answer raised this part: the council answered something that was not asked apart
    """

    TRANSITIONS = PART

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel_id = models.UUIDField()
    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="parts")
    state = models.CharField(max_length=20, choices=choices(PartState), default=PartState.DRAFTED)
    letter = models.CharField(max_length=2)
    words = models.OneToOneField("words.Words", on_delete=models.PROTECT, null=True, related_name="+")
    draft = models.JSONField(default=dict)
    post = models.ForeignKey("organisations.Post", on_delete=models.PROTECT, null=True, related_name="+")
    asked_title = models.CharField(max_length=200, blank=True)
    sent_day = models.DateField(null=True)
    days = models.PositiveSmallIntegerField(null=True)
    due_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    answer = models.OneToOneField("influence.Answer", on_delete=models.PROTECT, null=True, related_name="+")
    by_answer = models.BooleanField(default=False)

    class Meta:
        ordering = ("letter",)
        constraints = (
            models.UniqueConstraint(fields=("recommendation", "letter"), name="influence_part_letter"),
            models.CheckConstraint(
                name="influence_part_said_when_sent", condition=Q(state="drafted") | Q(words__isnull=False)
            ),
            models.CheckConstraint(name="influence_part_addressed", condition=Q(post__isnull=False) | ~Q(citation="")),
        )
        indexes = (
            models.Index(F("panel_id"), F("due_on"), name="influence_part_owed", condition=Q(state="waiting")),
            models.Index(fields=("panel_id", "sent_day"), name="influence_part_asked"),
        )

    class Privacy:
        ordinary = (
            "id", "panel_id", "recommendation_id", "state", "letter", "words_id", "draft", "post_id", "asked_title",
            "sent_day", "days", "due_on", "answered_on", "answer_id", "by_answer", "citation", "citation_url",
        )  # fmt: skip
        json = {"draft": ("text", "easy_text")}
        retention = "for good: the public record"

    def __str__(self) -> str:
        return f"Part {self.letter}"

    @property
    def clock(self) -> Clock | None:
        """The clock to answer, or None where the part was not sent here or the source does not say when."""
        return clock_of(self.sent_day, self.days, self.answered_on)


def clock_of(sent_day: dt.date | None, days: int | None, answered_on: dt.date | None = None) -> Clock | None:
    if sent_day is None or days is None:
        return None
    return Clock(started_on=sent_day, days=days, answered_on=answered_on)
