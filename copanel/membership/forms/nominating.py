"""The questions of putting someone forward, and of putting a nomination aside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from copanel.kernel.ids import new_id
from copanel.membership.forms.inviting import what_for_field
from copanel.membership.queries import Target
from copanel.ui.forms import Form

HERE, NEW, ORGANISATION = "here", "new", "organisation"


class NominateForm(Form):
    """Whom, for what and why. `key` comes with the empty form: two presses put someone forward once."""

    pictures = {"what_for": "panel", "who": "person", "why": "say", "they_agree": "yes"}
    needed_later = ("person_id", "name", "organisation_id")

    key = forms.UUIDField(initial=new_id, widget=forms.HiddenInput)
    what_for = what_for_field()
    who = forms.ChoiceField(
        label=_("Whom do you put forward?"),
        choices=[
            (HERE, _("Someone who is here already, or myself")),
            (NEW, _("Someone else")),
            (ORGANISATION, _("An organisation")),
        ],
        widget=forms.RadioSelect,
    )
    person_id = forms.ChoiceField(label=_("Which person?"), required=False)
    name = forms.CharField(label=_("Their name"), max_length=200, required=False)
    organisation_id = forms.ChoiceField(label=_("Which organisation?"), required=False)
    they_agree = forms.BooleanField(label=_("I asked them, and they agree to be put forward"), required=False)
    why = forms.CharField(
        label=_("Why would they be good for it?"),
        help_text=_("Say nothing about their health or their private life."),
        max_length=2000,
        widget=forms.Textarea,
    )

    def __init__(
        self,
        *args: Any,
        targets: Sequence[Target],
        organisations: Sequence[tuple[str, str]],
        persons: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.targets = {target.value: target for target in targets}
        self.fields["what_for"].choices = [(target.value, target.label) for target in targets]
        self.fields["person_id"].choices = [("", _("Choose a person")), *persons]
        self.fields["organisation_id"].choices = [("", _("Choose an organisation")), *organisations]

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        asked = {HERE: "person_id", NEW: "name", ORGANISATION: "organisation_id"}
        for who, name in asked.items():
            if who != answers.get("who"):
                self.errors.pop(name, None)
            elif not answers.get(name) and name not in self.errors:
                self.add_error(name, _("Say who it is."))
        return answers

    def nominated(self) -> dict[str, Any]:
        """What the service asks for."""
        answers, target = self.cleaned_data, self.targets[self.cleaned_data["what_for"]]
        who = answers["who"]
        return {
            "seat_id": target.seat_id,
            "office": target.office or "",
            "side": target.side,
            "person_id": UUID(answers["person_id"]) if who == HERE else None,
            "name": answers["name"] if who == NEW else "",
            "organisation_id": UUID(answers["organisation_id"]) if who == ORGANISATION else None,
            "they_agree": answers["they_agree"],
            "why": answers["why"],
            "nomination_id": answers["key"],
        }


class AsideForm(Form):
    """Why it is put aside."""

    pictures = {"reason": "say"}

    reason = forms.CharField(
        label=_("Why do you put it aside?"),
        help_text=_("Whoever put them forward reads it. Be kind and clear."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
