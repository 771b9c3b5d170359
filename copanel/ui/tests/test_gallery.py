"""The gallery: every component, in both languages, in every scheme, and nobody is shut out by any of them."""

from __future__ import annotations

import pytest
from django.test import Client

from copanel.ui import look
from copanel.ui.components import CATALOGUE

LIGHT, DARK, FORCED = {"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}
# Width, Easy Read, scheme of the device, the person's own look: each scheme and width at least once.
WAYS = [
    pytest.param(320, False, LIGHT, "", id="320px"),
    pytest.param(1280, False, LIGHT, "", id="1280px"),
    pytest.param(1280, False, DARK, "", id="1280px, dark"),
    pytest.param(320, False, LIGHT, "theme=yellow", id="320px, yellow on black"),
    pytest.param(320, False, LIGHT, "text=largest&spacing=wide", id="320px, largest and wide"),
    pytest.param(320, False, FORCED, "", id="320px, forced colours"),
    pytest.param(320, True, DARK, "", id="320px, Easy Read, dark"),
    pytest.param(1280, True, LIGHT, "", id="1280px, Easy Read"),
    pytest.param(320, True, LIGHT, "text=largest&spacing=wide", id="320px, Easy Read, largest and wide"),
]


@pytest.mark.django_db
def test_the_gallery_shows_every_component(client: Client) -> None:
    html = client.get("/gallery/").content.decode()
    for name in CATALOGUE:
        assert f'<section class="cp-sample" id="{name}">' in html


@pytest.mark.django_db
def test_a_real_installation_has_no_gallery(client: Client, settings) -> None:
    settings.DEMO = settings.DEBUG = False
    assert client.get("/gallery/").status_code == 404


@pytest.mark.browser
@pytest.mark.parametrize(("width", "easy", "scheme", "chosen"), WAYS)
def test_nobody_is_shut_out(live, open_page, axe, width: int, easy: bool, scheme: dict, chosen: str) -> None:
    page = open_page(width=width, easy=easy, **scheme)
    if chosen:
        page.context.add_cookies([{"name": look.COOKIE, "value": chosen, "url": live.url}])
    page.goto(f"{live.url}/gallery/")
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    found = axe(page)
    if "forced_colors" in scheme:
        # The system's colours are on the screen; axe reads the ones they took the place of.
        found = [fault for fault in found if not fault.startswith("color-contrast")]
    assert found == []


@pytest.mark.browser
def test_after_an_error_the_focus_is_on_what_to_put_right(live, open_page) -> None:
    page = open_page(width=320)
    page.goto(f"{live.url}/look/")
    page.evaluate("document.querySelectorAll('input[type=radio]').forEach(each => { each.checked = false })")
    page.get_by_role("button", name="Use these").click()
    summary = page.locator(".govuk-error-summary")
    assert summary.evaluate("each => each === document.activeElement")
    page.get_by_role("link", name="Choose an answer to “Colours”.").click()
    assert page.locator("#id_theme").evaluate("each => each === document.activeElement")


@pytest.mark.browser
def test_a_second_press_sends_nothing(live, open_page) -> None:
    page = open_page()
    page.goto(f"{live.url}/look/")
    sent = page.evaluate(
        """() => {
            const form = document.querySelector("main form");
            let sent = 0;
            document.addEventListener("submit", event => { sent += !event.defaultPrevented; event.preventDefault(); });
            form.requestSubmit(); form.requestSubmit();
            return sent;
        }"""
    )
    assert sent == 1


@pytest.mark.browser
def test_a_choice_opens_its_questions_without_script(live, open_page) -> None:
    page = open_page(script=False)
    page.goto(f"{live.url}/gallery/#kinds")
    when, why = page.locator("#kinds_when"), page.locator("#kinds_why")
    assert (when.is_visible(), why.is_visible()) == (False, True)
    page.get_by_label("Yes, we adopt it").first.check(force=True)
    assert (when.is_visible(), why.is_visible()) == (True, False)


@pytest.mark.nu
@pytest.mark.django_db
def test_the_pages_are_good_html(client: Client, nu) -> None:
    pages = [
        (f"{path}{words}", client.get(path + words).content.decode())
        for path in ("/gallery/", "/look/", "/nothing-here/")
        for words in ("", "?words=easy")
    ]
    assert nu(*pages) == []
