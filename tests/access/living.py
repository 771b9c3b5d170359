"""Who gets which answer from the pages of a panel's life, and from an issue between two panels."""

from __future__ import annotations

from typing import Any

from copanel.governance.models import AnsweringPost, Belonging, FundingAct, HelpLine, Topic, WayToBeHeard
from copanel.influence.models import Carried
from tests.access._places import PANEL

CHAIRS = "aisha gwen ivy"
RECORDS = "aisha gwen ivy priya"
MANAGERS = "helen ruth marcus carol"
Place = dict[str, Any]


def group(county) -> Place:
    return PANEL | {"belonging_id": Belonging.objects.get(parent_id=county.diary.panel.id).id}


def topic(county) -> Place:
    return PANEL | {"topic_id": Topic.objects.filter(panel_id=county.diary.panel.id).earliest("position", "id").id}


def answering_post(county) -> Place:
    rows = AnsweringPost.objects.filter(panel_id=county.diary.panel.id)
    return PANEL | {"answering_post_id": rows.earliest("from_on", "id").id}


def told_late(county) -> Place:
    """Told by the facilitator, without a reason yet; the panel's words stand beside it."""
    return PANEL | {"funding_act_id": FundingAct.objects.get(panel_id=county.diary.panel.id, kind="delayed").id}


def way(county) -> Place:
    return PANEL | {"way_id": WayToBeHeard.objects.filter(panel_id=county.diary.panel.id).earliest("position", "id").id}


def line(county) -> Place:
    return PANEL | {"help_line_id": HelpLine.objects.filter(panel_id=county.diary.panel.id, kind="council").get().id}


def passed_up(county) -> Place:
    row = Carried.objects.get(panel_id=county.diary.panel.id, state="asked")
    return {"panel": "marl-bay", "number": row.issue.number, "carried_id": row.id}


def taken_on(county) -> Place:
    row = Carried.objects.get(panel_id=county.diary.panel.id, state="taken")
    return {"panel": "marl-bay", "number": row.issue.number, "asking": "marlshire"}


def _form(who: str, at: Any = PANEL, post: str = "form again") -> dict[str, Any]:
    """A form for these people alone; an empty one comes again."""
    return {
        "at": at,
        "GET": {"public": "sign in", who: "opens", "*": "refused"},
        "POST": {"public": "sign in", who: post, "*": "refused"},
    }


TABLE = {
    "governance:about": {"at": PANEL, "GET": {"*": "opens"}, "POST": {"*": "no such method"}},
    "governance:money": {"at": PANEL, "GET": {"*": "opens"}, "POST": {"*": "no such method"}},
    "governance:open_panel": _form(CHAIRS, post="moved on"),
    "governance:suspend": _form(CHAIRS),
    "governance:take_up": _form(CHAIRS),
    "governance:replace": _form(CHAIRS),
    "governance:close_panel": _form(CHAIRS),
    "governance:year": _form(CHAIRS),
    "governance:join": _form(CHAIRS),
    # The group was taken in already.
    "governance:take_in": {
        "at": group,
        "GET": {"public": "sign in", "*": "not found"},
        "POST": {"public": "sign in", "*": "not found"},
    },
    "governance:leave": _form(f"{CHAIRS} omar", group, "goes on"),
    "governance:handover": _form(RECORDS, post="moved on"),  # none is prepared here
    "governance:prepare_handover": _form(RECORDS),
    "governance:heard": {
        "at": PANEL,
        "GET": {"public": "sign in", RECORDS: "opens", "*": "refused"},
        "POST": {"public": "sign in", "*": "no such method"},
    },
    "governance:reach": _form(RECORDS),
    "governance:add_way": _form(RECORDS),
    "governance:end_way": _form(RECORDS, way, "goes on"),
    "governance:add_line": _form(RECORDS),
    "governance:end_line": _form(RECORDS, line),
    "governance:topics": {
        "at": PANEL,
        "GET": {"public": "sign in", RECORDS: "opens", "*": "refused"},
        "POST": {"public": "sign in", "*": "no such method"},
    },
    "governance:add_topic": _form(RECORDS),
    "governance:end_topic": _form(RECORDS, topic, "goes on"),
    "governance:answers": {
        "at": PANEL,
        "GET": {"public": "sign in", f"{RECORDS} tom": "opens", "*": "refused"},
        "POST": {"public": "sign in", "*": "no such method"},
    },
    "governance:name_post": _form(f"{RECORDS} tom"),
    "governance:end_post": _form(RECORDS, answering_post, "goes on"),
    "governance:tell_funding": _form(f"{RECORDS} {MANAGERS} simon"),
    "governance:funding_reason": _form(f"{MANAGERS} simon", told_late),
    "governance:funding_beside": {
        "at": told_late,
        "GET": {"public": "sign in", CHAIRS: "goes on", "*": "refused"},
        "POST": {"public": "sign in", CHAIRS: "form again", "*": "refused"},
    },
    "influence:carry_up": _form(RECORDS, lambda county: PANEL | {"number": 1}),
    "influence:passed_up": _form(CHAIRS, passed_up),
    "influence:new_recommendation_of": _form(RECORDS, taken_on),
}
