"""The questions of where organisations work, whom they are for, and how much they take part."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from copanel.organisations.forms.act import ActForm, one_line, read_at
from copanel.organisations.models import Field
from copanel.organisations.states import LEVEL_LABELS, SETTING_LABELS, FieldKind, Level
from copanel.ui.forms import DayField

ASKED = {
    FieldKind.GROUP: _("Whom is it for?"),
    FieldKind.AREA: _("Where does it work?"),
    FieldKind.OFFER: _("What does it offer?"),
    FieldKind.NEED: _("What does it look for?"),
}
LISTED = {
    FieldKind.GROUP: _("A group of people"),
    FieldKind.AREA: _("An area"),
    FieldKind.OFFER: _("Something that organisations offer"),
    FieldKind.NEED: _("Something that organisations look for"),
}
LEVEL_HINTS = {
    Level.MEMBER: _("You sit at the table. You are asked, and you decide with the others."),
    Level.NETWORK: _("You have no seat. You are asked what you think."),
    Level.INFORMED: _("You are told what happens. You are never asked for anything."),
    Level.NOT_NOW: _("You get nothing from the panel. You can come back on any day."),
}


class ReachForm(ActForm):
    """One question for each kind of list that has lines. `seen` is what stood there when the page was opened."""

    title = _("Where it works, whom it is for")
    lead = _("Tick all that is true today. What you take away stays in its history.")
    picture = "people"
    needed_later = tuple(kind.value for kind in FieldKind)  # to tick nothing is an answer too
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, fields: Iterable[Field], standing: Iterable[UUID], **kwargs: Any) -> None:
        ticked = {str(key) for key in standing}
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = ",".join(sorted(ticked))
        lines = list(fields)
        for kind, label in ASKED.items():
            choices = [(str(each.id), _line(each)) for each in lines if each.kind == kind]
            if choices:
                self.fields[kind.value] = forms.MultipleChoiceField(
                    label=label,
                    choices=choices,
                    required=False,
                    initial=[key for key, _name in choices if key in ticked],
                    widget=forms.CheckboxSelectMultiple,
                )

    @property
    def asked(self) -> dict[str, Any]:
        """What the service takes."""
        answers = self.cleaned_data
        ticked = [UUID(key) for kind in ASKED for key in answers.get(kind.value, ())]
        return {"field_ids": ticked, "seen": _keys(answers["seen"])}


def _line(field: Field) -> str:
    return f"{field.name} ({SETTING_LABELS[field.setting].lower()})" if field.setting else field.name


def _keys(text: str) -> list[UUID] | None:
    """The keys of a page, None where somebody changed them by hand: then nothing is said of what they saw."""
    try:
        return [UUID(key) for key in text.split(",") if key]
    except ValueError:
        return None


class TakePartForm(ActForm):
    title = _("How much we take part")
    lead = _("You choose, and you can choose again on any day. It counts at once.")
    press = _("This is our choice")
    picture = "people"
    level = forms.ChoiceField(
        label=_("How much do you want to take part?"),
        choices=[(each.value, LEVEL_LABELS[each]) for each in Level],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].choice_hints = {each.value: hint for each, hint in LEVEL_HINTS.items()}


class ListForm(ActForm):
    title = _("Add a line to a list")
    lead = _("Then organisations can say that it is true of them.")
    press = _("Add it")
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=[(kind.value, label) for kind, label in LISTED.items()],
        widget=forms.RadioSelect,
    )
    name = one_line(_("What is it called?"), hint=_("For example “Deaf people” or “Wendham”."))
    setting = forms.ChoiceField(
        label=_("If it is an area: town or country?"),
        choices=[("", _("Nobody has said")), *((each.value, label) for each, label in SETTING_LABELS.items())],
        required=False,
    )


class CoverageForm(ActForm):
    title = _("Say that you looked who speaks for them")
    lead = _("If no organisation here speaks for them, that is a fact from that day. It is no blank.")
    press = _("I looked")
    evidence = read_at(_("Where did you look?"), required=True)
    checked_on = DayField(label=_("When did you look?"), required=False, help_text=_("Leave it empty for today."))
