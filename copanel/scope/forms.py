"""The questions of saying what can change, of signing it, of challenging it, and of replying."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from copanel.governance.queries import DecisionChoice
from copanel.scope.drafts import LONGEST_LINE, LONGEST_TEXT, Draft, Limit
from copanel.scope.states import NEEDS_WHY, WHOSE_LABELS, Level
from copanel.ui.forms import Form

WHAT = {
    Level.OPEN: _("What can change?"),
    Level.LIMITED: _("What can change in part?"),
    Level.FIXED: _("What cannot change?"),
}
WHAT_HINT = {
    Level.OPEN: _("For example: the words and the layout of the letters."),
    Level.LIMITED: _("Say which part, and where the limit is. For example: when the letters go out."),
    Level.FIXED: _("For example: how the amount of a direct payment is worked out."),
}
ABOUT_LEVEL = {
    Level.OPEN: _("People and the council can change this together."),
    Level.LIMITED: _("Some of it can change. Something sets a limit."),
    Level.FIXED: _("The council says it cannot change this. People may still speak about it."),
}


def _text(label: Any, hint: Any = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def _line(label: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, max_length=LONGEST_LINE, required=False)


class SayForm(Form):
    """Three boxes, each with its own reasons. What does not apply is left empty: a draft may be half done.

    `looked` is the mark of the draft that the page showed.
    """

    pictures = {"open_text": "yes", "limited_text": "some", "fixed_text": "no"}
    needed_later = frozenset(
        f"{level}_{name}" for level in Level for name in ("text", "why", "whose", "whose_words", "until")
    ) - {"open_until"}  # fmt: skip
    looked = forms.CharField(required=False, widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args: Any, draft: Draft, **kwargs: Any) -> None:
        first = {f"{level}_{name}": text for level, typed in draft.stored().items() for name, text in typed.items()}
        super().__init__(*args, initial={**first, "looked": draft.looked}, **kwargs)

    @property
    def levels(self) -> Iterator[dict[str, Any]]:
        """Each level with its questions, for the page."""
        for level in Level:
            names = [name for name in self.fields if name.startswith(f"{level}_")]
            yield {"level": level, "about": ABOUT_LEVEL[level], "fields": [self[name] for name in names]}

    @property
    def draft(self) -> Draft:
        answers = self.cleaned_data
        return Draft(
            **{
                level.value: Limit(
                    **{
                        name.removeprefix(f"{level}_"): answers.get(name) or ""
                        for name in self.fields
                        if name.startswith(f"{level}_")
                    }
                )
                for level in Level
            }
        )


def _asked(level: Level) -> dict[str, forms.Field]:
    """The questions of one level. Open things have no reason to give."""
    asked: dict[str, forms.Field] = {"text": _text(WHAT[level], WHAT_HINT[level])}
    if level in NEEDS_WHY:
        asked["why"] = _text(_("Why?"), _("Short sentences. Say it as you would to the person’s face."), rows=2)
        asked["whose"] = forms.ChoiceField(
            label=_("Whose decision is it?"),
            choices=[(whose.value, label) for whose, label in WHOSE_LABELS.items()],
            required=False,
            widget=forms.RadioSelect,
        )
        asked["whose_words"] = _line(
            _("Which law, body, budget or post?"), _("For example “Care Act 2014” or “the cabinet, each February”.")
        )
    asked["until"] = _line(
        _("Until when does this hold?"), _("For example “31 March 2027”. If there is no date, write “no date”.")
    )
    asked["easy_text"] = _text(_("The same in Easy Read"), _("One idea in each sentence. At most 15 words."), 2)
    return asked


# Made here once, so that the three levels ask alike.
SayForm.base_fields |= {f"{level}_{name}": asked for level in Level for name, asked in _asked(level).items()}


class SignForm(Form):
    """The question before a signature: nobody is to be recognised in a public statement."""

    points_to_person = forms.ChoiceField(
        label=_("Does this name a person who uses care, or a carer, or could it show who someone is?"),
        help_text=_("Names of officers who decide are fine."),
        choices=[("no", _("No, it does not")), ("yes", _("Yes, it does"))],
        widget=forms.RadioSelect,
    )

    @property
    def points(self) -> bool:
        return self.cleaned_data["points_to_person"] == "yes"


class ChallengeForm(Form):
    """Why the panel thinks that more can change, and how it agreed to say so."""

    pictures = {"text": "ask-again", "easy_text": "read", "decision": "panel"}
    text = forms.CharField(
        label=_("Why does the panel think that more can change?"),
        help_text=_("Everyone can read it. It stands beside what the council says."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    easy_text = _text(_("The same in Easy Read"), _("One idea in each sentence. At most 15 words."))
    decision = forms.ChoiceField(
        label=_("Which decision of the panel is this?"),
        help_text=_("A co-chair can challenge without one."),
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, decisions: Sequence[DecisionChoice], needs_one: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = self.fields["decision"]
        asked.choices = [(str(each.id), each.label) for each in decisions]
        asked.required = needs_one
        if needs_one:
            asked.help_text = _("A facilitator can challenge once the panel has decided so.")
        elif decisions:
            asked.choices = [("", _("None")), *asked.choices]
        else:
            del self.fields["decision"]

    @property
    def decision_id(self) -> UUID | None:
        chosen = self.cleaned_data.get("decision")
        return UUID(chosen) if chosen else None

    def take(self, fault: Any) -> None:
        """The service names the key; the page asks for the decision."""
        if faults := getattr(fault, "faults", None):
            fault.faults = {name.removesuffix("_id"): sentence for name, sentence in faults.items()}
        super().take(fault)


class ReplyForm(Form):
    """The council stands by what it said, and says why."""

    pictures = {"text": "council", "easy_text": "read"}
    text = forms.CharField(
        label=_("Why does the council stand by it?"),
        help_text=_("Everyone can read it, beside what the panel says."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    easy_text = _text(_("The same in Easy Read"), _("One idea in each sentence. At most 15 words."))
    points_to_person = forms.ChoiceField(
        label=_("Does this name a person who uses care, or a carer, or could it show who someone is?"),
        help_text=_("Names of officers who decide are fine."),
        choices=[("no", _("No, it does not")), ("yes", _("Yes, it does"))],
        widget=forms.RadioSelect,
    )

    @property
    def points(self) -> bool:
        return self.cleaned_data["points_to_person"] == "yes"
