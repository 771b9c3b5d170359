"""Who gets which answer from the pile of letters."""

from tests.access._places import (
    PANEL,
    failed,
    letter,
)

TABLE = {
    "outbox:letter": {
        "at": letter,
        "GET": {"public": "sign in", "priya": "opens", "*": "not found"},
        "POST": {"public": "sign in", "*": "no such method"},
    },
    "outbox:letters": {
        "at": PANEL,
        "GET": {"public": "sign in", "priya": "opens", "*": "not found"},
        "POST": {"public": "sign in", "*": "no such method"},
    },
    "outbox:mark_done": {
        "at": letter,
        "GET": {"public": "sign in", "*": "no such method"},
        "POST": {"public": "sign in", "priya": "goes on", "*": "not found"},
    },
    "outbox:take_off": {
        "at": letter,
        "GET": {"public": "sign in", "*": "no such method"},
        "POST": {"public": "sign in", "priya": "goes on", "*": "not found"},
    },
    "outbox:try_again": {
        "at": failed,
        "GET": {"public": "sign in", "*": "no such method"},
        "POST": {"public": "sign in", "priya": "goes on", "*": "not found"},
    },
}
