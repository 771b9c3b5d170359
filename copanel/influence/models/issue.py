"""One thing that someone raised, with a number and one page for good."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from copanel.influence.models.cited import Cited
from copanel.influence.states import ISSUE, Because, IssueState, Stand
from copanel.kernel.dates.fields import DateAsGivenField
from copanel.kernel.ids import new_id
from copanel.kernel.privacy import ON_ERASURE
from copanel.kernel.states import Moves, choices


class Issue(Cited, Moves):
    """An issue. Its number is given when it is first shown to the public, and never again.

    words        what the raiser said, with their heading, in `words`; held or shown is one truth, there
    heading      a plainer heading that the user-led side put in the place of the raiser's: words of an office
    stands       where it stands, kept by this room's services so that lists are cheap at any size
    waits_until  the first due day among the parts that wait; late is a day after it
    moved_at     when its path last grew: the order of lists
    """

    TRANSITIONS = ISSUE

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel_id = models.UUIDField()
    state = models.CharField(max_length=20, choices=choices(IssueState), default=IssueState.HELD)
    number = models.PositiveIntegerField(null=True)
    topic = models.ForeignKey("governance.Topic", on_delete=models.PROTECT, null=True, related_name="+")
    words = models.OneToOneField("words.Words", on_delete=models.PROTECT, related_name="+")
    heading = models.OneToOneField("words.Words", on_delete=models.PROTECT, null=True, related_name="+")
    closing = models.OneToOneField("words.Words", on_delete=models.PROTECT, null=True, related_name="+")
    raised_by_id = models.UUIDField(null=True)
    entered_by_id = models.UUIDField(null=True)
    raised_on = DateAsGivenField()
    created_at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True)
    moved_at = models.DateTimeField()
    stands = models.CharField(max_length=20, choices=choices(Stand), default=Stand.RAISED)
    waits_until = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("panel_id", "number"), name="influence_issue_number"),
            models.CheckConstraint(
                name="influence_issue_number_when_shown",
                condition=Q(number__isnull=True, shown_at__isnull=True, state__in=("held", "refused", "withdrawn"))
                | Q(number__isnull=False, shown_at__isnull=False, state__in=("open", "closed")),
            ),
        )
        indexes = (
            models.Index(
                F("panel_id"), F("moved_at").desc(), F("id").desc(),
                name="influence_issue_list", condition=Q(number__isnull=False),
            ),
            models.Index(
                F("panel_id"), F("stands"), F("moved_at").desc(), F("id").desc(),
                name="influence_issue_standing", condition=Q(number__isnull=False),
            ),
            models.Index(
                F("panel_id"), F("topic"), F("moved_at").desc(), F("id").desc(),
                name="influence_issue_topic", condition=Q(number__isnull=False),
            ),
            models.Index(
                fields=("panel_id", "topic", "stands", "waits_until"),
                name="influence_issue_counts", condition=Q(number__isnull=False),
            ),
        )  # fmt: skip

    class Privacy:
        whose = "raised_by_id"
        ordinary = (
            "id", "panel_id", "state", "number", "topic_id", "words_id", "heading_id", "closing_id", "raised_on",
            "created_at", "shown_at", "moved_at", "stands", "waits_until", "citation",
            "citation_url",
        )  # fmt: skip
        personal = {"raised_by_id": ON_ERASURE.BLANK, "entered_by_id": ON_ERASURE.BLANK}
        retention = "for good: the public record; its words are erased in the words room"

    def __str__(self) -> str:
        return f"Issue {self.number}" if self.number else "An issue not shown yet"

    @property
    def is_public(self) -> bool:
        return self.number is not None


class Following(models.Model):
    """A person who is told what becomes of an issue: who raised it, or who asked to be told.

    Someone without an account is told at the confirmed address that `people` keeps for this issue alone.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel_id = models.UUIDField()
    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="followings")
    person_id = models.UUIDField(db_index=True)
    because = models.CharField(max_length=20, choices=choices(Because))
    started_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("issue", "person_id"), name="influence_following_once"),)

    class Privacy:
        whose = "person_id"
        ordinary = ("id", "panel_id", "issue_id", "because", "started_at")
        personal = {"person_id": ON_ERASURE.DELETE}
        retention = "six years after the issue ended and nothing more came; sooner when the person stops it"

    def __str__(self) -> str:
        return f"{self.because} {self.issue_id}"
