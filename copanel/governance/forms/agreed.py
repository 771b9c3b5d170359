"""The questions of writing down a decision, and of saying that an occasion came."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from copanel.governance.states import Method
from copanel.kernel.actor import Side
from copanel.kernel.dates.fields import DateAsGivenFormField
from copanel.kernel.ids import new_id
from copanel.ui.forms import DayField, Form

METHODS = (Method.CONSENSUS, Method.VOTE, Method.IN_WRITING)


def _number(label: str) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=10_000)


class DecisionForm(Form):
    """What was agreed, how and when. Heads are counted only where the panel counted them.

    `key` comes with the empty form, so that pressing twice writes one decision down.
    """

    needed_later = ("in_favour", "against", "aside")
    key = forms.UUIDField(initial=new_id, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("What did the panel agree?"),
        help_text=_("Write it as you would read it out. Everybody can see it."),
        widget=forms.Textarea,
        max_length=20_000,
    )
    agreed = DateAsGivenFormField(
        label=_("When was it agreed?"), help_text=_("For example “3 March 2027” or “early March 2027”.")
    )
    method = forms.ChoiceField(
        label=_("How was it agreed?"),
        choices=[(method.value, method.label) for method in METHODS],
        widget=forms.RadioSelect,
    )
    in_favour = _number(_("How many of the user-led side were for it?"))
    against = _number(_("How many of the user-led side were against it?"))
    aside = _number(_("How many of the user-led side stood aside?"))
    minority_text = forms.CharField(
        label=_("What do those who were against it say?"),
        help_text=_("Their words stand beside the decision."),
        widget=forms.Textarea,
        required=False,
        max_length=20_000,
    )
    easy_text = forms.CharField(
        label=_("What did the panel agree, in Easy Read?"),
        help_text=_("Short sentences, one thing in each."),
        widget=forms.Textarea,
        required=False,
        max_length=20_000,
    )

    def clean(self) -> dict[str, Any]:
        """All three numbers or none; a vote needs them."""
        answers = super().clean()
        asked = ("in_favour", "against", "aside")
        given = [name for name in asked if answers.get(name) is not None]
        if given or answers.get("method") == Method.VOTE:
            for name in asked:
                if name not in given and name not in self.errors:
                    self.add_error(name, _("Give a number here, 0 where there was nobody."))
        return answers

    @property
    def counts(self) -> dict[Side, tuple[int, int, int]]:
        answers = self.cleaned_data
        if answers.get("in_favour") is None:
            return {}
        return {Side.USER_LED: (answers["in_favour"], answers["against"], answers["aside"])}


class HappenedForm(Form):
    """On which day the occasion came."""

    happened_on = DayField(label=_("On which day did it happen?"))
