"""Organisations: their names, how they are led, what became of them, and how they stand to each other.

`panel_id` names the panel whose people keep an organisation's entry right; other panels may point
to it, and only the keeper's people change it. It is a plain key: panels live in a room above.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from copanel.kernel.dates.fields import DateAsGivenField
from copanel.kernel.ids import new_id
from copanel.kernel.states import Locked, choices
from copanel.organisations.models.dated import DATES, Dated, in_order
from copanel.organisations.states import MilestoneKind, NameKind, OrganisationKind, RelationKind

NAME_LENGTH = 200  # the public record takes labels of this length
SOURCE_LENGTH = 500


class Organisation(Locked):
    """A body with dated names. It is never deleted and never renamed in place.

    closed_on   the last day it was there; None while it is
    checked_on  when somebody last looked whether its entry is right
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=20, choices=choices(OrganisationKind))
    website = models.URLField(max_length=300, blank=True)
    closed_on = models.DateField(null=True)
    checked_on = models.DateField(null=True)
    added_at = models.DateTimeField()

    class Privacy:
        whose = None
        ordinary = ("id", "panel_id", "kind", "website", "closed_on", "checked_on", "added_at")
        retention = "for good: the public record speaks of it"

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class OrganisationName(Dated):
    """A name from one day to another. `since` and `until` keep a record's own words for the days."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="names")
    kind = models.CharField(max_length=20, choices=choices(NameKind))
    name = models.CharField(max_length=NAME_LENGTH)
    since = DateAsGivenField(null=True)
    until = DateAsGivenField(null=True)

    class Meta:
        constraints = (in_order("organisation_name"),)

    class Privacy:
        whose = None
        ordinary = ("id", "organisation_id", "kind", "name", "since", "until", *DATES)
        retention = "for good: an old record shows the name of its day"

    def __str__(self) -> str:
        return self.name


class UserLedFact(models.Model):
    """How much of its governing body are people who use care and support, or carers, as checked on a day.

    `share` is in whole per cent. The newest check counts; earlier ones stay.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="user_led_facts")
    share = models.PositiveSmallIntegerField()
    checked_on = models.DateField()
    evidence = models.CharField(max_length=500)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(share__lte=100), name="user_led_fact_share_in_per_cent"),)

    class Privacy:
        whose = None
        ordinary = ("id", "organisation_id", "share", "checked_on", "evidence", "recorded_at")
        retention = "for good: it says why an organisation counted as user-led"

    def __str__(self) -> str:
        return f"{self.share} per cent on {self.checked_on}"


class Relation(Dated):
    """How an organisation stands to another from one day to another: see RelationKind."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="relations")
    other = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="relations_of_others")
    kind = models.CharField(max_length=20, choices=choices(RelationKind))
    since = DateAsGivenField(null=True)
    source = models.CharField(max_length=SOURCE_LENGTH, blank=True)

    class Meta:
        constraints = (
            in_order("relation"),
            models.CheckConstraint(condition=~Q(organisation=F("other")), name="relation_to_another"),
        )

    class Privacy:
        whose = None
        ordinary = ("id", "organisation_id", "other_id", "kind", "since", "source", *DATES)
        retention = "for good: an old record shows who stood where"

    def __str__(self) -> str:
        return f"{self.kind} {self.other_id}"


class Milestone(models.Model):
    """A day in an organisation's life, as a source gives it. Two sources may give two days: both stay."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="milestones")
    kind = models.CharField(max_length=20, choices=choices(MilestoneKind))
    happened = DateAsGivenField()
    source = models.CharField(max_length=SOURCE_LENGTH, blank=True)
    recorded_at = models.DateTimeField()

    class Privacy:
        whose = None
        ordinary = ("id", "organisation_id", "kind", "happened", "source", "recorded_at")
        retention = "for good: when an organisation began and ended"

    def __str__(self) -> str:
        return f"{self.kind} {self.happened}"


class Gap(Dated):
    """Years in which an organisation did nothing, and was not closed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="gaps")
    source = models.CharField(max_length=SOURCE_LENGTH, blank=True)

    class Meta:
        constraints = (in_order("gap"),)

    class Privacy:
        whose = None
        ordinary = ("id", "organisation_id", "source", *DATES)
        retention = "for good: when nobody spoke for those it was for"

    def __str__(self) -> str:
        return f"gap from {self.from_on}"


class ClosingReason(models.Model):
    """Why it closed, as somebody gave it. A corrected reason stands beside the earlier one; the newest counts.

    Shown to the public only where it was asked for: by default no reason is published.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="closing_reasons")
    reason = models.CharField(max_length=1000)
    source = models.CharField(max_length=SOURCE_LENGTH)
    published = models.BooleanField(default=False)
    given_at = models.DateTimeField()

    class Privacy:
        whose = None
        ordinary = ("id", "organisation_id", "reason", "source", "published", "given_at")
        retention = "for good: an earlier reason is not lost when it is corrected"

    def __str__(self) -> str:
        return self.reason
