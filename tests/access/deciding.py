"""Who gets which answer from decisions in writing."""

from tests.access._places import (
    PANEL,
    place_of_joe,
    question,
    question_by_consensus,
)

INSIDE = "aisha gwen ivy priya"

TABLE = {
    "deciding:extend": {
        "at": question,
        "GET": {"public": "sign in", INSIDE: "opens", "*": "refused"},
        "POST": {"public": "sign in", INSIDE: "form again", "*": "refused"},
    },
    "deciding:new": {
        "at": PANEL,
        "GET": {"public": "sign in", INSIDE: "opens", "*": "refused"},
        "POST": {"public": "sign in", INSIDE: "form again", "*": "refused"},
    },
    "deciding:no_agreement": {
        "at": question_by_consensus,
        "GET": {"public": "sign in", "aisha gwen ivy": "opens", "*": "refused"},
        "POST": {"public": "sign in", "aisha gwen ivy": "form again", "*": "refused"},
    },
    "deciding:question": {
        "at": question,
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    "deciding:questions": {
        "at": PANEL,
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    "deciding:reply": {
        "at": place_of_joe,
        "GET": {"public": "sign in", "joe priya": "opens", "*": "not found"},
        "POST": {"public": "sign in", "joe priya": "form again", "*": "not found"},
    },
    "deciding:sheet": {
        "at": PANEL,
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    "deciding:withdraw": {
        "at": question,
        "GET": {"public": "sign in", INSIDE: "opens", "*": "refused"},
        "POST": {"public": "sign in", INSIDE: "form again", "*": "refused"},
    },
}
