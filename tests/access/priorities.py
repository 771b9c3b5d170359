"""Who gets which answer about what matters most. What members said is the user-led side's own."""

from tests.access._places import PANEL

CHAIRS_AND_PRIYA = "aisha gwen ivy priya"

TABLE = {
    "priorities:ask": {
        "at": PANEL,
        "GET": {"public": "sign in", CHAIRS_AND_PRIYA: "opens", "*": "refused"},
        "POST": {"public": "sign in", CHAIRS_AND_PRIYA: "form again", "*": "refused"},
    },
    "priorities:say": {
        "at": PANEL,
        "GET": {"public": "sign in", "aisha gwen ivy dev joe": "opens", "*": "refused"},
        "POST": {"public": "sign in", "aisha gwen ivy dev joe": "form again", "*": "refused"},
    },
    "priorities:say_for": {
        "at": PANEL,
        "GET": {"public": "sign in", CHAIRS_AND_PRIYA: "opens", "*": "refused"},
        "POST": {"public": "sign in", CHAIRS_AND_PRIYA: "form again", "*": "refused"},
    },
    "priorities:said": {
        "at": PANEL,
        "GET": {"public": "sign in", "aisha gwen ivy priya dev joe": "opens", "*": "not found"},
        "POST": {"public": "sign in", "aisha gwen ivy priya dev joe": "no such method", "*": "no such method"},
    },
    "priorities:decide": {
        "at": PANEL,
        "GET": {"public": "sign in", CHAIRS_AND_PRIYA: "opens", "*": "refused"},
        "POST": {"public": "sign in", CHAIRS_AND_PRIYA: "form again", "*": "refused"},
    },
    "priorities:call_off": {
        "at": PANEL,
        "GET": {"public": "sign in", CHAIRS_AND_PRIYA: "opens", "*": "refused"},
        "POST": {"public": "sign in", CHAIRS_AND_PRIYA: "goes on", "*": "refused"},
    },
}
