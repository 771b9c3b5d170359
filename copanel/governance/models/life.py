"""The life of a panel: who hosts and pays for it, which group it belongs to, its year, and how it rests or ends."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from copanel.governance.models.agreed import Decision, Occasion
from copanel.governance.models.panel import Panel
from copanel.governance.states import FundingKind, HandoverState, PanelChangeKind, Per, Role
from copanel.kernel.ids import new_id
from copanel.kernel.privacy import ON_ERASURE
from copanel.kernel.states import Locked, choices
from copanel.organisations.models import DATES, Dated, Organisation, in_order
from copanel.words.models import Words


class Party(Dated, Locked):
    """An organisation that must answer a panel, hosts it or pays for it, from one day to another.

    `Panel.authority`, `host` and `funder` say what holds today and follow these rows. Who works for the
    authority or a funder is asked of these rows, so that a past day has the parties of its day.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="parties")
    role = models.CharField(max_length=20, choices=choices(Role))
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (in_order("party"),)

    class Privacy:
        whose = None
        ordinary = ("id", "panel_id", "role", "organisation_id", *DATES)
        retention = "for good: who hosted and paid for the panel on each day"

    def __str__(self) -> str:
        return f"{self.role} from {self.from_on}"


class Belonging(Dated, Locked):
    """A local group belongs to another panel, its parent, from a day. Not before the parent has taken it in."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+", null=True)
    asked_at = models.DateTimeField()
    taken_in_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            in_order("belonging"),
            models.CheckConstraint(condition=~Q(panel=models.F("parent")), name="belonging_to_another"),
        )

    class Privacy:
        whose = None
        ordinary = ("id", "panel_id", "parent_id", "decision_id", "asked_at", "taken_in_at", *DATES)
        retention = "for good: it says to whom an issue was carried"

    def __str__(self) -> str:
        return f"{self.panel_id} in {self.parent_id}"


class PanelYear(models.Model):
    """From this day on, a panel's year begins on this day and month. Rows are only added."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    set_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("panel", "from_on"), name="panel_year_once"),)

    class Privacy:
        whose = None
        ordinary = ("id", "panel_id", "from_on", "set_at")
        retention = "for good: yearly figures rest on it"

    def __str__(self) -> str:
        return f"a year from {self.from_on}"


class FundingAct(Locked):
    """Money for the panel begins, changes, is delayed or ends: public, with a day and both sides' own words.

    `reason` is the funder's, in words of the authority's side; None shows as "no reason given". `beside` is
    what the panel says, which no other side writes, changes or hides. `pence` is None where no amount is told.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=choices(FundingKind))
    on_day = models.DateField()
    pence = models.PositiveIntegerField(null=True)
    per = models.CharField(max_length=20, choices=choices(Per), blank=True)
    reason = models.ForeignKey(Words, on_delete=models.PROTECT, related_name="+", null=True)
    beside = models.ForeignKey(Words, on_delete=models.PROTECT, related_name="+", null=True)
    told_by_id = models.UUIDField(null=True)
    told_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("panel", "on_day"), name="funding_of_panel"),)
        constraints = (models.CheckConstraint(condition=Q(pence=None) | ~Q(per=""), name="funding_amount_per_time"),)

    class Privacy:
        whose = "told_by_id"
        ordinary = (
            "id", "panel_id", "organisation_id", "kind", "on_day", "pence", "per", "reason_id", "beside_id", "told_at",
        )  # fmt: skip
        personal = {"told_by_id": ON_ERASURE.KEEP}
        retention = "for good: a public act; the key alone says who told it"

    def __str__(self) -> str:
        return f"{self.kind} {self.on_day}"


class PanelChange(Locked):
    """The panel was suspended, taken up again, replaced or closed: when, why, by which decision.

    `decision` is None only where the machine did it, since nobody of the user-led side was left. Suspended
    "until" is a day, an occasion or neither. `by_panel` is the panel that took its place.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=choices(PanelChangeKind))
    on_day = models.DateField()
    words = models.ForeignKey(Words, on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+", null=True)
    until_on = models.DateField(null=True)
    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="+", null=True)
    by_panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+", null=True)
    made_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("panel", "made_at"), name="change_of_panel"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(by_panel=None) ^ Q(kind=PanelChangeKind.REPLACED.value), name="replaced_by_a_panel"
            ),
            models.CheckConstraint(
                condition=Q(kind=PanelChangeKind.SUSPENDED.value) | Q(until_on=None, occasion=None),
                name="only_suspended_until",
            ),
        )

    class Privacy:
        whose = None
        ordinary = (
            "id", "panel_id", "kind", "on_day", "words_id", "decision_id", "until_on", "occasion_id", "by_panel_id",
            "made_at",
        )  # fmt: skip
        retention = "for good: the panel's history"

    def __str__(self) -> str:
        return f"{self.kind} {self.on_day}"


class Handover(Locked):
    """The panel goes to another host: prepared by the facilitator, confirmed by every co-chair, from a day.

    `items` is what is handed over, one line each, as prepared. `keeps` are the offices of the old host's
    people that go on; the others end with the old host's last day.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=choices(HandoverState), default=HandoverState.PREPARED)
    host = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    on_day = models.DateField()
    items = models.JSONField(default=list)
    keeps = models.JSONField(default=list)
    prepared_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("panel",), condition=Q(state="prepared"), name="handover_one_at_a_time"),
        )

    class Privacy:
        whose = None
        ordinary = ("id", "panel_id", "state", "host_id", "on_day", "items", "keeps", "prepared_at", "settled_at")
        json = {"items": ("what is handed over, one line each; no persons",), "keeps": ("keys of offices",)}
        retention = "for good: how the panel came to its host"

    def __str__(self) -> str:
        return f"handover {self.on_day}"


class HandoverConfirmation(models.Model):
    """One co-chair said yes to a handover as it stood."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="confirmations")
    person_id = models.UUIDField(db_index=True)
    confirmed_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("handover", "person_id"), name="handover_confirmed_once"),)

    class Privacy:
        whose = "person_id"
        ordinary = ("id", "handover_id", "confirmed_at")
        personal = {"person_id": ON_ERASURE.KEEP}
        retention = "for good: the act of an office; the key alone, without a name once erased"

    def __str__(self) -> str:
        return f"confirmed {self.confirmed_at}"
