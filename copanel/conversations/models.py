"""Threads and messages."""

from __future__ import annotations

from django.db import models

from copanel.kernel.ids import new_id
from copanel.kernel.privacy import ON_ERASURE
from copanel.kernel.states import Locked, choices
from copanel.words.models import Words
from copanel.words.states import Space


class Thread(Locked):
    """One conversation about one thing: `place_kind` and `place_id` name it, `url` is its page."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel_id = models.UUIDField()
    place_kind = models.CharField(max_length=40)
    place_id = models.UUIDField()
    url = models.CharField(max_length=300)
    space = models.CharField(max_length=10, choices=choices(Space))
    opened_at = models.DateTimeField()

    class Meta:
        db_table = "conversations_thread"
        constraints = (models.UniqueConstraint(fields=("place_id", "space"), name="conversations_one_thread_a_space"),)

    class Privacy:
        whose = None
        ordinary = ("id", "panel_id", "place_kind", "place_id", "url", "space", "opened_at")
        retention = "for good, with the place it is about"

    def __str__(self) -> str:
        return f"{self.space} thread of {self.place_kind}"


class Message(Locked):
    """One message. It is shown, held or hidden as its words are."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="messages")
    words = models.OneToOneField(Words, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "conversations_message"
        ordering = ("at", "id")
        indexes = (models.Index(fields=("thread", "at", "id"), name="conversations_in_order"),)

    class Privacy:
        whose = "words__author_id"
        ordinary = ("id", "thread_id", "words_id", "at")
        personal: dict[str, ON_ERASURE] = {}
        retention = "for good: the place of the words; the words go when the author has them erased"

    def __str__(self) -> str:
        return f"message of {self.at:%Y-%m-%d}"
