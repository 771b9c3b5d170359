"""The outbox: every message on its way to a person, from "who should know" to sent, posted or not sent and why.

Owns the registry of message kinds, the envelopes, delivery by the worker, the printed letters and
calls. An envelope holds a kind and ids, never words or an address: the message is made when it is
sent, in the reader's language, and the reader's right to see is asked again. Serves promise 4.
"""

from copanel.outbox.kinds import (
    Destination,
    Heading,
    Letterhead,
    Message,
    MessageKind,
    Nature,
    NotSent,
    Reader,
    Recipient,
    Said,
    message_kind,
    register_letterhead,
    register_reader,
    register_resolver,
)
from copanel.outbox.schedules import every

__all__ = [
    "Destination",
    "Heading",
    "Letterhead",
    "Message",
    "MessageKind",
    "Nature",
    "NotSent",
    "Reader",
    "Recipient",
    "Said",
    "every",
    "message_kind",
    "register_letterhead",
    "register_reader",
    "register_resolver",
]
