"""Easy Read: picture left, words right, one idea a sentence, the same step numbers as the standard page."""

from copanel.ui.components.component import REQUIRED, Component, OneOf
from copanel.ui.components.meaning import SIDES, tone_of_side
from copanel.ui.pictures import PICTURES

COMPONENTS = (
    Component(
        "easy_rows",
        "A list of Easy Read rows.",
        (
            '{% component "easy_rows" %}'
            '{% component "easy_row" picture="money" %}<p>A <b class="cp-word">direct payment</b> is money from the council.</p>{% endcomponent %}'
            '{% component "easy_row" picture="hard-letter" %}<p>The letters are hard to understand.</p>{% endcomponent %}'
            "{% endcomponent %}",
        ),
        body=True,
    ),
    Component(
        "easy_row",
        "One idea: a picture and its words. The picture says nothing that the words do not.",
        ('<ul class="cp-er">{% component "easy_row" picture="phone" %}<p>You can phone us.</p>{% endcomponent %}</ul>',),
        {"picture": OneOf(PICTURES)},
        body=True,
    ),
    Component(
        "easy_steps",
        "The path in Easy Read.",
        (
            '{% component "easy_steps" %}'
            '{% component "easy_step" number=1 title="People told us" side="user_led" when="Tuesday 3 March 2026" level=4 %}'
            '{% component "easy_rows" %}{% component "easy_row" picture="worried" %}<p>7 people told us.</p>{% endcomponent %}{% endcomponent %}{% endcomponent %}'
            '{% component "easy_step" number=2 title="The council said no" side="authority" when="Friday 20 March 2026" level=4 %}{% endcomponent %}'
            "{% endcomponent %}",
        ),
        body=True,
    ),
    Component(
        "easy_step",
        "One step of the path in Easy Read. Its number is the same as on the standard page.",
        ('<ol class="cp-er-steps">{% component "easy_step" number=3 title="We talked" side="user_led" when="In April" level=4 %}{% endcomponent %}</ol>',),
        {"number": REQUIRED, "title": REQUIRED, "side": OneOf(SIDES, None), "when": "", "id": None, "level": 3},
        body=True,
        prepare=tone_of_side,
    ),
)
