"""The questions about the terms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from copanel.kernel.ids import new_id
from copanel.terms.drafting import LONGEST_HEADING, LONGEST_NOTE, LONGEST_TEXT, LONGEST_WHY
from copanel.terms.states import DUTY_OF, Act, Duty, Part
from copanel.ui.forms import DayField, Form

PART_HINTS = {
    Part.ABOUT: _("Who the panel is, and how these terms change."),
    Part.CAN: _("What the panel may do."),
    Part.CANNOT: _("What is not in the panel’s power. Say it plainly, and say whom to go to."),
    Part.USER_LED_OWES: _("A co-chair signs it."),
    Part.AUTHORITY_OWES: _("A manager of the council signs it, and a co-chair."),
    Part.FUNDER_OWES: _("What whoever pays promises."),
}


class ClauseForm(Form):
    """One clause. `key` comes with the empty form, so that pressing twice adds one clause."""

    pictures = {"heading": "write", "text": "write", "easy_text": "read", "why": "question"}

    key = forms.UUIDField(initial=new_id, widget=forms.HiddenInput)
    looked = forms.CharField(required=False, widget=forms.HiddenInput)
    part = forms.ChoiceField(
        label=_("Where does it stand?"), choices=[(part.value, part.label) for part in Part], widget=forms.RadioSelect
    )
    heading = forms.CharField(
        label=_("What is it about, in a few words?"),
        help_text=_("Its address on this site is made from these words."),
        max_length=LONGEST_HEADING,
    )
    text = forms.CharField(
        label=_("What does it say?"),
        help_text=_("One or two short sentences. Everybody can read it once it is published."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea,
    )
    easy_text = forms.CharField(
        label=_("What does it say in Easy Read?"),
        help_text=_("One idea in a sentence. At most 15 words."),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea,
    )
    duty = forms.ChoiceField(
        label=_("Is it one of the duties that no terms should lack?"),
        choices=[(duty.value, duty.label) for duty in (*list(Duty)[1:], Duty.NONE)],
        initial=Duty.NONE.value,
        required=False,
        widget=forms.RadioSelect,
    )
    warns_at = forms.MultipleChoiceField(
        label=_("When do we read it out to people?"),
        help_text=_("It warns them. It never stops them."),
        choices=[(act.value, act.label) for act in Act],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    why = forms.CharField(
        label=_("Why is it new, or different?"),
        help_text=_("Everybody can read the reason beside the change."),
        max_length=LONGEST_WHY,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self, *args: Any, part: Part | None = None, is_new: bool = False, has_before: bool = False, **kwargs: Any
    ) -> None:
        """Where the part is known, it asks only what that part can have; a reason only where a version came before."""
        super().__init__(*args, **kwargs)
        self.fields["part"].choice_hints = PART_HINTS
        if part is not None:
            del self.fields["part"]
            if not any(part in parts for parts in DUTY_OF.values()):
                del self.fields["duty"]
            if part is not Part.CANNOT:
                del self.fields["warns_at"]
        if not is_new:
            self.fields["heading"].help_text = ""
        if not has_before:
            del self.fields["why"]

    @property
    def answers(self) -> dict[str, Any]:
        """What a service is handed of it."""
        names = ("heading", "text", "easy_text", "why", "duty", "warns_at")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}


class NoteForm(Form):
    """A note beside a clause."""

    key = forms.UUIDField(initial=new_id, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("What should someone look at?"),
        help_text=_("Both sides of the panel read it. The public does not."),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PublishForm(Form):
    """On which decision, and from when. What is still open must have been looked at."""

    looked = forms.CharField(widget=forms.HiddenInput)
    decision_id = forms.ChoiceField(
        label=_("Which decision of the panel is it?"),
        help_text=_("Only decisions that were written down since the draft last changed stand here."),
        widget=forms.RadioSelect,
    )
    from_on = DayField(label=_("From which day do these terms hold?"))
    open_seen = forms.BooleanField(label=_("I have looked at what is still open. We publish all the same."))

    def __init__(self, *args: Any, decisions: Sequence[tuple[str, str]], still_open: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision_id"].choices = decisions
        if not still_open:
            del self.fields["open_seen"]


class SignForm(Form):
    """The mark of what was shown goes along with the press."""

    looked = forms.CharField(required=False, widget=forms.HiddenInput)


class OnForm(Form):
    """Which terms held on a day."""

    on = DayField(label=_("Which terms held on this day?"), required=False)
    needed_later = ("on",)


class CompareForm(Form):
    """Two versions."""

    one = forms.ChoiceField(label=_("Compare version"))
    other = forms.ChoiceField(label=_("with version"))

    def __init__(self, *args: Any, numbers: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("one", "other"):
            self.fields[name].choices = [(str(number), str(number)) for number in numbers]

    @property
    def ask(self) -> bool:
        """With two versions there is one pair, and nothing to ask."""
        return len(self.fields["one"].choices) > 2
