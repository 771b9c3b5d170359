"""Where a drafted change of the rules stands, and what people at the table speak from."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from copanel.governance.states import Do


class DraftState(StrEnum):
    """A drafted change waits for the panel's decision, and then holds or is dropped."""

    WAITING = "waiting"
    IN_FORCE = "in_force"
    DROPPED = "dropped"


DRAFT_TRANSITIONS = {
    (DraftState.WAITING, Do.SET_RULE): DraftState.IN_FORCE,
    (DraftState.WAITING, Do.DROP_RULE_DRAFT): DraftState.DROPPED,
}


class SpeaksFrom(StrEnum):
    """From which life someone speaks. Nobody need say; who says nothing has no row."""

    USES_CARE = "uses_care"
    CARER = "carer"
    BOTH = "both"
    WORKS = "works"
    CANNOT_TELL = "cannot_tell"

    @property
    def label(self) -> str:
        return SPEAKS_LABELS[self]


SPEAKS_LABELS = {
    SpeaksFrom.USES_CARE: _("I use care or support, or I am a Disabled person"),
    SpeaksFrom.CARER: _("I am a carer"),
    SpeaksFrom.BOTH: _("Both"),
    SpeaksFrom.WORKS: _("I work with people who use care or support"),
    SpeaksFrom.CANNOT_TELL: _("I cannot tell"),
}
# People with lived experience: the user-led share counts them.
LIVED = frozenset({SpeaksFrom.USES_CARE, SpeaksFrom.CARER, SpeaksFrom.BOTH})
