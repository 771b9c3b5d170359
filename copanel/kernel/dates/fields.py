"""A model field that keeps a date as given in one text column, and the plain text box that asks for one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .given import DateAsGiven, as_given
from .kinds import Kind

# Longer than any date that people give; short enough for one line on a page.
LONGEST_WORDS = 200
# What a form does not take: the words of a source are kept whatever they are, but somebody typing can put these right.
REFUSED_IN_FORMS = frozenset({Kind.DOUBTFUL, Kind.UNCLEAR, Kind.NO_YEAR})


class DateAsGivenField(models.TextField):
    """Canonical JSON of a DateAsGiven in a text column, the same on SQLite and PostgreSQL; null where none was given.

    The database cannot order by it. Where a list filters by day, the room stores that day beside it, derived.
    """

    description = "A date as given"

    def from_db_value(self, value: str | None, expression: object, connection: object) -> DateAsGiven | None:
        return None if value is None else DateAsGiven.from_json(value)

    def to_python(self, value: Any) -> DateAsGiven | None:
        """The date itself, or the JSON of one from a fixture. Raises ValidationError on anything else."""
        if value is None or isinstance(value, DateAsGiven):
            return value
        try:
            return DateAsGiven.from_json(value)
        except (ValueError, TypeError) as fault:
            raise ValidationError(_("This is not a date as given."), code="invalid") from fault

    def get_prep_value(self, value: Any) -> str | None:
        if value is None:
            return None
        if not isinstance(value, DateAsGiven):
            raise TypeError(f"{self.name} takes a DateAsGiven, not {type(value).__name__}: use as_given(words).")
        return value.to_json()

    def value_to_string(self, obj: models.Model) -> str:
        value = self.value_from_object(obj)
        return "" if value is None else value.to_json()

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return super(models.TextField, self).formfield(
            **{"form_class": DateAsGivenFormField, "max_length": LONGEST_WORDS} | kwargs
        )


class DateAsGivenFormField(forms.CharField):
    """ "By when": one plain text box. A day, a month, a season, an occasion or "no date"; never a forced calendar.

    Gives a DateAsGiven, or None where it is not required and left empty. Past or future is the form's own question.
    `refuse` says which kinds are not taken; a form that writes down what somebody said on the phone passes none.
    """

    widget = forms.TextInput

    default_error_messages = {
        "required": _("Write when, for example “3 March 2027”. If there is no date, write “no date”."),
        "unclear": _(
            "Write a day, a month or a season, such as “3 March 2027”. "
            "You can also write “at the next AGM” or “no date”."
        ),
        "no_year": _("Add the year, for example “3 March 2027” or “spring 2027”."),
        "doubtful": _("%(doubt)s Check it and write it again, for example “3 March 2027”."),
        "exact": _("Write one day, with the month and the year, for example “3 March 2027”."),
    }

    def __init__(self, *, refuse: frozenset[Kind] = REFUSED_IN_FORMS, **kwargs: Any) -> None:
        self.refuse = refuse
        super().__init__(**{"max_length": LONGEST_WORDS} | kwargs)

    def clean(self, value: Any) -> DateAsGiven | None:
        words = super().clean(value)
        return as_given(words) if words else None

    def validate(self, value: str) -> None:
        super().validate(value)
        if not value:
            return
        when = as_given(value)
        if when.kind in (Kind.UNCLEAR, Kind.NO_YEAR) and when.kind in self.refuse:
            raise ValidationError(self.error_messages[when.kind.value], code=when.kind.value)
        if when.doubt and Kind.DOUBTFUL in self.refuse:
            raise ValidationError(self.error_messages["doubtful"], code="doubtful", params={"doubt": when.doubt})
        if when.kind in self.refuse:
            raise ValidationError(self.error_messages["exact"], code="exact")

    def prepare_value(self, value: Any) -> Any:
        """The words go back into the box exactly as they were typed."""
        return value.words if isinstance(value, DateAsGiven) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)
