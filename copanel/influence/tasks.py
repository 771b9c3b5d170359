"""What the worker tidies here once a day: who was to be told of an issue that ended long ago."""

from __future__ import annotations

from contextlib import suppress

from copanel.influence.models import Following, Issue
from copanel.influence.states import IssueState
from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM
from copanel.kernel.errors import NotFound
from copanel.people.models import ConfirmedAddress
from copanel.people.services import erase_address

ENDED = (IssueState.CLOSED, IssueState.REFUSED, IssueState.WITHDRAWN)
ADDRESS_YEARS = 1
FOLLOWING_YEARS = 6


def tidy() -> None:
    """Stop telling of an issue that ended: addresses given for it are forgotten after a year, persons after six.

    The time runs from the last thing on its path, so that a promise kept late, or an issue opened again, is
    still told; and from when someone asked, so that they are told at all.
    """
    for_address = clock.london_midnight(clock.years_ago(ADDRESS_YEARS))
    ended = Issue.objects.filter(state__in=ENDED)
    addresses = ConfirmedAddress.objects.filter(
        given_at__lt=for_address, about_id__in=ended.filter(moved_at__lt=for_address).values("id")
    )
    for address_id in list(addresses.values_list("id", flat=True)):
        with suppress(NotFound):
            erase_address(actor=SYSTEM, address_id=address_id)
    for_person = clock.london_midnight(clock.years_ago(FOLLOWING_YEARS))
    Following.objects.filter(
        started_at__lt=for_person, issue__in=ended.filter(moved_at__lt=for_person).values("id")
    ).delete()
