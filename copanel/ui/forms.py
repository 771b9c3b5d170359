"""Forms whose fields are GOV.UK fields, with errors that say how to put things right.

    from django import forms
    from copanel.ui.forms import Form

    class Raise(Form):
        words = forms.CharField(label=_("What should change?"), help_text=..., widget=forms.Textarea)

`{{ form.words }}` is the whole field: label, hint, error, box. `{% field form.words label_size="l"
heading=True %}` changes its look on one page. `{% error_summary form %}` stands first (layout_form does it).
A field that needs no answer says "(optional)", unless `needed_later` on the form names it: then some
other answer asks for it. `field.choice_hints = {value: words}` explains choices.
In Easy Read `pictures = {"words": "say"}` on the form puts a picture beside the question.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.forms.widgets import Input
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from copanel.kernel.errors import CopanelError
from copanel.ui import gds
from copanel.ui.languages import is_easy
from copanel.ui.pictures import picture

# Attributes GOV.UK Frontend sets itself, or that stop people without saying why.
LEFT_OUT = (
    "class",
    "id",
    "required",
    "maxlength",
    "minlength",
    "min",
    "max",
    "step",
    "cols",
    "rows",
    "value",
    "aria-describedby",
    "aria-invalid",
    "checked",
)
OWN_PARAMS = ("autocomplete", "autocapitalize", "inputmode", "spellcheck", "pattern")


class DayWidget(forms.Widget):
    """Day, month and year in three boxes: no calendar to fight with."""

    names = ("day", "month", "year")

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        typed = [str(data.get(f"{name}-{part}", "")).strip() for part in self.names]
        return "-".join(reversed(typed)) if any(typed) else None

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return not any(f"{name}-{part}" in data for part in self.names)

    def pieces(self, value: Any) -> list[str]:
        """What stands in the boxes: what was typed, wrong or right."""
        if not value:
            return ["", "", ""]
        text = value if isinstance(value, str) else f"{value.year}-{value.month}-{value.day}"
        return [*text.split("-"), "", "", ""][2::-1]


class DayField(forms.DateField):
    """One day, known to the day. For dates as given ("early February 2018") use a text field."""

    widget = DayWidget

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d"], **kwargs)


class Bound(forms.BoundField):
    """`{{ form.field }}` draws the whole field."""

    def __str__(self) -> str:
        return field_html(self)


class Renderer(DjangoTemplates):
    """settings.FORM_RENDERER: every form in the house, also those of libraries, looks the same."""

    form_template_name = "ui/forms/form.html"
    bound_field_class = Bound


class Form(forms.Form):
    """The base of every form here: GOV.UK fields and plain words for what is wrong."""

    bound_field_class = Bound
    default_renderer = Renderer
    pictures: Mapping[str, str] = {}
    needed_later: Collection[str] = ()  # may be empty, but not in every case: so not called optional
    use_required_attribute = False  # the browser's own bubbles vanish and cannot be read again

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.say_plainly()

    def say_plainly(self) -> None:
        """Give every question its own words for what is wrong: again, for questions that were added later."""
        for name, field in self.fields.items():
            _plain_messages(field, str(field.label or name.replace("_", " ").capitalize()))

    def take(self, fault: CopanelError) -> None:
        """Show what a service refused: each sentence at its field, and what belongs to no field on top."""
        for name, sentence in getattr(fault, "faults", {"": fault.sentence}).items():
            self.add_error(name if name in self.fields else None, str(sentence))


# Code of Django's own message -> ours. {label} is the question.
PLAIN = {
    "required": _("“{label}” needs an answer."),
    "max_length": _("“{label}” is too long: %(show_value)d characters. The most is %(limit_value)d."),
    "min_length": _("“{label}” is too short. Write at least %(limit_value)d characters."),
    "invalid_choice": _("Choose one of the answers to “{label}”."),
    "max_value": _("“{label}” can be %(limit_value)s at most."),
    "min_value": _("“{label}” must be %(limit_value)s or more."),
}
WITH_NUMBERS = ("max_length", "min_length", "invalid_choice", "max_value", "min_value")
PLAIN_INVALID = (
    (forms.EmailField, _("Write the e-mail address in full, like name@example.org.")),
    (forms.DateField, _("Write a real day, like 27 3 2026, in “{label}”.")),
    (forms.IntegerField, _("Write a number, like 12, in “{label}”.")),
)


def _plain_messages(field: forms.Field, label: str) -> None:
    """Put our words where the field still has Django's; a room's own words for a field stay."""
    plain = dict(PLAIN)
    if isinstance(field, forms.ChoiceField):
        plain["required"] = _("Choose an answer to “{label}”.")
    elif isinstance(field, forms.BooleanField):
        plain["required"] = _("Tick “{label}” to go on.")
    for kind, words in PLAIN_INVALID:
        if isinstance(field, kind):
            plain["invalid"] = words
            break
    usual: dict[str, Any] = {}
    for parent in reversed(type(field).__mro__):
        usual |= getattr(parent, "default_error_messages", {})
    for code, words in plain.items():
        if field.error_messages.get(code) == usual.get(code):
            # Django fills in numbers with % where it has some; a "%" of the question is not its business.
            shown = label.replace("%", "%%") if code in WITH_NUMBERS else label
            field.error_messages[code] = str(words).replace("{label}", shown)


def errors_of(form: Any) -> Iterator[tuple[str, str]]:
    """Every error of a form or a set of forms, in the order of the page: (words, id of the field or "")."""
    if form is None or not getattr(form, "is_bound", False):
        return
    if hasattr(form, "forms"):
        yield from ((str(words), "") for words in form.non_form_errors())
        for each in form.forms:
            yield from errors_of(each)
        return
    yield from ((str(words), "") for words in form.non_field_errors())
    for bound in form:
        target = "" if bound.is_hidden else focus_id(bound)
        yield from ((str(words), target) for words in bound.errors)


def focus_id(bound: forms.BoundField) -> str:
    """The id of the first box of a field."""
    return f"{bound.auto_id}-day" if isinstance(bound.field.widget, DayWidget) else str(bound.auto_id)


def label_of(bound: forms.BoundField) -> str:
    """The question, with "(optional)" where no answer is needed, whatever else is answered."""
    needed = bound.field.required or bound.name in getattr(bound.form, "needed_later", ())
    if needed or isinstance(bound.field.widget, forms.CheckboxInput):
        return str(bound.label)
    return gettext("%(label)s (optional)") % {"label": bound.label}


def choices_of(bound: forms.BoundField) -> list[dict[str, Any]]:
    """The choices as items of GOV.UK radios, checkboxes or a select."""
    widget = bound.field.widget
    hints = getattr(bound.field, "choice_hints", {})
    chosen = widget.format_value(bound.value())
    items = []
    for _group, options, _index in widget.optgroups(bound.html_name, chosen or []):
        for option in options:
            state = "selected" if type(widget) is forms.Select else "checked"
            item = {"value": str(option["value"] or ""), "text": str(option["label"]), state: bool(option["selected"])}
            if hint := hints.get(option["value"]):
                item["hint"] = {"text": hint}
            items.append(item)
    return items


def field_html(bound: forms.BoundField, **changes: Any) -> SafeString:
    """One whole field. changes: label, label_size (s, m, l, xl), heading, hint, classes, rows."""
    drawn = _drawn(bound, changes)
    concept = getattr(bound.form, "pictures", {}).get(bound.name)
    if concept and not bound.is_hidden and is_easy():
        return format_html('<div class="cp-er-ask">{}<div>{}</div></div>', picture(concept), drawn)
    return drawn


def _drawn(bound: forms.BoundField, changes: dict[str, Any]) -> SafeString:
    widget = bound.field.widget
    if bound.is_hidden:
        return mark_safe(bound.as_widget())
    params = _common(bound, changes)
    title = {"text": changes.get("label") or label_of(bound), "isPageHeading": changes.get("heading", False)}
    if isinstance(widget, forms.CheckboxInput):
        value = str(widget.attrs.get("value", "on"))
        item = {"value": value, "text": title["text"], "checked": widget.check_test(bound.value())}
        if hint := params.pop("hint", None):
            item["hint"] = hint
        return gds.render("checkboxes", {**params, "idPrefix": bound.auto_id, "items": [item]})
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple | DayWidget):
        size = changes.get("label_size", "s")
        params["fieldset"] = {"legend": {**title, "classes": f"govuk-fieldset__legend--{size}"}}
        if isinstance(widget, DayWidget):
            boxes = {**params, "namePrefix": bound.html_name, "items": _day_items(bound, widget)}
            # A fieldset is a group by itself: the checker of HTML wants it said once.
            return mark_safe(gds.render("date-input", boxes).replace(' role="group"', "", 1))
        params |= {"idPrefix": bound.auto_id, "items": choices_of(bound)}
        return gds.render("checkboxes" if isinstance(widget, forms.CheckboxSelectMultiple) else "radios", params)
    params["label"] = {**title, "classes": f"govuk-label--{changes.get('label_size', 's')}"}
    if isinstance(widget, forms.Select):
        return gds.render("select", {**params, "items": choices_of(bound)})
    if isinstance(widget, forms.Textarea):
        value = widget.format_value(bound.value()) or ""
        return gds.render(
            "textarea", {**params, "value": value, "rows": changes.get("rows") or widget.attrs.get("rows", 5)}
        )
    if isinstance(widget, forms.FileInput):
        return gds.render("file-upload", params)
    if isinstance(widget, Input):
        return gds.render("input", {**params, **_input(bound, widget)})
    raise TypeError(f"No GOV.UK field draws {type(widget).__name__} yet: add it to copanel/ui/forms.py.")


def _common(bound: forms.BoundField, changes: dict[str, Any]) -> dict[str, Any]:
    attrs = bound.field.widget.attrs
    params: dict[str, Any] = {
        "id": bound.auto_id,
        "name": bound.html_name,
        "classes": " ".join(filter(None, (str(attrs.get("class", "")), changes.get("classes", "")))),
        "attributes": {k: v for k, v in attrs.items() if k not in (*LEFT_OUT, *OWN_PARAMS) and v not in (None, False)},
        **{name: attrs[name] for name in OWN_PARAMS if name in attrs},
    }
    if hint := changes.get("hint") or bound.help_text:
        params["hint"] = {"html": conditional_escape(hint)}
    if bound.errors:
        params["errorMessage"] = {"text": " ".join(map(str, bound.errors)), "visuallyHiddenText": gettext("Error")}
    return params


def _input(bound: forms.BoundField, widget: Input) -> dict[str, Any]:
    """Numbers are typed as text: a wheel over a number box changes it unseen."""
    value = widget.format_value(bound.value())
    numeric = isinstance(widget, forms.NumberInput)
    found = {"value": "" if value is None else value, "type": "text" if numeric else widget.input_type}
    return found | ({"inputmode": "numeric"} if numeric and "inputmode" not in widget.attrs else {})


def _day_items(bound: forms.BoundField, widget: DayWidget) -> list[dict[str, Any]]:
    typed = widget.pieces(bound.value())
    labels = (gettext("Day"), gettext("Month"), gettext("Year"))
    wrong = " govuk-input--error" if bound.errors else ""
    return [
        {
            "name": name,
            "label": label,
            "value": value,
            "classes": f"govuk-input--width-{4 if name == 'year' else 2}{wrong}",
        }
        for name, label, value in zip(widget.names, labels, typed, strict=True)
    ]
