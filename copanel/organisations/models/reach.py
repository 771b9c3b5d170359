"""Where organisations work, whom they are for, what they offer and need, and how much each takes part.

A panel keeps its own lists, so that "nobody speaks for these" can be said of a line of a list, with a day.
"""

from __future__ import annotations

from django.db import models

from copanel.kernel.ids import new_id
from copanel.kernel.states import choices
from copanel.organisations.models.dated import DATES, Dated, in_order
from copanel.organisations.models.organisations import NAME_LENGTH, SOURCE_LENGTH, Organisation
from copanel.organisations.states import FieldKind, Level, Setting


class Field(models.Model):
    """One line of a panel's lists: an area, a group of people, something offered or needed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel_id = models.UUIDField()
    kind = models.CharField(max_length=10, choices=choices(FieldKind))
    name = models.CharField(max_length=NAME_LENGTH)
    setting = models.CharField(max_length=10, choices=choices(Setting), blank=True)
    added_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("panel_id", "kind", "name"), name="field_once_on_a_panel"),)

    class Privacy:
        whose = None
        ordinary = ("id", "panel_id", "kind", "name", "setting", "added_at")
        retention = "for good: old entries point to it"

    def __str__(self) -> str:
        return self.name


class Reach(Dated):
    """An organisation works in an area, is for a group, offers or needs something, from one day to another."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="reaches")
    field = models.ForeignKey(Field, on_delete=models.PROTECT, related_name="reaches")

    class Meta:
        constraints = (in_order("reach"),)

    class Privacy:
        whose = None
        ordinary = ("id", "organisation_id", "field_id", *DATES)
        retention = "for good: who spoke for whom when"

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.field_id}"


class CoverageCheck(models.Model):
    """Somebody looked, on a day, whether any organisation speaks for an area or a group: a fact, not a blank."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    field = models.ForeignKey(Field, on_delete=models.PROTECT, related_name="checks")
    nobody = models.BooleanField()
    checked_on = models.DateField()
    evidence = models.CharField(max_length=SOURCE_LENGTH)
    recorded_at = models.DateTimeField()

    class Privacy:
        whose = None
        ordinary = ("id", "field_id", "nobody", "checked_on", "evidence", "recorded_at")
        retention = "for good: it says who was not heard, and since when that was known"

    def __str__(self) -> str:
        return f"{self.field_id} on {self.checked_on}"


class Participation(Dated):
    """How much an organisation takes part in a panel, as it chose."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="participations")
    panel_id = models.UUIDField()
    level = models.CharField(max_length=10, choices=choices(Level))

    class Meta:
        constraints = (in_order("participation"),)
        indexes = (models.Index(fields=("panel_id", "organisation"), name="participation_of_panel"),)

    class Privacy:
        whose = None
        ordinary = ("id", "organisation_id", "panel_id", "level", *DATES)
        retention = "for good: who could be asked when"

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.level}"
