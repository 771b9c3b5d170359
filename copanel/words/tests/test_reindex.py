"""The search built again holds exactly what the acts had put there."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from copanel.kernel.actor import ANONYMOUS, Office
from copanel.search.models import Entry
from copanel.search.queries import find
from copanel.words import services
from copanel.words.states import Space
from copanel.words.tests.people import NORTH, holding, place, say

pytestmark = pytest.mark.django_db


def rows() -> set[tuple]:
    return set(Entry.objects.values_list("key", "panel_id", "found_as", "easy", "body"))


def test_the_same_before_and_after(capsys):
    member, moderator = holding(Office.MEMBER), holding(Office.MODERATOR)
    masked = say(member, "Ask Ann about wages.", easy_text="Ask about pay.")
    services.mask(actor=moderator, words_id=masked.id, passages=["Ann"], reason_code="names_someone")
    services.correct(actor=member, words_id=masked.id, text="It was June.")
    services.hide(actor=moderator, words_id=say(member, "hidden canary").id, reason_code="hate")
    say(ANONYMOUS, "held canary")
    say(member, "inside canary", space=Space.USER_LED)
    say(member, "canary of nowhere", place=place(found=False))
    say(member, "canary not to be found", searchable=False)
    before = rows()
    Entry.objects.all().delete()
    call_command("reindex", verbosity=0)
    assert rows() == before
    assert len(before) == 3
    assert find(panel_id=NORTH, text="canary").total == 0
    assert find(panel_id=NORTH, text="Ann").total == 0
    assert find(panel_id=NORTH, text="wage").total == 1
    assert "1 pieces of words" in capsys.readouterr().out
