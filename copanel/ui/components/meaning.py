"""Small parts that carry meaning: whose side, where it stands, who can see it. Shape, word, then colour."""

from copanel.kernel.actor import SIDE_LABELS
from copanel.ui.components.component import REQUIRED, Component, OneOf

# Side -> name of its tone in the style sheet. Round is user-led, square the authority, neither: a diamond.
TONES = {"user_led": "user", "authority": "auth", "independent": "other", "public": "other"}
SIDES = tuple(TONES)

# Where a thing stands -> tone, icon.
STATUSES = {
    "raised": ("brand", "say"),
    "held": ("waiting", "waiting"),
    "waiting": ("waiting", "waiting"),
    "considering": ("waiting", "waiting"),
    "interim": ("waiting", "now"),
    "late": ("late", "late"),
    "adopted": ("adopted", "adopted"),
    "part": ("part", "part"),
    "another": ("part", "another"),
    "refused": ("refused", "refused"),
    "not_in_our_power": ("refused", "power"),
    "no_comment": ("refused", "bar"),
    "challenged": ("brand", "challenge"),
    "changed": ("adopted", "done"),
    "changed_part": ("part", "part"),
    "hidden": ("refused", "hidden"),
    "risk": ("late", "risk"),
    "unstated": ("refused", "later"),
    "open": ("adopted", "open"),
    "limited": ("waiting", "limited"),
    "fixed": ("refused", "fixed"),
    "unsaid": ("late", "late"),
}


def tone_of_side(props):
    """The tone that a side's boxes take."""
    return {"tone": TONES.get(props["side"], "brand")}


def side(props):
    return tone_of_side(props) | {"label": props["label"] or SIDE_LABELS[props["side"]]}


def status(props):
    tone, icon = STATUSES[props["kind"]]
    return {"tone": tone, "icon": icon}


COMPONENTS = (
    Component(
        "side",
        "Whose side. Round is user-led, square the authority. The word is always there.",
        {"side": OneOf(SIDES), "label": None},
        prepare=side,
    ),
    Component(
        "status",
        "Where a thing stands: shape, word, tint, edge. Never a bare colour.",
        {"kind": OneOf(STATUSES), "label": REQUIRED},
        prepare=status,
    ),
    Component(
        "letter",
        "The letter of a part, so that a part can be named on the phone. decoration: the heading says it already.",
        {"letter": REQUIRED, "decoration": False},
    ),
    Component(
        "line",
        "One line with a shape before it. tone gives the shape its colour.",
        {"icon": REQUIRED, "tone": None},
        body=True,
    ),
    Component(
        "private",
        "Who can see what stands above. An eye and a sentence, never a padlock alone.",
        {"label": REQUIRED},
    ),
    Component(
        "saved",
        "A quiet line: it is kept. Or: it is not kept, and what to do. alert: read out at once, after an act.",
        {"label": REQUIRED, "more": "", "state": OneOf(("saved", "not"), "saved"), "alert": False},
    ),
    Component(
        "info",
        "A box of information that asks for nothing.",
        {"title": REQUIRED, "icon": "info", "level": 2, "id": None},
        body=True,
    ),
    Component(
        "say",
        "Words as they were said. Round for the user-led side, square for the authority. by: who, how it came.",
        {"side": OneOf(SIDES), "by": None, "big": False, "id": None},
        body=True,
        prepare=tone_of_side,
    ),
    Component(
        "views",
        "Two views beside each other. The authority's “done” never stands without the user-led verdict.",
        body=True,
    ),
    Component(
        "view",
        "One of two views. Goes inside views.",
        {"side": OneOf(SIDES), "says": REQUIRED, "word": REQUIRED, "icon": REQUIRED},
        body=True,
        prepare=tone_of_side,
    ),
    Component(
        "swap",
        "The same words, before and now.",
        {"before": REQUIRED, "now": REQUIRED},
    ),
    Component(
        "card",
        "A box. next: what happens next, tinted.",
        {"title": None, "next": False, "level": 2, "id": None},
        body=True,
    ),
    Component(
        "actions",
        "A row of links. links: list of {label, url}.",
        {"links": REQUIRED},
    ),
    Component(
        "button",
        "A thing to press. With url it is a link that looks like one. about: said to screen readers only.",
        {
            "label": REQUIRED,
            "url": None,
            "kind": OneOf(("main", "second", "small"), "main"),
            "name": None,
            "value": None,
            "about": None,
            "formaction": None,
        },
    ),
    Component(
        "details",
        "Something folded away that few need. It opens without script and prints open.",
        {"summary": REQUIRED, "open": False},
        body=True,
    ),
    Component(
        "crumbs",
        "Where you are. links: list of {label, url}, from the top down, without the page itself.",
        {"links": REQUIRED},
    ),
)
