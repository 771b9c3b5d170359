"""Does each act on its own day, as the person it was, with the offices they held that day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from copanel.governance import queries as governance
from copanel.governance.queries import PanelFacts
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.working_days import add_working_days


class Diary:
    """The county as it is told: who is who, which panel is which, and the day it is.

    Days are counted back in working days from the day of loading, so that clocks, late answers and
    "20 working days" are true on whatever day someone tries the demo.
    """

    def __init__(self) -> None:
        self.today = clock.today()
        self.persons: dict[str, UUID] = {}
        self.organisations: dict[str, UUID] = {}
        self.posts: dict[str, UUID] = {}
        self.topics: dict[str, UUID] = {}
        self.panels: dict[str, PanelFacts] = {}

    @property
    def panel(self) -> PanelFacts:
        """The panel most stories are about."""
        return self.panels["marlshire"]

    def day(self, working_days_ago: int) -> dt.date:
        """The day that many working days before today."""
        return add_working_days(self.today, -working_days_ago)

    @contextmanager
    def on(self, working_days_ago: int, hour: int = 10, minute: int = 0) -> Iterator[dt.date]:
        """Stand on that day. Yields it."""
        day = self.day(working_days_ago)
        moment = dt.datetime.combine(day, dt.time(hour, minute), tzinfo=clock.LONDON)
        with clock.standing_at(min(moment, dt.datetime.now(clock.LONDON)) if working_days_ago == 0 else moment):
            yield day

    def who(self, key: str) -> Actor:
        """The person as an Actor on the day it is, freshly signed in."""
        return governance.actor_for(person_id=self.persons[key], signed_in_at=clock.now())
