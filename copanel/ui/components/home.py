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
        ('{% component "office" actor=sample.actor url="#office" %}',),
        {"actor": REQUIRED, "url": "", "csrf": ""},
        prepare=office,
    ),
    Component(
        "needs",
        "What needs you: an order, not a score. At most five.",
        (
            '{% component "needs" %}'
            '{% component "need" title="Settle the agenda" url="#needs" first=True action="Open the agenda" text="2 proposals wait." by="By Wednesday 28 October, in 6 days" takes="About 20 minutes" level=4 %}'
            '{% component "need" title="Say yes or no to more time" url="#needs" text="The council asks for 10 more days." by="By Thursday 29 October" level=4 %}'
            "{% endcomponent %}",
        ),
        body=True,
    ),
    Component(
        "need",
        "One thing that needs you. first: tinted, with the only button on the page (action).",
        ('<ol class="cp-needs">{% component "need" title="Read the minutes" url="#need" by="By Monday 2 November" level=4 %}</ol>',),
        {"title": REQUIRED, "url": REQUIRED, "text": "", "by": "", "takes": "", "first": False, "action": None, "level": 3},
    ),
    Component(
        "empty",
        "Nothing here yet: says what the list is for and how to begin.",
        ('{% component "empty" title="No issues yet." %}<p>An issue is one thing someone says should change. <a class="govuk-link" href="#empty">Raise one</a>.</p>{% endcomponent %}',),
        {"title": REQUIRED},
        body=True,
    ),
    Component(
        "coming",
        "What is coming, by day.",
        (
            '{% component "coming" %}{% component "coming_item" on=sample.day %}<p>Reply about ramps is due.</p>{% endcomponent %}'
            '{% component "coming_item" when="at the next redecoration" %}<p>A quiet room.</p>{% endcomponent %}{% endcomponent %}',
        ),
        body=True,
    ),
    Component(
        "coming_item",
        "One thing that is coming, on a day or on an occasion.",
        ('<ul class="cp-coming">{% component "coming_item" on=sample.day %}<p>Meeting 34.</p>{% endcomponent %}</ul>',),
        {"on": None, "when": ""},
        body=True,
        prepare=coming_item,
    ),
    Component(
        "since",
        "What happened since you were last here.",
        (
            '{% component "since" %}{% component "since_item" side="authority" %}<p><b>Council.</b> Proposed an agenda item.</p>{% endcomponent %}'
            '{% component "since_item" side="user_led" %}<p><b>User-led.</b> 2 people phoned.</p>{% endcomponent %}{% endcomponent %}',
        ),
        body=True,
    ),
    Component(
        "since_item",
        "One thing that happened.",
        ('<ul class="cp-since">{% component "since_item" icon="done" %}<p>Your words are shown.</p>{% endcomponent %}</ul>',),
        {"side": OneOf(TONES, None), "icon": None},
        body=True,
        prepare=since_item,
    ),
    Component(
        "starts",
        "Large ways in.",
        ('{% component "starts" %}{% component "start" label="Someone is on the phone" url="#starts" icon="phone" %}{% component "start" label="A letter or form came" url="#starts" icon="letter" %}{% endcomponent %}',),
        body=True,
    ),
    Component(
        "start",
        "One large way in.",
        ('<ul class="cp-starts">{% component "start" label="Someone told me in person" url="#start" icon="person" %}</ul>',),
        {"label": REQUIRED, "url": REQUIRED, "icon": REQUIRED},
    ),
    Component(
        "pile",
        "Slips that wait, oldest first.",
        (
            '{% component "pile" %}{% component "slip" title="Mr A. Finch, about the minibus" icon="phone" tone="waiting" meta="Phoned Tuesday 20 October." level=4 %}'
            "<p>“I missed my friend’s last day.”</p>{% slot do %}{% component \"button\" label=\"Phone and read back\" url=\"#pile\" about=\"Mr A. Finch\" %}{% endslot %}{% endcomponent %}{% endcomponent %}",
        ),
        body=True,
    ),
    Component(
        "slip",
        "One thing in a pile: what it is, then {% slot do %} one main act and one honest way out {% endslot %}.",
        ('<ol class="cp-pile">{% component "slip" title="A letter, 2 pages" icon="letter" level=4 %}<p>Came today.</p>{% slot do %}{% component "button" label="Write it down" url="#slip" about="A letter" %}{% endslot %}{% endcomponent %}</ol>',),
        {"title": REQUIRED, "icon": REQUIRED, "tone": "brand", "meta": "", "level": 3, "id": None},
        body=True,
        slots=("do",),
    ),
)
