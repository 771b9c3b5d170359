"""What the worker tidies here once a day: entries of the journal whose time is over."""

from __future__ import annotations

import datetime as dt

from copanel.kernel import clock
from copanel.ledger.models import PrivateEntry
from copanel.ledger.triggers import YEARS_KEPT

# The database judges by its own clock; a day later the two agree.
A_DAY = dt.timedelta(days=1)


def tidy() -> int:
    """Remove entries of the private journal older than six years. The public record stays for good."""
    last = clock.london_midnight(clock.years_ago(YEARS_KEPT)) - A_DAY
    return PrivateEntry.objects.filter(recorded_at__lt=last).delete()[0]
