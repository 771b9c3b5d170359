"""Who gets which answer from the terms: everybody reads what is published, the two sides the draft."""

from copanel.terms.models import Clause, Note, Version
from copanel.terms.states import NoteState, VersionState
from tests.access._places import PANEL

CLAUSE = PANEL | {"clause": "change-the-law"}
READ = {"GET": {"*": "opens"}, "POST": {"*": "no such method"}}
BOTH_SIDES = "aisha gwen ivy priya dev joe helen ruth marcus carol tom"
WRITE = "aisha gwen ivy priya"
ONLY_READ = "dev joe helen ruth marcus carol tom"


def clause_of_draft(county):
    """Changed in the draft, with a note."""
    found = Clause.objects.get(version__state=VersionState.DRAFT, key="tell-the-health-service-what-to-do")
    return PANEL | {"clause_id": found.id}


def note(county):
    """Left by Joe."""
    joe = county.diary.persons["joe"]
    return PANEL | {"note_id": Note.objects.get(by_id=joe, state=NoteState.OPEN).id}


WRITES = {"public": "sign in", ONLY_READ: "refused", "*": "not found"}
PRESSED = {"GET": {"public": "sign in", "*": "no such method"}}
TABLE = {
    "terms:current": {"at": PANEL, **READ},
    "terms:versions": {"at": PANEL, **READ},
    "terms:compare": {"at": PANEL, **READ},
    "terms:version": {"at": PANEL | {"number": 1}, **READ},
    "terms:clauses_csv": {"at": PANEL | {"number": 1}, **READ},
    "terms:clause": {"at": CLAUSE, **READ},
    "terms:clause_in_version": {"at": CLAUSE | {"number": 1}, **READ},
    "terms:draft": {
        "at": PANEL,
        "GET": {"public": "sign in", BOTH_SIDES: "opens", "*": "not found"},
        "POST": {"public": "sign in", "*": "no such method"},
    },
    "terms:start": {
        "at": PANEL,
        "GET": {"public": "sign in", WRITE: "opens", "*": "refused"},
        "POST": {"public": "sign in", WRITE: "goes on", "*": "refused"},
    },
    "terms:publish": {
        "at": PANEL,
        # Refused alike where there is a draft and where there is none: it tells nothing.
        "GET": {"public": "sign in", WRITE: "opens", "*": "refused"},
        "POST": {"public": "sign in", WRITE: "form again", "*": "refused"},
    },
    "terms:withdraw": {
        "at": PANEL,
        "GET": WRITES | {WRITE: "opens"},
        "POST": WRITES | {WRITE: "goes on"},
    },
    "terms:add_clause": {
        "at": PANEL,
        "GET": WRITES | {WRITE: "opens"},
        "POST": WRITES | {WRITE: "form again"},
    },
    "terms:change_clause": {
        "at": clause_of_draft,
        "GET": WRITES | {WRITE: "opens"},
        "POST": WRITES | {WRITE: "form again"},
    },
    "terms:move_clause": {"at": clause_of_draft, **PRESSED, "POST": WRITES | {WRITE: "goes on"}},
    "terms:take_out_clause": {"at": clause_of_draft, **PRESSED, "POST": WRITES | {WRITE: "goes on"}},
    "terms:put_back_clause": {"at": clause_of_draft, **PRESSED, "POST": WRITES | {WRITE: "goes on"}},
    "terms:note": {
        "at": clause_of_draft,
        "GET": {"public": "sign in", BOTH_SIDES: "opens", "*": "not found"},
        "POST": {"public": "sign in", BOTH_SIDES: "form again", "*": "not found"},
    },
    "terms:settle_note": {
        "at": note,
        **PRESSED,
        "POST": {
            "public": "sign in",
            "aisha gwen ivy priya joe": "goes on",
            "dev helen ruth marcus carol tom": "refused",
            "*": "not found",
        },
    },
    "terms:sign": {
        "at": lambda county: PANEL | {"number": Version.objects.filter(state="published").latest("number").number},
        "GET": {"public": "sign in", "aisha gwen ivy helen ruth marcus carol": "opens", "*": "refused"},
        "POST": {
            "public": "sign in",
            # Nothing is left for the co-chairs to sign; for the council it is not said what was looked at.
            "aisha gwen ivy": "goes on",
            "helen ruth marcus carol": "moved on",
            "*": "refused",
        },
    },
}
