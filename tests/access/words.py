"""Who gets which answer from what is done to words."""

from tests.access._places import (
    PANEL,
    alberts_words,
    appealed,
    flagged_words,
    held_words,
    joes_words,
    masked,
    note,
    nothing_said_about,
    stoppable,
    taken_down,
)

TABLE = {
    "words:appeal": {
        "at": masked,
        "GET": {"public": "sign in", "joe": "opens", "*": "not found"},
        "POST": {"public": "sign in", "joe": "goes on", "*": "not found"},
    },
    "words:byline": {
        "at": joes_words,
        "GET": {"public": "sign in", "joe": "opens", "*": "refused"},
        "POST": {"public": "sign in", "joe": "form again", "*": "refused"},
    },
    "words:check": {
        "at": held_words,
        "GET": {"public": "sign in", "aisha gwen ivy dev": "opens", "*": "not found"},
        "POST": {"public": "sign in", "aisha gwen ivy dev": "form again", "*": "not found"},
    },
    "words:confirm": {
        "at": alberts_words,
        "GET": {"public": "sign in", "priya": "opens", "*": "refused"},
        "POST": {"public": "sign in", "priya": "form again", "*": "refused"},
    },
    "words:correct": {
        "at": joes_words,
        "GET": {"public": "sign in", "joe": "opens", "*": "refused"},
        "POST": {"public": "sign in", "joe": "form again", "*": "refused"},
    },
    "words:easy": {
        "at": joes_words,
        "GET": {"public": "sign in", "priya joe": "opens", "*": "refused"},
        "POST": {"public": "sign in", "priya joe": "form again", "*": "refused"},
    },
    "words:edit": {
        "at": joes_words,
        "GET": {"public": "sign in", "joe": "moved on", "*": "refused"},
        "POST": {"public": "sign in", "joe": "moved on", "*": "refused"},
    },
    "words:erase": {
        "at": joes_words,
        "GET": {"public": "sign in", "joe": "opens", "*": "refused"},
        "POST": {"public": "sign in", "joe": "goes on", "*": "refused"},
    },
    "words:flag": {
        "at": joes_words,
        "GET": {"*": "opens"},
        "POST": {"*": "form again"},
    },
    "words:hide": {
        "at": joes_words,
        "GET": {"public": "sign in", "aisha gwen ivy": "opens", "*": "refused"},
        "POST": {"public": "sign in", "aisha gwen ivy": "form again", "*": "refused"},
    },
    "words:judge": {
        "at": appealed,
        "GET": {"public": "sign in", "aisha gwen ivy": "opens", "*": "not found"},
        "POST": {"public": "sign in", "aisha gwen ivy": "form again", "*": "not found"},
    },
    "words:stop": {
        "at": stoppable,
        "GET": {"public": "sign in", "aisha": "opens", "*": "not found"},
        "POST": {"public": "sign in", "aisha": "goes on", "*": "not found"},
    },
    "words:about": {
        "at": joes_words,
        "GET": {"public": "sign in", "aisha gwen ivy dev": "opens", "*": "refused"},
        "POST": {"public": "sign in", "aisha gwen ivy dev": "form again", "*": "refused"},
    },
    "words:take_off_about": {
        "at": nothing_said_about,
        "GET": {"public": "sign in", "aisha gwen ivy": "not found", "*": "refused"},
        "POST": {"public": "sign in", "aisha gwen ivy": "not found", "*": "refused"},
    },
    "words:mask": {
        "at": joes_words,
        "GET": {"public": "sign in", "aisha gwen ivy": "opens", "*": "refused"},
        "POST": {"public": "sign in", "aisha gwen ivy": "form again", "*": "refused"},
    },
    "words:note": {
        "at": note,
        "GET": {"public": "sign in", "lena": "opens", "*": "not found"},
        "POST": {"public": "sign in", "lena": "form again", "*": "not found"},
    },
    "words:notes": {
        "at": PANEL,
        "GET": {"public": "sign in", "lena": "opens", "*": "not found"},
        "POST": {"public": "sign in", "lena": "form again", "*": "not found"},
    },
    "words:risk": {
        "at": joes_words,
        "GET": {"*": "opens"},
        "POST": {"*": "form again"},
    },
    "words:settle": {
        "at": flagged_words,
        "GET": {"public": "sign in", "aisha ivy dev": "opens", "*": "refused"},
        "POST": {"public": "sign in", "aisha ivy dev": "moved on", "*": "refused"},
    },
    "words:show": {
        "at": taken_down,
        "GET": {"*": "opens"},
        "POST": {"*": "form again"},
    },
    "words:told": {
        "at": PANEL,
        "GET": {"*": "opens"},
        "POST": {"*": "form again"},
    },
    "words:withdraw": {
        "at": joes_words,
        "GET": {"public": "sign in", "joe": "opens", "*": "refused"},
        "POST": {"public": "sign in", "joe": "goes on", "*": "refused"},
    },
    "words:worry": {
        "at": PANEL,
        "GET": {"public": "sign in", "*": "opens"},
        "POST": {"public": "sign in", "*": "form again"},
    },
}
