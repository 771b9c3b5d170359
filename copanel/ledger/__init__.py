"""The record of acts: a public record people read, and a private journal beside it.

Owns both tables, the registry of event kinds, `record()` (the only writer), `@act` (no change of
state without its entry) and `subscribe` (an upper room answers a lower act in the same transaction).
Rows are append-only by database triggers; the journal's may go after six years, no sooner. Serves
promise 1 and 3: what happened cannot be unsaid.
"""

from copanel.ledger.acting import act
from copanel.ledger.kinds import (
    CODE,
    DAY,
    DIGEST,
    LABEL,
    LETTER,
    NUMBER,
    PRIVATE,
    PUBLIC,
    SLUG,
    UID,
    Happened,
    Kind,
    kind,
    subscribe,
    subscriptions,
)

__all__ = [
    "CODE",
    "DAY",
    "DIGEST",
    "LABEL",
    "LETTER",
    "NUMBER",
    "PRIVATE",
    "PUBLIC",
    "SLUG",
    "UID",
    "Happened",
    "Kind",
    "act",
    "kind",
    "subscribe",
    "subscriptions",
]
