"""The questions of drafting a recommendation, and of saying how the panel agreed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from copanel.governance.states import Method
from copanel.influence.typed import Agreement, Ask
from copanel.kernel.actor import Side
from copanel.kernel.clock import today
from copanel.kernel.dates import in_house_style
from copanel.kernel.dates.fields import DateAsGivenFormField
from copanel.organisations.queries import PostFacts
from copanel.ui.forms import Form

PARTS = 3  # empty boxes to begin with
MORE = 2  # added by "More parts"
MOST = 12
METHODS = (Method.CONSENSUS, Method.VOTE, Method.IN_WRITING)


class DraftForm(Form):
    """Why, and up to twelve things to ask, each of one post. Boxes left empty are left out."""

    why = forms.CharField(
        label=_("Why does the panel ask?"), required=False, max_length=4_000, widget=forms.Textarea(attrs={"rows": 4})
    )
    easy_why = forms.CharField(
        label=_("Why, in Easy Read"), required=False, max_length=4_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    boxes = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=MOST)

    def __init__(self, *args: Any, posts: Sequence[PostFacts], boxes: int = PARTS, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.boxes = min(max(boxes, 1), MOST)
        self.initial["boxes"] = self.boxes
        choices = [(str(post.id), _named(post)) for post in posts]
        first = choices[0][0] if len(choices) == 1 else ""
        # One thing must be asked; and whatever is asked, somebody must answer.
        self.needed_later = ("ask_0", *(f"post_{index}" for index in range(self.boxes)))
        for index in range(self.boxes):
            letter = chr(ord("A") + index)
            self.fields[f"ask_{index}"] = forms.CharField(
                label=_("Part %(letter)s: what should the council do?") % {"letter": letter},
                required=False,
                max_length=1_000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
            self.fields[f"easy_{index}"] = forms.CharField(
                label=_("Part %(letter)s in Easy Read") % {"letter": letter},
                required=False,
                max_length=1_000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
            self.fields[f"post_{index}"] = forms.ChoiceField(
                label=_("Who must answer part %(letter)s?") % {"letter": letter},
                choices=choices,
                initial=first,
                required=False,
                widget=forms.RadioSelect,
            )

    @property
    def parts(self) -> list[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        return [(self[f"ask_{n}"], self[f"easy_{n}"], self[f"post_{n}"]) for n in range(self.boxes)]

    @property
    def asks(self) -> list[Ask]:
        """The filled boxes, in order."""
        answers = self.cleaned_data
        return [
            Ask(
                text=answers[f"ask_{n}"],
                easy_text=answers[f"easy_{n}"],
                post_id=UUID(answers[f"post_{n}"]) if answers.get(f"post_{n}") else None,
            )
            for n in self.filled
        ]

    @property
    def filled(self) -> list[int]:
        return [n for n in range(self.boxes) if self.cleaned_data.get(f"ask_{n}")]

    def take(self, fault: Any) -> None:
        """A service counts the parts it got; the page counts boxes."""
        faults = getattr(fault, "faults", None)
        if faults:
            places = {f"{name}_{at}": f"{name}_{n}" for at, n in enumerate(self.filled) for name in ("ask", "post")}
            fault.faults = {places.get(name, name): sentence for name, sentence in faults.items()}
        super().take(fault)


def _named(post: PostFacts) -> str:
    return f"{post.title} ({post.holder_name})" if post.holder_name else post.title


def _number(label: str) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=10_000)


class AgreementForm(Form):
    """How the panel agreed. A recommendation is agreed by a decision, never by a tick."""

    needed_later = ("in_favour", "against", "aside")
    text = forms.CharField(
        label=_("What did the panel decide?"),
        help_text=_("Write it as you would read it out. Everybody can see it."),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    agreed = DateAsGivenFormField(
        label=_("When was it agreed?"),
        help_text=_("For example “3 March 2027”."),
        initial=lambda: in_house_style(today()),
    )
    method = forms.ChoiceField(
        label=_("How was it agreed?"),
        choices=[(method.value, method.label) for method in METHODS],
        widget=forms.RadioSelect,
    )
    in_favour = _number(_("How many of the user-led side were for it?"))
    against = _number(_("How many were against it?"))
    aside = _number(_("How many stood aside?"))
    minority_text = forms.CharField(
        label=_("What do those who were against it say?"),
        help_text=_("Their words stand beside the decision."),
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        """All three numbers or none; a vote needs them."""
        answers = super().clean()
        asked = ("in_favour", "against", "aside")
        given = [name for name in asked if answers.get(name) is not None]
        if given or answers.get("method") == Method.VOTE:
            for name in asked:
                if name not in given and name not in self.errors:
                    self.add_error(name, _("Give a number here, 0 where there was nobody."))
        return answers

    @property
    def agreement(self) -> Agreement:
        answers = self.cleaned_data
        counts = None
        if answers.get("in_favour") is not None:
            counts = {Side.USER_LED: (answers["in_favour"], answers["against"], answers["aside"])}
        return Agreement(
            method=answers["method"],
            agreed=answers["agreed"],
            text=answers["text"],
            counts=counts,
            minority_text=answers["minority_text"],
        )
