"""The questions of posts: their titles, who holds them, who acts for the holder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from copanel.kernel.ids import new_id
from copanel.organisations.forms.act import ActForm, one_line
from copanel.organisations.forms.keeping import EndForm
from copanel.ui.forms import DayField


class PostForm(ActForm):
    """`post_id` comes with the empty form, so that pressing twice adds one."""

    title = _("Add a post")
    lead = _("A post is a job at the council. Its duties stay, whoever does the job.")
    press = _("Add the post")
    picture = "person"
    post_id = forms.UUIDField(initial=new_id, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The page is called by `title`, and so is the question: the field is made here.
        self.fields["title"] = one_line(_("What is the post called?"))
        self.fields["from_on"] = _from(_("Since when has it been called so?"), _("Leave it empty if you do not know."))
        self.say_plainly()


class RetitleForm(ActForm):
    title = _("Give the post a new title from a day")
    lead = _("The earlier title stays for all days before. Answers signed under it go on to show it.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"] = one_line(_("What is the new title?"))
        self.fields["from_on"] = _from(_("From which day?"), _("Leave it empty for today."))
        self.say_plainly()


def _from(label: Any, hint: Any) -> DayField:
    return DayField(label=label, required=False, help_text=hint)


ELSE = "else"


class ForSomeone(ActForm):
    """Someone who acts for the council on this panel, by name; for a holder also someone who has no account."""

    someone_else: Any = None
    picture = "person"

    def __init__(self, *args: Any, people: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = {str(key): known for key, known in people}
        choices = [(str(key), known) for key, known in people]
        self.fields["person_id"].choices = [*choices, (ELSE, self.someone_else)] if self.someone_else else choices

    def clean(self) -> dict[str, Any]:
        """The name of the day is the known one, or the one typed for someone who is not among them."""
        answers = super().clean()
        chosen = answers.get("person_id")
        if chosen:
            answers["name"] = self.names[str(chosen)]
        elif (
            self.someone_else
            and "person_id" not in self.errors
            and not answers.get("name")
            and "name" not in self.errors
        ):
            self.add_error("name", _("Write the name of the person, or choose one above."))
        return answers


class HolderForm(ForSomeone):
    title = _("Say who holds the post")
    lead = _("The time of the one before ends the day before. Nobody can appoint themselves.")
    someone_else = _("Someone else")
    needed_later = ("name",)
    person_id = forms.TypedChoiceField(
        label=_("Who holds it?"), coerce=lambda key: None if key == ELSE else UUID(key), widget=forms.RadioSelect
    )
    name = one_line(
        _("If it is someone else: their name"),
        hint=_("They can sign answers here once they have been invited."),
        required=False,
    )
    acting = forms.BooleanField(label=_("They hold it only for now"), required=False)
    from_on = DayField(label=_("From which day?"), required=False, help_text=_("Leave it empty for today."))
    until_on = DayField(label=_("Until which day?"), required=False, help_text=_("Leave it empty if nobody knows."))


class DelegateForm(ForSomeone):
    title = _("Let someone act for the holder")
    lead = _("For example during leave. The duty and the time to answer stay with the post.")
    person_id = forms.TypedChoiceField(label=_("Who acts for them?"), coerce=UUID, widget=forms.RadioSelect)
    from_on = DayField(label=_("From which day?"), required=False, help_text=_("Leave it empty for today."))
    until_on = DayField(label=_("Until which day?"), required=False, help_text=_("Leave it empty if nobody knows."))


class LeaveForm(EndForm):
    title = _("The holder leaves")
    lead = _("The post is then free. Its duties and the time to answer go on.")
    press = _("They leave")
    picture = "person"


class EndDelegationForm(EndForm):
    title = _("Nobody acts for the holder any more")
    picture = "person"
