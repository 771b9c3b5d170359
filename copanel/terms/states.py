"""The parts of the terms, who owes what, and which step follows. No ORM."""

from __future__ import annotations

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from copanel.kernel.actor import Side


class Do(StrEnum):
    SEE_DRAFT = "see_draft"
    DRAFT = "draft"
    NOTE = "note"
    SETTLE = "settle"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    SIGN = "sign"


class VersionState(StrEnum):
    """A draft is out of sight of the public. What was published stands for good; a draft can be put aside."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


VERSION = {
    (VersionState.DRAFT, Do.PUBLISH): VersionState.PUBLISHED,
    (VersionState.DRAFT, Do.WITHDRAW): VersionState.WITHDRAWN,
}


class NoteState(StrEnum):
    OPEN = "open"
    SETTLED = "settled"


NOTE = {(NoteState.OPEN, Do.SETTLE): NoteState.SETTLED}
TABLES = {"Version": VERSION, "Note": NOTE}


class Part(StrEnum):
    """Where a clause stands. The order is the order of the page."""

    ABOUT = "about"
    CAN = "can"
    CANNOT = "cannot"
    USER_LED_OWES = "user_led_owes"
    AUTHORITY_OWES = "authority_owes"
    FUNDER_OWES = "funder_owes"

    @property
    def is_owed(self) -> bool:
        return self in OWED

    @property
    def label(self) -> Promise:
        return PART_LABELS[self]


# Which sides sign what: powers.md, "both sides sign the authority's duties". The funder has no part in the terms:
# its clause is signed for it by the council where the two are one body, and is bound by the funding elsewhere.
SIGNED_BY: dict[Part, tuple[Side, ...]] = {
    Part.USER_LED_OWES: (Side.USER_LED,),
    Part.AUTHORITY_OWES: (Side.AUTHORITY, Side.USER_LED),
    Part.FUNDER_OWES: (Side.AUTHORITY,),
}
OWED = frozenset(SIGNED_BY)
PART_LABELS: dict[Part, Promise] = {
    Part.ABOUT: _("About the panel"),
    Part.CAN: _("The panel can"),
    Part.CANNOT: _("The panel cannot"),
    Part.USER_LED_OWES: _("What the user-led side owes"),
    Part.AUTHORITY_OWES: _("What the council owes"),
    Part.FUNDER_OWES: _("What the funder owes"),
}


class Duty(StrEnum):
    """What no terms should be without: the drafting notes say so where one is missing."""

    NONE = ""
    HONESTY = "honesty"
    REASONS = "reasons"
    PAYING = "paying"
    INDEPENDENCE = "independence"

    @property
    def label(self) -> Promise:
        return DUTY_LABELS[self]


DUTY_LABELS: dict[Duty, Promise] = {
    Duty.NONE: _("None of these"),
    Duty.HONESTY: _("To be honest about what can change"),
    Duty.REASONS: _("To give reasons"),
    Duty.PAYING: _("To pay for people’s time and costs"),
    Duty.INDEPENDENCE: _("To leave the panel independent of whoever pays"),
}
# Where each of them may stand: nobody owes it who is not the one to do it.
DUTY_OF: dict[Duty, frozenset[Part]] = {
    Duty.HONESTY: frozenset({Part.AUTHORITY_OWES}),
    Duty.REASONS: frozenset({Part.AUTHORITY_OWES}),
    Duty.PAYING: frozenset({Part.AUTHORITY_OWES, Part.FUNDER_OWES}),
    Duty.INDEPENDENCE: frozenset({Part.AUTHORITY_OWES, Part.FUNDER_OWES}),
}


class Act(StrEnum):
    """Where a clause of what the panel cannot do is read out, before someone does it."""

    RAISE = "raise"
    ASK = "ask"

    @property
    def label(self) -> Promise:
        return ACT_LABELS[self]


ACT_LABELS: dict[Act, Promise] = {
    Act.RAISE: _("Before someone sends an issue"),
    Act.ASK: _("Before a recommendation is agreed or sent"),
}

# Words in an address that are no clause's.
RESERVED = frozenset({"draft", "versions", "compare", "sign"})
SIGNED_SIDES = (Side.AUTHORITY, Side.USER_LED)
