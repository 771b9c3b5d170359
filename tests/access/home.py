"""Who gets which answer from the pages that look."""

from tests.access._places import (
    PANEL,
    organisation,
    priority,
)

TABLE = {
    "home:front": {
        "at": PANEL,
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    "home:members": {
        "at": PANEL,
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    "home:needs": {
        "at": PANEL,
        "GET": {"public": "sign in", "*": "opens"},
        "POST": {"public": "sign in", "*": "no such method"},
    },
    "home:organisation": {
        "at": organisation,
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    **{
        key: {"at": PANEL, "GET": {"*": "opens"}, "POST": {"*": "no such method"}}
        for key in ("home:coverage", "home:coverage_csv", "home:organisations", "home:organisations_csv")
    },
    "home:panels": {
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    "home:priorities": {
        "at": PANEL,
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    "home:priorities_csv": {
        "at": PANEL,
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    "home:priority": {
        "at": priority,
        "GET": {"*": "opens"},
        "POST": {"*": "form again"},
    },
    "home:queue": {
        "at": PANEL,
        "GET": {"public": "sign in", "aisha gwen ivy dev": "opens", "*": "refused"},
        "POST": {"public": "sign in", "*": "no such method"},
    },
    "home:setting_up": {
        "at": PANEL,
        "GET": {"public": "sign in", "aisha gwen ivy priya": "opens", "*": "refused"},
        "POST": {"public": "sign in", "*": "no such method"},
    },
    "home:unseen": {
        "at": PANEL,
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    "home:record": {
        "at": PANEL,
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    "home:induction": {
        "at": PANEL,
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    "home:how_it_works": {
        "at": PANEL,
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    "home:powers": {
        "at": PANEL,
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    "home:powers_csv": {
        "at": PANEL,
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    "home:powers_of": {
        "at": PANEL | {"office": "manager"},
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    "home:my_powers": {
        "at": PANEL,
        "GET": {"public": "sign in", "*": "opens"},
        "POST": {"public": "sign in", "*": "no such method"},
    },
    "home:changes": {
        "at": PANEL,
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    "home:record_csv": {
        "at": PANEL,
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    "home:ways": {
        "at": PANEL,
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
}
