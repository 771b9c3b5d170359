"""What words do when a lower room's act asks for it. Subscribed in apps.py; runs in that act's transaction."""

from __future__ import annotations

from copanel.kernel.actor import SYSTEM
from copanel.ledger import Happened
from copanel.words.models import About, Appeal, Flag, Layer, Words
from copanel.words.services import erase
from copanel.words.states import Standing, Voice


def person_erased(happened: Happened) -> None:
    """Erase all that the person said; what they wrote in flags and appeals; that words are about them; what they made.

    Words of an office stay, without the person. Words with an open safeguarding note wait until it is closed.
    """
    person = happened.subject_id
    said = Words.objects.filter(author_id=person, voice=Voice.PERSON).exclude(standing=Standing.ERASED)
    for words_id in list(said.order_by("entered_at", "id").values_list("id", flat=True)):
        erase(actor=SYSTEM, words_id=words_id)
    Words.objects.filter(author_id=person, voice=Voice.OFFICE).update(author_id=None)
    Flag.objects.filter(person_id=person).update(person_id=None, why="")
    Appeal.objects.filter(person_id=person).update(person_id=None, text="", answer="")
    Layer.objects.filter(made_by_id=person).update(made_by_id=None)
    About.objects.filter(person_id=person, words__notes__isnull=True).delete()
    About.objects.filter(said_by_id=person).update(said_by_id=None)


def address_erased(happened: Happened) -> None:
    """The address goes from the words that came with it; where its owner asked for that, the words go too."""
    if happened.payload["words"]:
        sent = Words.objects.filter(address_id=happened.subject_id).exclude(standing=Standing.ERASED)
        for words_id in list(sent.order_by("entered_at", "id").values_list("id", flat=True)):
            erase(actor=SYSTEM, words_id=words_id)
    Words.objects.filter(address_id=happened.subject_id).update(address_id=None)
