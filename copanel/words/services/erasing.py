"""Erasing words: text and salt are destroyed, the place and, where it was public, a tombstone stay."""

from __future__ import annotations

from uuid import UUID

from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.errors import AlreadyDone
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.words import events
from copanel.words.erasure import destroy_words, take_back
from copanel.words.models import Words
from copanel.words.policy import POLICY
from copanel.words.states import Do, Standing


@act(*events.ERASED.both, events.ERASURE_WAITS)
def erase(*, actor: Actor, words_id: UUID) -> Words:
    """Destroy the author's words for good; UK GDPR article 17. Never the words of an office.

    While someone's safety is looked after it waits, and is done when the note is closed. What everyone could read
    leaves the pages now: nobody who wants words destroyed has them read on.
    """
    words = Words.locked(words_id)
    POLICY.require(actor, Do.ERASE, words)
    if words.standing == Standing.ERASED:
        raise AlreadyDone()
    if words.under_note:
        words.erase_wanted_at = clock.now()
        words.save(update_fields=["erase_wanted_at"])
        if words.can_move(Do.WITHDRAW):
            take_back(actor, words)
        record(
            events.ERASURE_WAITS,
            actor=actor,
            subject_id=words.id,
            panel_id=words.panel_id,
            payload={"place": words.place_kind},
        )
        return words
    return destroy_words(actor, words)
