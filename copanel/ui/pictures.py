"""Easy Read pictures: one concept, one picture, everywhere the same.

Each is a file of its own: a page shows three or four of them, and a browser keeps each.
OpenMoji drawings, CC BY-SA 4.0; a page that shows one says so in its footer by itself.
A first set: not yet tried with people with learning disabilities.
"""

FILES = (
    "ask-again", "calendar", "change", "come", "council", "dates", "done", "formats", "hard-letter", "late", "law",
    "money", "new-letter", "no", "panel", "partly", "phone", "phone-name", "read", "rule", "send", "some", "stop-money",
    "talk", "told", "worried", "wrong", "yes",
)  # fmt: skip
# Concepts that share a drawing until they have their own.
SHARED = {
    "meeting": "panel",
    "people": "panel",
    "letter": "new-letter",
    "email": "send",
    "answer": "yes",
    "waiting": "calendar",
    "issue": "talk",
    "say": "talk",
    "help": "come",
    "check": "read",
    "risk": "worried",
    "who": "phone-name",
}
PICTURES: dict[str, str] = {**{name: name for name in FILES}, **SHARED}
SIZE = 144  # pixels; the style sheet fits it to its column
CREDIT = "OpenMoji, CC BY-SA 4.0"
