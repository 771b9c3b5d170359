"""Taking words off every page, and destroying them. Runs inside acts."""

from __future__ import annotations

from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.ledger import Kind
from copanel.ledger.services import record
from copanel.outbox import services as outbox
from copanel.words import events, layers
from copanel.words.models import Appeal, Words
from copanel.words.states import Byline, Do


def take_back(actor: Actor, words: Words) -> None:
    """The words leave every page and the search; nothing of them is destroyed."""
    words.move(Do.WITHDRAW)
    words.save(update_fields=["standing"])
    layers.index_again(words, layers.layers_of(words))
    _record(events.WITHDRAWN.seen(words.is_public), actor, words)


def destroy_words(actor: Actor, words: Words) -> Words:
    """Text, salt and maker of every layer go, and what others wrote about the words; the place stays.

    That is the reasons and answers of moderators, what their author asked, and flags, which quote. The search
    forgets; messages on their way about a decision on the words, or a worry about them, are called back.
    """
    was_public = words.is_public
    words.move(Do.ERASE)
    found = layers.layers_of(words)
    layers.destroy(found)
    layers.index_again(words, found)
    words.layers.update(made_by_id=None)
    words.decisions.update(reason="")
    words.flags.update(why="")
    words.flags.filter(settled_at__isnull=True).update(settled_at=clock.now())
    Appeal.objects.filter(decision__words=words).update(text="", answer="", person_id=None)
    words.author_id = words.address_id = words.author_organisation_id = words.erase_wanted_at = None
    words.byline = Byline.NOT_NAMED
    words.save(
        update_fields=["standing", "author_id", "address_id", "author_organisation_id", "erase_wanted_at", "byline"]
    )
    _record(events.ERASED.seen(was_public), actor, words)
    for about in (*words.decisions.all(), *words.notes.all()):
        outbox.cancel_for(about.id, why="erased")
    return words


def _record(kind: Kind, actor: Actor, words: Words) -> None:
    record(kind, actor=actor, subject_id=words.id, panel_id=words.panel_id, payload={"place": words.place_kind})
