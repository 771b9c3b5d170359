"""Days, times, numbers, words: said as people here say them, in both languages."""

from __future__ import annotations

import datetime as dt

import pytest
from django.template import Context, Template
from django.utils import formats, translation

from copanel.ui import icons, pictures
from copanel.ui.languages import EASY, STANDARD, html_lang

LANGUAGES = [STANDARD, EASY]


def draw(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


@pytest.mark.parametrize("language", LANGUAGES)
def test_days_are_british_in_both_languages(language: str) -> None:
    with translation.override(language):
        assert draw("{{ on|day }}", on=dt.date(2026, 3, 3)) == "Tuesday 3 March 2026"
        assert draw("{{ on|short_day }}", on=dt.date(2026, 3, 3)) == "3 March 2026"
        assert draw("{{ on|date }}", on=dt.date(2026, 3, 3)) == "Tuesday 3 March 2026"
        assert formats.date_format(dt.date(2026, 3, 3), "SHORT_DATE_FORMAT") == "3 March 2026"
        assert formats.number_format(1234567.5, 1, force_grouping=True) == "1,234,567.5"
        assert formats.get_format("FIRST_DAY_OF_WEEK") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_third_of_april_typed_in_figures_is_not_in_march(language: str) -> None:
    with translation.override(language):
        from_figures = [
            dt.datetime.strptime("3/4/2026", code).replace(tzinfo=dt.UTC).date()
            for code in formats.get_format("DATE_INPUT_FORMATS")
            if code == "%d/%m/%Y"
        ]
        assert from_figures == [dt.date(2026, 4, 3)]
        assert "%m/%d/%Y" not in formats.get_format("DATE_INPUT_FORMATS")


@pytest.mark.parametrize(
    ("time", "said"),
    [
        (dt.time(14), "2pm"),
        (dt.time(10, 30), "10:30am"),
        (dt.time(12), "midday"),
        (dt.time(0), "midnight"),
        (dt.time(0, 5), "12:05am"),
        (dt.time(12, 5), "12:05pm"),
        (dt.time(9), "9am"),
        (None, ""),
    ],
)
def test_times_are_said_as_people_say_them(time: dt.time | None, said: str) -> None:
    assert draw("{{ time|at }}", time=time) == said


def test_a_moment_is_shown_in_london() -> None:
    summer = dt.datetime(2026, 7, 1, 23, 30, tzinfo=dt.UTC)
    assert draw("{{ moment|day }}, {{ moment|at }}", moment=summer) == "Thursday 2 July 2026, 12:30am"


def test_nothing_is_shown_for_nothing() -> None:
    assert (
        draw("{{ on|day }}{{ on|short_day }}{{ on|at }}{{ on|iso }}{{ on|number }}{{ on|paragraphs }}", on=None) == ""
    )


def test_numbers_have_their_thousands() -> None:
    assert draw("{{ n|number }}", n=148000) == "148,000"


def test_words_keep_their_paragraphs_and_lose_their_links() -> None:
    drawn = draw("{{ words|paragraphs }}", words="One.\n\nSee https://example.org <b>now</b>\nhere")
    assert drawn == "<p>One.</p>\n\n<p>See https://example.org &lt;b&gt;now&lt;/b&gt;<br>here</p>"


@pytest.mark.parametrize(
    ("written", "link"), [("01632 960 114", "tel:+441632960114"), ("999", "tel:999"), ("", "tel:")]
)
def test_a_phone_number_can_be_pressed(written: str, link: str) -> None:
    assert draw("{{ number|phone_link }}", number=written) == link


@pytest.mark.parametrize(("language", "lang"), [(STANDARD, "en-GB"), (EASY, "en-GB-simple")])
def test_the_page_says_which_english_it_is_in(language: str, lang: str) -> None:
    with translation.override(language):
        assert html_lang() == lang


def test_every_concept_has_its_picture() -> None:
    folder = icons.SPRITE.parent / "pictures"
    assert {f"{name}.svg" for name in pictures.PICTURES.values()} == {path.name for path in folder.glob("*.svg")}
    assert "CC BY-SA 4.0" in (folder / "LICENCE.txt").read_text()
