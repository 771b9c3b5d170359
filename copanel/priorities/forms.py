"""The questions of asking members, of saying what matters most, and of writing down what was decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from copanel.governance.queries import TopicFacts
from copanel.kernel import clock
from copanel.kernel.ids import new_id
from copanel.priorities.states import MOST_CHOSEN, MOST_PRIORITIES
from copanel.priorities.typed import HEADING_LENGTH, Wanted
from copanel.ui.forms import DayField, Form
from copanel.ui.languages import is_easy
from copanel.words.states import HOW_LABELS, LONGEST, How

HOWS = (How.PHONE, How.PAPER, How.VISIT, How.LETTER)
BOXES = 3  # empty places to begin with
MORE = 2  # added by "More priorities"


def _topic_choices(topics: Sequence[TopicFacts]) -> list[tuple[str, str]]:
    return [(str(topic.id), (is_easy() and topic.easy_name) or topic.name) for topic in topics]


class AskForm(Form):
    """Until when members can say what matters most."""

    pictures = {"closes_on": "calendar"}

    key = forms.UUIDField(initial=new_id, widget=forms.HiddenInput)
    closes_on = DayField(
        label=_("Until which day can people say it?"),
        help_text=_("Give at least two weeks, so that a letter can come back."),
    )


class SayForm(Form):
    """Up to three topics, and why. `key` comes with the empty form: two presses say it once."""

    pictures = {"topics": "panel", "text": "say"}

    key = forms.UUIDField(initial=new_id, widget=forms.HiddenInput)
    topics = forms.MultipleChoiceField(
        label=_("Which topics matter most?"),
        help_text=_("Choose one, two or three."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose one, two or three: those that matter most.")},
    )
    text = forms.CharField(
        label=_("Why do they matter?"),
        help_text=_("Only the user-led side can read this. The council cannot."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, topics: Sequence[TopicFacts], mine: Collection[UUID] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topics"].choices = _topic_choices(topics)
        self.fields["topics"].initial = [str(key) for key in mine]

    def clean_topics(self) -> list[UUID]:
        """Not more than three: what matters most, not all that matters."""
        chosen = [UUID(each) for each in self.cleaned_data["topics"]]
        if len(chosen) > MOST_CHOSEN:
            raise forms.ValidationError(_("That is more than three. Take the tick from some, and keep three."))
        return chosen


class SayForForm(SayForm):
    """The same, written down for a member or for an organisation with a seat."""

    pictures = {**SayForm.pictures, "who": "who", "how": "phone", "read_back": "told"}

    who = forms.ChoiceField(label=_("Who said it?"), widget=forms.Select)
    how = forms.ChoiceField(
        label=_("How did they tell you?"),
        choices=[(how.value, HOW_LABELS[how]) for how in HOWS],
        widget=forms.RadioSelect,
    )
    read_back = forms.BooleanField(label=_("I read the words back to them"), required=False)

    def __init__(self, *args: Any, who: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [("", _("Choose")), *who]

    @property
    def said_by(self) -> dict[str, UUID]:
        kind, _colon, key = self.cleaned_data["who"].partition(":")
        return {f"{kind}_id": UUID(key)}


class DecideForm(Form):
    """On which decision, for which time, and up to seven priorities. Places left empty are left out."""

    pictures = {"decision_id": "yes", "from_on": "calendar"}

    decision_id = forms.ChoiceField(
        label=_("On which decision of the panel?"),
        help_text=_("Write the decision down first, if it is not here."),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the decision that these priorities rest on.")},
    )
    from_on = DayField(label=_("From which day?"))
    until_on = DayField(label=_("Until which day?"))
    boxes = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=MOST_PRIORITIES)

    def __init__(
        self,
        *args: Any,
        topics: Sequence[TopicFacts],
        decisions: Sequence[tuple[str, str]],
        boxes: int = BOXES,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.boxes = min(max(boxes, 1), MOST_PRIORITIES)
        self.initial["boxes"] = self.boxes
        self.fields["decision_id"].choices = decisions
        self.fields["from_on"].initial, self.fields["until_on"].initial = year_from(clock.today())
        self.needed_later = [f"{name}_{n}" for n in range(1, self.boxes + 1) for name in ("heading", "why")]
        for n in range(1, self.boxes + 1):
            self.fields[f"heading_{n}"] = forms.CharField(
                label=_("Priority %(n)d, in a few words") % {"n": n}, required=False, max_length=HEADING_LENGTH
            )
            self.fields[f"why_{n}"] = forms.CharField(
                label=_("Why does it matter?"), required=False, max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 3}),
            )  # fmt: skip
            self.fields[f"easy_{n}"] = forms.CharField(
                label=_("Why, in Easy Read"), required=False, max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip
            self.fields[f"topics_{n}"] = forms.MultipleChoiceField(
                label=_("Issues under which topics belong to it?"), required=False, choices=_topic_choices(topics),
                widget=forms.CheckboxSelectMultiple,
            )  # fmt: skip

    @property
    def places(self) -> list[tuple[int, list[forms.BoundField]]]:
        names = ("heading", "why", "easy", "topics")
        return [(n, [self[f"{name}_{n}"] for name in names]) for n in range(1, self.boxes + 1)]

    @property
    def has_room(self) -> bool:
        return self.boxes < MOST_PRIORITIES

    @property
    def filled(self) -> list[int]:
        """The places with anything in them, in order."""
        answers = self.cleaned_data
        return [n for n in range(1, self.boxes + 1) if answers.get(f"heading_{n}") or answers.get(f"why_{n}")]

    @property
    def wanted(self) -> list[Wanted]:
        answers = self.cleaned_data
        return [
            Wanted(
                heading=answers[f"heading_{n}"],
                why=answers[f"why_{n}"],
                easy_why=answers[f"easy_{n}"],
                topic_ids=tuple(UUID(key) for key in answers[f"topics_{n}"]),
            )
            for n in self.filled
        ]

    def take(self, fault: Any) -> None:
        """A service counts the priorities it got; the page counts places."""
        faults = getattr(fault, "faults", None)
        if faults:
            places = {
                f"{name}_{at}": f"{name}_{n}"
                for at, n in enumerate(self.filled, start=1)
                for name in ("heading", "why", "topics")
            }
            fault.faults = {places.get(name, name): sentence for name, sentence in faults.items()}
        super().take(fault)


def year_from(day: dt.date) -> tuple[dt.date, dt.date]:
    """A year from a day, both included: what a panel most often decides for."""
    leap_day = (day.month, day.day) == (2, 29)
    return day, day.replace(year=day.year + 1, day=28 if leap_day else day.day) - dt.timedelta(days=1)
