"""Nominations: someone is put forward for a seat or an office."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from copanel.governance.models import Panel, Seat
from copanel.kernel.actor import Office, Side
from copanel.kernel.ids import new_id
from copanel.kernel.privacy import ON_ERASURE
from copanel.kernel.states import Moves, Transitions, choices
from copanel.membership.states import NOMINATION_TRANSITIONS, NominationState
from copanel.organisations.models import Organisation


class Nomination(Moves):
    """Who is put forward, for what, by whom and why. Never shown to the public, and to the council only its own.

    `name` is of someone we do not know yet, who agreed to be put forward. `reason` is why it was put aside: who put
    it forward is told. Notes between few people, which nobody else ever reads: they go a year after they are settled.
    """

    TRANSITIONS: ClassVar[Transitions] = NOMINATION_TRANSITIONS

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+", null=True)
    office = models.CharField(max_length=20, choices=choices(Office), blank=True)
    side = models.CharField(max_length=20, choices=choices(Side))
    by_id = models.UUIDField(db_index=True)
    person_id = models.UUIDField(null=True, db_index=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", null=True)
    name = models.CharField(max_length=200, blank=True)
    why = models.TextField(max_length=2000)
    state = models.CharField(max_length=20, choices=choices(NominationState), default=NominationState.WAITING)
    reason = models.TextField(max_length=2000, blank=True)
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by_id = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(seat__isnull=False, office="") | Q(seat=None) & ~Q(office=""),
                name="nomination_seat_or_office",
            ),
            models.CheckConstraint(
                condition=Q(person_id__isnull=False) | Q(organisation__isnull=False) | ~Q(name=""),
                name="nomination_of_somebody",
            ),
        )
        indexes = (models.Index(fields=("panel", "state", "made_at"), name="nomination_of_panel"),)

    class Privacy:
        whose = "by_id"
        ordinary = (
            "id", "panel_id", "seat_id", "office", "side", "organisation_id", "state", "made_at", "settled_at",
        )  # fmt: skip
        personal = {
            "by_id": ON_ERASURE.DELETE,
            "person_id": ON_ERASURE.DELETE,
            "name": ON_ERASURE.DELETE,
            "why": ON_ERASURE.DELETE,
            "reason": ON_ERASURE.DELETE,
            "settled_by_id": ON_ERASURE.KEEP,
        }
        retention = "one year after it was settled"

    def __str__(self) -> str:
        return f"{self.side} {self.state}"
