"""Parts of forms that GOV.UK Frontend does not have: choices that open their own questions; check before sending."""

from copanel.ui.components.component import REQUIRED, Component, OneOf
from copanel.ui.components.meaning import STATUSES
from copanel.ui.forms import choices_of, label_of


def kinds(props):
    field = props["field"]
    return {
        "label": props["label"] or label_of(field),
        "invalid": bool(field.errors),
        "errors": " ".join(map(str, field.errors)),
        "picture": field.form.pictures.get(field.name),
    }


def kind(props):
    """One choice of the field: its id, its words, and whether it is the one chosen."""
    field, value = props["field"], str(props["value"])
    for number, item in enumerate(choices_of(field), start=1):
        if item["value"] == value:
            tone, icon = STATUSES.get(props["status"]) or ("", "")
            made = field.auto_id if number == 1 else f"{field.auto_id}-{number}"
            hint = item.get("hint", {}).get("text", "")
            return {
                "id": made,
                "label": item["text"],
                "checked": item["checked"],
                "tone": tone,
                "icon": icon,
                "hint": hint,
            }
    raise ValueError(f'"{field.name}" has no choice "{value}".')


COMPONENTS = (
    Component(
        "kinds",
        "One question whose answers bring questions of their own, shown without script when chosen. "
        "The server ignores what belongs to answers not chosen.",
        {"field": REQUIRED, "label": ""},
        body=True,
        prepare=kinds,
    ),
    Component(
        "kind",
        "One answer, with its own questions in the body. status gives it the shape the public page will show.",
        {"field": REQUIRED, "value": REQUIRED, "status": OneOf(STATUSES, None)},
        body=True,
        prepare=kind,
    ),
    Component(
        "ask",
        "One part to answer: what is asked on top, the questions in the body.",
        {"letter": REQUIRED, "title": REQUIRED, "text": "", "error": False, "level": 2, "id": None},
        body=True,
    ),
    Component(
        "check",
        "Answers to check before they are sent.",
        body=True,
    ),
    Component(
        "check_row",
        "One answer to check, with the way back to change it.",
        {"term": REQUIRED, "url": None},
        body=True,
    ),
)
