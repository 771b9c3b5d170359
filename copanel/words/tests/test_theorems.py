"""Theorems 1, 2 and 6 of the powers, under random acts by the authority, the funder and the host's engineer.

(1) not one byte of a member's words changes; (2) words once shown are never hidden without a
tombstone with a reason; (6) nothing of the user-led-only space reaches them by any door.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copanel.kernel.actor import ANONYMOUS, Office
from copanel.kernel.commitments import commit
from copanel.kernel.errors import CopanelError
from copanel.kernel.ids import new_id
from copanel.ledger.models import PublicEntry
from copanel.search.queries import find
from copanel.words import queries, services
from copanel.words.layers import FIELD
from copanel.words.models import Decided, Layer, SafeguardingNote, Words
from copanel.words.states import Byline, How, Space, Standing
from copanel.words.tests.people import NORTH, council, holding, personas, say

pytestmark = pytest.mark.django_db

AGAINST = (
    "manager",
    "engagement lead",
    "chair from the authority",
    "moderator who works for the council",
    "funder contact",
    "support engineer",
    "payments officer",
    "co-chair elsewhere",
    "moderator elsewhere",
    "safeguarding lead elsewhere",
    "former co-chair",
    "anonymous",
)
ACTS = sorted({*services.__all__} - {"enter"})
TEXT = "Nobody told us. Ms Canary said no."


def attempt(name: str, actor, words: Words, decision: Decided, note: SafeguardingNote, coin: bool) -> None:
    """One act with everything it could want; a refusal is what we hope for."""
    how = How.PHONE if coin else How.OWN
    wanted = {
        "add_easy": {"words_id": words.id, "text": "Changed."},
        "add_to_note": {"note_id": note.id, "text": "Changed."},
        "appeal": {"decision_id": decision.id, "text": "x", "how": how},
        "change_byline": {"words_id": words.id, "byline": Byline.CARER, "how": how},
        "close_note": {"note_id": note.id, "text": "x", "give_back": coin},
        "confirm": {"words_id": words.id, "how": how},
        "correct": {"words_id": words.id, "text": "Changed.", "how": how},
        "decide_appeal": {"decision_id": decision.id, "uphold": coin, "answer": "x"},
        "edit": {"words_id": words.id, "text": "Changed."},
        "erase": {"words_id": words.id},
        "flag": {"words_id": words.id, "why": "x"},
        "hide": {"words_id": words.id, "reason_code": "abuse"},
        "let_through": {"words_id": words.id, "passages": ["Ms Canary"] if coin else []},
        "mask": {"words_id": words.id, "passages": ["Ms Canary"], "reason_code": "names_someone"},
        "raise_worry": {"panel_id": words.panel_id, "panel_slug": "north", "what": "x"},
        "read_note": {"note_id": note.id},
        "refuse": {"words_id": words.id, "reason_code": "abuse"},
        "say_about": {"words_id": words.id, "about_persons": [words.id]},
        "take_off_about": {"words_id": words.id, "about_id": words.id},
        "settle_flags": {"words_id": words.id},
        "stop_hiding": {"decision_id": decision.id},
        "someone_at_risk": {"words_id": words.id, "what": "x"},
        "tell_council": {"note_id": note.id, "text": "x", "told": "x"},
        "withdraw": {"words_id": words.id, "how": how},
    }
    if name == "move_place":
        return  # for the rooms above, which ask their own policy; it changes an address, no words
    with suppress(CopanelError):
        getattr(services, name)(actor=actor, **wanted[name])


def world():
    """Members' words in public, held, hidden, under a note, and in the user-led-only space."""
    member, moderator = holding(Office.MEMBER), holding(Office.MODERATOR)
    public = say(member, TEXT, edit_minutes=60)
    held = say(ANONYMOUS, TEXT)
    hidden = say(member, TEXT)
    decision = services.hide(actor=moderator, words_id=hidden.id, reason_code="hate")
    services.appeal(actor=member, decision_id=decision.id)
    worrying = say(member, TEXT)
    note = services.someone_at_risk(actor=member, words_id=worrying.id, what="x")
    inside = say(member, TEXT, space=Space.USER_LED)
    return [public, held, hidden, worrying, inside], decision, note


def kept(words: list[Words]) -> dict:
    """Every layer of these words: text, salt, commitment."""
    found = Layer.objects.filter(words__in=words)
    return {layer.id: (layer.text, bytes(layer.salt), layer.commitment) for layer in found}


STEPS = st.lists(
    st.tuples(st.sampled_from(AGAINST), st.sampled_from(ACTS), st.integers(0, 4), st.booleans(), st.booleans()),
    min_size=1,
    max_size=12,
)


@pytest.mark.slow
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_theorems(steps):
    words, decision, note = world()
    people = personas()
    layers = kept(words)
    public_before = PublicEntry.objects.count()
    for name, act, which, coin, changes_office in steps:
        actor = people[name]
        if changes_office and actor.held:  # they pick any of their offices, or make one up
            actor = replace(actor, acting_in=actor.held[-1].id if coin else new_id())
        attempt(act, actor, words[which], decision, note, coin)

    # 1: every layer that stood there stands there, byte for byte, and proves itself; none was added.
    assert kept(words) == layers
    for text, salt, commitment in layers.values():
        assert commitment == commit(FIELD, salt, text)

    # 2: what was shown is shown, or stands behind a tombstone with its reason, for everyone.
    for each in Words.objects.filter(id__in=[words[0].id, words[2].id, words[3].id]):
        for actor in people.values():
            spoken = queries.spoken([each.id], actor=actor)[each.id]
            assert spoken.tombstone or spoken.text == TEXT
    assert Words.objects.get(id=words[0].id).standing in (Standing.SHOWN, Standing.TAKEN_DOWN)
    assert Words.objects.get(id=words[2].id).standing in (Standing.HIDDEN, Standing.TAKEN_DOWN)

    # 6: the space is not there, by page, list, search, queue or count; held words are not either.
    for name in AGAINST:
        actor = people[name]
        assert queries.spoken([words[4].id, words[1].id], actor=actor) == {}
        listed = Words.objects.filter(queries.known_to(actor, panel_id=NORTH)).values_list("id", flat=True)
        assert words[4].id not in listed
        assert queries.needs(actor=actor, panel_id=NORTH) == []
    hits = find(panel_id=NORTH, text="canary").hits
    assert words[4].place_id not in [hit.found_as for hit in hits]
    assert Words.objects.get(id=words[4].id).standing == Standing.SHOWN
    assert PublicEntry.objects.count() == public_before


def test_the_world_has_something_to_lose():
    """The negatives above mean something: the user-led side reads all five."""
    words, _decision, _note = world()
    keys = [each.id for each in words]
    seen = queries.spoken(keys, actor=holding(Office.MODERATOR))
    lead = queries.spoken(keys, actor=holding(Office.SAFEGUARDING_LEAD))
    assert {key for key in keys if seen.get(key) and seen[key].text == TEXT} == {*keys[:3], keys[4]}
    assert lead[words[3].id].text == TEXT
    assert queries.spoken(keys, actor=council(Office.MANAGER)).keys() == {keys[0], keys[2], keys[3]}
