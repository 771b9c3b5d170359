"""The questions of declaring an interest: one's own, or written down for someone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from copanel.kernel.ids import new_id
from copanel.membership.forms.inviting import HOWS
from copanel.membership.states import InterestKind
from copanel.ui.forms import DayField, Form
from copanel.words.states import HOW_LABELS, LONGEST, How


class InterestForm(Form):
    """One interest. `key` comes with the empty form: two presses declare one."""

    pictures = {"kind": "question", "text": "say", "organisation_id": "council", "from_on": "calendar"}

    key = forms.UUIDField(initial=new_id, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("What kind of interest is it?"),
        choices=[(kind.value, kind.label) for kind in InterestKind],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("What is it?"),
        help_text=_("In your own words. Everybody can read it. Leave out names of other people."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    organisation_id = forms.ChoiceField(label=_("Which organisation is it with?"), required=False)
    from_on = DayField(label=_("When did it begin?"), required=False)
    until_on = DayField(label=_("When does it end?"), required=False)

    def __init__(self, *args: Any, organisations: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation_id"].choices = [("", _("None, or one that is not in this list")), *organisations]

    def declared(self) -> dict[str, Any]:
        """What the service asks for."""
        answers = self.cleaned_data
        return {
            "kind": answers["kind"],
            "text": answers["text"],
            "organisation_id": UUID(answers["organisation_id"]) if answers["organisation_id"] else None,
            "from_on": answers["from_on"],
            "until_on": answers["until_on"],
            "interest_id": answers["key"],
        }


class InterestForForm(InterestForm):
    """An interest that someone told the facilitator; or that they have nothing to declare."""

    pictures = {**InterestForm.pictures, "person_id": "person", "how": "phone"}

    person_id = forms.ChoiceField(label=_("Who told you?"))
    how = forms.ChoiceField(
        label=_("How did they tell you?"),
        choices=[(how.value, HOW_LABELS[how]) for how in HOWS],
        widget=forms.RadioSelect,
    )
    nothing = forms.BooleanField(label=_("They say: all is written down, nothing more"), required=False)
    read_back = forms.BooleanField(label=_("I read it all back to them, and they said it is right"))

    def __init__(self, *args: Any, persons: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person_id"].choices = [("", _("Choose a person")), *persons]
        for name in ("kind", "text"):
            self.fields[name].required = False

    needed_later = ("kind", "text")

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if not answers.get("nothing"):
            for name in ("kind", "text"):
                if not answers.get(name) and name not in self.errors:
                    self.add_error(name, _("Write this down, or tick that there is nothing more."))
        return answers

    def told(self) -> dict[str, Any]:
        """Whose it is and how it came."""
        answers = self.cleaned_data
        return {
            "person_id": UUID(answers["person_id"]),
            "how": How(answers["how"]),
            "read_back": answers["read_back"],
        }
