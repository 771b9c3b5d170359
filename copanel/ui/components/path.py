"""The path of an issue, and what stands in its steps: parts, answers, facts, refusals, dates, clocks."""

from copanel.ui import dates
from copanel.ui.components.component import REQUIRED, Component, OneOf
from copanel.ui.components.meaning import SIDES, STATUSES, TONES

SCOPES = {name: STATUSES[name] for name in ("open", "limited", "fixed", "unsaid")}
CLOCKS = {
    "left": ("waiting", "waiting"),
    "late": ("late", "late"),
    "paused": ("auth", "slow"),
    "answered": ("adopted", "done"),
}
BOXES_IN_A_ROW = 10


def step(props):
    """Tone and shape of the mark, and the day in lines for the margin."""
    drawn = {"tone": TONES.get(props["side"]) or "", "lines": None}
    if props["on"]:
        drawn["lines"] = dates.parts(props["on"]) | {"iso": props["on"].isoformat()[:10]}
    return drawn


def fact(props):
    tone, icon = SCOPES.get(props["scope"]) or ("", "")
    return {"tone": tone, "icon": icon}


def clock(props):
    """Boxes, one a working day: filled are gone, dashed are left. Above 40 days words are enough."""
    tone, icon = CLOCKS[props["state"]]
    gone, total = props["gone"], props["of"]
    drawn = {"tone": tone, "icon": icon, "filled": "", "left": "", "height": 0}
    if gone is None or not total or total > 4 * BOXES_IN_A_ROW:
        return drawn
    for box in range(total):
        row, column = divmod(box, BOXES_IN_A_ROW)
        if box < gone:
            drawn["filled"] += f"M{3 + column * 38} {3 + row * 32}h30v22h-30z"
        else:
            drawn["left"] += f"M{4 + column * 38} {4 + row * 32}h28v20h-28z"
    return drawn | {"height": 32 * (1 + (total - 1) // BOXES_IN_A_ROW) - 2}


COMPONENTS = (
    Component(
        "legend",
        "What the shapes of a path mean. Stands once, above it. record: nobody says there who leads the panel.",
        {"authority": None, "record": False},
    ),
    Component(
        "path",
        "The path: an ordered list of steps.",
        body=True,
    ),
    Component(
        "step",
        "One step. side_label: another word than the side's own. "
        "on: a day known to the day; when: a date as given, in its own words; before: words before it. "
        "state: past; late (broken line); now (the last that happened); todo (its title says “Not yet”).",
        {
            "title": REQUIRED,
            "side": OneOf(SIDES, None),
            "side_label": None,
            "both": False,
            "on": None,
            "when": "",
            "before": "",
            "who": "",
            "state": OneOf(("past", "late", "now", "todo"), "past"),
            "id": None,
            "level": 3,
        },
        body=True,
        prepare=step,
    ),
    Component(
        "steps",
        "The steps on this page, as links. Stays in view on a wide screen. links: list of {label, url}.",
        {"links": REQUIRED, "level": 3},
    ),
    Component(
        "parts",
        "The parts of a recommendation. wide: where each stands, in a column of its own.",
        {"wide": False},
        body=True,
    ),
    Component(
        "part",
        "One part: its letter, what is asked, and where it stands when kind and label are given.",
        {"letter": REQUIRED, "ask": REQUIRED, "kind": OneOf(STATUSES, None), "label": "", "note": ""},
    ),
    Component(
        "answer",
        "The answer to one part, as everyone sees it. The office that checks it before signing sees the same.",
        {"letter": REQUIRED, "title": REQUIRED, "kind": OneOf(STATUSES), "label": REQUIRED, "level": 4, "id": None},
        body=True,
    ),
    Component(
        "facts",
        "Facts in pairs. variant scope: open, limited, fixed; stack: for narrow places.",
        {"variant": OneOf(("plain", "scope", "stack"), "plain")},
        body=True,
    ),
    Component(
        "fact",
        "One fact: what it is, and what it says.",
        {"term": REQUIRED, "note": "", "scope": OneOf(SCOPES, None)},
        body=True,
        prepare=fact,
    ),
    Component(
        "refusal",
        "An answer that does not adopt: always the same four lines, none may be missing (promise 3).",
        {"category": REQUIRED, "gloss": "", "reason": REQUIRED, "change": REQUIRED, "decided_by": REQUIRED},
    ),
    Component(
        "dates",
        "A promise and its dates, in order. A moved date stays in sight. items: list of {label, text}.",
        {"items": REQUIRED},
    ),
    Component(
        "clock",
        "The time a duty may take: a sentence, then a box a working day. It never moves and never counts seconds.",
        {"state": OneOf(CLOCKS), "headline": REQUIRED, "gone": None, "of": None},
        body=True,
        prepare=clock,
    ),
    Component(
        "seen",
        "Who will see this, and when. items: list of {label, text, icon}.",
        {"items": REQUIRED},
    ),
    Component(
        "track",
        "A way with stops. items: list of {label, text, state: done, now or later}.",
        {"items": REQUIRED},
    ),
    Component(
        "has",
        "Who has it, and until when.",
        {"label": REQUIRED},
        body=True,
    ),
)
