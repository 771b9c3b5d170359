"""Who gets which answer from seats and offices."""

from __future__ import annotations

from copanel.governance.models import Aside, Deputy, OfficeHolding, Seat, StandingIn
from tests.access._places import PANEL, Place, issue

ARRANGE = "aisha gwen ivy priya"
COUNCIL = "helen ruth marcus tom carol"
FORM = {"public": "sign in", ARRANGE: "form again", "*": "refused"}
PAGE = {"public": "sign in", ARRANGE: "opens", "*": "refused"}


def vacant(county) -> Place:
    """The user-led seat that nobody ever held."""
    return PANEL | {"seat_id": Seat.objects.get(panel_id=county.diary.panel.id, side="user_led", holdings=None).id}


def ivys_office(county) -> Place:
    ivy = county.diary.persons["ivy"]
    return PANEL | {"holding_id": OfficeHolding.objects.get(person_id=ivy, panel_id=county.diary.panel.id).id}


def joes_seat(county) -> Place:
    return PANEL | {"holding_id": Deputy.objects.get().seat_holding_id}


def joes_deputy(county) -> Place:
    return joes_seat(county) | {"deputy_id": Deputy.objects.get().id}


def standing_in(county) -> Place:
    return joes_seat(county) | {"standing_in_id": StandingIn.objects.get().id}


def ivys_aside(county) -> Place:
    """It is over: then there is nothing to come back from."""
    return ivys_office(county) | {"aside_id": Aside.objects.get().id}


def turns_of(county) -> Place:
    return PANEL | {"office": "co_chair"}


# Joe holds the seat, and Dev is at the table for the same organisation.
OF_JOES = {"public": "sign in", f"{ARRANGE} joe dev": "opens", "*": "not found"}
OF_JOES_FORM = {"public": "sign in", f"{ARRANGE} joe dev": "form again", "*": "not found"}

TABLE = {
    "governance:seats": {
        "at": PANEL,
        "GET": {"public": "sign in", f"{ARRANGE} {COUNCIL}": "opens", "*": "refused"},
        "POST": {"public": "sign in", "*": "no such method"},
    },
    "governance:seats_before": {
        "at": PANEL,
        "GET": {"public": "sign in", f"{ARRANGE} {COUNCIL}": "opens", "*": "refused"},
        "POST": {"public": "sign in", "*": "no such method"},
    },
    "governance:seats_csv": {"at": PANEL, "GET": {"*": "opens"}, "POST": {"*": "no such method"}},
    "governance:offices": {"at": PANEL, "GET": {"*": "opens"}, "POST": {"*": "no such method"}},
    "governance:new_seat": {"at": PANEL, "GET": PAGE, "POST": FORM},
    "governance:fill_seat": {"at": vacant, "GET": PAGE, "POST": FORM},
    "governance:appoint": {
        "at": PANEL,
        "GET": {"public": "sign in", f"{ARRANGE} {COUNCIL}": "opens", "*": "refused"},
        "POST": {"public": "sign in", f"{ARRANGE} {COUNCIL}": "form again", "*": "refused"},
    },
    "governance:count_meeting": {"at": PANEL, "GET": PAGE, "POST": FORM},
    "governance:turns": {"at": PANEL, "GET": PAGE, "POST": {"public": "sign in", "*": "no such method"}},
    # An empty order is an answer: then there are no turns.
    "governance:turns_of": {"at": turns_of, "GET": PAGE, "POST": FORM, "send": {"turn_1": "nobody"}},
    "governance:place": {"at": joes_seat, "GET": OF_JOES, "POST": {"public": "sign in", "*": "no such method"}},
    "governance:end_place": {
        "at": joes_seat,
        "GET": {"public": "sign in", f"{ARRANGE} joe": "opens", "dev": "refused", "*": "not found"},
        "POST": {"public": "sign in", f"{ARRANGE} joe": "form again", "dev": "refused", "*": "not found"},
        "send": {"until_on-day": "40"},
    },
    "governance:name_deputy": {"at": joes_seat, "GET": OF_JOES, "POST": OF_JOES_FORM},
    "governance:end_deputy": {
        "at": joes_deputy, "GET": OF_JOES, "POST": OF_JOES_FORM, "send": {"until_on-day": "40"},
    },
    "governance:stand_in": {"at": joes_deputy, "GET": OF_JOES, "POST": OF_JOES_FORM},
    "governance:end_standing_in": {
        "at": standing_in, "GET": OF_JOES, "POST": OF_JOES_FORM, "send": {"until_on-day": "40"},
    },
    "governance:step_aside": {
        "at": ivys_office,
        "GET": {"public": "sign in", ARRANGE: "opens", "*": "not found"},
        "POST": {"public": "sign in", ARRANGE: "form again", "*": "not found"},
    },
    "governance:step_back": {
        "at": ivys_aside,
        "GET": {"public": "sign in", "*": "not found"},
        "POST": {"public": "sign in", "*": "not found"},
    },
    "governance:died": {
        "at": joes_seat,
        "GET": {"public": "sign in", ARRANGE: "opens", "joe dev": "refused", "*": "not found"},
        "POST": {"public": "sign in", ARRANGE: "form again", "joe dev": "refused", "*": "not found"},
    },
    "governance:my_place": {
        "at": PANEL,
        "GET": {"public": "sign in", "*": "opens"},
        "POST": {"public": "sign in", "*": "form again"},
    },
    "governance:resign": {
        "at": PANEL,
        "GET": {"public": "sign in", "*": "opens"},
        "POST": {"public": "sign in", "*": "form again"},
    },
    "influence:step_aside": {
        "at": issue,
        "GET": {
            "public": "sign in", "aisha gwen ivy priya dev lena tom simon pat rosa amir kit": "opens", "*": "refused",
        },
        "POST": {
            "public": "sign in", "aisha gwen ivy priya dev lena tom simon pat rosa amir kit": "form again",
            "*": "refused",
        },
    },
}  # fmt: skip
