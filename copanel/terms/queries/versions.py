"""Which versions there are, and which held on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from copanel.governance.models import Count
from copanel.kernel import clock
from copanel.kernel.actor import Side
from copanel.kernel.dates import DateAsGiven
from copanel.kernel.errors import NotFound
from copanel.terms.models import Version
from copanel.terms.states import VersionState


@dataclass(frozen=True, slots=True)
class Votes:
    """How many of the user-led side agreed, of those who were counted."""

    in_favour: int
    against: int
    aside: int

    @property
    def counted(self) -> int:
        return self.in_favour + self.against + self.aside


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """A published version. It holds from `from_on`; `until_on` is None for the newest.

    votes  those of the user-led side, where the decision counted heads
    """

    id: UUID
    number: int
    from_on: dt.date
    until_on: dt.date | None
    published_on: dt.date
    agreed: DateAsGiven
    decision_id: UUID
    votes: Votes | None
    open_notes: int

    def is_on(self, day: dt.date) -> bool:
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)

    @property
    def is_now(self) -> bool:
        return self.is_on(clock.today())

    @property
    def is_to_come(self) -> bool:
        return self.from_on > clock.today()


def versions(panel_id: UUID) -> list[VersionFacts]:
    """Every published version of a panel, the newest first. Two queries, one where there is none."""
    rows = Version.objects.filter(panel_id=panel_id, state=VersionState.PUBLISHED).select_related("decision")
    return facts_of(rows.order_by("from_on"))


def current(panel_id: UUID, day: dt.date | None = None) -> VersionFacts | None:
    """The version that held on a day (today); None before the first. Two queries."""
    return on(versions(panel_id), day or clock.today())


def on(found: Iterable[VersionFacts], day: dt.date) -> VersionFacts | None:
    return next((version for version in found if version.is_on(day)), None)


def numbered(found: Iterable[VersionFacts], number: int) -> VersionFacts:
    """Raises NotFound for a number that no version has."""
    version = next((each for each in found if each.number == number), None)
    if version is None:
        raise NotFound()
    return version


def facts_of(rows: Iterable[Version]) -> list[VersionFacts]:
    """As `versions`, for rows at hand, the oldest first, with their decisions. One query where there are any."""
    rows = list(rows)
    if not rows:
        return []
    counts = Count.objects.filter(decision__in=[row.decision_id for row in rows], side=Side.USER_LED)
    votes = {each.decision_id: Votes(each.in_favour, each.against, each.aside) for each in counts}
    ends = [row.from_on - dt.timedelta(days=1) for row in rows[1:]] + [None]
    return [
        VersionFacts(
            id=row.id,
            number=row.number,
            from_on=row.from_on,
            until_on=until_on,
            published_on=clock.london_day(row.published_at),
            agreed=row.decision.agreed,
            decision_id=row.decision_id,
            votes=votes.get(row.decision_id),
            open_notes=row.open_notes,
        )
        for row, until_on in zip(reversed(rows), reversed(ends), strict=True)
    ]
