"""What the panel agreed, and what it waits for."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Exists, OuterRef, Q

from copanel.governance.models.panel import Panel
from copanel.governance.models.people import SIDES, OfficeHolding, SeatHolding
from copanel.governance.states import Method
from copanel.kernel.actor import Side
from copanel.kernel.dates.fields import DateAsGivenField
from copanel.kernel.ids import new_id
from copanel.kernel.privacy import ON_ERASURE
from copanel.kernel.states import Locked, choices
from copanel.words.models import Words


class Occasion(Locked):
    """Something that will happen on a day not yet known: "the next redecoration". An undated promise hangs on it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=200)
    happened_on = models.DateField(null=True)
    added_at = models.DateTimeField()

    class Privacy:
        whose = None
        ordinary = ("id", "panel_id", "words", "happened_on", "added_at")
        retention = "for good: promises hang on it"

    def __str__(self) -> str:
        return self.words

    def has_happened(self, day: dt.date) -> bool:
        return self.happened_on is not None and self.happened_on <= day

    @property
    def ends_terms(self) -> bool:
        """Whether someone's time, of any side but the authority's, ends when it comes. One query."""
        return Occasion.objects.filter(terms_hang_on_it(), id=self.id).exists()


def terms_hang_on_it() -> Q:
    """The condition behind `ends_terms`, for a list of occasions."""
    waits = {"until_occasion": OuterRef("pk"), "ended_at": None}
    offices = OfficeHolding.objects.filter(**waits).exclude(side=Side.AUTHORITY)
    seats = SeatHolding.objects.filter(**waits).exclude(seat__side=Side.AUTHORITY)
    return Exists(offices) | Exists(seats)


class Decision(Locked):
    """How and when the panel agreed something: the mandate that later acts ask for (house.md, "Decision").

    `words` are what was decided and `minority_words` what those who stood against it say, both words of an
    office: they stay. `agreed` is when, as given. `method` is "not stated" only where a record's source does not say.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    method = models.CharField(max_length=20, choices=choices(Method))
    agreed = DateAsGivenField()
    words = models.ForeignKey(Words, on_delete=models.PROTECT, related_name="+")
    minority_words = models.ForeignKey(Words, on_delete=models.PROTECT, related_name="+", null=True)
    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="+", null=True)
    citation = models.CharField(max_length=500, blank=True)
    recorded_by_id = models.UUIDField(null=True)
    recorded_at = models.DateTimeField()

    class Privacy:
        whose = "recorded_by_id"
        ordinary = (
            "id", "panel_id", "method", "agreed", "words_id", "minority_words_id", "occasion_id", "citation",
            "recorded_at",
        )  # fmt: skip
        personal = {"recorded_by_id": ON_ERASURE.KEEP}
        retention = "for good: recommendations rest on it; the key alone says who wrote it down"

    def __str__(self) -> str:
        return f"{self.method} {self.agreed}"


class Count(models.Model):
    """How many of one side were for, against, or stood aside. A side that was not counted has no row.

    `kept_back`: the numbers would tell who said what, so the rules ask them and no page shows them.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="counts")
    side = models.CharField(max_length=20, choices=choices(SIDES))
    in_favour = models.PositiveSmallIntegerField()
    against = models.PositiveSmallIntegerField()
    aside = models.PositiveSmallIntegerField()
    kept_back = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("decision", "side"), name="count_once_a_side"),)

    class Privacy:
        whose = None
        ordinary = ("id", "decision_id", "side", "in_favour", "against", "aside", "kept_back")
        retention = "for good: with its decision"

    def __str__(self) -> str:
        return f"{self.side}: {self.in_favour} for, {self.against} against, {self.aside} aside"
