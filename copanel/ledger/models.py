"""Two append-only tables with a sequence each, so that nothing shows by gaps or counts (see triggers.py)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from copanel.kernel.privacy import ON_ERASURE


class PublicEntry(models.Model):
    """One line of the public record. No foreign keys: it must outlive every row it speaks of.

    `body` is the canonical JSON (RFC 8785) that `leaf_hash` (RFC 6962, SHA-256 over 0x00 and the
    body) covers; the other columns repeat what lists filter by. The Merkle index is given later by
    one sealer; ids may have gaps.
    """

    id = models.BigAutoField(primary_key=True)
    uid = models.UUIDField(unique=True)
    kind = models.CharField(max_length=80)
    panel_id = models.UUIDField(null=True)
    subject_id = models.UUIDField()
    recorded_at = models.DateTimeField()
    body = models.TextField()
    leaf_hash = models.CharField(max_length=64)

    class Meta:
        db_table = "ledger_public"
        ordering = ("-id",)
        indexes = (
            models.Index(F("panel_id"), F("id").desc(), name="ledger_public_of_panel"),
            models.Index(fields=("subject_id", "id"), name="ledger_public_of_subject"),
        )

    class Privacy:
        whose = None
        ordinary = ("id", "uid", "kind", "panel_id", "subject_id", "recorded_at", "body", "leaf_hash")
        retention = "for good: the public record"

    def __str__(self) -> str:
        return f"{self.kind} {self.recorded_at:%Y-%m-%d}"


class ActorSalt(models.Model):
    """What ties a person to a public entry's actor commitment. Erasable; the entry stays valid."""

    entry_uid = models.UUIDField(primary_key=True)
    person_id = models.UUIDField(db_index=True)
    salt = models.BinaryField(max_length=32)

    class Meta:
        db_table = "ledger_actor_salt"

    class Privacy:
        whose = "person_id"
        ordinary = ("entry_uid",)
        personal = {"person_id": ON_ERASURE.DELETE, "salt": ON_ERASURE.DELETE}
        retention = "as long as the person is not erased"

    def __str__(self) -> str:
        return str(self.entry_uid)


class PrivateEntry(models.Model):
    """One line of the private journal: drafts, the user-led-only space, who looked."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=80)
    panel_id = models.UUIDField(null=True)
    subject_id = models.UUIDField()
    person_id = models.UUIDField(null=True)
    office_id = models.UUIDField(null=True)
    recorded_at = models.DateTimeField()
    payload = models.JSONField(default=dict)

    class Meta:
        db_table = "ledger_private"
        ordering = ("-id",)
        indexes = (
            models.Index(fields=("subject_id", "id"), name="ledger_private_of_subject"),
            models.Index(
                fields=("person_id", "id"), name="ledger_private_of_person", condition=Q(person_id__isnull=False)
            ),
        )

    class Privacy:
        whose = "person_id"
        ordinary = ("id", "kind", "panel_id", "subject_id", "office_id", "recorded_at", "payload")
        personal = {"person_id": ON_ERASURE.KEEP}
        json = {"payload": ("the declared keys of each event kind",)}
        retention = "six years: as long as a claim about an act can be brought (Limitation Act 1980, section 5)"

    def __str__(self) -> str:
        return f"{self.kind} {self.recorded_at:%Y-%m-%d}"
