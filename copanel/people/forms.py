"""The questions this room asks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from copanel.people.states import Channel, Language, OwnWord
from copanel.ui.forms import Form


class AskForm(Form):
    """Who wants to sign in."""

    pictures = {"email": "mail"}

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )


class CodeForm(Form):
    """The code from the mail."""

    pictures = {"code": "key"}

    code = forms.CharField(
        label=_("The code from the message"),
        help_text=_("Spaces and small letters do not matter."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
    )


class NameForm(Form):
    """How I am named."""

    pictures = {"full_name": "who"}

    full_name = forms.CharField(
        label=_("Full name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    first_name = forms.CharField(
        label=_("First name"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "given-name"})
    )
    own_word = forms.ChoiceField(
        label=_("What do you say of yourself?"),
        help_text=_("Only used where you choose to be shown this way. You choose each time."),
        choices=[(each.value, each.label) for each in OwnWord],
        required=False,
        widget=forms.RadioSelect,
    )


class WordsForm(Form):
    """The words I want."""

    pictures = {"language": "read"}

    language = forms.ChoiceField(
        label=_("Which words do you want?"),
        help_text=_("For pages, e-mails and letters."),
        choices=[(each.value, each.label) for each in Language],
        widget=forms.RadioSelect,
    )


class ContactForm(Form):
    """How messages come to me. Each way brings its own question; what belongs to the others is ignored."""

    pictures = {"channel": "phone"}

    channel = forms.ChoiceField(
        label=_("How should we tell you things?"),
        choices=[(each.value, each.label) for each in Channel],
        widget=forms.RadioSelect,
    )
    email = forms.EmailField(
        label=_("Another e-mail address"),
        help_text=_("Only if it is not the one you sign in with."),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    post = forms.CharField(
        label=_("Your postal address"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "street-address"}),
    )
    large_print = forms.BooleanField(label=_("Letters in large print"), required=False)
    phone = forms.CharField(
        label=_("Your phone number"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )

    def clean(self) -> dict[str, Any]:
        """A fault in a question that is folded away would be a riddle, so it is none."""
        cleaned = super().clean() or {}
        for other in set(Channel) - {cleaned.get("channel")}:
            self.errors.pop(other, None)
        return cleaned

    def choice(self) -> dict[str, Any]:
        """What the service asks for: channel, address, large print."""
        channel = self.cleaned_data["channel"]
        large_print = self.cleaned_data["large_print"] or channel != Channel.POST
        return {"channel": channel, "address": self.cleaned_data[channel], "large_print": large_print}
