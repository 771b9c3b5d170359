"""The path of an issue, and what stands in its steps: parts, answers, facts, refusals, dates, clocks."""

from copanel.ui import dates
from copanel.ui.components.component import REQUIRED, Component, OneOf
from copanel.ui.components.meaning import SIDES, STATUSES, TONES

SCOPES = {"open": ("adopted", "open"), "limited": ("waiting", "limited"), "fixed": ("refused", "fixed"), "unsaid": ("late", "late")}
CLOCKS = {"left": ("waiting", "waiting"), "late": ("late", "late"), "paused": ("auth", "slow"), "answered": ("adopted", "done")}
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
        "What the shapes of a path mean. Stands once, above it.",
        ('{% component "legend" authority="Council" %}',),
        {"authority": None},
    ),
    Component(
        "path",
        "The path: an ordered list of steps.",
        (
            '{% component "path" %}'
            '{% component "step" title="People told us" side="user_led" on=sample.day who="7 people" level=4 %}<p>Their words.</p>{% endcomponent %}'
            '{% component "step" title="The council answered" side="authority" on=sample.day who="On time: day 18 of 20." level=4 %}{% endcomponent %}'
            '{% component "step" title="What changed, and is it done?" side="user_led" both=True on=sample.day level=4 %}{% endcomponent %}'
            '{% component "step" title="No answer to part C" side="authority" state="late" before="Was due" on=sample.day level=4 %}<p>58 days late.</p>{% endcomponent %}'
            '{% component "step" title="The members talked" side="user_led" when="early February 2018" state="now" level=4 %}{% endcomponent %}'
            '{% component "step" title="Not yet: the panel asks again" on=sample.day state="todo" level=4 %}<p>In public.</p>{% endcomponent %}'
            "{% endcomponent %}",
        ),
        body=True,
    ),
    Component(
        "step",
        "One step. on: a day known to the day; when: a date as given, in its own words; before: words before either. "
        "state: past; late (no answer came: broken line); now (the last that happened); todo (title begins “Not yet:”).",
        ('<ol class="cp-path">{% component "step" title="We talked and agreed" side="user_led" on=sample.day level=4 %}{% endcomponent %}</ol>',),
        {"title": REQUIRED, "side": OneOf(SIDES, None), "both": False, "on": None, "when": "", "before": "", "who": "",
         "state": OneOf(("past", "late", "now", "todo"), "past"), "id": None, "level": 3},
        body=True,
        prepare=step,
    ),
    Component(
        "steps",
        "The steps on this page, as links. Stays in view on a wide screen. links: list of {label, url}.",
        ('{% component "steps" links=sample.links %}',),
        {"links": REQUIRED, "level": 3},
    ),
    Component(
        "parts",
        "The parts of a recommendation. wide: where each stands, in a column of its own.",
        (
            '{% component "parts" wide=True %}'
            '{% component "part" letter="A" ask="Write the letters again" kind="changed_part" label="Changed in part" note="Council: done. Panel: partly." %}'
            '{% component "part" letter="B" ask="Put a name on each letter" kind="late" label="No answer given" %}'
            "{% endcomponent %}",
        ),
        {"wide": False},
        body=True,
    ),
    Component(
        "part",
        "One part: its letter, what is asked, and where it stands when kind and label are given.",
        ('<ol class="cp-parts">{% component "part" letter="A" ask="Write the letters again" %}</ol>',),
        {"letter": REQUIRED, "ask": REQUIRED, "kind": OneOf(STATUSES, None), "label": "", "note": ""},
    ),
    Component(
        "answer",
        "The answer to one part, as everyone sees it. The office that checks it before signing sees the same.",
        ('{% component "answer" letter="A" title="Write the letters again" kind="adopted" label="Adopted" level=4 %}<p>“Yes. We will.”</p>{% endcomponent %}',),
        {"letter": REQUIRED, "title": REQUIRED, "kind": OneOf(STATUSES), "label": REQUIRED, "level": 4, "id": None},
        body=True,
    ),
    Component(
        "facts",
        "Facts in pairs. variant scope: open, limited, fixed; stack: for narrow places.",
        (
            '{% component "facts" variant="scope" %}'
            '{% component "fact" term="Open" scope="open" %}The words of the letters.{% endcomponent %}'
            '{% component "fact" term="Limited" scope="limited" note="Why: the payments system sets the dates." %}When they go out.{% endcomponent %}'
            '{% component "fact" term="Fixed" scope="fixed" %}The amount. The law sets it.{% endcomponent %}'
            '{% component "fact" term="Not said yet" scope="unsaid" %}The council must say before the meeting.{% endcomponent %}'
            "{% endcomponent %}",
            '{% component "facts" %}{% component "fact" term="Sent" %}By phone{% endcomponent %}{% endcomponent %}',
        ),
        {"variant": OneOf(("plain", "scope", "stack"), "plain")},
        body=True,
    ),
    Component(
        "fact",
        "One fact: what it is, and what it says.",
        ('<dl class="cp-facts">{% component "fact" term="Kind of reason" note="The council could do this." %}Council policy.{% endcomponent %}</dl>',),
        {"term": REQUIRED, "note": "", "scope": OneOf(SCOPES, None)},
        body=True,
        prepare=fact,
    ),
    Component(
        "refusal",
        "An answer that does not adopt: always the same four lines, none may be missing (promise 3).",
        (
            '{% component "refusal" category="Council policy" gloss="The council could do this. It has chosen not to."'
            ' reason="“We must collect public money promptly.”" change="The Cabinet would have to agree a new debt policy."'
            ' decided_by="Helen Marsh, Head of Adult Care Finance" %}',
        ),
        {"category": REQUIRED, "gloss": "", "reason": REQUIRED, "change": REQUIRED, "decided_by": REQUIRED},
    ),
    Component(
        "dates",
        "A promise and its dates, in order. A moved date stays in sight. items: list of {label, text}.",
        ('{% component "dates" items=sample.dates %}',),
        {"items": REQUIRED},
    ),
    Component(
        "clock",
        "The time a duty may take: a sentence, then a box a working day. It never moves and never counts seconds.",
        (
            '{% component "clock" state="left" headline="6 working days left" gone=14 of=20 %}<p>Day 14 of 20.</p>{% endcomponent %}',
            '{% component "clock" state="late" headline="58 working days late" gone=20 of=20 %}<p>No answer given.</p>{% endcomponent %}',
            '{% component "clock" state="paused" headline="Paused on day 9" gone=9 of=20 %}<p>Until Friday 6 November.</p>{% endcomponent %}',
            '{% component "clock" state="answered" headline="Answered on day 18" gone=18 of=20 %}<p>On time.</p>{% endcomponent %}',
        ),
        {"state": OneOf(CLOCKS), "headline": REQUIRED, "gone": None, "of": None},
        body=True,
        prepare=clock,
    ),
    Component(
        "seen",
        "Who will see this, and when. items: list of {label, text, icon}.",
        ('{% component "seen" items=sample.seen %}',),
        {"items": REQUIRED},
    ),
    Component(
        "track",
        "A way with stops. items: list of {label, text, state: done, now or later}.",
        ('{% component "track" items=sample.track %}',),
        {"items": REQUIRED},
    ),
    Component(
        "has",
        "Who has it, and until when.",
        ('{% component "has" label="Priya Nair has it until Friday 13 November." %}<p>Then a second person checks.</p>{% endcomponent %}',),
        {"label": REQUIRED},
        body=True,
    ),
)
