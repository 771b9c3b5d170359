"""For every act of every room: a moment in which it can be done once, with all that it may touch.

A scenario makes ready what the act needs and gives the act itself, to be called. Where an act does
different things in different cases there are several, named after the case: "words.erase, while a note is open".
"""

from __future__ import annotations

from collections.abc import Callable

from tests.faults.scenarios import (
    agreeing,
    choosing,
    deciding,
    governing,
    joining,
    keeping,
    living,
    ruling,
    running,
    scoping,
    seating,
    speaking,
    talking,
)
from tests.faults.world import World

Call = Callable[[], object]
SCENARIOS: dict[str, Callable[[World], Call]] = {
    **keeping.ORGANISATIONS,
    **living.LIVING,
    **keeping.PEOPLE,
    **governing.SCENARIOS,
    **running.LIFE,
    **seating.SCENARIOS,
    **ruling.SCENARIOS,
    **agreeing.TERMS,
    **deciding.SCENARIOS,
    **joining.MEMBERSHIP,
    **talking.WORDS,
    **talking.CONVERSATIONS,
    **talking.OUTBOX,
    **speaking.INFLUENCE,
    **speaking.RECORD,
    **choosing.PRIORITIES,
    **scoping.SCOPE,
}
