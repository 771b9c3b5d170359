"""Who stands in for whom, who stands aside, whose turn it is, and what ends a term besides its days."""

from __future__ import annotations

from uuid import UUID

from django.db import models
from django.db.models import Q

from copanel.governance.models.panel import Panel
from copanel.governance.models.people import OfficeHolding, SeatHolding
from copanel.governance.states import AsideCause, PartingKind, ShownAs
from copanel.kernel.actor import Office
from copanel.kernel.ids import new_id
from copanel.kernel.privacy import ON_ERASURE
from copanel.kernel.states import Locked, choices
from copanel.organisations.models import DATES, Dated, Organisation, in_order


class Deputy(Dated, Locked):
    """Someone named to stand in for whoever holds a seat or an office. It gives no power by itself: see StandingIn.

    It belongs to the holder's time, and ends with it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    seat_holding = models.ForeignKey(SeatHolding, on_delete=models.PROTECT, related_name="deputies", null=True)
    office_holding = models.ForeignKey(OfficeHolding, on_delete=models.PROTECT, related_name="deputies", null=True)
    person_id = models.UUIDField(db_index=True)
    shown_as = models.CharField(max_length=20, choices=choices(ShownAs), default=ShownAs.NOT_NAMED)

    class Meta:
        constraints = (
            in_order("deputy"),
            models.CheckConstraint(
                condition=Q(seat_holding__isnull=False) ^ Q(office_holding__isnull=False), name="deputy_of_one_thing"
            ),
        )

    class Privacy:
        whose = "person_id"
        ordinary = ("id", "seat_holding_id", "office_holding_id", "shown_as", *DATES)
        personal = {"person_id": ON_ERASURE.KEEP}
        retention = "for good: who could stand in when; the key alone, without a name once erased"

    def __str__(self) -> str:
        return f"deputy from {self.from_on}"

    @property
    def of(self) -> SeatHolding | OfficeHolding:
        """The holder's time on the seat or in the office."""
        return self.seat_holding or self.office_holding

    @property
    def panel_id(self) -> UUID:
        return self.of.panel_id

    @property
    def side(self) -> str:
        return self.of.side


class StandingIn(Dated, Locked):
    """A stretch of days in which a deputy stands in. In it the deputy has what the seat or the office gives."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    deputy = models.ForeignKey(Deputy, on_delete=models.PROTECT, related_name="stretches")

    class Meta:
        constraints = (in_order("standing_in"),)

    class Privacy:
        whose = None
        ordinary = ("id", "deputy_id", *DATES)
        retention = "for good: who acted when"

    def __str__(self) -> str:
        return f"standing in from {self.from_on}"

    @property
    def panel_id(self) -> UUID:
        return self.deputy.panel_id

    @property
    def side(self) -> str:
        return self.deputy.side


class Aside(Dated, Locked):
    """That someone in an office stands aside: from one item (`about_id`, an issue), or wholly for a stretch of days.

    Meanwhile the office gives no power there. The cause is a category: what lies behind it is nobody's business.
    `by_id` is who said so, since whoever was put aside by others does not come back by themselves.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    office_holding = models.ForeignKey(OfficeHolding, on_delete=models.PROTECT, related_name="asides")
    about_id = models.UUIDField(null=True)
    cause = models.CharField(max_length=20, choices=choices(AsideCause))
    by_id = models.UUIDField(null=True)

    class Meta:
        constraints = (in_order("aside"),)

    class Privacy:
        whose = "office_holding__person_id"
        ordinary = ("id", "office_holding_id", "about_id", "cause", *DATES)
        personal = {"by_id": ON_ERASURE.KEEP}
        retention = "for good: who had no part in what; keys alone"

    def __str__(self) -> str:
        return f"{self.cause} from {self.from_on}"

    @property
    def panel_id(self) -> UUID:
        return self.office_holding.panel_id

    @property
    def side(self) -> str:
        return self.office_holding.side

    @property
    def person_id(self) -> UUID | None:
        return self.office_holding.person_id


class Turn(Dated, Locked):
    """The place of an organisation in the order in which an office goes round. Nobody is appointed by it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    office = models.CharField(max_length=20, choices=choices(Office))
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (in_order("turn"),)
        ordering = ("position", "id")

    class Privacy:
        whose = None
        ordinary = ("id", "panel_id", "office", "organisation_id", "position", *DATES)
        retention = "for good: how an office went round"

    def __str__(self) -> str:
        return f"{self.office} {self.position}"


class MeetingCounted(models.Model):
    """That a meeting was held on a day: it counts for the terms that last a number of meetings. Once a day."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("panel", "held_on"), name="meeting_counted_once"),)

    class Privacy:
        whose = None
        ordinary = ("id", "panel_id", "held_on")
        retention = "for good: terms end by it"

    def __str__(self) -> str:
        return f"meeting on {self.held_on}"


class Parting(models.Model):
    """That someone left the table by resigning, or died: what the co-chairs and the facilitator are told of."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    person_id = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=20, choices=choices(PartingKind))
    last_on = models.DateField()
    noted_on = models.DateField()

    class Privacy:
        whose = "person_id"
        ordinary = ("id", "panel_id", "last_on", "noted_on")
        personal = {"person_id": ON_ERASURE.DELETE, "kind": ON_ERASURE.DELETE}
        retention = "one year after it was noted"

    def __str__(self) -> str:
        return f"{self.kind} {self.noted_on}"


class SourcesDiffer(models.Model):
    """That two sources of a record say of two offices what cannot both be so. Each keeps its own citation."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    one = models.ForeignKey(OfficeHolding, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(OfficeHolding, on_delete=models.PROTECT, related_name="+")
    noted_on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("one", "other"), name="sources_differ_once"),
            models.CheckConstraint(condition=~Q(one=models.F("other")), name="sources_differ_of_two"),
        )

    class Privacy:
        whose = None
        ordinary = ("id", "one_id", "other_id", "noted_on")
        retention = "for good: a reader must know that sources differ"

    def __str__(self) -> str:
        return f"{self.one_id} {self.other_id}"
