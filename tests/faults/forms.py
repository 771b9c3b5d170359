"""Reads the forms of a page as a browser does, and fills them with what nobody should type."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

CANARY = "<i id=x>"
# HTML, a script, SQL, template tags of two languages, a path, text that turns round, an emoji, a zero-width joiner.
HOSTILE = (
    f"Canary {CANARY}boo</i>\"'><script>alert(1)</script> '; DROP TABLE words; -- {{{{ 7|add:7 }}}} {{% load i18n %}} "
    "%(name)s %s {0} ../../etc/passwd \u202eteragram\u202c \N{GRINNING FACE}\u200d\N{WHEELCHAIR SYMBOL} \ufffd"
)
TYPED = {"text", "email", "search", "tel", "number", "url", "textarea"}
CHOSEN = {"radio", "checkbox", "select"}


@dataclass
class Field:
    """One name of a form: its kind, what stands in it, and what can be chosen."""

    name: str
    kind: str
    value: str = ""
    choices: list[str] = field(default_factory=list)


@dataclass
class Posted:
    """One form that posts: where to, and its fields by name."""

    action: str
    fields: dict[str, Field] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    def named(self, kinds: set[str]) -> list[str]:
        return [each.name for each in self.fields.values() if each.kind in kinds]

    def filled(self, text: str) -> dict[str, str]:
        """Every box filled with a text, the first of each choice taken, hidden fields as they came."""
        typed = {}
        for each in self.fields.values():
            if each.kind in TYPED and each.name != "website":  # the trap, which people do not see
                typed[each.name] = text
            elif each.kind in CHOSEN:
                typed[each.name] = next((choice for choice in each.choices if choice), "")
            else:
                typed[each.name] = each.value
        return typed | dict(self.buttons[-1:])


class Reader(HTMLParser):
    """The posting forms of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[Posted] = []
        self.inside: Posted | None = None
        self.select = self.textarea = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        name = given.get("name", "")
        if tag == "form":
            self.inside = Posted(given.get("action", "")) if given.get("method", "").lower() == "post" else None
            if self.inside is not None:
                self.forms.append(self.inside)
        elif self.inside is None:
            return
        elif tag == "button" and name:
            self.inside.buttons.append((name, given.get("value", "")))
        elif tag == "option" and self.select:
            self.inside.fields[self.select].choices.append(given.get("value", ""))
        elif name and tag in {"input", "textarea", "select"}:
            kind = given.get("type", "text") if tag == "input" else tag
            here = self.inside.fields.setdefault(name, Field(name, kind))
            if kind in {"radio", "checkbox"}:
                here.choices.append(given.get("value", "on"))
            elif tag == "select":
                self.select = name
            elif tag == "textarea":
                self.textarea = name
            else:
                here.value = given.get("value", "")

    def handle_data(self, data: str) -> None:
        if self.textarea and self.inside:
            self.inside.fields[self.textarea].value += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = None
        elif tag == "textarea":
            self.textarea = ""
        elif tag == "select":
            self.select = ""


def forms_of(html: str) -> list[Posted]:
    return Reader(html).forms


def boxes_of(html: str) -> list[str]:
    """What stands in the text boxes of a page, as a person reads it."""
    return [each.value for form in forms_of(html) for each in form.fields.values() if each.kind in TYPED | {"hidden"}]
