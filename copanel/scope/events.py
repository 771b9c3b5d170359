"""What the record says of what can change. `about` is the key of a topic or of an issue: both have one page here."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from copanel.ledger import DAY, NUMBER, PRIVATE, PUBLIC, SLUG, UID, kind
from copanel.ledger.kinds import Shape
from copanel.scope.states import Level, ReplyKind

LEVEL = Shape("how much can change", lambda value: value in set(Level), lambda value: str(Level(value).label))
REPLY = Shape("a kind of reply", lambda value: value in set(ReplyKind), lambda value: str(ReplyKind(value).label))
LINK = "/%(panel)s/topics/%(about)s/"

ASKED = kind(
    "scope.asked",
    audience=PUBLIC,
    keys={"panel": SLUG, "about": UID, "due_on": DAY},
    sentence=_("The panel asked the council to say what can change. It is due by %(due_on)s."),
    link=LINK,
)
DRAFTED = kind("scope.drafted", audience=PRIVATE, keys={}, sentence=_("A statement of what can change was drafted."))
STATED = kind(
    "scope.stated",
    audience=PUBLIC,
    keys={"panel": SLUG, "about": UID, "level": LEVEL, "layer": NUMBER},
    sentence=_("The council said what can change. %(level)s."),
    link=LINK,
)
CHALLENGED = kind(
    "scope.challenged",
    audience=PUBLIC,
    keys={"panel": SLUG, "about": UID, "due_on": DAY},
    sentence=_("The panel challenged what the council says can change. A reply is due by %(due_on)s."),
    link=LINK,
)
REPLIED = kind(
    "scope.replied",
    audience=PUBLIC,
    keys={"panel": SLUG, "about": UID, "reply": REPLY},
    sentence=_("The council replied to a challenge. %(reply)s."),
    link=LINK,
)
