"""The questions that change how an issue stands: heading, topic, closing, being told."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from copanel.governance.queries import TopicFacts
from copanel.governance.states import AsideCause
from copanel.influence.speaking import HEADING_LENGTH
from copanel.kernel.ids import new_id
from copanel.ui.forms import Form
from copanel.words.limits import Guarded


class HeadingForm(Form):
    heading = forms.CharField(
        label=_("What is it about, in a few words?"),
        help_text=_("Plain words, as people would say it. No names."),
        max_length=HEADING_LENGTH,
    )
    easy_heading = forms.CharField(label=_("The same in Easy Read"), required=False, max_length=HEADING_LENGTH)


class TopicForm(Form):
    topic = forms.TypedChoiceField(label=_("Which topic does it belong to?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, topics: list[TopicFacts], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].choices = [(str(topic.id), topic.name) for topic in topics]


class StepAsideForm(Form):
    """From which office, and what kind of reason. Nothing private is asked."""

    key = forms.UUIDField(initial=new_id, widget=forms.HiddenInput)
    holding_id = forms.TypedChoiceField(
        label=_("In which office do you stand aside?"), widget=forms.RadioSelect, coerce=UUID
    )
    cause = forms.ChoiceField(
        label=_("What kind of reason is it?"),
        help_text=_("Everyone can read this. Nothing else about it is asked or shown."),
        choices=[
            (cause.value, cause.label) for cause in (AsideCause.INTEREST, AsideCause.ORGANISATION, AsideCause.OTHER)
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, offices: list[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["holding_id"].choices = [(str(key), label) for key, label in offices]

    @property
    def answers(self) -> dict[str, Any]:
        answers = self.cleaned_data
        return {"holding_id": answers["holding_id"], "cause": answers["cause"], "aside_id": answers["key"]}


class CloseForm(Form):
    reason = forms.CharField(
        label=_("Why does its path end here?"),
        help_text=_("Everyone can read this. You can open the issue again later."),
        max_length=2_000,
        widget=forms.Textarea,
    )
    easy_reason = forms.CharField(
        label=_("The same in Easy Read"), required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 3})
    )


class FollowForm(Guarded, Form):
    """For someone without an account: an address that is used for this issue only."""

    pictures = {"email": "mail"}

    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We use it for this issue only. We first send you one message to ask if it is yours."),
    )
