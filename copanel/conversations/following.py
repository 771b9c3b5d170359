"""What threads do when words of a message come to be shown after their check."""

from __future__ import annotations

from copanel.conversations import events
from copanel.conversations.models import Message
from copanel.conversations.states import MESSAGE, Space
from copanel.ledger import Happened
from copanel.ledger.services import record
from copanel.words.queries import commitments


def words_shown(happened: Happened) -> None:
    """A message that was held stands in the thread now: that is when it enters the public record."""
    if happened.payload["place"] != MESSAGE or not happened.payload["first"]:
        return
    message = Message.objects.select_related("thread").filter(words_id=happened.subject_id).first()
    if message is not None and message.thread.space == Space.PUBLIC:
        record(
            events.POSTED,
            actor=happened.actor,
            subject_id=message.id,
            panel_id=happened.panel_id,
            payload={"place": message.thread.place_kind},
            commitments=commitments(message.words_id),
        )
