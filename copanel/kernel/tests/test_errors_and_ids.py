"""Refusals are sentences; references can be read out."""

import re

from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, NotFound, SignInAgain, TooMany, WrongState
from copanel.kernel.ids import new_id, spoken_reference


def test_each_refusal_has_a_sentence_and_a_status():
    statuses = {type(e).__name__: e.status for e in (NotAllowed(), NotFound(), WrongState(), TooMany(), SignInAgain())}
    assert statuses == {"NotAllowed": 403, "NotFound": 404, "WrongState": 409, "TooMany": 429, "SignInAgain": 403}
    assert all(str(e).endswith(".") for e in (NotAllowed(), NotFound(), WrongState(), TooMany(), SignInAgain()))
    assert issubclass(AlreadyDone, WrongState)


def test_invalid_names_the_field_or_the_whole_form():
    assert Invalid({"due": "Write a day."}).faults == {"due": "Write a day."}
    assert Invalid("Nothing was written.").faults == {"": "Nothing was written."}


def test_a_spoken_reference_has_nothing_that_sounds_or_looks_alike():
    for _each in range(200):
        assert re.fullmatch(r"[A-HJKMNP-RTVWXY346789]{3}-[A-HJKMNP-RTVWXY346789]{4}", spoken_reference())


def test_keys_are_random():
    assert new_id().version == 4
    assert len({new_id() for _each in range(1000)}) == 1000
