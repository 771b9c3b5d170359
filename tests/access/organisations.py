"""Who gets which answer from the pages that keep the directory right."""

from __future__ import annotations

from typing import Any

from copanel.organisations.models import Delegation, Field, Relation
from tests.access._places import PANEL

Place = dict[str, Any]
KEEPERS = "aisha gwen ivy priya"
LEAD = f"{KEEPERS} tom"


def coalition(county) -> Place:
    return PANEL | {"key": county.diary.organisations["coalition"]}


def speakup(county) -> Place:
    """Dev and Joe hold seats for it."""
    return PANEL | {"key": county.diary.organisations["speakup"]}


def council(county) -> Place:
    return PANEL | {"key": county.diary.organisations["council"]}


def hosted(county) -> Place:
    found = Relation.objects.get(organisation=county.diary.organisations["voices"])
    return PANEL | {"key": found.organisation_id, "relation_id": found.id}


def line(county) -> Place:
    return PANEL | {"field_id": Field.objects.get(panel_id=county.diary.panel.id, name="Saltmarsh").id}


def director(county) -> Place:
    """Ruth holds the post, Marcus acts for her."""
    return PANEL | {"post_id": county.diary.posts["director"]}


def directors_delegate(county) -> Place:
    found = Delegation.objects.get(post=county.diary.posts["director"])
    return PANEL | {"post_id": found.post_id, "delegation_id": found.id}


def _form(at, who: str, post: str = "form again") -> dict[str, Any]:
    return {
        "at": at,
        "GET": {"public": "sign in", who: "opens", "*": "refused"},
        "POST": {"public": "sign in", who: post, "*": "refused"},
    }


def _page(at, who: str) -> dict[str, Any]:
    return {
        "at": at,
        "GET": {"public": "sign in", who: "opens", "*": "refused"},
        "POST": {"public": "sign in", "*": "no such method"},
    }


TABLE = {
    **dict.fromkeys(("organisations:add", "organisations:list_field"), _form(PANEL, KEEPERS)),
    **dict.fromkeys(("organisations:unchecked", "organisations:lists"), _page(PANEL, KEEPERS)),
    "organisations:look": _form(line, KEEPERS),
    **dict.fromkeys(
        (
            "organisations:rename", "organisations:alias", "organisations:milestone", "organisations:gap",
            "organisations:user_led", "organisations:relate", "organisations:close", "organisations:reason",
            "organisations:merge",
        ),
        _form(coalition, KEEPERS),
    ),
    # Saying that it was checked, and ending what held, need no answer: pressing does it.
    "organisations:checked": _form(coalition, KEEPERS, "goes on"),
    "organisations:end_relation": _form(hosted, KEEPERS, "goes on"),
    "organisations:held": _page(coalition, KEEPERS),
    # Sent without what the page showed, it takes nothing away.
    "organisations:keep": _page(speakup, f"{KEEPERS} dev joe"),
    "organisations:reach": _form(speakup, f"{KEEPERS} dev joe", "moved on"),
    "organisations:take_part": _form(speakup, f"{KEEPERS} dev joe"),
    "organisations:posts": {"at": council, "GET": {"*": "opens"}, "POST": {"*": "no such method"}},
    "organisations:add_post": _form(council, LEAD),
    "organisations:retitle": _form(director, LEAD),
    "organisations:appoint": _form(director, LEAD),
    "organisations:leave": _form(director, LEAD, "goes on"),
    "organisations:delegate": _form(director, f"{LEAD} ruth"),
    "organisations:end_delegation": _form(directors_delegate, f"{LEAD} ruth", "goes on"),
}  # fmt: skip
