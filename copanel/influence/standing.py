"""Where an issue stands, worked out from its parts. No ORM: facts in, one word out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from copanel.influence.states import IssueState, PartState, Stand


def standing(state: str, parts: Iterable[tuple[str, str | None, dt.date | None]]) -> tuple[Stand, dt.date | None]:
    """(stand, first due day of what waits) of an issue with these parts: each (state, stand of its answer, due).

    With several parts it is the one that most needs an answer: a list must not hide a gap behind a yes.
    """
    sent = [part for part in parts if part[0] != PartState.DRAFTED]
    waiting = [due for part_state, _stand, due in sent if part_state == PartState.WAITING]
    first_due = min((due for due in waiting if due), default=None)
    if state == IssueState.CLOSED:
        return Stand.CLOSED, first_due
    if waiting:
        return Stand.WAITING, first_due
    found = {Stand(stand) for _state, stand, _due in sent if stand}
    return next((stand for stand in Stand if stand in found), Stand.RAISED), None
