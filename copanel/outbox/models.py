"""Envelopes, and the letters and calls that people carry out by hand."""

from __future__ import annotations

from typing import ClassVar
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from copanel.kernel.clock import now
from copanel.kernel.ids import new_id
from copanel.kernel.privacy import ON_ERASURE
from copanel.kernel.states import Moves, Transitions, choices
from copanel.outbox.states import PILE_TRANSITIONS, TRANSITIONS, Pile, State


class Envelope(Moves):
    """One message to one person: a kind and ids, no words, no address.

    The unique keys make "one message, one person, one move" true: telling the same thing twice
    writes one row. `carried_by` is the envelope whose mail holds this one's message too; it is set
    once, so that a mail sent again after a crash says the same under the same Message-ID.
    """

    TRANSITIONS: ClassVar[Transitions] = TRANSITIONS

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=80)
    about_id = models.UUIDField()
    panel_id = models.UUIDField(null=True)
    person_id = models.UUIDField(null=True)
    address_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=200, blank=True)
    stage = models.CharField(max_length=80, blank=True)
    fold = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=choices(State), default=State.WAITING)
    why = models.CharField(max_length=40, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(default=now)
    next_try_at = models.DateTimeField(default=now)
    claimed_until = models.DateTimeField(null=True)
    carried_by = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="carries")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "about_id", "person_id", "stage"),
                condition=Q(address_id=None),
                name="outbox_one_message_one_person",
            ),
            models.UniqueConstraint(
                fields=("kind", "about_id", "address_id", "stage"),
                condition=Q(person_id=None),
                name="outbox_one_message_one_address",
            ),
            models.CheckConstraint(
                condition=Q(person_id=None, address_id__isnull=False) | Q(person_id__isnull=False, address_id=None),
                name="outbox_person_or_address",
            ),
        )
        indexes = (
            models.Index(
                fields=("next_try_at",),
                condition=Q(state=State.WAITING, carried_by=None),
                name="outbox_due",
            ),
            models.Index(fields=("about_id",), name="outbox_about"),
            models.Index(fields=("person_id",), condition=Q(person_id__isnull=False), name="outbox_of_person"),
            models.Index(fields=("address_id",), condition=Q(address_id__isnull=False), name="outbox_of_address"),
            models.Index(fields=("panel_id",), condition=Q(state=State.FAILED), name="outbox_failed"),
        )

    class Privacy:
        whose = "person_id"
        ordinary = (
            *("id", "kind", "about_id", "panel_id", "reason", "stage", "fold", "state", "why", "attempts"),
            *("made_at", "next_try_at", "claimed_until", "carried_by_id", "settled_at"),
        )
        personal = {"person_id": ON_ERASURE.DELETE, "address_id": ON_ERASURE.DELETE}
        retention = "one year after it was sent, called back or given up"

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"

    @property
    def message_id(self) -> str:
        """Fixed for the envelope's life: a mail sent twice after a crash is the same mail to whoever gets it."""
        return f"<{self.id}@{urlsplit(settings.ADDRESS).hostname}>"


class PrintItem(Moves):
    """A letter to print and post, or a call to make, for the panel's facilitator.

    It holds no words and no address either: both are looked up when the page is opened.
    """

    TRANSITIONS: ClassVar[Transitions] = PILE_TRANSITIONS

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    envelope = models.OneToOneField(Envelope, on_delete=models.CASCADE, related_name="print_item")
    panel_id = models.UUIDField()
    channel = models.CharField(max_length=10)
    state = models.CharField(max_length=10, choices=choices(Pile), default=Pile.TO_DO)
    made_at = models.DateTimeField(default=now)
    done_at = models.DateTimeField(null=True)
    done_by_id = models.UUIDField(null=True)

    class Meta:
        ordering = ("made_at", "id")
        indexes = (
            models.Index(
                F("panel_id"), F("made_at"), F("id"), condition=Q(state=Pile.TO_DO), name="outbox_pile_of_panel"
            ),
        )

    class Privacy:
        whose = "envelope__person_id"
        ordinary = ("id", "panel_id", "state", "made_at", "done_at")
        personal = {
            "envelope_id": ON_ERASURE.DELETE,
            "channel": ON_ERASURE.DELETE,
            "done_by_id": ON_ERASURE.KEEP,
        }
        retention = "with its envelope: one year after that was settled, and never while it waits in the pile"

    def __str__(self) -> str:
        return f"{self.channel} {self.state}"
