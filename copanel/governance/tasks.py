"""What the worker tidies here once a day: declarations about a person whose time is over."""

from __future__ import annotations

from copanel.governance.models import AllowedInSpace, WorksFor
from copanel.kernel import clock

YEARS_KEPT = 6


def tidy() -> None:
    """Remove who worked for whom, and who was let in, six years after it ended. The decision itself stands."""
    day = clock.years_ago(YEARS_KEPT)
    WorksFor.objects.filter(until_on__lt=day).delete()
    AllowedInSpace.objects.filter(until_on__lt=day).delete()
