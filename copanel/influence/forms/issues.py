"""The questions that change how an issue stands: heading, topic, closing, being told."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from copanel.governance.queries import TopicFacts
from copanel.influence.speaking import HEADING_LENGTH
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
