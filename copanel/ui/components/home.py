"""Pages of someone who is signed in: who they act for, what needs them, what is coming, the desk's pile."""

from copanel.ui import dates
from copanel.ui.components.component import REQUIRED, Component, OneOf
from copanel.ui.components.meaning import TONES


def office(props):
    actor = props["actor"]
    # config may hand over a mapping or an object
    chosen = actor.get("side") if isinstance(actor, dict) else getattr(actor, "side", None)
    tone = TONES.get(chosen, "brand")
    return {"tone": tone, "icon": {"user": "user", "auth": "auth"}.get(tone, "person")}


def coming_item(props):
    return {"lines": dates.parts(props["on"]) | {"iso": props["on"].isoformat()[:10]} if props["on"] else None}


def since_item(props):
    tone = TONES.get(props["side"], "brand")
    return {"tone": tone, "icon": props["icon"] or {"user": "user", "auth": "auth"}.get(tone, "info")}


COMPONENTS = (
    Component(
        "office",
        "Who you act for just now; opens in place. The layout shows it on every page of someone who is signed in.",
        {"actor": REQUIRED, "url": "", "csrf": ""},
        prepare=office,
    ),
    Component(
        "needs",
        "What needs you: an order, not a score. At most five.",
        body=True,
    ),
    Component(
        "need",
        "One thing that needs you. first: tinted, with the only button on the page (action).",
        {
            "title": REQUIRED,
            "url": REQUIRED,
            "text": "",
            "by": "",
            "takes": "",
            "first": False,
            "action": None,
            "level": 3,
        },
    ),
    Component(
        "empty",
        "Nothing here yet: says what the list is for and how to begin.",
        {"title": REQUIRED},
        body=True,
    ),
    Component(
        "coming",
        "What is coming, by day.",
        body=True,
    ),
    Component(
        "coming_item",
        "One thing that is coming, on a day or on an occasion.",
        {"on": None, "when": ""},
        body=True,
        prepare=coming_item,
    ),
    Component(
        "since",
        "What happened since you were last here.",
        body=True,
    ),
    Component(
        "since_item",
        "One thing that happened.",
        {"side": OneOf(TONES, None), "icon": None},
        body=True,
        prepare=since_item,
    ),
    Component(
        "starts",
        "Large ways in.",
        body=True,
    ),
    Component(
        "start",
        "One large way in.",
        {"label": REQUIRED, "url": REQUIRED, "icon": REQUIRED},
    ),
    Component(
        "pile",
        "Slips that wait, oldest first.",
        body=True,
    ),
    Component(
        "slip",
        "One thing in a pile: what it is, then {% slot do %} one main act and one honest way out {% endslot %}.",
        {"title": REQUIRED, "icon": REQUIRED, "tone": "brand", "meta": "", "level": 3, "id": None},
        body=True,
        slots=("do",),
    ),
)
