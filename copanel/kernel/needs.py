"""One thing that needs a person now: what every room's `needs(actor=...)` gives the home page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Need:
    """One link. `by` is the day it is wanted by, where there is one; `late` says in words that it has passed.

    title    what to do, as an act: "Answer part C of recommendation 7"
    url      the page where it is done
    about    one short sentence of why, or empty
    minutes  how long it takes, where we can tell
    since    the day it began to wait, where there is one
    at_risk  someone may be at risk: before everything else
    """

    title: str
    url: str
    about: str = ""
    by: dt.date | None = None
    late: str = ""
    minutes: int | None = None
    since: dt.date | None = None
    at_risk: bool = False

    @property
    def order(self) -> tuple[bool, bool, dt.date, str]:
        """Risk first; then what is late or wanted by a day, the earliest first; then what has waited longest.

        What is late only by its long wait counts from the day it began. The wording has no part in it.
        """
        presses = bool(self.late) or self.by is not None
        return (not self.at_risk, not presses, self.by or self.since or dt.date.max, self.url)
