"""What the worker does here: what was settled for a day holds from that day; old declarations go."""

from __future__ import annotations

from copanel.governance import parties
from copanel.governance.models import AllowedInSpace, WorksFor
from copanel.kernel import clock

YEARS_KEPT = 6


def tidy() -> None:
    """Remove who worked for whom, and who was let in, six years after it ended. The decision itself stands."""
    day = clock.years_ago(YEARS_KEPT)
    WorksFor.objects.filter(until_on__lt=day).delete()
    AllowedInSpace.objects.filter(until_on__lt=day).delete()


def follow_parties() -> None:
    """A new host hosts, and a funder pays or pays no more, from the day that was settled for it."""
    parties.follow_all()
