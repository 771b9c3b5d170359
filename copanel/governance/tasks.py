"""What the worker does here: what was settled for a day holds from it, terms that end are told of, old rows go."""

from __future__ import annotations

from django.db import transaction

from copanel.governance import messages, parties, queries
from copanel.governance.models import AllowedInSpace, Parting, WorksFor
from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM
from copanel.people.services import tell

YEARS_KEPT = 6
PARTING_YEARS = 1


@transaction.atomic
def chase_terms() -> None:
    """Tell holder, co-chairs and facilitator of each term that ends soon: once a stage, however often this runs."""
    for panel in queries.panels():
        for term in queries.terms_ending(panel.id):
            tell(messages.TERM_ENDS, actor=SYSTEM, about_id=term.holding_id, panel_id=panel.id, stage=term.stage)


def tidy() -> None:
    """Remove who worked for whom, and who was let in, six years after it ended. The decision itself stands.

    How someone left the table is kept for a year: then the vacant place alone says that they did.
    """
    day = clock.years_ago(YEARS_KEPT)
    WorksFor.objects.filter(until_on__lt=day).delete()
    AllowedInSpace.objects.filter(until_on__lt=day).delete()
    Parting.objects.filter(noted_on__lt=clock.years_ago(PARTING_YEARS)).delete()


def follow_parties() -> None:
    """A new host hosts, and a funder pays or pays no more, from the day that was settled for it."""
    parties.follow_all()
