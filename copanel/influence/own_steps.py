"""The kinds of step that this room notes itself. Rooms above register theirs in the same way."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from copanel.influence.step_kinds import step_kind
from copanel.kernel.actor import Side
from copanel.ledger import LABEL, NUMBER
from copanel.scope.events import LEVEL

RAISED = step_kind("raised", title=_("Someone told us"), side=Side.USER_LED, picture="talk")
AGREED = step_kind("agreed", title=_("We agreed what to ask for"), side=Side.USER_LED, picture="talk")
SENT = step_kind(
    "sent",
    title=_("We sent a recommendation"),
    keys={"number": NUMBER},
    side=Side.USER_LED,
    picture="send",
)
ANSWERED = step_kind("answered", title=_("The council answered"), side=Side.AUTHORITY, picture="council")
CLOSED = step_kind("closed", title=_("The user-led side closed this issue"), side=Side.USER_LED, picture="done")
REOPENED = step_kind("reopened", title=_("The user-led side opened it again"), side=Side.USER_LED, picture="ask-again")
SCOPE = step_kind(
    "scope",
    title=_("The council said what can change"),
    sentence=_("%(level)s."),
    keys={"level": LEVEL},
    side=Side.AUTHORITY,
    picture="council",
)

# Between a group and the panel it belongs to, and when a panel takes another's place.
CARRIED_UP = step_kind(
    "carried_up",
    title=_("Passed up to %(panel)s"),
    sentence=_("The group asked the bigger panel to take it on."),
    keys={"panel": LABEL},
    side=Side.USER_LED,
    picture="send",
)
TAKEN_UP = step_kind(
    "taken_up",
    title=_("%(panel)s took it on"),
    sentence=_("It keeps its number and its page. The answers show here."),
    keys={"panel": LABEL},
    side=Side.USER_LED,
    picture="yes",
)
GIVEN_BACK = step_kind(
    "given_back", title=_("%(panel)s gave it back"), keys={"panel": LABEL}, side=Side.USER_LED, picture="change"
)
MOVED = step_kind(
    "moved",
    title=_("%(panel)s works on this now"),
    sentence=_("It took the place of the panel where this was raised. The number and the page stay."),
    keys={"panel": LABEL},
    side=Side.USER_LED,
    picture="change",
)

KEPT_HERE = frozenset(
    kind.name
    for kind in (RAISED, AGREED, SENT, ANSWERED, CLOSED, REOPENED, CARRIED_UP, TAKEN_UP, GIVEN_BACK, MOVED, SCOPE)
)
# The steps whose source is words, which the path shows.
SAYING = frozenset(kind.name for kind in (CLOSED, CARRIED_UP, GIVEN_BACK))


def is_kept_here(name: str) -> bool:
    """Whether only this room's own acts put such a step on a path: no other call moves or withdraws it."""
    return name in KEPT_HERE


# From published records: what boards do between the asking and the answer.
TALKED = step_kind(
    "talked",
    title=_("It was talked about"),
    sentence=_("At %(meeting)s."),
    keys={"meeting": LABEL},
    side=Side.USER_LED,
    picture="talk",
)
REPORTED = step_kind(
    "reported",
    title=_("The council said how far it is"),
    sentence=_("At %(meeting)s."),
    keys={"meeting": LABEL},
    side=Side.AUTHORITY,
    picture="council",
)
