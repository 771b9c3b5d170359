"""The frame of a page: whose menu it has."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db


def menu(page: str) -> str:
    return page.partition('<nav aria-label="This panel"')[2].partition("</nav>")[0]


@pytest.mark.slow
def test_a_persons_own_page_keeps_the_menu_of_the_panel_they_act_on(county):
    page = county.as_("dev").get("/me/").content.decode()
    assert 'href="/marlshire/issues/"' in menu(page)
    assert 'href="/me/" aria-current="true"' in menu(page)


def test_the_pages_of_a_panel_have_its_own_menu(county):
    assert 'href="/marl-bay/issues/"' in menu(county.as_("sam").get("/marl-bay/").content.decode())


def test_outside_any_panel_there_is_no_menu(county):
    assert menu(county.as_("public").get("/sign-in/").content.decode()) == ""


def test_whoever_acts_on_no_panel_finds_the_way_back_on_their_own_page(county):
    page = county.as_("sam").get("/me/").content.decode()
    assert '<a class="govuk-link" href="/">' in page
