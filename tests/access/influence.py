"""Who gets which answer from the path of a voice."""

from tests.access._places import (
    PANEL,
    agreed,
    closed_issue,
    draft,
    held_issue,
    issue,
    issue_by_key,
    sent,
    sent_today,
)

TABLE = {
    "influence:acknowledge": {
        "at": sent_today,
        "GET": {"public": "sign in", "*": "no such method"},
        "POST": {"public": "sign in", "helen tom": "goes on", "*": "not found"},
    },
    "influence:answer": {
        "at": sent,
        "GET": {"public": "sign in", "helen tom": "opens", "*": "not found"},
        "POST": {"public": "sign in", "helen": "goes on", "tom": "form again", "*": "not found"},
    },
    "influence:answer_check": {
        "at": sent,
        "GET": {"public": "sign in", "helen": "goes on", "tom": "opens", "*": "not found"},
        "POST": {"public": "sign in", "helen tom": "form again", "*": "not found"},
    },
    "influence:asked": {
        "at": issue,
        "GET": {"*": "opens"},
        "POST": {"*": "form again"},
    },
    "influence:by_key": {
        "at": held_issue,
        "GET": {"aisha gwen ivy dev": "opens", "*": "not found"},
        "POST": {"*": "no such method"},
    },
    "influence:change_draft": {
        "at": draft,
        "GET": {"public": "sign in", "aisha gwen ivy priya": "opens", "dev joe": "refused", "*": "not found"},
        "POST": {"public": "sign in", "aisha gwen ivy priya": "form again", "dev joe": "refused", "*": "not found"},
    },
    "influence:close": {
        "at": issue,
        "GET": {"public": "sign in", "aisha gwen ivy": "opens", "*": "refused"},
        "POST": {"public": "sign in", "aisha gwen ivy": "form again", "*": "refused"},
    },
    "influence:draft": {
        "at": draft,
        "GET": {"public": "sign in", "aisha gwen ivy priya dev joe": "opens", "*": "not found"},
        "POST": {"public": "sign in", "aisha gwen ivy priya": "form again", "dev joe": "refused", "*": "not found"},
    },
    "influence:drop_draft": {
        "at": draft,
        "GET": {"public": "sign in", "aisha gwen ivy priya": "opens", "dev joe": "refused", "*": "not found"},
        "POST": {"public": "sign in", "aisha gwen ivy priya": "goes on", "dev joe": "refused", "*": "not found"},
    },
    "influence:follow": {
        "at": issue,
        "GET": {"amir kit": "refused", "*": "opens"},
        "POST": {"public": "form again", "amir kit": "refused", "*": "goes on"},
    },
    "influence:for_someone": {
        "at": PANEL,
        "GET": {"public": "sign in", "aisha gwen ivy priya dev joe": "opens", "*": "refused"},
        "POST": {"public": "sign in", "aisha gwen ivy priya dev joe": "form again", "*": "refused"},
    },
    "influence:heading": {
        "at": issue_by_key,
        "GET": {"public": "sign in", "aisha gwen ivy dev": "opens", "*": "refused"},
        "POST": {"public": "sign in", "aisha gwen ivy dev": "form again", "*": "refused"},
    },
    "influence:issues": {
        "at": PANEL,
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    "influence:new": {
        "at": PANEL,
        "GET": {"simon pat rosa amir kit": "refused", "*": "opens"},
        "POST": {"simon pat rosa amir kit": "refused", "*": "form again"},
    },
    "influence:new_recommendation": {
        "at": issue,
        "GET": {"public": "sign in", "aisha gwen ivy priya": "opens", "*": "refused"},
        "POST": {"public": "sign in", "aisha gwen ivy priya": "form again", "*": "refused"},
    },
    "influence:path": {
        "at": issue,
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    "influence:reopen": {
        "at": closed_issue,
        "GET": {"public": "sign in", "aisha gwen ivy": "opens", "*": "refused"},
        "POST": {"public": "sign in", "aisha gwen ivy": "goes on", "*": "refused"},
    },
    "influence:send": {
        "at": agreed,
        "GET": {"public": "sign in", "aisha gwen ivy priya": "opens", "*": "refused"},
        "POST": {"public": "sign in", "aisha gwen ivy priya": "goes on", "*": "refused"},
    },
    "influence:stop": {
        "at": issue,
        "GET": {"public": "sign in", "amir kit": "refused", "*": "opens"},
        "POST": {"public": "sign in", "amir kit": "refused", "*": "goes on"},
    },
    "influence:talk": {
        "at": issue,
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    "influence:thanks": {
        "at": held_issue,
        "GET": {"*": "opens"},
        "POST": {"*": "form again"},
    },
    "influence:topic": {
        "at": issue_by_key,
        "GET": {"public": "sign in", "aisha gwen ivy priya dev": "opens", "*": "refused"},
        "POST": {"public": "sign in", "aisha gwen ivy priya dev": "form again", "*": "refused"},
    },
    "influence:write": {
        "at": PANEL,
        "GET": {"simon pat rosa amir kit": "refused", "*": "opens"},
        "POST": {"simon pat rosa amir kit": "refused", "*": "form again"},
    },
}
