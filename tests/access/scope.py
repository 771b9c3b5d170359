"""Who gets which answer from what the council says can change."""

from copanel.scope.models import Challenge
from tests.access._places import PANEL


def drafted(county) -> dict:
    """Asked for, drafted by Tom, not signed."""
    return PANEL | {"about_id": county.diary.topics["talking"]}


def stated(county) -> dict:
    """Limited, signed by Helen, unchallenged."""
    return PANEL | {"about_id": county.diary.topics["money"]}


def challenged(county) -> dict:
    """Said twice; the second waits for a reply."""
    waiting = Challenge.objects.get(panel_id=county.diary.panel.id, state="waiting")
    return PANEL | {"about_id": county.diary.topics["day"], "challenge_id": waiting.id}


TABLE = {
    "scope:topics": {
        "at": PANEL,
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    "scope:topics_file": {
        "at": PANEL,
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    "scope:about": {
        "at": stated,
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    "scope:ask": {
        "at": stated,
        "GET": {"public": "sign in", "aisha gwen ivy priya": "opens", "*": "refused"},
        "POST": {"public": "sign in", "aisha gwen ivy priya": "goes on", "*": "refused"},
    },
    "scope:say": {
        "at": drafted,
        "GET": {"public": "sign in", "helen ruth marcus carol tom": "opens", "*": "not found"},
        "POST": {"public": "sign in", "helen ruth marcus carol tom": "form again", "*": "not found"},
    },
    "scope:check": {
        "at": drafted,
        "GET": {"public": "sign in", "helen ruth marcus carol tom": "opens", "*": "not found"},
        "POST": {"public": "sign in", "helen ruth marcus carol tom": "form again", "*": "not found"},
    },
    "scope:challenge": {
        "at": stated,
        "GET": {"public": "sign in", "aisha gwen ivy priya": "opens", "*": "refused"},
        "POST": {"public": "sign in", "aisha gwen ivy priya": "form again", "*": "refused"},
    },
    "scope:reply": {
        "at": challenged,
        "GET": {"public": "sign in", "helen ruth marcus carol": "opens", "*": "refused"},
        "POST": {"public": "sign in", "helen ruth marcus carol": "form again", "*": "refused"},
    },
}
