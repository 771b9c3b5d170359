"""Layouts stand with everything and with nothing; error pages too, in both languages."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils import translation

from copanel.ui.gallery import SampleForm
from copanel.ui.languages import EASY, STANDARD
from copanel.ui.look import Look

PANEL = SimpleNamespace(
    name="Marlshire Care and Support Panel", slug="marlshire", phone="01632 960 114", phone_hours="10am to 4pm",
    post_address="Freepost MARLSHIRE PANEL", host_name="Marlshire CIL", funder_name="Marlshire County Council",
    authority_name="Marlshire County Council",
)  # fmt: skip
ACTOR = SimpleNamespace(
    name="Gwen Pryce", label="Co-chair", side="user_led",
    offices=[{"key": "1", "label": "Co-chair", "current": True}, {"key": "2", "label": "Member", "current": False}],
)  # fmt: skip
SITE = SimpleNamespace(
    panel=PANEL, actor=ACTOR, demo=True, language=STANDARD, html_lang="en-GB", look=Look(theme="dark"),
    navigation=[{"label": "Home", "url": "/marlshire/", "current": True},
                {"label": "Issues", "url": "/i/", "current": False}],
    language_links=[{"label": "Standard", "url": "?words=standard", "code": STANDARD, "current": True},
                    {"label": "Easy Read", "url": "?words=easy", "code": EASY, "current": False}],
)  # fmt: skip
FORBIDDEN = re.compile(
    r'<style|\sstyle="|\son[a-z]+="|javascript:|<script(?! src="/static/[^"]+" defer></script>)', re.IGNORECASE
)
ERRORS = ("400.html", "403.html", "403_csrf.html", "404.html", "500.html")


def page(source: str = "", **context: object) -> str:
    made = Template('{% extends "ui/layout.html" %}{% load ui %}{% block title %}A page{% endblock %}' + source)
    return made.render(Context(context))


def form_page(form: object, layout: str = "ui/layout_form.html", more: str = "") -> str:
    made = Template(f'{{% extends "{layout}" %}}{{% load ui %}}{{% block title %}}Tell us{{% endblock %}}{more}')
    return made.render(Context({"form": form, "csrf_token": "token"}))


@pytest.mark.parametrize("site", [SITE, None, SimpleNamespace(panel=None, navigation=[], actor=None)])
def test_the_layout_stands_with_everything_and_with_nothing(site: object) -> None:
    html = page(site=site)
    assert html.startswith("<!DOCTYPE html>\n<html lang=")
    assert html.count("<main ") == html.count("<header ") == html.count("<footer ") == 1
    assert "None" not in html
    assert not FORBIDDEN.search(html)


def test_the_first_thing_is_the_way_to_the_words() -> None:
    body = page(site=SITE).partition("<body")[2]
    assert re.search(r"<a [^>]*>", body)[0] == '<a href="#main" class="govuk-skip-link">'
    assert 'id="main"' in body


def test_the_page_you_are_on_is_marked_once_in_the_navigation() -> None:
    html = page(site=SITE)
    navigation = html.partition('<nav aria-label="This panel"')[2].partition("</nav>")[0]
    assert navigation.count('aria-current="true"') == 1


def test_phone_and_post_stand_in_the_footer_in_full() -> None:
    footer = page(site=SITE).partition("<footer")[2]
    assert '<a href="tel:+441632960114">01632 960 114</a>' in footer
    assert "Freepost MARLSHIRE PANEL" in footer
    assert footer.index("01632") < footer.index("Text size")


def test_who_pays_is_said_only_where_it_is_known() -> None:
    without = SimpleNamespace(**{**vars(PANEL), "funder_name": ""})
    assert "pays for it" not in page(site=SimpleNamespace(panel=without))
    assert "pays for it" in page(site=SITE)


def test_the_office_in_force_is_named_and_others_can_be_chosen() -> None:
    html = page(site=SITE)
    assert "Gwen Pryce, acting as <strong>Co-chair</strong>" in html
    assert html.count('name="office"') == 1
    assert "cp-is-user" in html


def test_the_look_is_written_on_the_page() -> None:
    assert '<html lang="en-GB" class="govuk-template" data-theme="dark">' in page(site=SITE)


def test_made_up_panels_say_so() -> None:
    assert "are made up" in page(site=SITE)
    assert "are made up" not in page(site=SimpleNamespace(demo=False))


def test_the_pictures_of_easy_read_are_credited() -> None:
    with translation.override(EASY):
        assert "OpenMoji, CC BY-SA 4.0" in page()
    assert "OpenMoji" not in page()


def test_a_view_may_call_its_own_things_page() -> None:
    assert "mine" in page("{% block content %}{{ page.words }}{% endblock %}", page={"words": "mine"})


def test_a_form_page_has_token_and_no_bubbles() -> None:
    html = form_page(SampleForm(), more="{% block heading %}<h1>Tell us</h1>{% endblock %}")
    assert 'name="csrfmiddlewaretoken" value="token"' in html
    assert " novalidate" in html
    assert 'enctype="multipart/form-data"' in html
    assert "<title>Tell us - Copanel</title>" in html
    assert "There is a problem" not in html


def test_a_form_that_came_back_says_so_first() -> None:
    html = form_page(SampleForm({}), more="{% block heading %}<h1>Tell us</h1>{% endblock %}")
    assert "<title>Error: Tell us - Copanel</title>" in html
    assert html.index("There is a problem") < html.index("<h1>")


def test_check_before_sending_keeps_the_answers_in_the_page() -> None:
    class Kept(SampleForm):
        pass

    more = "{% block check %}<p>What others will see.</p>{% endblock %}"
    html = form_page(Kept(), "ui/layout_confirm.html", more)
    assert html.index("What others will see.") < html.index(">Send</button>")


@pytest.mark.parametrize("template", ERRORS)
@pytest.mark.parametrize(("language", "lang"), [(STANDARD, "en-GB"), (EASY, "en-GB-simple")])
def test_an_error_page_needs_nothing_and_shows_the_way_out(template: str, language: str, lang: str) -> None:
    with translation.override(language):
        html = render_to_string(template)
    assert f'<html lang="{lang}"' in html
    assert len(re.findall("<h1", html)) == 1
    assert 'href="/"' in html
    assert not FORBIDDEN.search(html)


def test_an_error_page_differs_in_easy_read() -> None:
    pages = set()
    for language in (STANDARD, EASY):
        with translation.override(language):
            pages |= {render_to_string(template).partition("<main")[2] for template in ERRORS}
    assert len(pages) == 2 * len(ERRORS)


def test_a_refusal_says_its_sentence_and_the_phone() -> None:
    html = render_to_string("403.html", {"sentence": "Only a co-chair can send this.", "site": SITE})
    assert "Only a co-chair can send this." in html
    assert "You can also phone us: 01632 960 114." in html


def test_the_frame_is_small() -> None:
    """The bench allows 20 kB a page without people's words: the frame must leave room for the page."""
    assert len(page(site=SITE).encode()) < 6_000
