"""The answer page: one choice a part, and each kind of answer with the questions that its flags ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from copanel.influence.drafts import LONGEST_LINE, LONGEST_TEXT, Draft, check
from copanel.influence.models import AnswerKind, RefusalCategory
from copanel.influence.queries import AnswerPage, AnswerPart
from copanel.ui.forms import Form

LATER = "later"


def _text(label: str, hint: str = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": rows})
    )


def _line(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, max_length=LONGEST_LINE)


class KindForm(Form):
    """The questions of one kind of answer. None is required by the form: a draft may be half done."""

    def __init__(self, *args: Any, kind: AnswerKind, categories: Sequence[RefusalCategory], **kwargs: Any) -> None:
        self.kind = kind
        asked: dict[str, forms.Field] = {}
        if kind.needs_promise:
            asked["text"] = _text(_("What will you do?"))
            asked["due"] = _line(_("By when?"), _("A day, a month or a season. If you have no date, write “no date”."))
            asked["owner"] = _line(_("Who will see that it is done?"), _("Name and post."))
        elif not kind.needs_reasons:
            asked["text"] = _text(_("Your answer, in plain words"))
        if kind.needs_by_when:
            asked["by_when"] = _line(_("By when will you answer?"), _("A day, a month or a season."))
        if kind.needs_reasons:
            asked["category"] = forms.ChoiceField(
                label=_("What kind of reason is it?"),
                choices=[(each.code, each.shown) for each in categories],
                widget=forms.RadioSelect,
            )
            asked["reason"] = _text(
                _("The reason, in plain words"), _("Short sentences. Say it as you would to the person’s face.")
            )
            asked["change"] = _text(
                _("What would have to change for the answer to be yes?"),
                _("For example: a budget vote, a new contract, a change in the law. Give the date if there is one."),
                rows=2,
            )
            asked["decided_by"] = _line(_("Who decided?"), _("Name and post. More than one if that is true."))
            asked["decided_on"] = _line(_("When was it decided?"), _("For example “3 March 2027”."))
        self.base_fields = asked
        super().__init__(*args, **kwargs)
        for each in self.fields.values():
            # Not "(optional)": it is needed in the end. It may only be left for later.
            each.required = True

    def full_clean(self) -> None:
        super().full_clean()
        for name in [name for name, errors in self._errors.items() if _only_missing(errors)]:
            del self._errors[name]
            self.cleaned_data[name] = ""


def _only_missing(errors: Any) -> bool:
    return all(error.code in {"required", "invalid_choice"} for error in errors.as_data())


class PartForm(Form):
    """The answer to one part, with a form for each kind inside."""

    kind = forms.ChoiceField(widget=forms.RadioSelect, required=True)
    easy_text = forms.CharField(
        label=_("The answer in Easy Read"),
        help_text=_("One idea in each sentence. At most 15 words. Explain hard words at once."),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any, *, part: AnswerPart, page: AnswerPage) -> None:
        self.part, self.page, self.saved_as = part, page, ""
        chosen = LATER if part.draft.later else part.draft.kind
        super().__init__(data, prefix=part.letter, initial={"kind": chosen, "easy_text": part.draft.easy_text})
        choice = self.fields["kind"]
        choice.label = _("Your answer to part %(letter)s") % {"letter": part.letter}
        choice.choices = [
            *((kind.code, kind.asked) for kind in page.kinds),
            (LATER, _("We will answer this part another day")),
        ]
        self.kinds = {
            kind.code: KindForm(
                data,
                prefix=f"{part.letter}-{kind.code}",
                kind=kind,
                categories=page.categories,
                initial=_typed(part.draft) if part.draft.kind == kind.code else {},
            )
            for kind in page.kinds
        }

    def full_clean(self) -> None:
        super().full_clean()
        if self._errors and "kind" in self._errors:
            del self._errors["kind"]
            self.cleaned_data["kind"] = ""

    @property
    def chosen(self) -> KindForm | None:
        value = self["kind"].value()
        return self.kinds.get(value) if value else None

    @property
    def choices(self) -> list[dict[str, Any]]:
        """Each answer that can be chosen, with the questions it opens."""
        looks = {kind.code: kind.look for kind in self.page.kinds} | {LATER: None}
        return [
            {"value": code, "look": look, "fields": list(self.kinds[code]) if code in self.kinds else []}
            for code, look in looks.items()
        ]

    @property
    def mark(self) -> str:
        """The mark of the draft that this page shows: what was saved just now, else what stood."""
        return self.saved_as or self.part.draft.looked

    @property
    def looked(self) -> str:
        """The mark of the draft as the page showed it, sent back with the press."""
        return str(self.data.get(f"{self.part.letter}-looked", ""))

    @property
    def overtaken(self) -> bool:
        """Somebody else saved a draft since the page was shown."""
        stands = self.part.draft
        return self.is_bound and not self.saved_as and not stands.is_empty and stands.looked != self.looked

    @property
    def has_faults(self) -> bool:
        return self.is_bound and bool(self.errors or (self.chosen and self.chosen.errors))

    def is_valid(self) -> bool:
        """What can be kept: only what is too long cannot."""
        return super().is_valid() and (self.chosen is None or self.chosen.is_valid())

    @property
    def draft(self) -> Draft:
        kind = self.cleaned_data["kind"]
        if kind == LATER:
            # What was typed before stays: "another day" must not cost anybody their words.
            return Draft(**_typed(self.part.draft) | {"kind": self.part.draft.kind, "later": True})
        inner = self.chosen.cleaned_data if self.chosen else {}
        return Draft(kind=kind, easy_text=self.cleaned_data["easy_text"], **inner)

    def show(self, faults: Mapping[str, str]) -> None:
        """Put each fault where the question stands. The list on top has several parts, so each names its own."""
        for name, fault in faults.items():
            sentence = gettext("Part %(letter)s: %(fault)s") % {"letter": self.part.letter, "fault": fault}
            inner = self.chosen
            if inner is not None and name in inner.fields:
                inner.add_error(name, sentence)
            else:
                self.add_error(name if name in self.fields else None, sentence)


def _typed(draft: Draft) -> dict[str, Any]:
    return {each.name: getattr(draft, each.name) for each in fields(draft) if each.name not in {"kind", "later"}}


class AnswerForm:
    """Every part on one page. It asks and keeps; whether an answer is whole is said by `missing`."""

    def __init__(self, data: Any, page: AnswerPage) -> None:
        self.page = page
        self.parts = [PartForm(data, part=part, page=page) for part in page.parts]
        self.is_bound = data is not None

    def is_valid(self) -> bool:
        # Every part is looked at, so that every fault is said at once.
        valid = [part.is_valid() for part in self.parts]
        return all(valid)

    @property
    def drafts(self) -> dict[Any, Draft]:
        """What to keep, by part. A part answered before, with nothing chosen now, is left as it is."""
        return {form.part.id: form.draft for form in self.parts if not (form.draft.is_empty and form.part.layers)}

    @property
    def looked(self) -> dict[Any, str]:
        """The mark of each draft as the page showed it, by part."""
        return {form.part.id: form.looked for form in self.parts}

    def was_saved(self, page: AnswerPage) -> None:
        """What was typed is the draft now: the page that says what it lacks goes on from there."""
        marks = {part.id: part.draft.looked for part in page.parts}
        for form in self.parts:
            form.saved_as = marks[form.part.id]

    def show_missing(self) -> bool:
        """Say at each question what is still missing; whether there is anything."""
        found = False
        for form in self.parts:
            faults = missing(form.part, form.draft, self.page)
            form.show(faults)
            found = found or bool(faults)
        return found

    @property
    def has_faults(self) -> bool:
        return any(form.has_faults for form in self.parts)

    def non_form_errors(self) -> list[str]:
        """For the error summary, which reads a set of forms."""
        return []

    @property
    def forms(self) -> Iterable[Form]:
        """For the error summary, in the order of the page."""
        for form in self.parts:
            yield form
            if form.chosen:
                yield form.chosen


def missing(part: AnswerPart, draft: Draft, page: AnswerPage) -> dict[str, str]:
    """What one part's answer lacks before it can be signed; nothing for a part left for another day."""
    if draft.later or (draft.is_empty and part.layers):
        return {}
    kind = next((each for each in page.kinds if each.code == draft.kind), None)
    category = next((each for each in page.categories if each.code == draft.category), None)
    return check(draft.tidied(), kind, category).faults


class SignForm(Form):
    """The question before a signature: nobody is to be recognised in a public answer."""

    points_to_person = forms.ChoiceField(
        label=_("Does this name a person who uses care, or a carer, or could it show who someone is?"),
        help_text=_("Names of officers who decided are fine."),
        choices=[("no", _("No, it does not")), ("yes", _("Yes, it does"))],
        widget=forms.RadioSelect,
    )
