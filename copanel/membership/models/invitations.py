"""Invitations, and the mail domains that give a warning."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from copanel.governance.models import Panel, Seat
from copanel.governance.states import OFFICE_SIDES, shut_to_authority
from copanel.kernel.actor import Office, Side
from copanel.kernel.ids import new_id
from copanel.kernel.privacy import ON_ERASURE
from copanel.kernel.states import Locked, Moves, Transitions, choices
from copanel.membership.states import INVITATION_TRANSITIONS, InvitationState
from copanel.organisations.models import DATES, Dated, Organisation, in_order
from copanel.people.states import Language
from copanel.words.states import How


class Invitation(Moves):
    """Someone is asked to take a seat, or an office. Exactly one of the two is set.

    They are reached in one of three ways: `person_id` as that person chose, `email`, or `post_address`. Only the
    last two are kept here, and only until the answer: nobody has agreed yet that we know them.
    `serial` is part of the link's word: sending again makes the link before it useless. No link and no code is kept.
    `answered_id` is who said yes; `taken_by_id` who wrote the answer down, where it came by phone or on paper.
    """

    TRANSITIONS: ClassVar[Transitions] = INVITATION_TRANSITIONS

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+", null=True)
    office = models.CharField(max_length=20, choices=choices(Office), blank=True)
    side = models.CharField(max_length=20, choices=choices(Side))
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", null=True)
    person_id = models.UUIDField(null=True, db_index=True)
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    post_address = models.TextField(max_length=500, blank=True)
    language = models.CharField(max_length=10, choices=choices(Language), default=Language.STANDARD)
    state = models.CharField(max_length=20, choices=choices(InvitationState), default=InvitationState.SENT)
    serial = models.PositiveSmallIntegerField(default=1)
    invited_by_id = models.UUIDField(null=True)
    invited_at = models.DateTimeField()
    expires_on = models.DateField()
    answered_at = models.DateTimeField(null=True)
    answered_id = models.UUIDField(null=True, db_index=True)
    how = models.CharField(max_length=10, choices=choices(How), blank=True)
    taken_by_id = models.UUIDField(null=True)
    declined_because = models.TextField(max_length=2000, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(seat__isnull=False, office="") | Q(seat=None) & ~Q(office=""),
                name="invitation_seat_or_office",
            ),
            models.CheckConstraint(condition=Q(email=Lower("email")), name="invitation_email_lower"),
        )
        indexes = (models.Index(fields=("panel", "state", "invited_at"), name="invitation_of_panel"),)

    class Privacy:
        whose = "person_id"
        ordinary = (
            "id", "panel_id", "seat_id", "office", "side", "organisation_id", "language", "state", "serial",
            "invited_at", "expires_on", "answered_at", "how",
        )  # fmt: skip
        personal = {
            "person_id": ON_ERASURE.DELETE,
            "name": ON_ERASURE.DELETE,
            "email": ON_ERASURE.DELETE,
            "post_address": ON_ERASURE.DELETE,
            "invited_by_id": ON_ERASURE.KEEP,
            "answered_id": ON_ERASURE.KEEP,
            "taken_by_id": ON_ERASURE.KEEP,
            "declined_because": ON_ERASURE.DELETE,
        }
        retention = "one year after the answer, or after its last day; the address goes with the answer"

    def __str__(self) -> str:
        return f"{self.side} {self.state}"

    def is_open(self, day: dt.date) -> bool:
        """Whether it can be answered on a day."""
        return self.state == InvitationState.SENT and day <= self.expires_on

    def has_run_out(self, day: dt.date) -> bool:
        return self.state == InvitationState.SENT and day > self.expires_on

    @property
    def is_user_led(self) -> bool:
        """Whether people of the council and the funder cannot take it: powers.md, "Sides"."""
        if self.office:
            return shut_to_authority(Office(self.office), Side(self.side))
        return self.side == Side.USER_LED

    @property
    def is_of_many_sides(self) -> bool:
        """Whether the office can be held for more than one side."""
        return bool(self.office) and len(OFFICE_SIDES[Office(self.office)]) > 1


class MailDomain(Dated, Locked):
    """That people of an organisation have mail addresses ending like this: an address there gives a warning."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    domain = models.CharField(max_length=200)

    class Meta:
        constraints = (
            in_order("mail_domain"),
            models.CheckConstraint(condition=Q(domain=Lower("domain")), name="mail_domain_lower"),
        )

    class Privacy:
        whose = None
        ordinary = ("id", "panel_id", "organisation_id", "domain", *DATES)
        retention = "for good: it says which addresses gave a warning when"

    def __str__(self) -> str:
        return self.domain
