"""The states and acts of asking what matters most."""

from __future__ import annotations

from enum import StrEnum

MOST_CHOSEN = 3  # topics a member may name: what matters most, not all that matters
MOST_PRIORITIES = 7
PRIORITY = "priority"  # the kinds of place that words of this room stand in
SAID = "said_priority"


class AskingState(StrEnum):
    """Members are asked once at a time. What was said stays when it is decided or called off."""

    OPEN = "open"
    DECIDED = "decided"
    CALLED_OFF = "called_off"


class Do(StrEnum):
    ASK = "ask"
    SAY = "say"
    SAY_FOR = "say_for"
    SEE_SAID = "see_said"
    DECIDE = "decide"
    CALL_OFF = "call_off"
    PUT_UNDER = "put_under"


TRANSITIONS = {
    (AskingState.OPEN, Do.DECIDE): AskingState.DECIDED,
    (AskingState.OPEN, Do.CALL_OFF): AskingState.CALLED_OFF,
}
