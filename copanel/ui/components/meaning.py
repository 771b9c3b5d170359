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
        (
            '{% component "side" side="user_led" %} {% component "side" side="authority" %}'
            ' {% component "side" side="public" label="Sent in by the public" %}',
        ),
        {"side": OneOf(SIDES), "label": None},
        prepare=side,
    ),
    Component(
        "status",
        "Where a thing stands: shape, word, tint, edge. Never a bare colour.",
        tuple(
            f'<p>{{% component "status" kind="{kind}" label="{label}" %}}</p>'
            for kind, label in (
                ("raised", "Raised"), ("held", "Waiting for a check"), ("waiting", "Waiting for an answer"),
                ("considering", "Under consideration"), ("interim", "First answer only"), ("late", "No answer given"),
                ("adopted", "Adopted"), ("part", "Adopted in part"), ("another", "Done another way"),
                ("refused", "Not taken forward"), ("not_in_our_power", "Not in the council’s power"),
                ("no_comment", "No comment"), ("challenged", "Challenged"), ("changed", "Changed"),
                ("changed_part", "Changed in part"), ("hidden", "Hidden"), ("risk", "Someone may be at risk"),
                ("unstated", "Not stated by the source"),
            )
        ),
        {"kind": OneOf(STATUSES), "label": REQUIRED},
        prepare=status,
    ),
    Component(
        "letter",
        "The letter of a part, so that a part can be named on the phone. decoration: the heading says it already.",
        ('{% component "letter" letter="A" %}',),
        {"letter": REQUIRED, "decoration": False},
    ),
    Component(
        "line",
        "One line with a shape before it. tone gives the shape its colour.",
        ('{% component "line" icon="info" tone="brand" %}Phone after 2pm. Speak slowly.{% endcomponent %}',),
        {"icon": REQUIRED, "tone": None},
        body=True,
    ),
    Component(
        "private",
        "Who can see what stands above. An eye and a sentence, never a padlock alone.",
        ('{% component "private" label="Only the user-led side can see this." %}',),
        {"label": REQUIRED},
    ),
    Component(
        "saved",
        "A quiet line: it is kept. Or: it is not kept, and what to do.",
        (
            '{% component "saved" label="Saved at 2:14pm." %}',
            '{% component "saved" label="Not saved." more="Press “Save” again, or phone us." state="not" %}',
        ),
        {"label": REQUIRED, "more": "", "state": OneOf(("saved", "not"), "saved")},
    ),
    Component(
        "info",
        "A box of information that asks for nothing.",
        ('{% component "info" title="Someone may be at risk" icon="risk" %}<p>In danger now? Phone 999.</p>{% endcomponent %}',),
        {"title": REQUIRED, "icon": "info", "level": 2, "id": None},
        body=True,
    ),
    Component(
        "say",
        "Words as they were said. Round for the user-led side, square for the authority. by: who, how it came.",
        (
            '{% component "say" side="user_led" by="A carer in Wendham, by phone." big=True %}'
            "<p>“When I rang, it was a mistake.”</p>{% endcomponent %}",
            '{% component "say" side="authority" by="Two managers." %}<p>“Part D will cost money.”</p>{% endcomponent %}',
            '{% component "say" side="public" by="Sent in by the public." %}<p>“Six pages and no name.”</p>{% endcomponent %}',
        ),
        {"side": OneOf(SIDES), "by": None, "big": False, "id": None},
        body=True,
        prepare=tone_of_side,
    ),
    Component(
        "views",
        "Two views beside each other. The authority's “done” never stands without the user-led verdict.",
        (
            '{% component "views" %}'
            '{% component "view" side="authority" says="Council says" word="Done" icon="done" %}<p>“All letters are new.”</p>{% endcomponent %}'
            '{% component "view" side="user_led" says="User-led side says" word="Partly done" icon="part" %}<p>“4 of 6.”</p>{% endcomponent %}'
            "{% endcomponent %}",
        ),
        body=True,
    ),
    Component(
        "view",
        "One of two views. Goes inside views.",
        ('{% component "view" side="user_led" says="User-led side says" word="Not done" icon="refused" %}{% endcomponent %}',),
        {"side": OneOf(SIDES), "says": REQUIRED, "word": REQUIRED, "icon": REQUIRED},
        body=True,
        prepare=tone_of_side,
    ),
    Component(
        "swap",
        "The same words, before and now.",
        ('{% component "swap" before="“Failure to remit the balance”" now="“We think you may owe £1,140.”" %}',),
        {"before": REQUIRED, "now": REQUIRED},
    ),
    Component(
        "card",
        "A box. next: what happens next, tinted.",
        (
            '{% component "card" %}<p>Plain.</p>{% endcomponent %}',
            '{% component "card" title="What happens next" next=True %}<p>The co-chairs ask again.</p>{% endcomponent %}',
        ),
        {"title": None, "next": False, "level": 2, "id": None},
        body=True,
    ),
    Component(
        "actions",
        "A row of links. links: list of {label, url}.",
        ('{% component "actions" links=sample.links %}',),
        {"links": REQUIRED},
    ),
    Component(
        "button",
        "A thing to press. With url it is a link that looks like one. about: said to screen readers only.",
        (
            '<p class="cp-press">{% component "button" label="Send" %}{% component "button" label="Save for later" kind="second" %}'
            '{% component "button" label="Up" kind="small" about="Item 2" %}</p>',
            '<p class="cp-press">{% component "button" label="Say something" url="#button" %}'
            '{% component "button" label="Show the letter" url="#button" kind="second" %}</p>',
        ),
        {"label": REQUIRED, "url": None, "kind": OneOf(("main", "second", "small"), "main"), "name": None, "value": None,
         "about": None, "formaction": None},
    ),
    Component(
        "details",
        "Something folded away that few need. It opens without script and prints open.",
        ('{% component "details" summary="Read what 5 more people said" %}<p>“Six pages.”</p>{% endcomponent %}',),
        {"summary": REQUIRED, "open": False},
        body=True,
    ),
    Component(
        "crumbs",
        "Where you are. links: list of {label, url}, from the top down, without the page itself.",
        ('{% component "crumbs" links=sample.links %}',),
        {"links": REQUIRED},
    ),
)
