"""What the post says to a part: layers, each signed once, none ever replaced."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from copanel.influence.models.cited import Cited
from copanel.influence.models.kinds import AnswerKind, RefusalCategory
from copanel.influence.models.recommendation import Part, Recommendation
from copanel.influence.states import ANSWER, PROMISE, AnswerState, PromiseState
from copanel.kernel.dates.fields import DateAsGivenField
from copanel.kernel.ids import new_id
from copanel.kernel.privacy import ON_ERASURE
from copanel.kernel.states import Moves, choices


class Signing(Cited):
    """One signature under the answers given together: the person and title of that day (powers: Offices)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel_id = models.UUIDField()
    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="signings")
    post = models.ForeignKey("organisations.Post", on_delete=models.PROTECT, null=True, related_name="+")
    person_id = models.UUIDField(null=True)
    name = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=200, blank=True)
    for_holder = models.BooleanField(default=False)
    signed_on = DateAsGivenField()
    signed_day = models.DateField(null=True)
    signed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="influence_signing_by_someone",
                condition=(Q(post__isnull=False, person_id__isnull=False) & ~Q(name="") & ~Q(title=""))
                | ~Q(citation=""),
            ),
        )
        indexes = (
            models.Index(
                F("panel_id"), F("signed_day").desc(), F("signed_at").desc(), name="influence_signing_newest"
            ),
        )  # fmt: skip

    class Privacy:
        whose = "person_id"
        ordinary = (
            "id", "panel_id", "recommendation_id", "post_id", "title", "for_holder", "signed_on", "signed_day",
            "signed_at", "citation", "citation_url",
        )  # fmt: skip
        # A signature under a public act of an authority stays.
        personal = {"person_id": ON_ERASURE.KEEP, "name": ON_ERASURE.KEEP}
        retention = "for good: the public record"

    def __str__(self) -> str:
        return f"{self.name}, {self.title}"


class Answer(Moves):
    """One layer of the answer to a part. A draft holds text in columns; signing turns it into words of the office.

    words       what the post says, in plain words
    reason      why not, where the kind needs reasons
    change      what would have to change for the answer to be yes
    decided_by  who decided, name and post as typed; decided_on when, as given
    by_when     when a further answer comes, where the kind needs it
    draft       what was typed so far, dates as their words; emptied when it is signed
    """

    TRANSITIONS = ANSWER

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel_id = models.UUIDField()
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="answers")
    state = models.CharField(max_length=20, choices=choices(AnswerState), default=AnswerState.DRAFT)
    layer = models.PositiveSmallIntegerField(null=True)
    signing = models.ForeignKey(Signing, on_delete=models.PROTECT, null=True, related_name="answers")
    kind = models.ForeignKey(AnswerKind, on_delete=models.PROTECT, null=True, related_name="+")
    category = models.ForeignKey(RefusalCategory, on_delete=models.PROTECT, null=True, related_name="+")
    words = models.OneToOneField("words.Words", on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.OneToOneField("words.Words", on_delete=models.PROTECT, null=True, related_name="+")
    change = models.OneToOneField("words.Words", on_delete=models.PROTECT, null=True, related_name="+")
    decided_by = models.CharField(max_length=300, blank=True)
    decided_on = DateAsGivenField(null=True)
    by_when = DateAsGivenField(null=True)
    draft = models.JSONField(default=dict)
    drafted_by_id = models.UUIDField(null=True)
    drafted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("part", "layer")
        constraints = (
            models.UniqueConstraint(fields=("part", "layer"), name="influence_answer_layer"),
            models.UniqueConstraint(fields=("part",), name="influence_answer_one_draft", condition=Q(state="draft")),
            models.CheckConstraint(
                name="influence_answer_signed",
                condition=Q(state="draft", signing__isnull=True, layer__isnull=True)
                | Q(state="signed", signing__isnull=False, layer__isnull=False, kind__isnull=False),
            ),
        )

    class Privacy:
        whose = "drafted_by_id"
        ordinary = (
            "id", "panel_id", "part_id", "state", "layer", "signing_id", "kind_id", "category_id", "words_id",
            "reason_id", "change_id", "decided_on", "by_when", "draft", "drafted_at",
        )  # fmt: skip
        # Who decided is part of a public act of an authority; a draft is emptied when it is signed.
        personal = {"drafted_by_id": ON_ERASURE.BLANK, "decided_by": ON_ERASURE.KEEP}
        json = {
            "draft": (
                "text", "easy_text", "reason", "change", "decided_by", "decided_on", "by_when", "due", "owner", "later",
            )
        }  # fmt: skip
        retention = "for good: the public record; a draft until it is signed or replaced"

    def __str__(self) -> str:
        return f"Answer {self.layer}" if self.layer else "A draft answer"


class Promise(Cited, Moves):
    """What the authority said it would do: due by a date as given, at an occasion, or with no date.

    Dates are kept as given. Where the occasion has happened or been dated, governance knows the day.
    """

    TRANSITIONS = PROMISE

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel_id = models.UUIDField()
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="promises")
    answer = models.OneToOneField(Answer, on_delete=models.PROTECT, related_name="promise")
    state = models.CharField(max_length=20, choices=choices(PromiseState), default=PromiseState.MADE)
    due = DateAsGivenField(null=True)
    due_by = models.DateField(null=True)
    occasion = models.ForeignKey("governance.Occasion", on_delete=models.PROTECT, null=True, related_name="+")
    owner = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("part",), name="influence_promise_one_at_a_time", condition=Q(state="made")
            ),
        )
        indexes = (
            models.Index(fields=("panel_id", "due_by"), name="influence_promise_due", condition=Q(state="made")),
        )

    class Privacy:
        whose = None
        ordinary = (
            "id", "panel_id", "part_id", "answer_id", "state", "due", "due_by", "occasion_id", "owner", "citation",
            "citation_url",
        )  # fmt: skip
        retention = "for good: the public record"

    def __str__(self) -> str:
        return self.due.shown if self.due else "no date"
