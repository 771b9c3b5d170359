"""Who sits where and holds what, from one day to another. The Actor is built from these rows alone."""

from __future__ import annotations

from uuid import UUID

from django.db import models
from django.db.models import Q

from copanel.governance.models.panel import Panel
from copanel.governance.states import SeatKind, ShownAs
from copanel.kernel.actor import Office, Side
from copanel.kernel.dates.fields import DateAsGivenField
from copanel.kernel.ids import new_id
from copanel.kernel.privacy import ON_ERASURE
from copanel.kernel.states import Locked, choices
from copanel.organisations.models import DATES, Dated, Organisation, Post, in_order

SIDES = (Side.USER_LED, Side.AUTHORITY, Side.INDEPENDENT)
TERM = (*DATES, "meetings", "until_occasion_id")


class Term(Dated):
    """A time on a seat or in an office. Besides by its days it can end after a count of meetings, or at an occasion.

    `meetings` are counted from the first day; the last one counted ends the term, as does the occasion when it comes.
    """

    meetings = models.PositiveSmallIntegerField(null=True)
    until_occasion = models.ForeignKey("governance.Occasion", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        abstract = True


class OfficeHolding(Term, Locked):
    """An office that someone holds on a panel. Who held a public office when is kept: its acts are public acts.

    shown_as     how the person chose to stand on the page "Who we are"
    acting       holds it for now, until someone is found
    shares_with  the first of the two who share one office as a job-share
    Only a record knows offices of an organisation without a person. `since`, `until` and `called` are then the
    source's own words for the days and for the office, `citation` where it says so.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    person_id = models.UUIDField(null=True, db_index=True)
    office = models.CharField(max_length=20, choices=choices(Office))
    side = models.CharField(max_length=20, choices=choices(Side))
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", null=True)
    shown_as = models.CharField(max_length=20, choices=choices(ShownAs), default=ShownAs.NOT_NAMED)
    acting = models.BooleanField(default=False)
    shares_with = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    called = models.CharField(max_length=60, blank=True)
    since = DateAsGivenField(null=True)
    until = DateAsGivenField(null=True)
    citation = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = (
            in_order("office_holding"),
            models.CheckConstraint(
                condition=Q(person_id__isnull=False) | (Q(organisation__isnull=False) & ~Q(citation="")),
                name="office_holding_by_somebody",
            ),
        )

    class Privacy:
        whose = "person_id"
        ordinary = (
            "id", "panel_id", "office", "side", "organisation_id", "shown_as", "acting", "shares_with_id",
            "called", "since", "until", "citation", *TERM,
        )  # fmt: skip
        personal = {"person_id": ON_ERASURE.KEEP}
        retention = "for good: who held a public office when; the key alone, without a name once erased"

    def __str__(self) -> str:
        return f"{self.office} from {self.from_on}"


class Seat(Dated, Locked):
    """A place at the table, of one side. It stands also while nobody holds it: then it is shown vacant."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=20, choices=choices(Side))
    kind = models.CharField(max_length=20, choices=choices(SeatKind))
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (in_order("seat"),)
        ordering = ("position", "id")

    class Privacy:
        whose = None
        ordinary = ("id", "panel_id", "side", "kind", "position", *DATES)
        retention = "for good: the shape of the panel on each day"

    def __str__(self) -> str:
        return f"{self.side} {self.kind}"


class SeatHolding(Term, Locked):
    """Who holds a seat: an organisation, through the person who sits for it or nobody yet, or a person."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="holdings")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", null=True)
    person_id = models.UUIDField(null=True, db_index=True)
    shown_as = models.CharField(max_length=20, choices=choices(ShownAs), default=ShownAs.NOT_NAMED)

    class Meta:
        constraints = (
            in_order("seat_holding"),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | Q(person_id__isnull=False), name="seat_holding_by_somebody"
            ),
        )

    class Privacy:
        whose = "person_id"
        ordinary = ("id", "seat_id", "organisation_id", "shown_as", *TERM)
        personal = {"person_id": ON_ERASURE.KEEP}
        retention = "for good: which seats were held when; the key alone, without a name once erased"

    def __str__(self) -> str:
        return f"seat {self.seat_id} from {self.from_on}"

    @property
    def panel_id(self) -> UUID:
        return self.seat.panel_id

    @property
    def side(self) -> str:
        return self.seat.side


class AnsweringPost(Dated, Locked):
    """A post that answers to a panel. Whoever holds it, or acts for its holder, is the accountable manager."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (in_order("answering_post"),)

    class Privacy:
        whose = None
        ordinary = ("id", "panel_id", "post_id", *DATES)
        retention = "for good: which posts owed answers when"

    def __str__(self) -> str:
        return f"post {self.post_id} from {self.from_on}"


class WorksFor(Dated, Locked):
    """That someone works for an organisation, as declared at invitation and yearly (powers.md, "Sides").

    For people of an authority or funder it shuts the user-led-only space and the user-led offices.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    person_id = models.UUIDField(db_index=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    declared_on = models.DateField()

    class Meta:
        constraints = (in_order("works_for"),)

    class Privacy:
        whose = "person_id"
        ordinary = ("id", "panel_id", "organisation_id", "declared_on", *DATES)
        personal = {"person_id": ON_ERASURE.DELETE}
        retention = "six years after it ends"

    def __str__(self) -> str:
        return f"declared {self.declared_on}"


class AllowedInSpace(Dated, Locked):
    """That the user-led majority lets someone of the authority or funder in, by name and in public: a decision."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    person_id = models.UUIDField(db_index=True)
    decision = models.ForeignKey("governance.Decision", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (in_order("allowed_in_space"),)

    class Privacy:
        whose = "person_id"
        ordinary = ("id", "panel_id", "decision_id", *DATES)
        personal = {"person_id": ON_ERASURE.DELETE}
        retention = "six years after it ends; the decision itself stands"

    def __str__(self) -> str:
        return f"allowed from {self.from_on}"
