"""What can be said of what can change, and which step follows. No ORM."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Do(StrEnum):
    """Every act of this room. No other room asks for one of them before it lets someone speak."""

    ASK = "ask"
    SEE_DRAFT = "see_draft"
    DRAFT = "draft"
    STATE = "state"
    CHALLENGE = "challenge"
    REPLY = "reply"


class Level(StrEnum):
    """How much can change: promise 2. Of a whole statement it follows from its parts."""

    OPEN = "open"
    LIMITED = "limited"
    FIXED = "fixed"

    @property
    def label(self) -> str:
        return LEVEL_LABELS[self]

    @property
    def meaning(self) -> str:
        return LEVEL_MEANINGS[self]


LEVEL_LABELS = {
    Level.OPEN: _("Open"),
    Level.LIMITED: _("Limited"),
    Level.FIXED: _("Fixed"),
}
LEVEL_MEANINGS = {
    Level.OPEN: _("This can change."),
    Level.LIMITED: _("Some of this can change."),
    Level.FIXED: _("The council says that this cannot change."),
}
# Only what has limits has a reason for them.
NEEDS_WHY = frozenset({Level.LIMITED, Level.FIXED})


def level_of(levels: set[Level]) -> Level:
    """The level of a statement with these parts: open or fixed where all of it is, else limited."""
    return next(iter(levels)) if len(levels) == 1 else Level.LIMITED


class Whose(StrEnum):
    """Whose decision it is that something cannot change."""

    COUNCIL = "council"
    LAW = "law"
    OTHER_BODY = "other_body"
    MONEY = "money"

    @property
    def label(self) -> str:
        return WHOSE_LABELS[self]


WHOSE_LABELS = {
    Whose.COUNCIL: _("The council decides this itself"),
    Whose.LAW: _("A national law decides this"),
    Whose.OTHER_BODY: _("Another body decides this"),
    Whose.MONEY: _("The budget sets the limit"),
}


class RequestState(StrEnum):
    """The panel asked. That nothing was said in time is not a state: the clock says it."""

    WAITING = "waiting"
    STATED = "stated"


REQUEST = {(RequestState.WAITING, Do.STATE): RequestState.STATED}


class StatementState(StrEnum):
    DRAFT = "draft"
    SIGNED = "signed"


STATEMENT = {
    (StatementState.DRAFT, Do.DRAFT): StatementState.DRAFT,
    (StatementState.DRAFT, Do.STATE): StatementState.SIGNED,
}


class ChallengeState(StrEnum):
    """The panel has said what it has against a statement. No reply in time is derived, as above."""

    WAITING = "waiting"
    ANSWERED = "answered"


CHALLENGE = {
    (ChallengeState.WAITING, Do.REPLY): ChallengeState.ANSWERED,
    # A new statement on the same matter is a reply too.
    (ChallengeState.WAITING, Do.STATE): ChallengeState.ANSWERED,
}


class ReplyKind(StrEnum):
    STANDS = "stands"
    NEW = "new"

    @property
    def label(self) -> str:
        return REPLY_LABELS[self]


REPLY_LABELS = {
    ReplyKind.STANDS: _("The council stands by what it said"),
    ReplyKind.NEW: _("The council made a new statement"),
}

TABLES = {"Request": REQUEST, "Statement": STATEMENT, "Challenge": CHALLENGE}
