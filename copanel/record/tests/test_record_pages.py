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
