"""The questions of changing a rule, putting the change in force, and saying what one speaks from."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from copanel.governance.queries import DecisionFacts
from copanel.governance.rule_kinds import Choice, Kind, Number
from copanel.governance.rule_states import SpeaksFrom
from copanel.governance.rule_words import ANSWERS
from copanel.kernel.ids import new_id
from copanel.ui.forms import DayField, Form

NOT_SAID = "not_said"


class RuleForm(Form):
    """What a rule should be, from which day. `key` makes two presses one draft; `looked` is what the page showed."""

    key = forms.UUIDField(initial=new_id, widget=forms.HiddenInput)
    looked = forms.IntegerField(required=False, widget=forms.HiddenInput)
    value = forms.Field()  # what kind of answer it is, the rule says
    from_on = DayField(
        label=_("From which day?"),
        help_text=_("Leave it empty to let it hold from the day it is put in force."),
        required=False,
    )
    pictures = {"value": "rule", "from_on": "calendar"}

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        self.base_fields = {**type(self).base_fields, "value": _asks(kind)}
        super().__init__(*args, **kwargs)


ASKED = _("What should the rule say?")


def _asks(kind: Kind) -> forms.Field:
    if isinstance(kind, Number):
        return forms.IntegerField(label=ASKED, min_value=kind.least, max_value=kind.most)
    choices = [(code, ANSWERS[code]) for code in kind.options]
    if isinstance(kind, Choice):
        return forms.ChoiceField(label=ASKED, choices=choices, widget=forms.RadioSelect)
    return forms.MultipleChoiceField(
        label=ASKED, choices=choices, widget=forms.CheckboxSelectMultiple, required=kind.some
    )


class InForceForm(Form):
    """On which decision a drafted change holds, and from which day."""

    looked = forms.IntegerField(required=False, widget=forms.HiddenInput)
    decision = forms.ChoiceField(
        label=_("Which decision of the panel says so?"),
        widget=forms.RadioSelect,
    )
    from_on = DayField(
        label=_("From which day?"), help_text=_("Leave it empty to let it hold from today."), required=False
    )
    pictures = {"decision": "yes", "from_on": "calendar"}

    def __init__(self, *args: Any, decisions: list[DecisionFacts], decided: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].choices = [(str(each.id), _named(each)) for each in decisions]
        self.fields["decision"].required = decided


def _named(each: DecisionFacts) -> str:
    words = (each.decided.text or each.decided.tombstone) if each.decided else ""
    return f"{each.agreed.shown}: {Truncator(words).chars(160)}"


class SpeaksForm(Form):
    """What someone at the table speaks from. Nobody need say."""

    speaks_from = forms.ChoiceField(
        label=_("What do you speak from at this table?"),
        choices=[*((each.value, each.label) for each in SpeaksFrom), (NOT_SAID, _("I do not want to say"))],
        widget=forms.RadioSelect,
    )
    pictures = {"speaks_from": "person"}
