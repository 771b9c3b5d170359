"""The column and the text box. The column is tried in a temporary table, on whichever database the tests run."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.apps.registry import Apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction

from copanel.kernel.dates import DateAsGiven, Kind, as_given, on, undated
from copanel.kernel.dates.fields import LONGEST_WORDS, DateAsGivenField, DateAsGivenFormField


class Promise(models.Model):
    """A model of these tests alone: a registry of its own keeps it out of the project's."""

    due = DateAsGivenField()
    began = DateAsGivenField(null=True, blank=True)

    class Meta:
        apps = Apps()
        app_label = "dates_test"
        db_table = "dates_test_promise"
        managed = False

    def __str__(self) -> str:
        return str(self.due)


class PromiseForm(forms.ModelForm):
    class Meta:
        model = Promise
        fields = ("due", "began")


@pytest.fixture
def table(db: None) -> None:
    """Gone again with the test's transaction, on both databases."""
    key = "serial" if connection.vendor == "postgresql" else "integer"
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TEMPORARY TABLE dates_test_promise (id {key} PRIMARY KEY, due text NOT NULL, began text NULL)"
        )


@pytest.mark.parametrize(
    "words", ["early February 2018", "until the AGM", "Monday 3 March 2026", "“odd” \u0000 🚌", "no date"]
)
def test_a_date_comes_back_from_the_database_as_it_was(table: None, words: str):
    promise = Promise.objects.create(due=as_given(words))
    found = Promise.objects.get(pk=promise.pk)
    assert (found.due, found.began) == (as_given(words), None)


def test_equal_dates_are_found_and_missing_ones_too(table: None):
    Promise.objects.create(due=on(date(2026, 3, 3)), began=as_given("2025"))
    Promise.objects.create(due=on(date(2026, 3, 4)))
    assert Promise.objects.filter(due=on(date(2026, 3, 3))).count() == 1
    assert Promise.objects.get(began__isnull=True).due.day == date(2026, 3, 4)


def test_no_date_at_all_is_refused_where_one_is_needed(table: None):
    with pytest.raises(IntegrityError), transaction.atomic():
        Promise.objects.create(due=None)


def test_a_bare_string_is_never_stored(table: None):
    with pytest.raises(TypeError, match="as_given"):
        Promise.objects.create(due="3 March 2026")
    with pytest.raises(ValidationError):
        Promise(due="3 March 2026").full_clean()


def test_a_fixture_carries_it_as_json():
    field = Promise._meta.get_field("due")
    given = as_given("Dec 2011")
    assert field.to_python(field.value_to_string(Promise(due=given))) == given
    assert Promise._meta.get_field("began").value_to_string(Promise(due=given)) == ""


def test_a_migration_can_write_the_field_down():
    name, path, arguments, options = Promise._meta.get_field("began").deconstruct()
    assert (name, path, arguments) == ("began", "copanel.kernel.dates.fields.DateAsGivenField", [])
    assert options == {"null": True, "blank": True}


def test_the_form_asks_with_one_text_box():
    form = PromiseForm()
    assert isinstance(form.fields["due"].widget, forms.TextInput)
    assert form.fields["due"].max_length == LONGEST_WORDS
    assert 'type="text"' in str(form["due"])


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("3 March 2027", Kind.DAY),
        ("March 2027", Kind.MONTH),
        ("spring 2027", Kind.SEASON),
        ("by the end of 2027", Kind.OPEN),
        ("at the next redecoration", Kind.OCCASION),
        ("by the end of the month", Kind.RELATIVE),
        ("no date", Kind.UNDATED),
        ("not known", Kind.UNKNOWN),
    ],
)
def test_a_day_a_month_a_season_an_occasion_or_no_date_are_all_taken(typed: str, kind: Kind):
    given = DateAsGivenFormField().clean(typed)
    assert given == as_given(typed)
    assert given.kind is kind


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Write when, for example “3 March 2027”. If there is no date, write “no date”."),
        (
            "31 February 2026",
            "There is no 31 February 2026. That month has 28 days. "
            "Check it and write it again, for example “3 March 2027”.",
        ),
        (
            "Monday 3 March 2026",
            "The words say Monday, but 3 March 2026 is a Tuesday. "
            "Check it and write it again, for example “3 March 2027”.",
        ),
        (
            "3/3/27",
            "The year is written “27”. It is read as 2027. Check it and write it again, for example “3 March 2027”.",
        ),
        ("3 March", "Add the year, for example “3 March 2027” or “spring 2027”."),
        (
            "asdf",
            "Write a day, a month or a season, such as “3 March 2027”. "
            "You can also write “at the next AGM” or “no date”.",
        ),
    ],
)
def test_each_refusal_says_how_to_put_it_right(typed: str, sentence: str):
    with pytest.raises(ValidationError) as refusal:
        DateAsGivenFormField().clean(typed)
    assert refusal.value.messages == [sentence]


def test_too_long_or_with_a_nul_is_refused_and_what_was_typed_is_kept():
    for typed in ("x" * (LONGEST_WORDS + 1), "3 March\x00 2027"):
        form = PromiseForm({"due": typed})
        assert not form.is_valid()
        assert form["due"].value() == typed


def test_a_form_may_ask_for_one_day_or_take_any_words():
    one_day = DateAsGivenFormField(refuse=frozenset(Kind) - {Kind.DAY})
    assert one_day.clean("3 March 2027").day == date(2027, 3, 3)
    with pytest.raises(ValidationError, match="one day"):
        one_day.clean("March 2027")
    as_said = DateAsGivenFormField(refuse=frozenset())
    assert as_said.clean("31 February 2026").doubt is not None
    assert as_said.clean("she did not say").kind is Kind.UNCLEAR
    assert as_said.clean("the spring").kind is Kind.NO_YEAR


def test_the_words_go_back_into_the_box_as_typed_and_only_a_change_counts():
    given = as_given("3/3/2027")
    form = PromiseForm({"due": "3/3/2027"}, instance=Promise(due=given))
    assert not form.has_changed()
    assert 'value="3/3/2027"' in str(PromiseForm(instance=Promise(due=given))["due"])
    assert PromiseForm({"due": "4/3/2027"}, instance=Promise(due=given)).has_changed()


def test_the_form_fills_the_model():
    form = PromiseForm({"due": "no date", "began": ""})
    assert form.is_valid(), form.errors
    assert (form.instance.due, form.instance.began) == (undated("no date"), None)
    assert isinstance(form.instance.due, DateAsGiven)
