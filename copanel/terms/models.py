"""Versions of the terms, their clauses, the notes beside a draft, and what was signed."""

from __future__ import annotations

from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from copanel.governance.models import Decision, Panel
from copanel.kernel.actor import Office, Side
from copanel.kernel.ids import new_id
from copanel.kernel.privacy import ON_ERASURE
from copanel.kernel.states import Locked, Moves, Transitions, choices
from copanel.organisations.models import Post
from copanel.terms.states import NOTE, SIGNED_SIDES, VERSION, Duty, NoteState, Part, VersionState
from copanel.words.models import Words


class Version(Moves):
    """The terms as they stand from one day until the next version's. A draft has no number and no day yet.

    changed_at    when its text last changed: a decision of before then did not decide this text
    open_notes    how many notes were open when it was published; the public is told how many
    """

    TRANSITIONS: ClassVar[Transitions] = VERSION

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=choices(VersionState), default=VersionState.DRAFT)
    number = models.PositiveSmallIntegerField(null=True)
    made_from = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    from_on = models.DateField(null=True)
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="+", null=True)
    open_notes = models.PositiveSmallIntegerField(null=True)
    started_by_id = models.UUIDField(null=True)
    started_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("panel", "number"), name="terms_number_once"),
            models.UniqueConstraint(fields=("panel", "from_on"), name="terms_one_a_day"),
            models.UniqueConstraint(fields=("panel",), name="terms_one_draft", condition=Q(state="draft")),
            models.CheckConstraint(
                name="terms_published_whole",
                condition=Q(
                    state="published", number__isnull=False, from_on__isnull=False, decision__isnull=False,
                    open_notes__isnull=False, published_at__isnull=False,
                )
                | (~Q(state="published") & Q(number__isnull=True, from_on__isnull=True, published_at__isnull=True)),
            ),
        )  # fmt: skip

    class Privacy:
        whose = "started_by_id"
        ordinary = (
            "id", "panel_id", "state", "number", "made_from_id", "from_on", "decision_id", "open_notes", "started_at",
            "changed_at", "published_at",
        )  # fmt: skip
        personal = {"started_by_id": ON_ERASURE.KEEP}
        retention = "for good: what the panel could do when; the key alone says who began the draft"

    def __str__(self) -> str:
        return f"version {self.number}" if self.number else f"{self.state} of the terms"

    @property
    def is_draft(self) -> bool:
        return self.state == VersionState.DRAFT


class Clause(Locked):
    """One clause of one version. `key` is its address and stays through all versions.

    words       what it says, once it was published. The same row in every version that says the same
    why         why it changed, or came, with this version
    draft       heading, text, Easy Read text and why as typed, until it is published; then empty
    duty        which of the duties that no terms should lack it is
    warns_at    before which acts it is read out, for what the panel cannot do
    taken_out   not in this version. The row stays, so that it can be put back
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="clauses")
    key = models.SlugField(max_length=60)
    part = models.CharField(max_length=20, choices=choices(Part))
    position = models.PositiveSmallIntegerField()
    duty = models.CharField(max_length=20, choices=choices(Duty), blank=True)
    words = models.ForeignKey(Words, on_delete=models.PROTECT, related_name="+", null=True)
    why = models.OneToOneField(Words, on_delete=models.PROTECT, related_name="+", null=True)
    draft = models.JSONField(default=dict)
    warns_at = models.JSONField(default=list)
    taken_out = models.BooleanField(default=False)

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(fields=("version", "key"), name="terms_clause_once"),
            models.CheckConstraint(condition=Q(words__isnull=False) | ~Q(draft={}), name="terms_clause_says_something"),
        )

    class Privacy:
        whose = None
        ordinary = (
            "id", "version_id", "key", "part", "position", "duty", "words_id", "why_id", "draft", "warns_at",
            "taken_out",
        )  # fmt: skip
        json = {"draft": ("heading", "text", "easy_text", "why"), "warns_at": ("codes of acts",)}
        retention = "for good: the terms of each day"

    def __str__(self) -> str:
        return self.key

    @classmethod
    def locked(cls, key: UUID) -> Self:
        """The clause, after its version: what changes one clause changes the draft."""
        version_id = cls.objects.filter(pk=key).values_list("version_id", flat=True).first()
        version = Version.locked(version_id) if version_id else None
        found = super().locked(key)
        if version is not None:
            found.version = version
        return found

    @property
    def panel_id(self) -> UUID:
        return self.version.panel_id


class Note(Moves):
    """What someone of either side remarks beside a clause of a draft, for both sides and nobody else.

    It is no public word of theirs, so it stands in no layer: the text goes when its author is erased.
    """

    TRANSITIONS: ClassVar[Transitions] = NOTE

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="notes")
    state = models.CharField(max_length=20, choices=choices(NoteState), default=NoteState.OPEN)
    by_id = models.UUIDField(null=True, db_index=True)
    side = models.CharField(max_length=20, choices=choices(Side))
    office = models.CharField(max_length=20, choices=choices(Office))
    text = models.TextField(blank=True)
    left_at = models.DateTimeField()
    settled_by_id = models.UUIDField(null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("left_at", "id")

    class Privacy:
        whose = "by_id"
        ordinary = ("id", "clause_id", "state", "side", "office", "left_at", "settled_at")
        personal = {"by_id": ON_ERASURE.BLANK, "settled_by_id": ON_ERASURE.BLANK, "text": ON_ERASURE.BLANK}
        retention = "for good: with its draft; the text until its author is erased"

    def __str__(self) -> str:
        return f"{self.state} note of {self.left_at:%Y-%m-%d}"

    @classmethod
    def locked(cls, key: UUID) -> Self:
        """The note, after its clause and the version."""
        clause_id = cls.objects.filter(pk=key).values_list("clause_id", flat=True).first()
        clause = Clause.locked(clause_id) if clause_id else None
        found = super().locked(key)
        if clause is not None:
            found.clause = clause
        return found

    @property
    def panel_id(self) -> UUID:
        return self.clause.version.panel_id

    @property
    def author_id(self) -> UUID | None:
        return self.by_id


class Signature(models.Model):
    """A side's word for the duties that concern it, of one day. It stays with each of them while the words stay.

    For the council the post signs: name and title are those of the day. For the user-led side a co-chair,
    who is not named here: how a member is shown is the member's own choice.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="signatures")
    side = models.CharField(max_length=20, choices=choices(SIGNED_SIDES))
    person_id = models.UUIDField()
    name = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=200, blank=True)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", null=True)
    for_holder = models.BooleanField(default=False)
    signed_on = models.DateField()
    signed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="terms_council_signs_by_name",
                condition=Q(side="user_led", name="", post__isnull=True)
                | (Q(side="authority", post__isnull=False) & ~Q(name="")),
            ),
        )

    class Privacy:
        whose = "person_id"
        ordinary = ("id", "version_id", "side", "title", "post_id", "for_holder", "signed_on", "signed_at")
        # A signature under a public act of an authority stays.
        personal = {"person_id": ON_ERASURE.KEEP, "name": ON_ERASURE.KEEP}
        retention = "for good: the public record"

    def __str__(self) -> str:
        return f"{self.side} {self.signed_on}"


class SignedDuty(models.Model):
    """That a signature stands under these words of a clause."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    signature = models.ForeignKey(Signature, on_delete=models.PROTECT, related_name="duties")
    words = models.ForeignKey(Words, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("signature", "words"), name="terms_signed_once"),)

    class Privacy:
        whose = None
        ordinary = ("id", "signature_id", "words_id")
        retention = "for good: with its signature"

    def __str__(self) -> str:
        return f"signature {self.signature_id}"
