"""What this room does when a person is erased."""

from __future__ import annotations

from django.db.models import Q

from copanel.ledger import Happened
from copanel.membership.models import Interest, Invitation, Nomination, Statement
from copanel.outbox import services as outbox


def person_erased(happened: Happened) -> None:
    """Whatever says that someone was invited, put forward, or declared something, goes with them.

    What they declared in their own words is erased by `words`, and stands on no register any more.
    """
    person_id = happened.subject_id
    theirs = Invitation.objects.filter(Q(person_id=person_id) | Q(answered_id=person_id))
    outbox.forget(address_ids=list(theirs.values_list("id", flat=True)))
    theirs.delete()
    Nomination.objects.filter(Q(by_id=person_id) | Q(person_id=person_id)).delete()
    Interest.objects.filter(person_id=person_id).delete()
    Statement.objects.filter(person_id=person_id).delete()
