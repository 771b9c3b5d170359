"""Start fails, with one plain sentence each, when the outbox lacks what only an upper room can give."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, register

from copanel.outbox.kinds import REGISTERED

MISSING = (
    ("resolver", "copanel.outbox.E001", "No room says where messages go. `people` calls register_resolver."),
    ("reader", "copanel.outbox.E002", "No room says what a reader may see. `governance` calls register_reader."),
    ("letterhead", "copanel.outbox.E003", "No room heads the letters. `governance` calls register_letterhead."),
)


@register("outbox")
def everything_is_registered(**kwargs: Any) -> list[CheckMessage]:
    """Django's system check: one error for each function that is missing."""
    return [Error(sentence, id=key) for name, key, sentence in MISSING if getattr(REGISTERED, name) is None]
