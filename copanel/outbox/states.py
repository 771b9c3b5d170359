"""An envelope's way, and a letter's. What is not in a table cannot happen."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where an envelope is. Printed: it lies in the pile of letters and calls."""

    WAITING = "waiting"
    SENT = "sent"
    NOT_SENT = "not_sent"
    FAILED = "failed"
    PRINTED = "printed"


class Do(StrEnum):
    """What happens to an envelope; all but the last two are the worker's."""

    SEND = "send"
    PRINT = "print"
    HOLD_BACK = "hold_back"
    GIVE_UP = "give_up"
    TRY_AGAIN = "try_again"
    CANCEL = "cancel"


TRANSITIONS = {
    (State.WAITING, Do.SEND): State.SENT,
    (State.WAITING, Do.PRINT): State.PRINTED,
    (State.WAITING, Do.HOLD_BACK): State.NOT_SENT,
    (State.WAITING, Do.GIVE_UP): State.FAILED,
    (State.WAITING, Do.CANCEL): State.NOT_SENT,
    (State.FAILED, Do.TRY_AGAIN): State.WAITING,
    (State.FAILED, Do.CANCEL): State.NOT_SENT,
    # Called back while the mail server had it already: it went, and the row says so.
    (State.NOT_SENT, Do.SEND): State.SENT,
}


class Pile(StrEnum):
    """Where a letter or a call is."""

    TO_DO = "to_do"
    DONE = "done"
    TAKEN_OFF = "taken_off"


class Hand(StrEnum):
    """What a person does with a letter or a call."""

    OPEN = "open"
    MARK_DONE = "mark_done"
    TAKE_OFF = "take_off"


PILE_TRANSITIONS = {
    (Pile.TO_DO, Hand.MARK_DONE): Pile.DONE,
    (Pile.TO_DO, Hand.TAKE_OFF): Pile.TAKEN_OFF,
}
