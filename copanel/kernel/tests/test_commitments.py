"""Commitments: the same words prove, other words do not."""

import hashlib

import pytest

from copanel.kernel.commitments import commit, new_salt

SALT = bytes(range(32))


def test_the_digest_is_as_written_down():
    expected = hashlib.sha256(b"copanel/v1" + b"\x00\x00\x00\x05" + b"words" + SALT + "café".encode()).hexdigest()
    assert commit("words", SALT, "cafe\u0301") == expected, "text is taken in NFC"


def test_another_salt_field_or_text_gives_another_digest():
    base = commit("words", SALT, "yes")
    assert base != commit("words", new_salt(), "yes")
    assert base != commit("reason", SALT, "yes")
    assert base != commit("words", SALT, "no")


def test_a_short_salt_is_refused():
    with pytest.raises(ValueError, match="32 bytes"):
        commit("words", b"short", "yes")
