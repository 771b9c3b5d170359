"""Easy Read: picture left, words right, one idea a sentence, the same step numbers as the standard page."""

from copanel.ui.components.component import REQUIRED, Component, OneOf
from copanel.ui.components.meaning import SIDES, tone_of_side
from copanel.ui.pictures import PICTURES

COMPONENTS = (
    Component(
        "easy_rows",
        "A list of Easy Read rows.",
        body=True,
    ),
    Component(
        "easy_row",
        "One idea: a picture and its words. The picture says nothing that the words do not.",
        {"picture": OneOf(PICTURES)},
        body=True,
    ),
    Component(
        "easy_steps",
        "The path in Easy Read.",
        body=True,
    ),
    Component(
        "easy_step",
        "One step of the path in Easy Read. Its number is the same as on the standard page.",
        {
            "number": REQUIRED,
            "title": REQUIRED,
            "side": OneOf(SIDES, None),
            "side_label": None,
            "when": "",
            "id": None,
            "level": 3,
        },
        body=True,
        prepare=tone_of_side,
    ),
)
