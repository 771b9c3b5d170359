"""The questions of putting something to the panel, of replying, and of what else can be done to it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from copanel.deciding.queries import ReplyPage
from copanel.deciding.states import HOWS, NEEDS_SHARE, Do, Group, Position, Way
from copanel.governance.states import ShownAs
from copanel.kernel.clock import today
from copanel.kernel.ids import new_id
from copanel.ui.forms import DayField, Form
from copanel.words.states import HOW_LABELS

LONG = 4_000
# For who replies and for who writes a reply down alike.
SHOWN = {
    ShownAs.NOT_NAMED: _("Not named"),
    ShownAs.ORGANISATION: _("Only by the organisation"),
    ShownAs.FIRST_NAME: _("By first name"),
    ShownAs.FULL_NAME: _("By full name"),
}
HALF = 50


def _sentences(label: str, help_text: str = "", *, rows: int = 3, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class PutForm(Form):
    """Something to decide in writing. `key` comes with the empty form, so that two presses put one question."""

    pictures = {
        "heading": "write", "text": "question", "easy_text": "read", "why": "talk", "way": "rule", "share": "people",
        "seats": "people", "closes_on": "calendar",
    }  # fmt: skip
    needed_later = ("share", "seats")

    key = forms.UUIDField(initial=new_id, widget=forms.HiddenInput)
    heading = forms.CharField(
        label=_("What is it about, in a few words?"), help_text=_("Everybody can read this."), max_length=120
    )
    text = _sentences(
        _("What is the panel to decide?"),
        _("Write it as it would stand as the decision. It cannot be changed once it is put."),
        rows=5,
    )
    easy_text = _sentences(
        _("The same in Easy Read"), _("One idea in each sentence. At most 15 words."), required=False
    )
    why = _sentences(_("Why is it asked?"), required=False)
    easy_why = _sentences(_("Why, in Easy Read"), required=False)
    way = forms.ChoiceField(
        label=_("How is it decided?"),
        choices=[(way.value, way.label) for way in Way],
        initial=Way.CONSENSUS.value,
        widget=forms.RadioSelect,
    )
    share = forms.IntegerField(
        label=_("Of every 100 seats, how many must reply at least?"),
        help_text=_("For consensus, and for more than half of those who reply."),
        required=False,
        min_value=1,
        max_value=100,
        initial=HALF,
    )
    seats = forms.IntegerField(
        label=_("How many seats must be for it?"),
        help_text=_("For a set number of seats. It must be more than half of them."),
        required=False,
        min_value=1,
        max_value=1_000,
    )
    closes_on = DayField(label=_("What is the last day to reply?"), help_text=_("For example 27 3 2027."))

    def clean(self) -> dict[str, Any]:
        """The number that the way asks for."""
        answers = super().clean()
        way = answers.get("way")
        for name, ways in (("share", NEEDS_SHARE), ("seats", (Way.SEATS,))):
            if way in ways and answers.get(name) is None and name not in self.errors:
                self.add_error(name, _("Give a number here."))
        return answers

    @property
    def asked(self) -> dict[str, Any]:
        """What the service takes."""
        answers = dict(self.cleaned_data)
        answers["question_id"] = answers.pop("key")
        return answers | {"share": answers["share"] or 0, "seats": answers["seats"] or 0}


class ReplyForm(Form):
    """One position of four, and words if one likes. `key` is for two presses, `looked` for two people at once."""

    pictures = {
        "position": "yes", "text": "say", "in_public": "read", "shown_as": "who", "how": "phone", "said_on": "calendar",
        "read_back": "told",
    }  # fmt: skip

    key = forms.UUIDField(initial=new_id, widget=forms.HiddenInput)
    looked = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    position = forms.ChoiceField(
        label=_("What do you say?"),
        choices=[(position.value, position.label) for position in Position],
        widget=forms.RadioSelect,
    )
    how = forms.ChoiceField(
        label=_("How did they reply?"), choices=[(how.value, HOW_LABELS[how]) for how in HOWS], widget=forms.RadioSelect
    )
    said_on = DayField(label=_("On which day did they reply?"), initial=today)
    text = forms.CharField(
        label=_("Your reasons"),
        help_text=_("The user-led side reads them when it is over. The council never does."),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    in_public = forms.BooleanField(
        label=_("If I am against it, my words may stand beside the decision for everybody, without my name"),
        help_text=_("They stay there for good. Where only one member is against it, people may guess who it is."),
        required=False,
    )
    shown_as = forms.ChoiceField(
        label=_("How shall the user-led side see who replied?"),
        initial=ShownAs.NOT_NAMED.value,
        widget=forms.RadioSelect,
    )
    read_back = forms.BooleanField(label=_("I read the reply back to them"), required=False)

    def __init__(self, *args: Any, page: ReplyPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["looked"] = page.number
        self.fields["position"].choice_hints = {
            Position.TALK.value: _("The co-chairs and the facilitator see that you ask, and talk with you.")
        }
        if page.do is not Do.REPLY_FOR:
            for name in ("how", "said_on", "read_back"):
                del self.fields[name]
        else:
            self.fields["position"].label = _("What do they say?")
            self.fields["position"].choice_hints = {}
            self.fields["position"].choices = [(position.value, position.said) for position in Position]
            self.fields["text"].label = _("Their reasons")
            self.fields["in_public"].label = _("They let their words stand beside the decision, without their name")
        if page.do is Do.GIVE_VIEW:
            del self.fields["shown_as"]
            self.fields["text"].help_text = _("Everybody can read them at once. They stand apart, and decide nothing.")
            self.fields["position"].choice_hints = {}
        else:
            named = (ShownAs.FULL_NAME, ShownAs.FIRST_NAME) if page.named else ()
            shown = (ShownAs.NOT_NAMED, ShownAs.ORGANISATION, *reversed(named))
            self.fields["shown_as"].choices = [(each.value, SHOWN[each]) for each in shown]
        if page.group is not Group.DECIDES:
            del self.fields["in_public"]

    @property
    def given(self) -> dict[str, Any]:
        """What the service takes."""
        answers = dict(self.cleaned_data)
        answers["reply_id"] = answers.pop("key")
        return answers


class ExtendForm(Form):
    """A later last day, and why. `looked` is the day that the page showed."""

    pictures = {"closes_on": "calendar", "reason": "talk"}

    looked = forms.DateField(widget=forms.HiddenInput)
    closes_on = DayField(label=_("What is the new last day to reply?"))
    reason = _sentences(_("Why do people need more time?"), _("Everybody can read this."))


class WithdrawForm(Form):
    pictures = {"reason": "talk"}

    reason = _sentences(_("Why is it taken back?"), _("Everybody can read this."))


class NoAgreementForm(Form):
    pictures = {"text": "talk"}

    text = _sentences(
        _("Who mediates, and what happens next?"),
        _("Everybody can read this. Do not say who was for it or against it."),
    )
