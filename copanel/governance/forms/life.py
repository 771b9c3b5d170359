"""The questions of a panel's life: its groups and year, how it rests or ends, its money, its host, what pages say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from copanel.governance.states import FundingKind, HelpLineKind, Per, WayKind
from copanel.kernel.errors import Invalid
from copanel.kernel.ids import new_id
from copanel.kernel.money import parse_pounds
from copanel.ui.forms import DayField, Form

Choice = tuple[str, str]
LONGEST = 5_000


def words(label: str, help_text: str = "", *, required: bool = True, rows: int = 6) -> forms.CharField:
    box = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, required=required, max_length=LONGEST, widget=box)


def easy(label: str = "") -> forms.CharField:
    return words(label or _("The same in Easy Read"), _("Short sentences, one thing in each."), required=False, rows=3)


def one_of(label: str, help_text: str = "", *, required: bool = True) -> forms.TypedChoiceField:
    """One thing of a list, by its key."""
    return forms.TypedChoiceField(
        label=label, help_text=help_text, coerce=UUID, empty_value=None, required=required, widget=forms.RadioSelect
    )


def line(label: str, help_text: str = "", *, most: int = 200, required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, max_length=most, required=required)


class Choosing(Form):
    """A form whose lists of things come from the panel: `choices={"field": [(key, words)]}`."""

    def __init__(self, *args: Any, choices: dict[str, Sequence[Choice]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, given in (choices or {}).items():
            self.fields[name].choices = list(given)


DECISION = _("Which decision of the panel says so?")
DECISION_HELP = _("Write the decision down first, if it is not in this list.")


class SuspendForm(Choosing):
    reason = words(_("Why does the panel stop for a time?"), _("Everybody can read this. Name no person."))
    easy_reason = easy()
    decision_id = one_of(DECISION, DECISION_HELP)
    until_on = DayField(label=_("Until which day, if you know it?"), required=False)
    occasion_id = one_of(_("Or until something happens?"), required=False)


class TakeUpForm(Choosing):
    reason = words(_("How does the panel go on?"), _("Everybody can read this. Name no person."))
    easy_reason = easy()
    decision_id = one_of(DECISION, required=False)


class ReplaceForm(Choosing):
    by_panel_id = one_of(_("Which panel takes its place?"), _("You must be a co-chair of both."))
    reason = words(_("Why does another panel take its place?"), _("Everybody can read this. Name no person."))
    easy_reason = easy()
    decision_id = one_of(DECISION, DECISION_HELP)


class CloseForm(Choosing):
    reason = words(_("Why does the panel close?"), _("Everybody can read this. Name no person."))
    easy_reason = easy()
    decision_id = one_of(DECISION, DECISION_HELP)


class JoinForm(Choosing):
    parent_id = one_of(_("Which panel should this one belong to?"), _("Its co-chairs are asked to say yes."))
    decision_id = one_of(_("Which decision of the panel says so?"), required=False)


class TakeInForm(Form):
    from_on = DayField(label=_("From which day does the group belong to your panel?"))


class LeaveForm(Form):
    until_on = DayField(
        label=_("What is the last day?"), help_text=_("Leave it empty to end it at once."), required=False
    )


class YearForm(Form):
    from_on = DayField(
        label=_("On which day does the panel’s next year begin?"),
        help_text=_("Later years begin on the same day and month. Past years stay as they are."),
    )


class MoneyField(forms.CharField):
    """Pounds as people write them, kept in pence."""

    def clean(self, value: Any) -> int | None:
        typed = super().clean(value).strip()
        if not typed:
            return None
        try:
            return parse_pounds(typed)
        except Invalid as fault:
            raise forms.ValidationError(fault.sentence) from fault


class FundingForm(Choosing):
    """What happens to the money. `key` comes with the empty form, so that pressing twice tells it once."""

    needed_later = ("per",)
    key = forms.UUIDField(initial=new_id, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("What happens?"),
        choices=[(kind.value, kind.label) for kind in FundingKind],
        widget=forms.RadioSelect,
    )
    organisation_id = one_of(_("Which organisation pays?"))
    on_day = DayField(label=_("On which day?"), help_text=_("For money that ends: the last day."))
    pence = MoneyField(label=_("How much?"), help_text=_("For example £12,000."), required=False, max_length=20)
    per = forms.ChoiceField(
        label=_("For which time is the amount?"),
        choices=[(per.value, per.label) for per in Per],
        required=False,
        widget=forms.RadioSelect,
    )


class ReasonForm(Form):
    text = words(_("What is the funder’s reason?"), _("Everybody can read this. It cannot be changed later."))
    easy_text = easy()


class BesideForm(Form):
    text = words(_("What does the panel say about it?"), _("It stands beside the funder’s words and stays."))
    easy_text = easy()


class HandoverForm(Choosing):
    host_id = one_of(_("Which organisation is the new host?"))
    on_day = DayField(label=_("From which day is it the host?"))
    items = forms.CharField(
        label=_("What is handed over?"),
        help_text=_("One thing on each line: the phone number, the post, money not spent, keys, contracts. No names."),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=6_000,
    )
    keeps = forms.TypedMultipleChoiceField(
        label=_("Who of the old host’s people goes on?"),
        help_text=_("The offices of the others end with the old host’s last day."),
        coerce=UUID,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class WayForm(Form):
    kind = forms.ChoiceField(
        label=_("What kind of way is it?"), choices=[(kind.value, kind.label) for kind in WayKind],
        widget=forms.RadioSelect,
    )  # fmt: skip
    name = line(_("What is it called?"))
    about = words(_("What can people do there?"), rows=3)
    easy_about = easy()
    phone = line(_("Phone number"), most=40, required=False)
    website = line(_("Address of the web page"), most=300, required=False)


class HelpLineForm(Form):
    kind = forms.ChoiceField(
        label=_("What kind of line is it?"), choices=[(kind.value, kind.label) for kind in HelpLineKind],
        widget=forms.RadioSelect,
    )  # fmt: skip
    name = line(_("What is it called?"))
    phone = line(_("Phone number"), most=40)
    hours = line(_("When do they answer?"), required=False)
    about = line(_("What is it for?"), most=300, required=False)
    easy_about = line(_("The same in Easy Read"), most=300, required=False)


class ReachForm(Form):
    phone = line(_("Phone number that people can ring"), most=40)
    phone_hours = line(_("When does someone answer?"), required=False)
    post_address = forms.CharField(
        label=_("Address that people can write to"), max_length=400, widget=forms.Textarea(attrs={"rows": 4})
    )
