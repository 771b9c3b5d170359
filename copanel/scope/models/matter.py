"""What the rows of this room have in common: what they are about, and who signed."""

from __future__ import annotations

from uuid import UUID

from django.db import models
from django.db.models import Q

EXACTLY_ONE = Q(topic__isnull=False, issue_id__isnull=True) | Q(topic__isnull=True, issue_id__isnull=False)


class Matter(models.Model):
    """A row about a topic, or about one issue: exactly one is set. Issues belong to a room above."""

    panel_id = models.UUIDField()
    topic = models.ForeignKey("governance.Topic", on_delete=models.PROTECT, related_name="+", null=True)
    issue_id = models.UUIDField(null=True)

    class Meta:
        abstract = True

    @property
    def about_id(self) -> UUID:
        return self.topic_id or self.issue_id


class Signed(models.Model):
    """A public act of a post: name and title of that day (powers.md, "Offices"). Empty until it is signed.

    for_holder  by delegation, for the post's holder
    """

    post = models.ForeignKey("organisations.Post", on_delete=models.PROTECT, related_name="+", null=True)
    person_id = models.UUIDField(null=True)
    name = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=200, blank=True)
    for_holder = models.BooleanField(default=False)
    signed_on = models.DateField(null=True)
    signed_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


SIGNATURE = ("post_id", "title", "for_holder", "signed_on", "signed_at")
BY_SOMEONE = Q(post__isnull=False, person_id__isnull=False, signed_on__isnull=False) & ~Q(name="") & ~Q(title="")
