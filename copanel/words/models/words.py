"""Words, and the layers they are kept in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.urls import reverse

from copanel.kernel.actor import Side
from copanel.kernel.ids import new_id
from copanel.kernel.privacy import ON_ERASURE
from copanel.kernel.states import Locked, Moves, choices
from copanel.words.states import (
    OFFICE_STANDINGS,
    TRANSITIONS,
    Byline,
    How,
    Language,
    LayerKind,
    NoteState,
    Space,
    Standing,
    Voice,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: "issue", "message", "answer" ... `url` begins with the panel's address word.

    `searched_as` is the issue a search leads to; without it the words are not findable.
    """

    kind: str
    id: UUID
    url: str
    searched_as: UUID | None = None


class Words(Moves):
    """What someone said, once. The text is in the layers; `standing` says who may see it.

    author_id            who said it; None: from the record, or not known
    address_id           where to reach someone without account, for this one matter
    author_organisation_id  the organisation the author spoke from that day, if any
    written_by_id        who wrote it down for the author
    shown_at             when the public (or, inside, the space) could first see it
    editable_until       the end of the author's window, from the rule of the day it was said
    in_force             the moderator's decision that the tombstone speaks of
    taken_down_for       the side at whose asking they were taken down; empty where they were not
    erase_wanted_at      erasure was asked for while a safeguarding note was open
    """

    TRANSITIONS: ClassVar = TRANSITIONS
    commitments: tuple[str, ...] = ()  # set by `enter` on what it gives back; not a column

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel_id = models.UUIDField()
    standing = models.CharField(max_length=20, choices=choices(Standing))
    voice = models.CharField(max_length=10, choices=choices(Voice))
    space = models.CharField(max_length=10, choices=choices(Space), default=Space.PUBLIC)
    side = models.CharField(max_length=20, choices=choices(Side))
    how = models.CharField(max_length=10, choices=choices(How))
    byline = models.CharField(max_length=20, choices=choices(Byline))
    author_id = models.UUIDField(null=True, blank=True)
    address_id = models.UUIDField(null=True, blank=True)
    author_organisation_id = models.UUIDField(null=True, blank=True)
    written_by_id = models.UUIDField(null=True, blank=True)
    read_back = models.BooleanField(default=False)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    without_account = models.BooleanField(default=False)
    member_that_day = models.BooleanField(default=False)
    searchable = models.BooleanField(default=True)
    place_kind = models.CharField(max_length=40)
    place_id = models.UUIDField()
    place_url = models.CharField(max_length=300)
    searched_as = models.UUIDField(null=True, blank=True)
    entered_at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True, blank=True)
    editable_until = models.DateTimeField(null=True, blank=True)
    in_force = models.ForeignKey("words.Decided", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    taken_down_for = models.CharField(max_length=20, choices=choices(Side), blank=True)
    erase_wanted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "words"
        verbose_name_plural = "words"
        constraints = (
            models.CheckConstraint(
                condition=~Q(voice=Voice.OFFICE) | Q(standing__in=sorted(OFFICE_STANDINGS)),
                name="words_of_an_office_stay",
            ),
            models.CheckConstraint(
                condition=~Q(standing=Standing.SHOWN) | Q(shown_at__isnull=False), name="words_shown_since"
            ),
        )
        indexes = (
            # Whole, not partial: SQLite cannot use a partial index where the value is a parameter.
            models.Index(fields=("panel_id", "standing", "entered_at"), name="words_of_panel_standing"),
            models.Index(
                fields=("author_id", "entered_at"), name="words_of_author", condition=Q(author_id__isnull=False)
            ),
            models.Index(fields=("written_by_id",), name="words_written_by", condition=Q(written_by_id__isnull=False)),
            models.Index(fields=("place_id",), name="words_at_place"),
        )  # fmt: skip

    class Privacy:
        whose = "author_id"
        ordinary = (
            "id", "panel_id", "standing", "voice", "space", "side", "how", "member_that_day", "read_back",
            "confirmed_at", "without_account", "searchable", "place_kind", "place_id", "place_url",
            "searched_as", "entered_at", "shown_at", "editable_until", "in_force_id", "taken_down_for",
            "erase_wanted_at",
        )  # fmt: skip
        personal = {
            "author_id": ON_ERASURE.BLANK,
            "address_id": ON_ERASURE.BLANK,
            "author_organisation_id": ON_ERASURE.BLANK,
            "written_by_id": ON_ERASURE.KEEP,
            "byline": ON_ERASURE.TOMBSTONE,
        }
        retention = "for good: the place of the words; their text until the author has it erased"

    def __str__(self) -> str:
        return f"{self.place_kind} {self.standing}"

    @property
    def state(self) -> str:
        """What `Moves` moves."""
        return self.standing

    @state.setter
    def state(self, standing: str) -> None:
        self.standing = standing

    @property
    def is_public(self) -> bool:
        """Whether the public has ever been able to see these words: then what is done to them is public too."""
        return self.space == Space.PUBLIC and self.shown_at is not None

    @property
    def under_note(self) -> bool:
        """Whether a safeguarding note on them is open: until it is closed leads read them, and nothing is destroyed."""
        return any(note.state == NoteState.OPEN for note in self.notes.all())

    @property
    def panel_slug(self) -> str:
        """The panel's address word: every address about a panel begins with it."""
        return self.place_url.split("/")[1]

    @property
    def about_persons(self) -> frozenset[UUID]:
        return frozenset(about.person_id for about in self.about.all() if about.person_id)

    @property
    def about_organisations(self) -> frozenset[UUID]:
        return frozenset(about.organisation_id for about in self.about.all() if about.organisation_id)

    def get_absolute_url(self) -> str:
        return reverse("words:show", args=[self.panel_slug, self.id])


class OnWords(Moves):
    """A row that hangs on words, by a column `words`: to lock it locks the words first, and it comes with them."""

    words: Words | None

    class Meta:
        abstract = True

    @classmethod
    def locked(cls, key: UUID) -> Self:
        words_id = cls._default_manager.filter(pk=key).values_list("words_id", flat=True).first()
        words = Words.locked(words_id) if words_id else None
        found = super().locked(key)
        found.words = words
        return found


class About(models.Model):
    """A person or organisation that words are about, who may then not moderate them; and who said so, if known."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    words = models.ForeignKey(Words, on_delete=models.CASCADE, related_name="about")
    person_id = models.UUIDField(null=True, blank=True)
    organisation_id = models.UUIDField(null=True, blank=True)
    said_by_id = models.UUIDField(null=True, blank=True)

    class Meta:
        db_table = "words_about"
        verbose_name_plural = "about"
        constraints = (
            models.CheckConstraint(
                condition=Q(person_id__isnull=False) ^ Q(organisation_id__isnull=False), name="words_about_one"
            ),
        )
        indexes = (
            models.Index(fields=("person_id",), name="words_about_person", condition=Q(person_id__isnull=False)),
        )

    class Privacy:
        whose = "person_id"
        ordinary = ("id", "words_id", "organisation_id")
        personal = {"person_id": ON_ERASURE.DELETE, "said_by_id": ON_ERASURE.BLANK}
        retention = "as long as the words"

    def __str__(self) -> str:
        return f"about {self.person_id or self.organisation_id}"


class Layer(Locked):
    """One version of words, with its own salt. A later layer stands beside or covers; none is written over.

    A mask `covers` another layer: `spans` are the places, [start, end), that its `decision` took out of
    that layer; its text leaves out those of the masks before it too.
    A layer that `waits_at` a panel was added to shown words by someone without a place on it, and is not shown
    before its check. Refused there it goes on waiting, with the `decision` that an appeal may undo.
    Destroying a layer takes text and salt; the commitment stays and proves nothing any more.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    words = models.ForeignKey(Words, on_delete=models.PROTECT, related_name="layers")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=choices(LayerKind))
    language = models.CharField(max_length=8, choices=choices(Language), default=Language.STANDARD)
    text = models.TextField(null=True, blank=True)  # noqa: DJ001 - null is destroyed, "" would be words that say nothing
    salt = models.BinaryField(max_length=32, null=True)
    commitment = models.CharField(max_length=64)
    covers = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # No index: nearly every layer has none, and a planner would read those thousands for the few that wait.
    decision = models.ForeignKey(
        "words.Decided", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    spans = models.JSONField(default=list, blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)
    waits_at = models.UUIDField(null=True, blank=True)
    made_by_id = models.UUIDField(null=True, blank=True)
    made_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "words_layer"
        constraints = (
            models.UniqueConstraint(fields=("words", "number"), name="words_layer_number"),
            models.CheckConstraint(
                condition=Q(text__isnull=False, salt__isnull=False, destroyed_at__isnull=True)
                | Q(text__isnull=True, salt__isnull=True, destroyed_at__isnull=False),
                name="words_layer_whole_or_destroyed",
            ),
            models.CheckConstraint(
                condition=~Q(kind=LayerKind.MASK) | Q(covers__isnull=False), name="words_mask_covers"
            ),
        )
        indexes = (models.Index(fields=("waits_at",), name="words_layer_waits", condition=Q(waits_at__isnull=False)),)

    class Privacy:
        whose = "words__author_id"
        ordinary = (
            "id", "words_id", "number", "kind", "language", "commitment", "covers_id", "decision_id", "spans",
            "lifted_at", "waits_at", "made_at", "destroyed_at",
        )  # fmt: skip
        json = {"spans": ("pairs of positions",)}
        personal = {"made_by_id": ON_ERASURE.BLANK}
        sensitive = {"text": ON_ERASURE.BLANK, "salt": ON_ERASURE.BLANK}
        retention = "as long as the author has not had the words erased; the words of an office for good"

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
