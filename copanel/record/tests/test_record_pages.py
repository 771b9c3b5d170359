"""What the pages of a record say: nothing that its source does not, and no road that leads nowhere."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from copanel.kernel.actor import SYSTEM
from copanel.record import services
from copanel.record.reader import read

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def loaded(west_norfolk) -> None:
    services.load(actor=SYSTEM, record=read(west_norfolk))


def page_of(address: str, words: str = "standard") -> str:
    page = Client().get(f"/west-norfolk/{address}?words={words}")
    assert page.status_code == 200
    return page.content.decode()


def shown(address: str, words: str = "standard") -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page_of(address, words))))


@pytest.mark.parametrize("words", ["standard", "easy"])
def test_whom_to_ring_in_danger_is_never_missing(words):
    assert 'href="tel:999"' in page_of("other-ways/", words)


def test_nobody_is_told_to_phone_a_panel_that_has_no_phone():
    assert "Phone the panel" not in shown("other-ways/")
    assert "Phone us" not in shown("other-ways/", "easy")


def test_the_menu_of_a_record_leads_to_what_it_has():
    menu = page_of("").partition('<nav aria-label="This panel"')[2].partition("</nav>")[0]
    assert re.findall(r'href="([^"]+)"', menu) == [
        "/west-norfolk/", "/west-norfolk/issues/", "/west-norfolk/record-file/", "/sign-in/"
    ]  # fmt: skip


def test_the_figures_of_a_record_are_of_all_that_it_tells():
    front = shown("")
    assert "0 of 0" not in front
    assert "3 things the board asked the council to do" in front
    assert "2 of 3 have an answer" in front
    assert "1 of 3 got a yes" in front
    assert "The panel asked for 3 things." in shown("", "easy")


def test_the_front_page_says_what_the_source_does_not_state():
    front = shown("")
    assert "What would have to change Not stated by the source." in front
    assert "Who decided Not stated by the source." in front
    assert "What must change first: The papers do not say." in shown("", "easy")


def test_nothing_waits_in_a_record_whose_papers_have_ended():
    assert "Waiting for an answer" not in shown("issues/")
    assert "No final answer in the source" in shown("issues/")


def test_what_only_an_answer_raised_is_not_counted_as_asked():
    path = shown("issues/1/")
    assert "The panel has asked the council for 3 things. Part D was not asked apart." in path
    assert "We sent a recommendation in 3 parts" in path
    assert "We asked for 3 things." in shown("issues/1/", "easy")


def test_nobody_is_called_user_led_whom_the_source_does_not_call_so():
    """Its chair is a councillor, and its meetings are of both sides."""
    assert "User-led" not in shown("issues/1/")
    assert "Independent" not in shown("issues/1/")
    for not_told in ("Disabled people and carers", "Not from the council"):
        assert not_told not in shown("issues/1/", "easy")


def test_a_day_that_the_source_does_not_give_is_told_in_easy_words():
    assert "not stated by the source" not in shown("issues/1/", "easy")
    assert "The papers do not say when" in shown("issues/1/", "easy")
