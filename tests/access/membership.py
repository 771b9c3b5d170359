"""Who gets which answer from invitations, nominations and the register of interests."""

from copanel.membership.models import Invitation, Nomination
from tests.access._places import PANEL

KEEP = "aisha gwen ivy priya"
COUNCIL = "helen ruth marcus tom carol"
AT_THE_TABLE = "aisha gwen ivy priya dev joe lena helen ruth marcus tom simon pat rosa amir kit carol"


def _invitation(county):
    """To moderate: of the user-led side, and waiting."""
    return PANEL | {"invitation_id": Invitation.objects.get(state="sent", office="moderator").id}


def _nomination(county):
    """Joe's, of Bea Fox."""
    return PANEL | {"nomination_id": Nomination.objects.get(state="waiting", name="Bea Fox").id}


TABLE = {
    "membership:invited": {
        "at": {"slug": "marlshire", "token": "not-a-token"},
        "GET": {"*": "gone"},
        "POST": {"*": "gone"},
    },
    "membership:invitations": {
        "at": PANEL,
        "GET": {"public": "sign in", f"{KEEP} {COUNCIL}": "opens", "*": "refused"},
        "POST": {"public": "sign in", "*": "no such method"},
    },
    "membership:new_invitation": {
        "at": PANEL,
        "GET": {"public": "sign in", f"{KEEP} {COUNCIL}": "opens", "*": "refused"},
        "POST": {"public": "sign in", f"{KEEP} {COUNCIL}": "form again", "*": "refused"},
    },
    "membership:invitation": {
        "at": _invitation,
        "GET": {"public": "sign in", KEEP: "opens", "*": "not found"},
        "POST": {"public": "sign in", KEEP: "form again", "*": "not found"},
    },
    "membership:answer_for": {
        "at": PANEL,
        "GET": {"public": "sign in", KEEP: "opens", "*": "refused"},
        "POST": {"public": "sign in", KEEP: "form again", "*": "refused"},
    },
    "membership:mail_domains": {
        "at": PANEL,
        "GET": {"public": "sign in", KEEP: "opens", "*": "refused"},
        "POST": {"public": "sign in", KEEP: "form again", "*": "refused"},
    },
    "membership:nominations": {
        "at": PANEL,
        "GET": {"public": "sign in", f"{KEEP} dev joe {COUNCIL}": "opens", "*": "refused"},
        "POST": {"public": "sign in", "*": "no such method"},
    },
    "membership:new_nomination": {
        "at": PANEL,
        "GET": {"public": "sign in", f"{KEEP} dev joe {COUNCIL}": "opens", "*": "refused"},
        "POST": {"public": "sign in", f"{KEEP} dev joe {COUNCIL}": "form again", "*": "refused"},
    },
    "membership:nomination": {
        "at": _nomination,
        "GET": {"public": "sign in", f"{KEEP} joe": "opens", "*": "not found"},
        "POST": {"public": "sign in", f"{KEEP} joe": "form again", "*": "not found"},
    },
    "membership:register": {
        "at": PANEL,
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    "membership:register_csv": {
        "at": PANEL,
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    "membership:mine": {
        "at": PANEL,
        "GET": {"public": "sign in", AT_THE_TABLE: "opens", "*": "refused"},
        "POST": {"public": "sign in", AT_THE_TABLE: "form again", "*": "refused"},
    },
    "membership:new_interest": {
        "at": PANEL,
        "GET": {"public": "sign in", AT_THE_TABLE: "opens", "*": "refused"},
        "POST": {"public": "sign in", AT_THE_TABLE: "form again", "*": "refused"},
    },
    "membership:interest_for": {
        "at": PANEL,
        "GET": {"public": "sign in", "priya": "opens", "*": "refused"},
        "POST": {"public": "sign in", "priya": "form again", "*": "refused"},
    },
}
