"""The questions asked about words. A form says what its page is called, what it is for, and what the button does."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from copanel.ui.forms import Form
from copanel.words.house import Table
from copanel.words.limits import Guarded
from copanel.words.queries import WordsPage
from copanel.words.reasons import for_act
from copanel.words.states import (
    BYLINE_LABELS,
    HEADING_LONGEST,
    HOW_LABELS,
    LONGEST,
    NAMED,
    Byline,
    DecisionAct,
    How,
    Standing,
    Voice,
)

NONE_SEEN = dt.datetime.min.replace(tzinfo=dt.UTC)
TAKE_OUT_HINT = gettext_lazy(
    "Copy the words to take out, each on a line of its own. They go from the heading and every wording."
)


def _box(label: str, *, hint: str = "", required: bool = True, rows: int = 5) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": rows})
    )


def _reasons(what: DecisionAct, *, required: bool = True) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=gettext_lazy("Why"),
        required=required,
        choices=lambda: [(reason.code, reason.label) for reason in for_act(what)],
        widget=forms.RadioSelect,
    )


class WordsForm(Form):
    """What the forms here share. `writes`: people write in it, so the page says whom to ring now.

    `adds`: it puts words beside words; from someone without a place on the panel these wait for their check.
    """

    title: Any = ""
    lead: Any = ""
    press: Any = gettext_lazy("Save")
    writes = False
    adds = False

    def __init__(self, *args: Any, page: WordsPage | None = None, **kwargs: Any) -> None:
        self.page = page
        super().__init__(*args, **kwargs)


class AtTheirWord(WordsForm):
    """An act by the author; asked of anyone else is how the author told them."""

    pictures = {"how": "phone"}
    how = forms.ChoiceField(
        label=gettext_lazy("How did they tell you?"),
        choices=[(how.value, HOW_LABELS[how]) for how in (How.PHONE, How.VISIT, How.LETTER, How.PAPER)],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.page is None or self.page.spoken.own:
            del self.fields["how"]

    @property
    def came(self) -> How:
        return How(self.cleaned_data.get("how", How.OWN))


class Mark(forms.HiddenInput):
    """The mark of what the page shows now, whatever was sent: so that the next press is about what was read."""

    def __init__(self, shown: str = "") -> None:
        super().__init__()
        self.shown = shown

    def format_value(self, value: Any) -> str:
        return self.shown


class LookedAt(WordsForm):
    """What was looked at travels with the press. Without its mark nothing is done."""

    looked = forms.CharField(required=False, widget=Mark)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.page is not None:
            self.fields["looked"].widget = Mark(self.page.spoken.looked)


class ReadFlags(WordsForm):
    """Until when the page showed what people pointed to: what came later is settled by a later press."""

    flags_until = forms.DateTimeField(required=False, widget=Mark)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.page is not None and self.page.flags_until:
            self.fields["flags_until"].widget = Mark(self.page.flags_until.isoformat())

    def clean_flags_until(self) -> dt.datetime:
        return self.cleaned_data["flags_until"] or NONE_SEEN


class CheckForm(LookedAt):
    title = gettext_lazy("Check these words")
    lead = gettext_lazy("Nobody else sees them yet. You check if they can be shown, not if you agree with them.")
    SHOW, TAKE_OUT, REFUSE = "show", "take_out", "refuse"
    needed_later = ("passages", "reason_code")

    pictures = {"points": "who", "decision": "question", "passages": "write", "reason_code": "rule", "reason": "write"}
    points = forms.ChoiceField(
        label=gettext_lazy("Does it name someone other than the author, or could it show who someone is?"),
        help_text=gettext_lazy("A name, a job only one person has, a street, a story that neighbours would know."),
        choices=[("no", gettext_lazy("No")), ("yes", gettext_lazy("Yes"))],
        widget=forms.RadioSelect,
    )
    decision = forms.ChoiceField(
        label=gettext_lazy("What do you decide?"),
        choices=[
            (SHOW, gettext_lazy("Show the words as they are")),
            (TAKE_OUT, gettext_lazy("Take something out, and show the rest")),
            (REFUSE, gettext_lazy("Do not show the words")),
        ],
        widget=forms.RadioSelect,
    )
    passages = _box(gettext_lazy("What to take out"), hint=TAKE_OUT_HINT, required=False, rows=3)
    reason_code = _reasons(DecisionAct.REFUSE, required=False)
    reason = _box(gettext_lazy("More for the author, if it helps"), required=False, rows=3)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        decision = typed.get("decision")
        if decision == self.SHOW and typed.get("points") == "yes":
            self.add_error("decision", _("It could show who someone is. Take that out, or do not show the words."))
        if decision == self.TAKE_OUT and not typed.get("passages", "").strip():
            self.add_error("passages", _("Write the words to take out, each on a line of its own."))
        if decision == self.REFUSE and not typed.get("reason_code"):
            self.add_error("reason_code", _("Choose a reason."))
        return typed


class HideForm(ReadFlags):
    title = gettext_lazy("Hide these words")
    lead = gettext_lazy(
        "A note with the reason stands in their place. "
        "The author is told, where we can reach them, and can ask for another look."
    )
    press = gettext_lazy("Hide the words")
    pictures = {"reason_code": "rule", "reason": "write"}
    reason_code = _reasons(DecisionAct.HIDE)
    reason = _box(gettext_lazy("More for the author, if it helps"), required=False, rows=3)


class MaskForm(LookedAt, ReadFlags):
    title = gettext_lazy("Take something out")
    lead = gettext_lazy(
        "We keep the author’s own words as they are. Where there is time, ask the author first. "
        "The author is told, where we can reach them."
    )
    press = gettext_lazy("Take it out")
    pictures = {"passages": "write", "reason_code": "rule", "reason": "write"}
    passages = _box(gettext_lazy("What to take out"), hint=TAKE_OUT_HINT, rows=3)
    reason_code = _reasons(DecisionAct.MASK)
    reason = _box(gettext_lazy("More for the author, if it helps"), required=False, rows=3)


class StopForm(WordsForm):
    title = gettext_lazy("Stop the hiding")
    lead = gettext_lazy(
        "The words are shown again at once. Whoever hid them cannot hide them again. "
        "The author is told, where we can reach them."
    )
    press = gettext_lazy("Show the words again")


class AppealForm(AtTheirWord):
    title = gettext_lazy("Ask for another look")
    lead = gettext_lazy("Someone else of the user-led side looks at it again. You get their answer with reasons.")
    press = gettext_lazy("Ask for another look")
    writes = True
    pictures = {"how": "phone", "text": "say"}
    text = _box(gettext_lazy("Why should it be decided differently?"), required=False)


class JudgeForm(WordsForm):
    title = gettext_lazy("Decide an appeal")
    lead = gettext_lazy("You had no part in the first decision. Your answer goes to the author.")
    press = gettext_lazy("Decide")
    pictures = {"outcome": "question", "answer": "write"}
    outcome = forms.ChoiceField(
        label=gettext_lazy("What do you decide?"),
        choices=[
            ("uphold", gettext_lazy("The first decision stays")),
            ("overturn", gettext_lazy("The first decision is undone")),
        ],
        widget=forms.RadioSelect,
    )
    answer = _box(gettext_lazy("Your reasons, in plain words"))


class FlagForm(Guarded, WordsForm):
    title = gettext_lazy("Report these words to a moderator")
    lead = gettext_lazy("The words stay where they are until a moderator of the user-led side has looked.")
    press = gettext_lazy("Tell a moderator")
    writes = once = True
    pictures = {"why": "wrong"}
    why = _box(gettext_lazy("What is wrong with them?"), rows=3)


class RiskForm(Guarded, WordsForm):
    title = gettext_lazy("Someone may be at risk")
    lead = gettext_lazy(
        "When you send this, the words are taken off every page at once. Only the safeguarding leads see them then."
    )
    press = gettext_lazy("Tell the safeguarding leads")
    writes = True
    pictures = {"what": "worried"}
    what = _box(gettext_lazy("What worries you?"), hint=gettext_lazy("We cannot promise to keep it secret."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.page is None:
            return
        if self.page.spoken.voice is Voice.OFFICE:
            self.lead = _(
                "The safeguarding leads see your worry. Words of an office stay, but a name can be taken out."
            )
        elif self.page.from_outside and self.page.spoken.standing != Standing.SHOWN:
            self.lead = _("The safeguarding leads are told at once. These words are off every page already.")
        elif self.page.from_outside:
            self.lead = _(
                "The safeguarding leads are told at once, and the words leave every page. They stay only where a lead"
                " has looked at them before, or where you had several taken down today."
            )


class WorryForm(WordsForm):
    title = gettext_lazy("Write down a worry from a call or a letter")
    lead = gettext_lazy("For a worry from a call, a visit or a letter. Only the safeguarding leads see it.")
    press = gettext_lazy("Tell the safeguarding leads")
    writes = True
    pictures = {"what": "worried"}
    what = _box(gettext_lazy("What worries you?"), hint=gettext_lazy("We cannot promise to keep it secret."))


class EditForm(WordsForm):
    title = gettext_lazy("Change these words")
    lead = gettext_lazy("What you wrote before is destroyed. Later you can only put a correction beside your words.")
    writes = True
    pictures = {"heading": "write", "text": "say"}
    heading = forms.CharField(label=gettext_lazy("The heading"), max_length=HEADING_LONGEST)
    text = _box(gettext_lazy("The words"), rows=8)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.page is None or not self.page.spoken.heading:
            del self.fields["heading"]


class CorrectForm(AtTheirWord):
    title = gettext_lazy("Put a correction beside these words")
    lead = gettext_lazy("The first words stay. The correction stands under them, with its day.")
    press = gettext_lazy("Add the correction")
    writes = adds = True
    pictures = {"how": "phone", "text": "say"}
    text = _box(gettext_lazy("The correction"))


class EasyForm(WordsForm):
    title = gettext_lazy("Add an Easy Read wording")
    lead = gettext_lazy("One idea in a sentence. At most 15 words in a sentence. It stands beside the words.")
    press = gettext_lazy("Add the wording")
    writes = adds = True
    pictures = {"text": "read"}
    text = _box(gettext_lazy("The Easy Read wording"))


class BylineForm(AtTheirWord):
    title = gettext_lazy("Change how you are shown")
    lead = gettext_lazy("It changes on every page at once.")
    pictures = {"how": "phone", "byline": "who"}
    byline = forms.ChoiceField(label=gettext_lazy("How shall we show you?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["byline"].choices = byline_choices(
            named=self.page is not None and not self.page.without_account,
            member=self.page is not None and self.page.member_that_day,
        )


def byline_choices(*, named: bool, member: bool) -> list[tuple[str, Any]]:
    """The bylines someone can choose from: names with an account, "member" with a user-led seat that day."""
    left_out = (set() if named else set(NAMED)) | (set() if member else {Byline.MEMBER})
    return [(each.value, BYLINE_LABELS[each]) for each in reversed(Byline) if each not in left_out]


class ConfirmForm(AtTheirWord):
    title = gettext_lazy("Are these words right?")
    lead = gettext_lazy("Someone wrote them down. If something is wrong, put a correction beside them instead.")
    press = gettext_lazy("Yes, they are right")


class WithdrawForm(AtTheirWord):
    title = gettext_lazy("Take these words back")
    lead = gettext_lazy("Nobody can read them any more. Where others have read them, a line says you took them back.")
    press = gettext_lazy("Take the words back")


class EraseForm(WordsForm):
    title = gettext_lazy("Erase these words")
    lead = gettext_lazy("They are destroyed for good, for you and for us. Nobody can bring them back.")
    press = gettext_lazy("Erase the words")


class AboutForm(WordsForm):
    title = gettext_lazy("Say whom these words are about")
    lead = gettext_lazy(
        "Whoever they are about, or works there, does not judge them. Another moderator can take it off again."
    )
    pictures = {"persons": "who", "organisations": "people"}
    persons = forms.MultipleChoiceField(
        label=gettext_lazy("People at the table"), required=False, widget=forms.CheckboxSelectMultiple
    )
    organisations = forms.MultipleChoiceField(
        label=gettext_lazy("Organisations"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, table: Table, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["persons"].choices = [(str(key), name) for key, name in table.persons]
        self.fields["organisations"].choices = [(str(key), name) for key, name in table.organisations]


class TakeOffAboutForm(WordsForm):
    title = gettext_lazy("These words are not about them")
    lead = gettext_lazy("They can judge these words again. Nobody is told.")
    press = gettext_lazy("Take it off")


class SettleForm(ReadFlags):
    title = gettext_lazy("Leave these words as they are")
    lead = gettext_lazy("You looked, and nothing needs to be done. Those who reported them are not told.")
    press = gettext_lazy("Leave them as they are")


class NoteForm(Form):
    """What was done about a worry. `act` says what the line is. A note is closed as it was looked at, or not at all."""

    ADD, COUNCIL, GIVE_BACK, KEEP_HIDDEN = "add", "council", "give_back", "keep_hidden"

    pictures = {"text": "write", "told": "told", "act": "question"}
    text = _box(gettext_lazy("What did you see, do or hear?"), rows=4)
    told = forms.CharField(label=gettext_lazy("Who was told?"), required=False, max_length=200)
    act = forms.ChoiceField(
        label=gettext_lazy("What is this?"),
        initial=ADD,
        choices=[
            (ADD, gettext_lazy("A line in the log")),
            (COUNCIL, gettext_lazy("I told the council myself")),
            (GIVE_BACK, gettext_lazy("Close the note. The words go back to where they were")),
            (KEEP_HIDDEN, gettext_lazy("Close the note. The words stay hidden")),
        ],
        widget=forms.RadioSelect,
    )

    looked = forms.CharField(required=False, widget=Mark)

    def mark(self, looked: str) -> None:
        """The page says what it shows, once it knows: lines may have come since the press."""
        self.fields["looked"].widget = Mark(looked)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("act") == self.COUNCIL and not typed.get("told", "").strip():
            self.add_error("told", _("Write whom at the council you told."))
        return typed
