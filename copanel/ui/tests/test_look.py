"""How the site looks for you: kept without an account, in a cookie that says nothing about you."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from copanel.ui import look

pytestmark = pytest.mark.django_db
CHOSEN = {"text": "larger", "theme": "dark", "spacing": "usual"}


def request_with(cookie: str):
    request = RequestFactory().get("/")
    request.COOKIES[look.COOKIE] = cookie
    return request


def test_choosing_keeps_a_cookie_and_the_next_page_shows_it(client: Client) -> None:
    answer = client.post(reverse("ui:look"), CHOSEN)
    assert (answer.status_code, answer.url) == (302, "/look/?kept=1")
    cookie = answer.cookies[look.COOKIE]
    assert cookie.value == "text=larger&theme=dark"
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 31536000)
    html = client.get(answer.url).content.decode()
    assert ' data-text="larger" data-theme="dark"' in html
    assert "Kept." in html
    assert 'value="dark" checked' in html


def test_back_to_usual_takes_the_cookie_away(client: Client) -> None:
    client.post(reverse("ui:look"), CHOSEN)
    answer = client.post(reverse("ui:look"), dict.fromkeys(CHOSEN, "usual"))
    assert answer.cookies[look.COOKIE].value == ""
    assert answer.cookies[look.COOKIE]["max-age"] == 0


def test_you_come_back_to_where_you_were(client: Client) -> None:
    html = client.get(reverse("ui:look"), {"next": "/marlshire/issues/?page=2"}).content.decode()
    assert 'name="next" value="/marlshire/issues/?page=2"' in html
    answer = client.post(reverse("ui:look"), {**CHOSEN, "next": "/marlshire/issues/?page=2"})
    assert answer.url == "/marlshire/issues/?page=2"


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/", "//example.org", "javascript:alert(1)", "/\\example.org"]
)
def test_nobody_is_led_away_from_this_site(client: Client, elsewhere: str) -> None:
    assert client.post(reverse("ui:look"), {**CHOSEN, "next": elsewhere}).url == "/look/?kept=1"
    assert (
        elsewhere
        not in client.get(reverse("ui:look"), {"next": elsewhere})
        .content.decode()
        .partition("<main")[2]
        .partition("</main")[0]
    )


@pytest.mark.parametrize("wrong", [{}, {"text": "huge", "theme": "dark", "spacing": "wide"}])
def test_a_wrong_answer_is_said_and_nothing_is_kept(client: Client, wrong: dict[str, str]) -> None:
    answer = client.post(reverse("ui:look"), wrong)
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()
    assert look.COOKIE not in answer.cookies


@pytest.mark.parametrize(
    "cookie",
    ["", "theme=%22%3E%3Cscript%3E", "theme=red", "text", "x=1&theme=", "theme=dark;" * 100, "&" * 500, "\udcff"],
)
def test_a_strange_cookie_is_no_look(cookie: str) -> None:
    assert look.read(request_with(cookie)) == look.Look()


def test_only_what_is_known_is_written_on_the_page() -> None:
    assert look.Look("larger", "", "wide").attributes() == ' data-text="larger" data-spacing="wide"'


def test_every_look_has_its_style() -> None:
    css = (Path(look.__file__).parent / "static" / "ui" / "copanel.css").read_text()
    for name, values in look.CHOICES.items():
        for value in filter(None, values):
            assert f"data-{name}={value}]" in css
