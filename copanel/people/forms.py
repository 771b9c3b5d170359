"""The questions this room asks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from copanel.people.states import Channel, Language, OwnWord
from copanel.ui.forms import Form


class AskForm(Form):
    """Who wants to sign in."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )


class CodeForm(Form):
    """The code from the mail."""

    code = forms.CharField(
        label=_("The code from the message"),
        help_text=_("Spaces and small letters do not matter."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
    )


class NameForm(Form):
    """How I am named."""

    full_name = forms.CharField(
        label=_("Your full name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    first_name = forms.CharField(
        label=_("Your first name"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "given-name"})
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

    language = forms.ChoiceField(
        label=_("Which words do you want?"),
        help_text=_("For pages, e-mails and letters."),
        choices=[(each.value, each.label) for each in Language],
        widget=forms.RadioSelect,
    )


class ContactForm(Form):
    """How messages come to me."""

    channel = forms.ChoiceField(
        label=_("How should we tell you things?"),
        choices=[(each.value, each.label) for each in Channel],
        widget=forms.RadioSelect,
    )
    address = forms.CharField(
        label=_("Where"),
        help_text=_("Your postal address, phone number or another e-mail address. Not needed for your sign-in e-mail."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    large_print = forms.BooleanField(label=_("Letters in large print"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("channel") in {Channel.POST, Channel.PHONE} and not cleaned.get("address"):
            self.add_error("address", _("Write the address or the phone number."))
        return cleaned
