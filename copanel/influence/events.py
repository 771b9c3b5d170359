"""What the record says of this room's acts.

An issue's public entry is written when it is first shown to the public, with its number; what came
before is in the private journal, so that neither gaps nor counts tell of words that were not shown.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from copanel.ledger import CODE, DAY, LABEL, LETTER, NUMBER, PRIVATE, PUBLIC, SLUG, UID, kind

ISSUE_LINK = "/%(panel)s/issues/%(number)s/"
LINK = "/%(panel)s/issues/%(issue)s/"

# An issue
ISSUE_RAISED = kind(
    "issue.raised",
    audience=PRIVATE,
    keys={"how": CODE},
    sentence=_("Someone raised an issue (%(how)s)."),
)
ISSUE_SHOWN = kind(
    "issue.shown",
    audience=PUBLIC,
    keys={"panel": SLUG, "number": NUMBER},
    sentence=_("Issue %(number)s was raised."),
    link=ISSUE_LINK,
    as_author=True,
)
ISSUE_REFUSED = kind(
    "issue.refused", audience=PRIVATE, keys={}, sentence=_("An issue was not shown. The sender can appeal.")
)
ISSUE_WITHDRAWN = kind(
    "issue.withdrawn", audience=PRIVATE, keys={}, sentence=_("An issue was taken back before anyone saw it.")
)
ISSUE_HEADED = kind(
    "issue.headed",
    audience=PUBLIC,
    keys={"panel": SLUG, "number": NUMBER},
    sentence=_("The heading of issue %(number)s was written again by the user-led side."),
    link=ISSUE_LINK,
)
ISSUE_PLACED = kind(
    "issue.placed",
    audience=PRIVATE,
    keys={"topic": UID},
    sentence=_("An issue was put under a topic."),
)
ISSUE_CLOSED = kind(
    "issue.closed",
    audience=PUBLIC,
    keys={"panel": SLUG, "number": NUMBER},
    sentence=_("The user-led side closed issue %(number)s and said why."),
    link=ISSUE_LINK,
)
ISSUE_REOPENED = kind(
    "issue.reopened",
    audience=PUBLIC,
    keys={"panel": SLUG, "number": NUMBER},
    sentence=_("The user-led side opened issue %(number)s again."),
    link=ISSUE_LINK,
)
ISSUE_FOLLOWED = kind("issue.followed", audience=PRIVATE, keys={}, sentence=_("Someone asked to be told of changes."))
ISSUE_LEFT = kind("issue.left", audience=PRIVATE, keys={}, sentence=_("Someone asked not to be told any more."))

# A recommendation
RECOMMENDATION_DRAFTED = kind(
    "recommendation.drafted", audience=PRIVATE, keys={}, sentence=_("A recommendation was drafted.")
)
RECOMMENDATION_CHANGED = kind(
    "recommendation.changed", audience=PRIVATE, keys={}, sentence=_("A draft recommendation was changed.")
)
RECOMMENDATION_DROPPED = kind(
    "recommendation.dropped", audience=PRIVATE, keys={}, sentence=_("A draft recommendation was put aside.")
)
RECOMMENDATION_AGREED = kind(
    "recommendation.agreed",
    audience=PUBLIC,
    keys={"panel": SLUG, "issue": NUMBER, "parts": NUMBER},
    sentence=ngettext_lazy(
        "The panel agreed what to ask for on issue %(issue)s, in %(parts)s part.",
        "The panel agreed what to ask for on issue %(issue)s, in %(parts)s parts.",
        "parts",
    ),
    link=LINK,
)
RECOMMENDATION_SENT = kind(
    "recommendation.sent",
    audience=PUBLIC,
    keys={"panel": SLUG, "issue": NUMBER, "number": NUMBER, "parts": NUMBER, "due_on": DAY},
    sentence=ngettext_lazy(
        "Recommendation %(number)s was sent to the council, in %(parts)s part. An answer is due by %(due_on)s.",
        "Recommendation %(number)s was sent to the council, in %(parts)s parts. An answer is due by %(due_on)s.",
        "parts",
    ),
    link=LINK,
)
RECOMMENDATION_ACKNOWLEDGED = kind(
    "recommendation.acknowledged",
    audience=PUBLIC,
    keys={"panel": SLUG, "issue": NUMBER, "number": NUMBER},
    sentence=_("The council said that recommendation %(number)s has arrived."),
    link=LINK,
)

# Between a group and its parent
ISSUE_CARRIED_UP = kind(
    "issue.carried_up",
    audience=PUBLIC,
    keys={"panel": SLUG, "number": NUMBER, "to": LABEL},
    sentence=_("Issue %(number)s was passed up to %(to)s."),
    link=ISSUE_LINK,
)
ISSUE_TAKEN_UP = kind(
    "issue.taken_up",
    audience=PUBLIC,
    keys={"panel": SLUG, "number": NUMBER, "from_panel": LABEL},
    sentence=_("Issue %(number)s of %(from_panel)s was taken on."),
    link=ISSUE_LINK,
)
ISSUE_GIVEN_BACK = kind(
    "issue.given_back",
    audience=PUBLIC,
    keys={"panel": SLUG, "number": NUMBER, "from_panel": LABEL},
    sentence=_("Issue %(number)s of %(from_panel)s was given back, with the reason."),
    link=ISSUE_LINK,
)
ISSUE_MOVED = kind(
    "issue.moved",
    audience=PUBLIC,
    keys={"panel": SLUG, "number": NUMBER, "to": LABEL},
    sentence=_("%(to)s works on issue %(number)s now."),
    link=ISSUE_LINK,
)

# An answer
ANSWER_DRAFTED = kind(
    "answer.drafted", audience=PRIVATE, keys={"part": LETTER}, sentence=_("An answer to part %(part)s was drafted.")
)
ANSWER_SIGNED = kind(
    "answer.signed",
    audience=PUBLIC,
    keys={
        "panel": SLUG, "issue": NUMBER, "recommendation": NUMBER, "part": LETTER, "answer": CODE, "layer": NUMBER,
    },
    sentence=_("The council answered part %(part)s of recommendation %(recommendation)s."),
    link=LINK,
)  # fmt: skip
PROMISE_MADE = kind(
    "promise.made",
    audience=PUBLIC,
    keys={"panel": SLUG, "issue": NUMBER, "recommendation": NUMBER, "part": LETTER, "due": CODE},
    sentence=_("The council made a promise on part %(part)s of recommendation %(recommendation)s."),
    link=LINK,
)

# The path
STEP_NOTED = kind("step.noted", audience=PRIVATE, keys={"step": CODE}, sentence=_("A step was noted on a path."))

# What came from a published record
ISSUE_ENTERED = kind(
    "issue.entered_from_record",
    audience=PUBLIC,
    keys={"panel": SLUG, "number": NUMBER},
    sentence=_("Issue %(number)s was entered from a published record."),
    link=ISSUE_LINK,
)
RECOMMENDATION_ENTERED = kind(
    "recommendation.entered_from_record",
    audience=PUBLIC,
    keys={"panel": SLUG, "issue": NUMBER, "number": NUMBER, "parts": NUMBER},
    sentence=_("Recommendation %(number)s was entered from a published record."),
    link=LINK,
)
ANSWER_ENTERED = kind(
    "answer.entered_from_record",
    audience=PUBLIC,
    keys={
        "panel": SLUG, "issue": NUMBER, "recommendation": NUMBER, "part": LETTER, "answer": CODE, "layer": NUMBER,
    },
    sentence=_("An answer to part %(part)s of recommendation %(recommendation)s was entered from a published record."),
    link=LINK,
)  # fmt: skip
