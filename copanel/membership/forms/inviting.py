"""The questions of inviting someone, of answering an invitation, and of the mail domains that give a warning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from copanel.governance.states import ShownAs
from copanel.kernel.ids import new_id
from copanel.membership.queries import Asked, Target
from copanel.membership.saying_yes import Yes
from copanel.people.states import Language
from copanel.ui.forms import Form
from copanel.words.states import HOW_LABELS, How

EMAIL, LETTER, HERE = "email", "letter", "here"
YES, NO = "yes", "no"
NONE = "none"
HOWS = (How.PHONE, How.LETTER, How.PAPER, How.VISIT)
LANGUAGES = [(each.value, each.label) for each in Language]


def what_for_field() -> forms.ChoiceField:
    return forms.ChoiceField(label=_("Which place is it?"), widget=forms.RadioSelect)


class InviteForm(Form):
    """Whom, to what, and how to reach them. `key` comes with the empty form: two presses send one invitation."""

    pictures = {"what_for": "panel", "reach": "mail", "name": "who"}
    needed_later = ("email", "post_address", "person_id")

    key = forms.UUIDField(initial=new_id, widget=forms.HiddenInput)
    what_for = what_for_field()
    reach = forms.ChoiceField(
        label=_("How do we reach them?"),
        choices=[
            (EMAIL, _("By e-mail")),
            (LETTER, _("By letter")),
            (HERE, _("They are here already")),
        ],
        widget=forms.RadioSelect,
    )
    email = forms.EmailField(
        label=_("Their e-mail address"),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    post_address = forms.CharField(
        label=_("Their postal address"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    person_id = forms.ChoiceField(label=_("Who is it?"), required=False)
    name = forms.CharField(
        label=_("Their name"),
        help_text=_("It stands on the letter. We forget it with their answer."),
        max_length=200,
        required=False,
    )
    organisation_id = forms.ChoiceField(label=_("Which organisation would they sit for?"), required=False)
    language = forms.ChoiceField(
        label=_("Which words shall the invitation have?"),
        choices=LANGUAGES,
        initial=Language.STANDARD.value,
        widget=forms.RadioSelect,
    )

    def __init__(
        self,
        *args: Any,
        targets: Sequence[Target],
        organisations: Sequence[tuple[str, str]],
        persons: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.targets = {target.value: target for target in targets}
        self.fields["what_for"].choices = [(target.value, target.label) for target in targets]
        self.fields["organisation_id"].choices = [("", _("No organisation")), *organisations]
        self.fields["person_id"].choices = [("", _("Choose a person")), *persons]

    def clean(self) -> dict[str, Any]:
        """A fault in a question that is folded away would be a riddle, so it is none."""
        answers = super().clean() or {}
        asked = {EMAIL: "email", LETTER: "post_address", HERE: "person_id"}
        for way, name in asked.items():
            if way != answers.get("reach"):
                self.errors.pop(name, None)
            elif not answers.get(name) and name not in self.errors:
                self.add_error(name, _("Give this, so that we can reach them."))
        return answers

    @property
    def target(self) -> Target:
        return self.targets[self.cleaned_data["what_for"]]

    def invited(self) -> dict[str, Any]:
        """What the service asks for."""
        answers, target = self.cleaned_data, self.target
        reach = answers["reach"]
        return {
            "seat_id": target.seat_id,
            "office": target.office or "",
            "side": target.side,
            "organisation_id": UUID(answers["organisation_id"]) if answers["organisation_id"] else None,
            "email": answers["email"] if reach == EMAIL else "",
            "post_address": answers["post_address"] if reach == LETTER else "",
            "person_id": UUID(answers["person_id"]) if reach == HERE else None,
            "name": answers["name"] if reach != HERE else "",
            "language": answers["language"],
            "invitation_id": answers["key"],
        }


class YesForm(Form):
    """What someone says when they accept. What we know already is not asked."""

    pictures = {"full_name": "who", "works_for": "council", "shown_as": "person", "language": "read"}

    full_name = forms.CharField(
        label=_("What is your full name?"),
        help_text=_("The co-chairs and the facilitator can see it. You choose below what everybody sees."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    works_for = forms.MultipleChoiceField(
        label=_("Do you work for any of these?"),
        help_text=_("Or hold an office there, or act for them. Tick all that are true."),
        widget=forms.CheckboxSelectMultiple,
    )
    shown_as = forms.ChoiceField(
        label=_("How shall everybody see you?"),
        help_text=_("On the page “Who we are”. You can change it later."),
        widget=forms.RadioSelect,
    )
    language = forms.ChoiceField(
        label=_("Which words do you want?"),
        help_text=_("For pages, e-mails and letters."),
        choices=LANGUAGES,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, asked: Asked, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if asked.knows:
            del self.fields["full_name"]
            del self.fields["language"]
        else:
            self.fields["language"].initial = asked.language
            self.fields["full_name"].initial = asked.full_name
        if asked.works:
            self.fields["works_for"].choices = [*asked.works, (NONE, _("No, none of them"))]
        else:
            del self.fields["works_for"]
        self.fields["shown_as"].choices = shown_choices(has_organisation=bool(asked.organisation))
        self.fields["shown_as"].choice_hints = _previews(asked)

    def clean_works_for(self) -> list[str]:
        return _none_or_some(self.cleaned_data["works_for"])

    @property
    def yes(self) -> Yes:
        answers = self.cleaned_data
        return Yes(
            shown_as=answers["shown_as"],
            full_name=answers.get("full_name", ""),
            works_for=tuple(UUID(key) for key in answers.get("works_for", ()) if key != NONE),
            language=answers.get("language", Language.STANDARD),
        )


def shown_choices(*, has_organisation: bool) -> list[tuple[str, Any]]:
    return [(each.value, each.label) for each in ShownAs if has_organisation or each is not ShownAs.ORGANISATION]


def _none_or_some(chosen: list[str]) -> list[str]:
    if NONE in chosen and len(chosen) > 1:
        raise forms.ValidationError(_("You ticked “none of them” and one of them. Take one tick away."))
    return chosen


def _previews(asked: Asked) -> dict[str, str]:
    """What everybody would read, in their own name where we know it."""
    name, first = asked.full_name or gettext("Ada Cole"), asked.first_name or gettext("Ada")
    end = f", {asked.role}" + (f", {asked.organisation}" if asked.organisation else "")
    reads = {
        ShownAs.FULL_NAME: f"{name}{end}",
        ShownAs.FIRST_NAME: f"{first}{end}",
        ShownAs.ORGANISATION: f"{asked.organisation}, {asked.role}",
        ShownAs.NOT_NAMED: gettext("Someone who chose not to be named") + f", {asked.role}",
    }
    return {each.value: gettext("Everybody reads: %(this)s") % {"this": text} for each, text in reads.items()}


class NoForm(Form):
    """Saying no, with or without words."""

    pictures = {"because": "say"}

    because = forms.CharField(
        label=_("Do you want to say why?"),
        help_text=_("Only the co-chairs read it."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AnswerForForm(Form):
    """What someone answered by phone, on paper or in person, written down for them with the code they had."""

    pictures = {"code": "key", "how": "phone", "answer": "yes", "shown_as": "person"}
    needed_later = ("full_name", "works_for", "shown_as")

    code = forms.CharField(
        label=_("Their code"),
        help_text=_("It stands in their letter or e-mail, like 482 193 557."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    how = forms.ChoiceField(
        label=_("How did they tell you?"),
        choices=[(how.value, HOW_LABELS[how]) for how in HOWS],
        widget=forms.RadioSelect,
    )
    answer = forms.ChoiceField(
        label=_("What did they say?"), choices=[(YES, _("Yes")), (NO, _("No"))], widget=forms.RadioSelect
    )
    full_name = forms.CharField(label=_("Their full name"), max_length=200, required=False)
    works_for = forms.MultipleChoiceField(
        label=_("Do they work for any of these?"),
        help_text=_("Or hold an office there, or act for them. Ask them, and tick all that are true."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    shown_as = forms.ChoiceField(label=_("How shall everybody see them?"), widget=forms.RadioSelect, required=False)
    because = forms.CharField(
        label=_("Did they say why?"),
        help_text=_("Only the co-chairs read it."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    read_back = forms.BooleanField(label=_("I read it all back to them, and they said it is right"))

    def __init__(self, *args: Any, works: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["works_for"].choices = [*works, (NONE, _("No, none of them"))]
        self.fields["shown_as"].choices = shown_choices(has_organisation=True)

    def clean_works_for(self) -> list[str]:
        return _none_or_some(self.cleaned_data["works_for"])

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("answer") == YES:
            for name in ("works_for", "shown_as"):
                if not answers.get(name) and name not in self.errors:
                    self.add_error(name, _("Ask them, and write down what they say."))
        return answers

    @property
    def yes(self) -> Yes:
        answers = self.cleaned_data
        return Yes(
            shown_as=answers["shown_as"],
            full_name=answers["full_name"],
            works_for=tuple(UUID(key) for key in answers["works_for"] if key != NONE),
        )


class GiveForm(Form):
    """The decision by which the user-led side lets someone of the council in."""

    pictures = {"decision_id": "law"}

    decision_id = forms.ChoiceField(
        label=_("Which decision lets them in?"),
        help_text=_("It must name them. Everybody can read it."),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, decisions: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision_id"].choices = decisions


class DomainForm(Form):
    """A mail domain whose addresses give a warning."""

    pictures = {"domain": "mail"}

    domain = forms.CharField(
        label=_("The part after the @"),
        help_text=_("For example marlshire.gov.uk. Addresses below it count too."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "inputmode": "url"}),
    )
    organisation_id = forms.ChoiceField(label=_("Whose is it?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, organisations: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation_id"].choices = organisations
