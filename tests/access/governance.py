"""Who gets which answer from decisions and occasions."""

from tests.access._places import (
    PANEL,
    decision,
    occasion,
)

TABLE = {
    "governance:decision": {
        "at": decision,
        "GET": {"*": "opens"},
        "POST": {"*": "form again"},
    },
    "governance:new_decision": {
        "at": PANEL,
        "GET": {"public": "sign in", "aisha gwen ivy priya": "opens", "*": "refused"},
        "POST": {"public": "sign in", "aisha gwen ivy priya": "form again", "*": "refused"},
    },
    "governance:occasion": {
        "at": occasion,
        "GET": {"*": "opens"},
        "POST": {"aisha gwen ivy priya helen ruth marcus tom carol": "form again", "*": "refused"},
    },
}
