"""The questions of raising an issue: one's own, without an account, or for someone who told us."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from copanel.governance.queries import TopicFacts
from copanel.influence.speaking import HEADING_LENGTH
from copanel.influence.typed import Said
from copanel.kernel.ids import new_id
from copanel.scope.states import Level
from copanel.ui.forms import Form
from copanel.ui.languages import is_easy
from copanel.words.limits import Guarded
from copanel.words.states import BYLINE_LABELS, HOW_LABELS, LONGEST, NAMED, Byline, How

HOWS = (How.PHONE, How.PAPER, How.VISIT, How.LETTER)


class OwnCareForm(Form):
    """Asked first, so that nobody writes for weeks to the wrong door. It closes none."""

    pictures = {"own": "question"}

    own = forms.ChoiceField(
        label=_("Is this about your own care only?"),
        choices=[("yes", _("Yes, it is about my own care only")), ("no", _("No, it is about other people too"))],
        widget=forms.RadioSelect,
    )


class SayForm(Form):
    """What someone wants to say. `key` comes with the empty form, so that two presses raise one issue."""

    pictures = {"text": "say", "heading": "write", "byline": "who", "easy_text": "read"}

    key = forms.UUIDField(initial=new_id, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("What should change?"),
        help_text=_("Say what happens, and what you would like instead. Leave out names of other people."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    heading = forms.CharField(
        label=_("What is it about, in a few words?"),
        help_text=_("This stands above your words. The panel may write it more plainly."),
        max_length=HEADING_LENGTH,
    )
    topic = forms.ChoiceField(label=_("Which of these fits best?"), widget=forms.RadioSelect, required=False)
    byline = forms.ChoiceField(
        label=_("How shall we show you?"),
        help_text=_("You can change this later."),
        initial=Byline.NOT_NAMED.value,
        widget=forms.RadioSelect,
    )
    easy_text = forms.CharField(
        label=_("The same in Easy Read"),
        help_text=_("One idea in each sentence. At most 15 words. You can leave this empty."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self,
        *args: Any,
        topics: list[TopicFacts],
        named: bool,
        member: bool,
        levels: Mapping[UUID, Level] | None = None,
        **kwargs: Any,
    ) -> None:
        """`levels` says how much the council says can change, by topic: said beside each, and stops nobody."""
        super().__init__(*args, **kwargs)
        left_out = (set() if named else set(NAMED)) | (set() if member else {Byline.MEMBER})
        self.fields["byline"].choices = [
            (each.value, BYLINE_LABELS[each]) for each in reversed(Byline) if each not in left_out
        ]
        self.fields["topic"].choices = [
            (str(topic.id), (is_easy() and topic.easy_name) or topic.name) for topic in topics
        ]
        self.fields["topic"].choice_hints = {
            str(topic): _("The council says: %(level)s. %(meaning)s") % {"level": level.label, "meaning": level.meaning}
            for topic, level in (levels or {}).items()
        }
        if not topics:
            del self.fields["topic"]

    @property
    def said(self) -> Said:
        answers = self.cleaned_data
        return Said(
            heading=answers["heading"],
            text=answers["text"],
            byline=Byline(answers["byline"]),
            easy_text=answers["easy_text"],
            topic_id=UUID(answers["topic"]) if answers.get("topic") else None,
        )


class PublicSayForm(Guarded, SayForm):
    """The same without an account: held for a check, with the limits of a public form."""

    pictures = {**SayForm.pictures, "email": "mail"}

    email = forms.EmailField(
        label=_("Your e-mail address, if you want to know what comes of it"),
        help_text=_("We use it for this issue only. We first send you one message to ask if it is yours."),
        required=False,
    )


class ForSomeoneForm(SayForm):
    """What someone said by phone, on paper, on a visit or in a letter."""

    pictures = {**SayForm.pictures, "how": "phone", "email": "mail", "read_back": "told"}

    how = forms.ChoiceField(
        label=_("How did they tell you?"),
        choices=[(how.value, HOW_LABELS[how]) for how in HOWS],
        widget=forms.RadioSelect,
    )
    email = forms.EmailField(
        label=_("Their e-mail address, if they have an account here"),
        help_text=_("Then they can confirm or correct the words, and are told what comes of it."),
        required=False,
    )
    read_back = forms.BooleanField(label=_("I read the words back to them"), required=False)
