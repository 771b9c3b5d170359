"""Organisations and posts. Names, titles and holders are rows with dates: nothing is written over.

`panel_id` names the panel whose people keep an organisation's entry right; other panels may point
to it, and only the keeper's people change it. It is a plain key: panels live in a room above.
"""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from copanel.kernel import clock
from copanel.kernel.dates.fields import DateAsGivenField
from copanel.kernel.errors import AlreadyDone, Invalid
from copanel.kernel.ids import new_id
from copanel.kernel.privacy import ON_ERASURE
from copanel.kernel.states import Locked, choices
from copanel.organisations.states import NameKind, OrganisationKind

NAME_LENGTH = 200  # the public record takes labels of this length
DATES = ("from_on", "until_on", "ended_at")


class DatedQuerySet(models.QuerySet):
    """Rows that hold from one day to another, both included."""

    def on(self, day: dt.date) -> Self:
        """What held on a day: a row without a first day always did, one without a last day still does."""
        return self.filter(held_on(day))

    def now(self, day: dt.date) -> Self:
        """What holds at this moment, `day` being today: as `on`, less what was ended at once today."""
        return self.filter(held_now(day))

    def overlapping(self, from_on: dt.date, until_on: dt.date | None) -> Self:
        """What holds on any day of a term. A row ended at once leaves its last day free for the next."""
        ends_later = (
            Q(until_on=None)
            | Q(ended_at=None, until_on__gte=from_on)
            | Q(ended_at__isnull=False, until_on__gt=from_on, until_on__gte=F("from_on"))
        )
        found = self.filter(ends_later)
        return found if until_on is None else found.filter(Q(from_on=None) | Q(from_on__lte=until_on))


def held_on(day: dt.date, path: str = "") -> Q:
    """The filter behind `on`, for rows reached by `path`, such as "holdings__"."""
    return (Q(**{f"{path}from_on": None}) | Q(**{f"{path}from_on__lte": day})) & (
        Q(**{f"{path}until_on": None}) | Q(**{f"{path}until_on__gte": day})
    )


def held_now(day: dt.date, path: str = "") -> Q:
    """The filter behind `now`."""
    return held_on(day, path) & Q(**{f"{path}ended_at": None})


class Dated(models.Model):
    """Holds from `from_on` to `until_on`, both days included; None means no known first or last day.

    `ended_at` is set where someone ended it at once: on that day it was still held, after that moment it is not.
    A row ended at once before it began holds on no day: its last day is before its first.
    """

    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True

    def is_on(self, day: dt.date) -> bool:
        return (self.from_on is None or self.from_on <= day) and (self.until_on is None or day <= self.until_on)

    def close(self, last_day: dt.date | None) -> None:
        """End it after a day, or at once where none is given; in memory, the service saves.

        Raises AlreadyDone where it has ended, Invalid where it would end before it starts.
        """
        today = clock.today()
        if self.ended_at is not None or (self.until_on is not None and self.until_on < today):
            raise AlreadyDone()
        if last_day is not None and self.from_on is not None and last_day < self.from_on:
            raise Invalid({"until_on": _("The last day is before the first. Give a later day.")})
        if last_day is None:
            self.ended_at = clock.now()
        self.until_on = last_day or today


def in_order(name: str) -> models.CheckConstraint:
    """No row ends before it starts, unless it was ended before it began."""
    ordered = Q(from_on=None) | Q(until_on=None) | Q(until_on__gte=F("from_on")) | Q(ended_at__isnull=False)
    return models.CheckConstraint(condition=ordered, name=f"{name}_in_order")


class Organisation(Locked):
    """A body with dated names. It is never deleted and never renamed in place."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=20, choices=choices(OrganisationKind))
    website = models.URLField(max_length=300, blank=True)
    added_at = models.DateTimeField()

    class Privacy:
        whose = None
        ordinary = ("id", "panel_id", "kind", "website", "added_at")
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


class Post(Locked):
    """A job at an organisation. Duties follow it whoever holds it, also while nobody does."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="posts")
    panel_id = models.UUIDField(null=True)
    added_at = models.DateTimeField()

    class Privacy:
        whose = None
        ordinary = ("id", "organisation_id", "panel_id", "added_at")
        retention = "for good: the public record speaks of it"

    def __str__(self) -> str:
        return f"post {self.id}"


class PostTitle(Dated):
    """What the post was called from one day to another."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="titles")
    title = models.CharField(max_length=NAME_LENGTH)

    class Meta:
        constraints = (in_order("post_title"),)

    class Privacy:
        whose = None
        ordinary = ("id", "post_id", "title", *DATES)
        retention = "for good: an old record shows the title of its day"

    def __str__(self) -> str:
        return self.title


class Holding(Dated, Locked):
    """Who held a post from one day to another, and what they were called then.

    `person_id` is None for someone a record names who has no account. `name_that_day` is kept when a
    person is erased: answers are signed acts of a public office, and the record needs the signature.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="holdings")
    person_id = models.UUIDField(null=True, db_index=True)
    name_that_day = models.CharField(max_length=NAME_LENGTH)
    acting = models.BooleanField(default=False)

    class Meta:
        constraints = (in_order("holding"),)

    class Privacy:
        whose = "person_id"
        ordinary = ("id", "post_id", "acting", *DATES)
        personal = {"person_id": ON_ERASURE.KEEP, "name_that_day": ON_ERASURE.KEEP}
        retention = "for good: who held a public post when"

    def __str__(self) -> str:
        return self.name_that_day


class Delegation(Dated, Locked):
    """Who may act for a post's holder from one day to another. The duty stays with the post."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="delegations")
    person_id = models.UUIDField(db_index=True)
    name_that_day = models.CharField(max_length=NAME_LENGTH)

    class Meta:
        constraints = (in_order("delegation"),)

    class Privacy:
        whose = "person_id"
        ordinary = ("id", "post_id", *DATES)
        personal = {"person_id": ON_ERASURE.KEEP, "name_that_day": ON_ERASURE.KEEP}
        retention = "for good: who could sign for a public post when"

    def __str__(self) -> str:
        return self.name_that_day
