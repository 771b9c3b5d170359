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
    """

    title: str
    url: str
    about: str = ""
    by: dt.date | None = None
    late: str = ""
    minutes: int | None = None

    @property
    def order(self) -> tuple[bool, dt.date, str]:
        """Late first, then by day, undated last."""
        return (not self.late, self.by or dt.date.max, self.title)
