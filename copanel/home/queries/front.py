"""The public front page: what the panel is, who sits there, what came of it, how to say something."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from copanel.governance import queries as governance
from copanel.governance.queries import PanelFacts
from copanel.home.policy import POLICY
from copanel.home.states import Do
from copanel.influence import queries as influence
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.words import queries as words


@dataclass(frozen=True, slots=True)
class FrontPage:
    """Figures are of what was asked from `from_on` to today; of a record, of all that it tells.

    yes, no       the newest answer that adopts, the newest that does not; None where there is none yet
    waiting_long  words that have waited for their check longer than they should
    sets_up       the panel is being prepared, and the reader is one of those who set it up
    """

    table: governance.Table
    figures: influence.Figures
    from_on: dt.date | None
    until_on: dt.date
    yes: influence.News | None
    no: influence.News | None
    counted_after: int
    waiting_long: int
    groups: tuple[governance.Group, ...]
    sets_up: bool

    @property
    def has_seats(self) -> bool:
        return bool(self.table.user_led or self.table.authority)

    @property
    def has_asked(self) -> bool:
        return bool(self.figures.asked or self.figures.undated)


def panels() -> list[PanelFacts]:
    """Every panel with pages: open ones first, then by how much stands in them, then by name. Three queries."""
    issues = influence.how_many()
    return sorted(
        governance.panels(), key=lambda each: (each.is_record, each.is_ended, -issues.get(each.id, 0), each.name)
    )


def front(*, panel: PanelFacts, actor: Actor) -> FrontPage:
    """Everything on the front page of a panel. Nine queries at most."""
    today = clock.today()
    from_on = None if panel.is_record else _a_year_before(today)
    counted_after = governance.rules_on(panel.id).check_counted_days
    yes, no = influence.newest_answers(panel_id=panel.id, slug=panel.slug, actor=actor, undated=panel.is_record)
    return FrontPage(
        table=governance.table(panel.id),
        figures=influence.figures(panel_id=panel.id, from_on=from_on, whole_record=panel.is_record),
        from_on=from_on,
        until_on=today,
        yes=yes,
        no=no,
        counted_after=counted_after,
        waiting_long=0 if panel.is_record else words.waiting_over(panel.id, days=counted_after),
        groups=tuple(governance.groups(panel.id)),
        sets_up=panel.is_preparing and POLICY.may(actor, Do.SET_UP, panel),
    )


def _a_year_before(day: dt.date) -> dt.date:
    """The day after the same day a year ago, so that the span is a year and not a day more."""
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap_day else day.day) + dt.timedelta(days=1)
