"""The panel, its rules, and what its pages say to everybody: whom to ring, other ways to be heard, topics."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models

from copanel.governance.states import TRANSITIONS, HelpLineKind, PanelState, WayKind
from copanel.kernel.ids import new_id
from copanel.kernel.states import Locked, Moves, Transitions, choices
from copanel.organisations.models import DATES, Dated, Organisation, in_order


class Panel(Moves):
    """The table itself: user-led side and authority. `phone` and `post_address` reach the host's people.

    Only a panel shown as a record may lack its host: where the published documents do not state one.
    """

    TRANSITIONS: ClassVar[Transitions] = TRANSITIONS

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    state = models.CharField(max_length=20, choices=choices(PanelState), default=PanelState.PREPARING)
    authority = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    host = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", null=True)
    funder = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", null=True)
    phone = models.CharField(max_length=40, blank=True)
    phone_hours = models.CharField(max_length=200, blank=True)
    post_address = models.CharField(max_length=400, blank=True)
    added_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(state="open") | models.Q(host__isnull=False), name="panel_open_with_host"
            ),
        )

    class Privacy:
        whose = None
        ordinary = (
            "id", "slug", "name", "state", "authority_id", "host_id", "funder_id",
            "phone", "phone_hours", "post_address", "added_at", "opened_at",
        )  # fmt: skip
        retention = "for good: the public record speaks of it"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/{self.slug}/"

    @property
    def panel_id(self) -> UUID:
        """The panel itself, so that policies read it like any other row."""
        return self.id

    @property
    def is_open(self) -> bool:
        return self.state == PanelState.OPEN

    @property
    def speaks_to_people(self) -> bool:
        """Whether people look here for help: an open panel, and one that rests or has ended."""
        return self.state not in (PanelState.PREPARING, PanelState.RECORD)


class Rule(models.Model):
    """What a rule is from a day, as `rule_kinds` reads it. Rows are only added: a later one never rewrites the past."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    value = models.CharField(max_length=200)
    from_on = models.DateField()
    decision = models.ForeignKey("governance.Decision", on_delete=models.PROTECT, related_name="+", null=True)
    set_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("panel", "from_on", "set_at"), name="rule_of_panel"),)

    class Privacy:
        whose = None
        ordinary = ("id", "panel_id", "code", "value", "from_on", "decision_id", "set_at")
        retention = "for good: it says which clock ran when"

    def __str__(self) -> str:
        return f"{self.code}={self.value} from {self.from_on}"


class OnPages(Dated, Locked):
    """Something a panel's pages say from one day to another. The lower `position` comes first."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ("position", "name", "id")

    def __str__(self) -> str:
        return self.name


ON_PAGES = ("id", "panel_id", "name", "position", *DATES)


class HelpLine(OnPages):
    """Whom to ring now, where someone may be at risk."""

    kind = models.CharField(max_length=20, choices=choices(HelpLineKind))
    phone = models.CharField(max_length=40)
    hours = models.CharField(max_length=200, blank=True)
    about = models.CharField(max_length=300, blank=True)
    easy_about = models.CharField(max_length=300, blank=True)

    class Meta(OnPages.Meta):
        constraints = (in_order("help_line"),)

    class Privacy:
        whose = None
        ordinary = (*ON_PAGES, "kind", "phone", "hours", "about", "easy_about")
        retention = "for good: it says whom people were told to ring"


class WayToBeHeard(OnPages):
    """Another road: complaint, advocacy, ombudsman, councillor, another board."""

    kind = models.CharField(max_length=20, choices=choices(WayKind))
    about = models.CharField(max_length=500)
    easy_about = models.CharField(max_length=500, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    website = models.URLField(max_length=300, blank=True)

    class Meta(OnPages.Meta):
        constraints = (in_order("way_to_be_heard"),)

    class Privacy:
        whose = None
        ordinary = (*ON_PAGES, "kind", "about", "easy_about", "phone", "website")
        retention = "for good: it says which roads people were shown"


class Topic(OnPages):
    """What an issue can be about, for lists and filters."""

    easy_name = models.CharField(max_length=200, blank=True)

    class Meta(OnPages.Meta):
        constraints = (in_order("topic"),)

    class Privacy:
        whose = None
        ordinary = (*ON_PAGES, "easy_name")
        retention = "for good: issues are filed under it"
