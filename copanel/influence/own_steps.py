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

KEPT_HERE = frozenset(kind.name for kind in (RAISED, AGREED, SENT, ANSWERED, CLOSED, REOPENED, SCOPE))


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
