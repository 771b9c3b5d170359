"""What the worker does for the terms, by the clock: it reminds whoever owes a signature."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM
from copanel.kernel.working_days import working_days_between
from copanel.people.services import tell
from copanel.terms import messages
from copanel.terms.models import Version
from copanel.terms.states import VersionState

EVERY = 10  # working days from one reminder to the next: it asks, and does not nag
TIMES = 3


@transaction.atomic
def chase() -> None:
    """Remind a side of duties that it has not signed, 10 working days after the version was published, and twice more.

    One reminder a stage, however often this runs. Only of the newest version of each panel. Whoever has nothing
    to sign any more gets none: the message asks again before it goes.
    """
    newest = Version.objects.filter(state=VersionState.PUBLISHED).values("panel").annotate(newest=Max("number"))
    numbers = {row["panel"]: row["newest"] for row in newest}
    for version in Version.objects.filter(state=VersionState.PUBLISHED, panel__in=numbers).order_by("published_at"):
        stage = working_days_between(clock.london_day(version.published_at), clock.today()) // EVERY
        if version.number == numbers[version.panel_id] and 1 <= stage <= TIMES:
            tell(
                messages.TO_SIGN, actor=SYSTEM, about_id=version.id, panel_id=version.panel_id,
                stage=f"reminder {stage}",
            )  # fmt: skip
