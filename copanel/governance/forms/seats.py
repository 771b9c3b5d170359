"""The questions of seats and offices. Who and which can be chosen is given by the view."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from copanel.governance.may_hold import MOST_MEETINGS
from copanel.governance.states import OFFICE_SIDES, AsideCause, SeatKind, ShownAs
from copanel.kernel.actor import Office, Side
from copanel.kernel.ids import new_id
from copanel.ui.forms import DayField, Form

Choices = Iterable[tuple[UUID, str]]
MOST_TURNS = 8


def _choice(label: str, *, help_text: str = "", required: bool = True) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, help_text=help_text, widget=forms.Select, required=required)


def _keyed(choices: Choices, nobody: str) -> list[tuple[str, str]]:
    return [("", nobody or _("Choose one")), *((str(key), name) for key, name in choices)]


class SeatForm(Form):
    """A new seat: whose side, and what kind."""

    pictures = {"side": "person", "kind": "person"}
    key = forms.UUIDField(initial=new_id, widget=forms.HiddenInput)
    side = forms.ChoiceField(
        label=_("Whose side is the seat on?"),
        choices=[(side.value, side.label) for side in (Side.USER_LED, Side.AUTHORITY, Side.INDEPENDENT)],
        widget=forms.RadioSelect,
    )
    kind = forms.ChoiceField(
        label=_("What kind of seat is it?"),
        choices=[(kind.value, kind.label) for kind in SeatKind],
        widget=forms.RadioSelect,
        initial=SeatKind.FULL.value,
    )
    kind.choice_hints = {
        SeatKind.FULL.value: _("Takes part and decides."),
        SeatKind.CORRESPONDING.value: _("Takes part by letter, e-mail or phone."),
        SeatKind.OBSERVER.value: _("Watches and does not decide."),
    }


class TermForm(Form):
    """From when, and one of three ends. No end is an answer too."""

    needed_later = ("until_on", "meetings", "until_occasion_id")
    from_on = DayField(label=_("From which day?"), required=False, help_text=_("Leave it empty for today."))
    ends = forms.ChoiceField(
        label=_("When does it end?"),
        choices=[
            ("open", _("No end is known yet")),
            ("day", _("On a day")),
            ("meetings", _("After a number of meetings")),
            ("occasion", _("When something happens")),
        ],
        widget=forms.RadioSelect,
        initial="open",
    )
    until_on = DayField(label=_("The last day, if it ends on a day"), required=False)
    meetings = forms.IntegerField(
        label=_("How many meetings, if it ends after some"),
        required=False,
        min_value=1,
        max_value=MOST_MEETINGS,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
    )
    until_occasion_id = _choice(_("What it waits for, if it ends when something happens"), required=False)

    def __init__(self, *args: Any, occasions: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until_occasion_id"].choices = _keyed(occasions, "")

    def clean(self) -> dict[str, Any]:
        """The end that was chosen needs its answer; what stands in the other two boxes does not count."""
        answers = super().clean()
        wanted = {
            "day": ("until_on", _("Write the last day, or choose another end.")),
            "meetings": ("meetings", _("Write how many meetings, or choose another end.")),
            "occasion": ("until_occasion_id", _("Choose what it waits for, or choose another end.")),
        }.get(answers.get("ends", ""))
        if wanted and not answers.get(wanted[0]) and wanted[0] not in self.errors:
            self.add_error(wanted[0], wanted[1])
        return answers

    @property
    def term(self) -> dict[str, Any]:
        """What services take."""
        answers, ends = self.cleaned_data, self.cleaned_data["ends"]
        return {
            "from_on": answers["from_on"],
            "until_on": answers["until_on"] if ends == "day" else None,
            "meetings": answers["meetings"] if ends == "meetings" else None,
            "until_occasion_id": _uuid(answers["until_occasion_id"]) if ends == "occasion" else None,
        }


class FillForm(TermForm):
    """Who takes a seat: an organisation, a person, or both."""

    field_order = ("organisation_id", "person_id")
    pictures = {"person_id": "person"}
    key = forms.UUIDField(initial=new_id, widget=forms.HiddenInput)
    organisation_id = _choice(_("Which organisation holds the seat?"), required=False)
    person_id = _choice(
        _("Who sits in it?"),
        required=False,
        help_text=_("People who have or had a place here. A new person is invited first."),
    )

    def __init__(self, *args: Any, people: Choices, organisations: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person_id"].choices = _keyed(people, _("Nobody yet"))
        self.fields["organisation_id"].choices = _keyed(organisations, _("None"))

    @property
    def answers(self) -> dict[str, Any]:
        given = {name: _uuid(self.cleaned_data[name]) for name in ("person_id", "organisation_id")}
        return self.term | given | {"holding_id": self.cleaned_data["key"]}


class AppointForm(TermForm):
    """Who takes an office, for which side, and whether for now or as a job-share."""

    field_order = ("office", "person_id", "organisation_id", "acting", "shares_with_id")
    pictures = {"person_id": "person"}
    key = forms.UUIDField(initial=new_id, widget=forms.HiddenInput)
    office = _choice(_("Which office?"))
    person_id = _choice(
        _("Who takes it?"), help_text=_("People who have or had a place here. A new person is invited first.")
    )
    organisation_id = _choice(_("Which organisation are they from?"), required=False)
    acting = forms.BooleanField(label=_("Only for now, until someone is found"), required=False)
    shares_with_id = _choice(
        _("Whom do they share the office with, as a job-share?"), required=False, help_text=_("Two people at most.")
    )

    def __init__(
        self,
        *args: Any,
        offices: Iterable[tuple[Office, Side]],
        people: Choices,
        organisations: Choices,
        sharing: Choices,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].choices = [("", _("Choose one")), *((f"{o}-{s}", _office(o, s)) for o, s in offices)]
        self.fields["person_id"].choices = _keyed(people, "")
        self.fields["organisation_id"].choices = _keyed(organisations, _("None"))
        self.fields["shares_with_id"].choices = _keyed(sharing, _("Nobody"))

    @property
    def answers(self) -> dict[str, Any]:
        office, _dash, side = self.cleaned_data["office"].partition("-")
        given = {name: _uuid(self.cleaned_data[name]) for name in ("person_id", "organisation_id", "shares_with_id")}
        return (
            self.term
            | given
            | {
                "office": office,
                "side": side,
                "acting": self.cleaned_data["acting"],
                "holding_id": self.cleaned_data["key"],
            }
        )


def _office(office: Office, side: Side) -> str:
    """The office, with its side where it has more than one."""
    if len(OFFICE_SIDES[office]) == 1:
        return str(office.label)
    return f"{office.label} ({side.label})"


class LastDayForm(Form):
    """The last day of something; empty is at once."""

    until_on = DayField(
        label=_("Which day is the last?"), required=False, help_text=_("Leave it empty to end it at once.")
    )


class DeputyForm(Form):
    """Who stands in when the holder cannot be there."""

    pictures = {"person_id": "person"}
    key = forms.UUIDField(initial=new_id, widget=forms.HiddenInput)
    person_id = _choice(
        _("Who is the deputy?"), help_text=_("People who have or had a place here. A new person is invited first.")
    )
    until_on = DayField(label=_("Until which day are they deputy?"), required=False)

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person_id"].choices = _keyed(people, "")


class StretchForm(Form):
    """From which day to which a deputy stands in."""

    key = forms.UUIDField(initial=new_id, widget=forms.HiddenInput)
    from_on = DayField(label=_("From which day?"), required=False, help_text=_("Leave it empty for today."))
    until_on = DayField(label=_("Until which day?"), required=False, help_text=_("Leave it empty if nobody knows yet."))


class AsideForm(Form):
    """Why, as a category, and for which days."""

    pictures = {"cause": "calendar"}
    key = forms.UUIDField(initial=new_id, widget=forms.HiddenInput)
    cause = forms.ChoiceField(
        label=_("What kind of reason is it?"),
        help_text=_("Everyone can read this. Nothing else about it is asked or shown."),
        choices=[(cause.value, cause.label) for cause in AsideCause],
        widget=forms.RadioSelect,
    )
    from_on = DayField(label=_("From which day?"), required=False, help_text=_("Leave it empty for today."))
    until_on = DayField(label=_("Until which day?"))


class MeetingForm(Form):
    held_on = DayField(label=_("On which day was the meeting?"))


class TurnsForm(Form):
    """The order in which organisations hold an office."""

    def __init__(self, *args: Any, organisations: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = list(organisations)
        for number in range(1, MOST_TURNS + 1):
            box = _choice(_("Turn %(n)s") % {"n": number}, required=False)
            box.choices = _keyed(known, _("None"))
            self.fields[f"turn_{number}"] = box

    @property
    def organisation_ids(self) -> list[UUID]:
        given = (self.cleaned_data.get(f"turn_{number}") for number in range(1, MOST_TURNS + 1))
        return [UUID(key) for key in given if key]


class DeathForm(Form):
    """The day, as far as it is known, and a tick, since it stops all messages at once."""

    died_on = DayField(
        label=_("On which day did they die?"), required=False, help_text=_("Leave it empty if you do not know.")
    )
    sure = forms.BooleanField(label=_("I have heard this from someone who knows"))


class ShownForm(Form):
    """How someone is shown on "Who we are": four choices, each with what the public then reads."""

    shown_as = forms.ChoiceField(
        label=_("How do you want to be shown?"),
        choices=[(each.value, each.label) for each in ShownAs],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, previews: Iterable[tuple[ShownAs, Iterable[str]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nobody = str(_("Someone who chose not to be named"))
        self.fields["shown_as"].choice_hints = {
            each.value: _("Everyone reads: %(shown)s") % {"shown": ", ".join(f"“{one or nobody}”" for one in shown)}
            for each, shown in previews
        }


class ResignForm(LastDayForm):
    """What to leave, and when."""

    holding_ids = forms.MultipleChoiceField(label=_("What do you want to leave?"), widget=forms.CheckboxSelectMultiple)
    field_order = ("holding_ids", "until_on")

    def __init__(self, *args: Any, things: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["holding_ids"].choices = [(str(key), what) for key, what in things]

    @property
    def keys(self) -> list[UUID]:
        return [UUID(key) for key in self.cleaned_data["holding_ids"]]


def _uuid(typed: str) -> UUID | None:
    return UUID(typed) if typed else None
