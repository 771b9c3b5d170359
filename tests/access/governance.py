"""Who gets which answer from decisions, rules and occasions."""

from tests.access._places import (
    PANEL,
    decision,
    occasion,
    rule,
    rule_draft,
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
    "governance:rules": {
        "at": PANEL,
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    "governance:rules_csv": {
        "at": PANEL,
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    "governance:rule": {
        "at": rule,
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    "governance:change_rule": {
        "at": rule,
        "GET": {"public": "sign in", "aisha gwen ivy priya dev joe": "opens", "*": "refused"},
        "POST": {"public": "sign in", "aisha gwen ivy priya dev joe": "form again", "*": "refused"},
    },
    "governance:rule_draft": {
        "at": rule_draft,
        "GET": {"public": "sign in", "aisha gwen ivy priya dev joe": "opens", "*": "not found"},
        "POST": {"public": "sign in", "aisha gwen ivy priya": "goes on", "dev joe": "refused", "*": "not found"},
    },
    "governance:decide_rule": {
        "at": rule_draft,
        "GET": {"public": "sign in", "aisha gwen ivy": "opens", "*": "refused"},
        "POST": {"public": "sign in", "aisha gwen ivy": "form again", "*": "refused"},
    },
    "governance:speaks_from": {
        "at": PANEL,
        "GET": {"public": "sign in", "sam nell omar": "not found", "*": "opens"},
        "POST": {"public": "sign in", "sam nell omar": "not found", "*": "form again"},
    },
    "governance:occasion": {
        "at": occasion,
        "GET": {"*": "opens"},
        "POST": {"aisha gwen ivy priya helen ruth marcus tom carol": "form again", "*": "refused"},
    },
}
