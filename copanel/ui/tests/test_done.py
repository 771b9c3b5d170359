"""A word back after an act."""

from __future__ import annotations

import pytest
from django.template import engines
from django.test import RequestFactory
from django.utils.translation import override

from copanel.ui.done import KEPT, after, said, says


def page_at(address: str) -> str:
    request = RequestFactory().get(address)
    return engines["django"].from_string('{% extends "ui/layout.html" %}').render({}, request)


@pytest.mark.parametrize(
    ("url", "there"),
    [
        ("/a/", "/a/?done=kept"),
        ("/a/?b=1", "/a/?b=1&done=kept"),
        ("/a/?done=x", "/a/?done=kept"),
        ("/a?b=1#m", "/a?b=1&done=kept#m"),
    ],
)
def test_an_address_carries_the_code_before_its_fragment(url, there):
    assert after(url, KEPT) == there
    assert after(url, "") == url


def test_the_page_after_an_act_begins_with_what_was_done():
    page = page_at("/?done=kept")
    alert = page.partition('role="alert"')[2].partition("</p>")[0]
    assert "Done. It is kept." in alert
    with override("en-easy"):
        assert "Done. It is kept." not in page_at("/?done=kept")


@pytest.mark.parametrize("code", ["", "x", "KEPT", "<script>", "kept%00"])
def test_only_sentences_of_the_house_can_be_shown(code):
    page = page_at(f"/?done={code}")
    assert 'role="alert"' not in page
    assert said(None) == ""


def test_a_code_says_one_thing():
    with pytest.raises(ValueError, match="already"):
        says(KEPT, "Something else.")
