"""What the forms here share. A form says what its page is called, what it is for, and what the button does.

The names of its fields are those that its service takes.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from copanel.kernel.dates.fields import DateAsGivenFormField
from copanel.organisations.models import NAME_LENGTH
from copanel.organisations.models.organisations import SOURCE_LENGTH
from copanel.ui.forms import Form

WHERE = _("Where can this be read?")


class ActForm(Form):
    """One act. `picture` stands beside the heading in Easy Read; `about` says under the heading whom it is of."""

    title: Any = ""
    lead: Any = ""
    press: Any = _("Save")
    picture = "check"

    def __init__(self, *args: Any, about: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about = about


def one_line(label: Any, *, hint: Any = "", required: bool = True) -> forms.CharField:
    """One line of a name or title."""
    return forms.CharField(label=label, help_text=hint, required=required, max_length=NAME_LENGTH)


def read_at(label: Any = WHERE, *, required: bool = False) -> forms.CharField:
    """Where something is known from. Everybody can read it."""
    return forms.CharField(
        label=label,
        help_text=_("For example “its yearly report 2026, page 4”. Everybody can read this."),
        required=required,
        max_length=SOURCE_LENGTH,
    )


def when(label: Any, *, required: bool = True, hint: Any = "") -> DateAsGivenFormField:
    """A day in somebody's own words. What sets no day the service refuses."""
    return DateAsGivenFormField(
        label=label, required=required, help_text=hint or _("For example “3 March 2027”, “March 2027” or “2027”.")
    )
