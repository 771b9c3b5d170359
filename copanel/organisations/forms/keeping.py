"""The questions of keeping an organisation's entry right: names, life, how it stands to others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from copanel.kernel.ids import new_id
from copanel.organisations.forms.act import ActForm, one_line, read_at, when
from copanel.organisations.states import (
    MILESTONE_LABELS,
    RELATION_LABELS,
    MilestoneKind,
    NameKind,
    OrganisationKind,
    RelationKind,
)
from copanel.ui.forms import DayField

NAMES = (
    (NameKind.KNOWN_AS, _("The name it is known by")),
    (NameKind.LEGAL, _("The name in law")),
    (NameKind.INITIALS, _("Its initials")),
)


class AddForm(ActForm):
    """`organisation_id` comes with the empty form, so that pressing twice adds one."""

    title = _("Add an organisation")
    lead = _("Everybody can see the entry. You can add more once it is there.")
    press = _("Add it")
    picture = "people"
    organisation_id = forms.UUIDField(initial=new_id, widget=forms.HiddenInput)
    name = one_line(_("What is it called?"), hint=_("The name people know it by."))
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=[(kind.value, kind.label) for kind in OrganisationKind],
        widget=forms.RadioSelect,
    )
    legal_name = one_line(_("What is its name in law?"), hint=_("Only if it is another one."), required=False)
    initials = one_line(_("What are its initials?"), required=False)
    website = forms.URLField(
        label=_("What is its website?"),
        required=False,
        max_length=300,
        assume_scheme="https",
        error_messages={"invalid": _("Write the address of the website, such as www.example.org.")},
    )
    from_on = DayField(
        label=_("Since when has it had this name?"), required=False, help_text=_("Leave it empty if you do not know.")
    )


class RenameForm(ActForm):
    title = _("Give it a new name from a day")
    lead = _("The earlier name stays for all days before. Old pages go on to show it.")
    name = one_line(_("What is the new name?"))
    kind = forms.ChoiceField(
        label=_("Which of its names is it?"),
        choices=[(kind.value, label) for kind, label in NAMES],
        initial=NameKind.KNOWN_AS.value,
        widget=forms.RadioSelect,
    )
    from_on = when(_("From when?"))


class AliasForm(ActForm):
    title = _("Add a name that people look for")
    lead = _("It is found by this name. Pages never show it as its name.")
    name = one_line(_("Which name?"), hint=_("For example a working name that was never used."))


class RelateForm(ActForm):
    title = _("Say how it stands to another organisation")
    lead = _("This stands on the pages of both.")
    picture = "people"
    kind = forms.ChoiceField(
        label=_("How does it stand to the other?"),
        choices=[(each.value, RELATION_LABELS[each]) for each in RelationKind if each is not RelationKind.MERGED_INTO],
        widget=forms.RadioSelect,
    )
    other_id = forms.TypedChoiceField(label=_("Which other organisation?"), coerce=UUID)
    from_on = when(_("Since when?"), required=False)
    source = read_at()

    def __init__(self, *args: Any, others: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other_id"].choices = [("", _("Choose one")), *((str(key), name) for key, name in others)]


class EndForm(ActForm):
    """Something that holds ends after a day, or at once where none is given."""

    press = _("End it")
    until_on = DayField(label=_("What was the last day?"), required=False, help_text=_("Leave it empty for today."))


class EndRelationForm(EndForm):
    title = _("This holds no more")
    lead = _("Old pages go on to show that it held until that day.")


class MilestoneForm(ActForm):
    title = _("Write down a day in its life")
    lead = _("Sources may give different days. Then write down both, each with its source.")
    picture = "calendar"
    kind = forms.ChoiceField(
        label=_("What happened?"),
        choices=[(each.value, MILESTONE_LABELS[each]) for each in MilestoneKind],
        widget=forms.RadioSelect,
    )
    happened = when(_("When?"))
    source = read_at()


class GapForm(ActForm):
    title = _("Write down a time in which it did nothing")
    lead = _("It had not closed. For some time nobody was there.")
    picture = "calendar"
    from_on = DayField(label=_("What was the first day?"))
    until_on = DayField(
        label=_("What was the last day?"), required=False, help_text=_("Leave it empty if it still does nothing.")
    )
    source = read_at()


class CloseForm(ActForm):
    title = _("Say that it has closed")
    lead = _("Its page stays, and says when it closed. Nobody has to say why.")
    press = _("It has closed")
    picture = "calendar"
    closed = when(_("When did it close?"))
    source = read_at()


class ReasonForm(ActForm):
    title = _("Say why it closed")
    lead = _("A later reason stands beside an earlier one. None is lost.")
    reason = forms.CharField(label=_("Why did it close?"), widget=forms.Textarea, max_length=1000)
    source = read_at(_("Who says so, and where can it be read?"), required=True)
    published = forms.BooleanField(
        label=_("Show this reason to everybody"),
        required=False,
        help_text=_("Leave this empty, and only you and the others who keep this list see it."),
    )


class MergeForm(ActForm):
    title = _("Say that organisations became one")
    lead = _("Each keeps its own page, which ends the day before. Seats are not moved: the panel decides.")
    press = _("Go on")
    picture = "people"
    organisation_ids = forms.TypedMultipleChoiceField(
        label=_("Which organisations became part of it?"), coerce=UUID, widget=forms.CheckboxSelectMultiple
    )
    from_on = when(_("From when?"))
    source = read_at()

    def __init__(self, *args: Any, others: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation_ids"].choices = [(str(key), name) for key, name in others]


class UserLedForm(ActForm):
    title = _("Check how far it is run by those it is for")
    lead = _("Count its board: the people who decide what it does.")
    picture = "people"
    share = forms.IntegerField(
        label=_("How many in 100 use care and support, or are carers?"),
        help_text=_("For example: 6 of 8 are 75 in 100."),
        min_value=0,
        max_value=100,
    )
    evidence = read_at(_("How do you know?"), required=True)
    checked_on = DayField(label=_("When was it checked?"), required=False, help_text=_("Leave it empty for today."))


class CheckForm(ActForm):
    title = _("The entry is right")
    lead = _("You looked at all that stands there today. Nothing has to change.")
    press = _("Checked today, nothing changed")
