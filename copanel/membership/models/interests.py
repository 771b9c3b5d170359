"""The standing register of interests: what people at the table say could pull them two ways."""

from __future__ import annotations

from django.db import models

from copanel.governance.models import Panel
from copanel.kernel.ids import new_id
from copanel.kernel.privacy import ON_ERASURE
from copanel.kernel.states import Locked, choices
from copanel.membership.states import InterestKind
from copanel.organisations.models import DATES, Dated, Organisation, in_order
from copanel.words.models import Words
from copanel.words.states import How


class Interest(Dated, Locked):
    """One interest, in the person's own words. It is public while they hold a place at the table."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    person_id = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=20, choices=choices(InterestKind))
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", null=True)
    words = models.ForeignKey(Words, on_delete=models.PROTECT, related_name="+")
    declared_at = models.DateTimeField()

    class Meta:
        constraints = (in_order("interest"),)
        indexes = (models.Index(fields=("panel", "person_id"), name="interest_of_panel"),)

    class Privacy:
        whose = "person_id"
        ordinary = ("id", "panel_id", "kind", "organisation_id", "words_id", "declared_at", *DATES)
        personal = {"person_id": ON_ERASURE.DELETE}
        retention = "six years after it ends"

    def __str__(self) -> str:
        return f"{self.kind} from {self.from_on}"


class Statement(models.Model):
    """That someone said, on a day: what the register holds of me is all there is. Also where it holds nothing."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    person_id = models.UUIDField(db_index=True)
    said_at = models.DateTimeField()
    how = models.CharField(max_length=10, choices=choices(How), default=How.OWN)
    written_by_id = models.UUIDField(null=True)

    class Meta:
        indexes = (models.Index(fields=("panel", "person_id", "said_at"), name="statement_of_panel"),)

    class Privacy:
        whose = "person_id"
        ordinary = ("id", "panel_id", "said_at", "how")
        personal = {"person_id": ON_ERASURE.DELETE, "written_by_id": ON_ERASURE.KEEP}
        retention = "six years after it was said"

    def __str__(self) -> str:
        return f"said {self.said_at:%Y-%m-%d}"
