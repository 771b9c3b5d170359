"""The questions of the look settings. Each choice looks like what it does."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from copanel.ui.forms import Form
from copanel.ui.look import Look

USUAL = "usual"


class LookForm(Form):
    text = forms.ChoiceField(
        label=_("Text size"),
        choices=[(USUAL, _("Usual")), ("larger", _("Larger")), ("largest", _("Largest"))],
        widget=forms.RadioSelect,
    )
    theme = forms.ChoiceField(
        label=_("Colours"),
        choices=[
            (USUAL, _("As my device is set")),
            ("light", _("Dark on light")),
            ("dark", _("Light on dark")),
            ("yellow", _("Yellow on black")),
        ],
        widget=forms.RadioSelect,
    )
    spacing = forms.ChoiceField(
        label=_("Space between words and lines"),
        choices=[(USUAL, _("Usual")), ("wide", _("Wide"))],
        widget=forms.RadioSelect,
    )
    next = forms.CharField(required=False, widget=forms.HiddenInput)

    @staticmethod
    def first(kept: Look, back: str) -> dict[str, Any]:
        """What is chosen when the page opens: what this browser keeps."""
        return {
            "text": kept.text or USUAL,
            "theme": kept.theme or USUAL,
            "spacing": kept.spacing or USUAL,
            "next": back,
        }

    def look(self) -> Look:
        """The answers as a look."""
        answers = {name: self.cleaned_data[name] for name in ("text", "theme", "spacing")}
        return Look(**{name: "" if answer == USUAL else answer for name, answer in answers.items()})
