"""The questions between a group and the panel it belongs to: why it goes up, and why it comes back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from copanel.ui.forms import Form


class CarryUpForm(Form):
    why = forms.CharField(
        label=_("Why should the bigger panel take it on?"),
        help_text=_("Everyone can read this. Name no person."),
        max_length=2_000,
        widget=forms.Textarea,
    )
    easy_why = forms.CharField(
        label=_("The same in Easy Read"), required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    decision_id = forms.TypedChoiceField(
        label=_("Which decision of your group says so?"),
        help_text=_("A co-chair can do it without one. The facilitator needs one."),
        coerce=UUID,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, decisions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision_id"].choices = [("", _("No decision was written down")), *decisions]


class TakeUpForm(Form):
    what = forms.ChoiceField(
        label=_("What does your panel do with it?"),
        choices=[
            ("take_up", _("We take it on. It stands in our list, and we can ask the council.")),
            ("give_back", _("We give it back to the group, and say why.")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("If you give it back: why?"),
        help_text=_("Everyone can read this."),
        required=False,
        max_length=2_000,
        widget=forms.Textarea,
    )
    easy_reason = forms.CharField(
        label=_("The same in Easy Read"), required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 3})
    )

    @property
    def takes_up(self) -> bool:
        return self.cleaned_data["what"] == "take_up"
