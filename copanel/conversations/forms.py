"""What someone is asked who posts a message."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from copanel.kernel.ids import new_id
from copanel.ui.forms import Form
from copanel.words.limits import Guarded
from copanel.words.states import BYLINE_LABELS, LONGEST, NAMED, Byline


class SayForm(Form):
    """A message, and how its author wants to be shown. `key` comes with the empty form: two presses post once."""

    pictures = {"text": "say", "byline": "who"}

    key = forms.UUIDField(initial=new_id, widget=forms.HiddenInput)
    text = forms.CharField(
        label=gettext_lazy("What do you want to say?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    byline = forms.ChoiceField(
        label=gettext_lazy("How shall we show you?"), initial=Byline.NOT_NAMED.value, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, named: bool, member: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        left_out = (set() if named else set(NAMED)) | (set() if member else {Byline.MEMBER})
        self.fields["byline"].choices = [
            (each.value, BYLINE_LABELS[each]) for each in reversed(Byline) if each not in left_out
        ]


class PublicSayForm(Guarded, SayForm):
    """The same without a sign-in, with the limits of a public form."""
