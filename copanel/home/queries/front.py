"""The public front page: what the panel is, who sits there, what came of it, how to say something."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from copanel.governance import queries as governance
from copanel.governance.queries import PanelFacts
from copanel.influence import queries as influence
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.words import queries as words

COUNTED_AFTER = 5  # working days; powers.md: words that wait longer for their check are counted in public


@dataclass(frozen=True, slots=True)
class FrontPage:
    """Figures are of what was asked from `from_on` to today; of a record, of all that it tells.

    yes, no       the newest answer that adopts, the newest that does not; None where there is none yet
    waiting_long  words that have waited for their check longer than they should
    """

    table: governance.Table
    figures: influence.Figures
    from_on: dt.date | None
    until_on: dt.date
    yes: influence.News | None
    no: influence.News | None
    waiting_long: int

    @property
    def has_seats(self) -> bool:
        return bool(self.table.user_led or self.table.authority)

    @property
    def has_asked(self) -> bool:
        return bool(self.figures.asked or self.figures.undated)


def front(*, panel: PanelFacts, actor: Actor) -> FrontPage:
    """Everything on the front page of a panel. Eight queries at most."""
    today = clock.today()
    from_on = None if panel.is_record else _a_year_before(today)
    yes, no = influence.newest_answers(panel_id=panel.id, slug=panel.slug, actor=actor, undated=panel.is_record)
    return FrontPage(
        table=governance.table(panel.id),
        figures=influence.figures(panel_id=panel.id, from_on=from_on),
        from_on=from_on,
        until_on=today,
        yes=yes,
        no=no,
        waiting_long=0 if panel.is_record else words.waiting_over(panel.id, days=COUNTED_AFTER),
    )


def _a_year_before(day: dt.date) -> dt.date:
    """The day after the same day a year ago, so that the span is a year and not a day more."""
    return day.replace(year=day.year - 1, day=min(day.day, 28)) + dt.timedelta(days=1)
