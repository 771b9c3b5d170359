"""Posts at an organisation: their titles, who holds them, and who may act for the holder."""

from __future__ import annotations

from django.db import models

from copanel.kernel.dates.fields import DateAsGivenField
from copanel.kernel.ids import new_id
from copanel.kernel.privacy import ON_ERASURE
from copanel.kernel.states import Locked
from copanel.organisations.models.dated import DATES, Dated, in_order
from copanel.organisations.models.organisations import NAME_LENGTH, Organisation


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
    """What the post was called from one day to another. `since` and `until` keep a record's own words for the days."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="titles")
    title = models.CharField(max_length=NAME_LENGTH)
    since = DateAsGivenField(null=True)
    until = DateAsGivenField(null=True)

    class Meta:
        constraints = (in_order("post_title"),)

    class Privacy:
        whose = None
        ordinary = ("id", "post_id", "title", "since", "until", *DATES)
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
