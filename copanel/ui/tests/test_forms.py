"""Fields: right markup, errors that say how to put it right, nothing typed lost."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django import forms
from django.template import Context, Template
from django.urls import get_resolver
from django.utils import translation

from copanel.ui.forms import DayField, DayWidget, Form, Renderer, errors_of
from copanel.ui.gallery import SampleForm, SampleKinds
from copanel.ui.languages import EASY
from copanel.ui.pictures import PICTURES


def draw(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


def ids(html: str) -> list[str]:
    return re.findall(r'\bid="([^"]+)"', html)


def test_a_field_is_label_hint_error_and_box() -> None:
    html = str(SampleForm({"name": ""})["name"])
    assert '<label class="govuk-label govuk-label--s" for="id_name">' in html
    assert 'id="id_name-hint"' in html
    assert 'id="id_name-error"' in html
    assert 'aria-describedby="id_name-hint id_name-error"' in html
    assert "govuk-form-group--error" in html


def test_fields_have_no_box_that_cuts_words_off_or_a_bubble_that_vanishes() -> None:
    html = str(SampleForm())
    assert not re.search(r'\b(maxlength|required)\b="?', html)


@pytest.mark.parametrize("name", SampleForm.base_fields)
def test_each_error_in_the_summary_leads_to_its_field(name: str) -> None:
    form = SampleForm({"people": "many", "name": "x" * 50, "born-day": "31", "born-month": "2", "born-year": "2026"})
    targets = dict(zip([field.name for field in form if field.errors], [t for _, t in errors_of(form)], strict=True))
    if name in targets:
        assert targets[name] in ids(str(form[name]))
    else:
        assert name == "paper"


def test_the_summary_is_not_there_when_nothing_is_wrong() -> None:
    assert draw("{% error_summary form %}", form=SampleForm()) == ""


def test_the_summary_shows_what_belongs_to_no_field_and_to_hidden_ones() -> None:
    class Hidden(Form):
        token = forms.CharField(widget=forms.HiddenInput)

        def clean(self):
            raise forms.ValidationError("This page is too old. Open it again.")

    html = draw("{% error_summary form %}", form=Hidden({}))
    assert "This page is too old. Open it again." in html
    assert "needs an answer" in html
    assert "href" not in html


def test_a_set_of_forms_shows_all_its_errors() -> None:
    made = forms.formset_factory(SampleKinds, extra=0)
    bound = made({"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2", "form-0-kind": "yes"})
    assert [target for _, target in errors_of(bound)] == ["id_form-1-kind"]


def test_what_was_typed_is_kept() -> None:
    typed = {"name": "Dee <Osei>", "words": "Line one\nline two", "people": "many", "topic": "b", "shown": "first",
             "needs": ["bsl"], "agree": "on", "born-day": "31", "born-month": "2", "born-year": "2026"}  # fmt: skip
    form = SampleForm(typed)
    assert not form.is_valid()
    html = str(form)
    assert 'value="Dee &lt;Osei&gt;"' in html
    assert ">Line one\nline two</textarea>" in html
    assert 'value="many"' in html
    assert re.search(r'<option value="b" selected', html)
    assert re.search(r'value="first" checked', html)
    assert re.search(r'value="bsl" checked', html)
    assert re.search(r'name="agree"[^>]*checked', html)
    assert [re.search(rf'name="born-{part}"[^>]*value="(\d+)"', html)[1] for part in ("day", "month", "year")] == [
        "31", "2", "2026",
    ]  # fmt: skip


def test_errors_name_the_question_and_what_to_do() -> None:
    said = dict.fromkeys(words for words, _ in errors_of(SampleForm({"name": "x" * 50, "email": "dee", "people": "x"})))
    assert list(said)[:3] == [
        "“Your name” is too long: 50 characters. The most is 40.",
        "Write the e-mail address in full, like name@example.org.",
        "“What should change?” needs an answer.",
    ]


def test_errors_are_easy_in_easy_read() -> None:
    with translation.override(EASY):
        said = [words for words, _ in errors_of(SampleForm({}))]
    assert "Please answer: “What should change?”" in said


def test_a_percent_in_a_question_is_a_percent() -> None:
    class Share(Form):
        share = forms.CharField(label="What share (100%d)?", max_length=2)
        kind = forms.ChoiceField(label="50% or more?", choices=[("a", "A")])

    said = [words for words, _ in errors_of(Share({"share": "long", "kind": "b"}))]
    assert said == [
        "“What share (100%d)?” is too long: 4 characters. The most is 2.",
        "Choose one of the answers to “50% or more?”.",
    ]


def test_a_rooms_own_words_for_an_error_stay() -> None:
    class Own(Form):
        why = forms.CharField(error_messages={"required": "Say why, in plain words."})

    assert [words for words, _ in errors_of(Own({}))] == ["Say why, in plain words."]


def test_a_question_that_needs_no_answer_says_so() -> None:
    form = SampleForm()
    assert "How many people? (optional)" in str(form["people"])
    assert "(optional)" not in str(form["name"])


def test_a_question_that_some_answers_ask_for_is_not_called_optional() -> None:
    class Sometimes(Form):
        needed_later = ("why",)
        why = forms.CharField(required=False)
        more = forms.CharField(required=False)

    form = Sometimes()
    assert "(optional)" not in str(form["why"])
    assert "More (optional)" in str(form["more"])


def test_numbers_are_typed_as_text() -> None:
    html = str(SampleForm()["people"])
    assert 'type="text"' in html
    assert 'inputmode="numeric"' in html


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        (("3", "4", "2026"), dt.date(2026, 4, 3)),
        (("31", "2", "2026"), None),
        (("3", "", "2026"), None),
        (("x", "y", "z"), None),
        (("", "", ""), None),
        (("3-4", "5", "2026"), None),
    ],
)
def test_a_day_in_three_boxes(typed: tuple[str, str, str], day: dt.date | None) -> None:
    class When(Form):
        on = DayField(label="When?", required=False)

    form = When(dict(zip(("on-day", "on-month", "on-year"), typed, strict=True)))
    valid = form.is_valid()
    assert form.cleaned_data.get("on") == day
    assert valid == (day is not None or typed == ("", "", ""))


def test_a_day_kept_is_shown_again() -> None:
    assert DayWidget().pieces(dt.date(2026, 4, 3)) == ["3", "4", "2026"]


def test_a_field_can_look_different_on_one_page() -> None:
    html = draw('{% field form.words label_size="l" heading=True hint="In your own words." %}', form=SampleForm())
    assert '<h1 class="govuk-label-wrapper">' in html
    assert "govuk-label--l" in html
    assert "In your own words." in html


def test_choices_can_be_explained() -> None:
    form = SampleKinds()
    form.fields["kind"].choice_hints = {"no": "You will be asked why."}
    assert "You will be asked why." in str(form["kind"])
    source = '{% component "kind" field=form.kind value="no" %}{% endcomponent %}'
    assert "You will be asked why." in draw(source, form=form)


def test_a_widget_nobody_draws_yet_is_an_error() -> None:
    class Odd(Form):
        odd = forms.CharField(widget=forms.SplitDateTimeWidget)

    with pytest.raises(TypeError, match="SplitDateTimeWidget"):
        str(Odd()["odd"])


def test_a_librarys_form_looks_the_same() -> None:
    class Library(forms.Form):
        code = forms.CharField(label="Code")

    assert 'class="govuk-input"' in str(Library(renderer=Renderer()))


def test_kinds_show_error_and_hint_like_any_field() -> None:
    form = SampleKinds({"kind": ""}, auto_id="k_%s")
    source = (
        '{% component "kinds" field=form.kind %}'
        '{% component "kind" field=form.kind value="yes" %}{% endcomponent %}{% endcomponent %}'
    )
    html = draw(source, form=form)
    assert 'aria-describedby="k_kind-hint k_kind-error"' in html
    assert "Choose an answer to “Your answer to part X”." in html
    assert next(target for _, target in errors_of(form)) in ids(html)


def test_kind_refuses_an_answer_the_question_does_not_have() -> None:
    with pytest.raises(ValueError, match='no choice "maybe"'):
        draw('{% component "kind" field=form.kind value="maybe" %}{% endcomponent %}', form=SampleKinds())


def test_in_easy_read_a_question_has_its_picture() -> None:
    class Asked(Form):
        pictures = {"email": "mail", "key": "key"}
        email = forms.EmailField()
        key = forms.CharField(widget=forms.HiddenInput)
        plain = forms.CharField()

    with translation.override(EASY):
        drawn = draw("{{ form.email }}|{{ form.key }}|{% field form.plain %}", form=Asked())
    asked, hidden, plain = drawn.split("|")
    assert asked.startswith('<div class="cp-er-ask"><img')
    assert 'alt=""' in asked
    assert "<img" not in hidden + plain
    assert "<img" not in draw("{{ form.email }}", form=Asked())


def test_each_picture_belongs_to_a_question_and_exists() -> None:
    """A name that no form of the house asks, or a concept without a drawing, is a slip."""
    for form in all_forms():
        assert set(form.pictures) <= set(form.base_fields), form
        assert set(form.pictures.values()) <= set(PICTURES), form


def all_forms() -> list[type[Form]]:
    assert get_resolver().url_patterns  # every room's forms are read with its addresses
    found, waiting = [], [Form]
    while waiting:
        found.append(waiting.pop())
        waiting += found[-1].__subclasses__()
    return [form for form in found if form.__module__.startswith("copanel.") and ".tests" not in form.__module__]
