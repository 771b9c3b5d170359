"""Does each act on its own day, as the person it was, with the offices they held that day."""

from __future__ import annotations

import datetime as dt
import heapq
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any
from uuid import UUID

from copanel.governance import queries as governance
from copanel.governance.queries import PanelFacts
from copanel.influence.models import Issue
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.working_days import add_working_days

# A story yields the day of its next act, in working days before today; or another story that begins there.
Story = Generator[Any, None, None]


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
        self.issues: dict[str, Issue] = {}
        self._acts_of_day: Counter[int] = Counter()

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
        moment = dt.datetime.combine(day, dt.time(hour + minute // 60, minute % 60), tzinfo=clock.LONDON)
        with clock.standing_at(min(moment, dt.datetime.now(clock.LONDON)) if working_days_ago == 0 else moment):
            yield day

    def who(self, key: str) -> Actor:
        """The person as an Actor on the day it is, freshly signed in."""
        return governance.actor_for(person_id=self.persons[key], signed_in_at=clock.now())

    def tell(self, stories: Iterable[Callable[[Diary], Story]], step: Callable[[], Any] = lambda: None) -> None:
        """Tell many stories at once, in the order of their days, so that the record reads as it happened."""
        number, waiting = count(), []

        def begin(story: Story) -> None:
            heapq.heappush(waiting, (-next(story), next(number), story))

        for story in stories:
            begin(story(self))
        while waiting:
            ago, _number, story = heapq.heappop(waiting)
            self._acts_of_day[ago] += 1
            with self.on(-ago, 9, 5 * self._acts_of_day[ago]):
                coming = next(story, None)
                while isinstance(coming, Generator):
                    begin(coming)
                    coming = next(story, None)
            if coming is None:
                step()
            elif coming > -ago:
                raise ValueError(f"{story.__qualname__} goes back from day {-ago} to day {coming}")
            else:
                heapq.heappush(waiting, (-coming, next(number), story))
