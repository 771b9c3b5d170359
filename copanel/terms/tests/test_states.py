"""Each table whole: what may follow, and that nothing else does."""

from __future__ import annotations

from itertools import product

import pytest

from copanel.kernel.actor import Side
from copanel.kernel.errors import WrongState
from copanel.terms.models import Note, Version
from copanel.terms.states import DUTY_OF, NOTE, SIGNED_BY, VERSION, Do, Duty, NoteState, Part, VersionState


@pytest.mark.parametrize(
    ("model", "states", "table"), [(Version, VersionState, VERSION), (Note, NoteState, NOTE)], ids=["version", "note"]
)
def test_only_what_stands_in_the_table_can_happen(model, states, table):
    for state, do in product(states, Do):
        row = model(state=state)
        if (state, do) in table:
            row.move(do)
            assert row.state == table[state, do]
        else:
            with pytest.raises(WrongState):
                row.move(do)


def test_what_is_published_or_put_aside_stays_so():
    assert {start for start, _do in VERSION} == {VersionState.DRAFT}


def test_both_sides_sign_what_the_council_owes_and_only_its_own_side_the_rest():
    assert SIGNED_BY == {
        Part.USER_LED_OWES: (Side.USER_LED,),
        Part.AUTHORITY_OWES: (Side.AUTHORITY, Side.USER_LED),
        Part.FUNDER_OWES: (Side.AUTHORITY,),
    }


def test_every_duty_has_a_place_and_only_among_what_is_owed():
    assert set(DUTY_OF) == set(Duty) - {Duty.NONE}
    for parts in DUTY_OF.values():
        assert parts <= {part for part in Part if part.is_owed}
