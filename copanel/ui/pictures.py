"""Easy Read pictures: one concept, one picture, everywhere the same.

Each is a file of its own: a page shows three or four of them, and a browser keeps each.
OpenMoji drawings, CC BY-SA 4.0; a page that shows one says so in its footer by itself.
A first set: not yet tried with people with learning disabilities.
"""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

FILES = (
    "ask-again", "calendar", "change", "come", "council", "dates", "done", "formats", "hard-letter", "key", "late",
    "law", "mail", "money", "new-letter", "no", "panel", "partly", "person", "phone", "phone-name", "question", "read",
    "rule", "send", "some", "stop-money", "talk", "told", "worried", "write", "wrong", "yes",
)  # fmt: skip
# Concepts that share a drawing until they have their own.
SHARED = {
    "meeting": "panel",
    "people": "panel",
    "letter": "new-letter",
    "email": "mail",
    "answer": "yes",
    "waiting": "calendar",
    "issue": "talk",
    "say": "talk",
    "help": "come",
    "check": "read",
    "risk": "worried",
    "who": "person",
}
PICTURES: dict[str, str] = {**{name: name for name in FILES}, **SHARED}
SIZE = 144  # pixels; the style sheet fits it to its column
CREDIT = "OpenMoji, CC BY-SA 4.0"


def picture(concept: str) -> SafeString:
    """The picture of a concept. It says nothing that the words beside it do not."""
    return format_html(
        '<img src="{}" width="{}" height="{}" alt="">', static(f"ui/pictures/{PICTURES[concept]}.svg"), SIZE, SIZE
    )
