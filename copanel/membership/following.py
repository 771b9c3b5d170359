"""What this room does when a person is erased, or has died."""

from __future__ import annotations

from django.db.models import Q

from copanel.ledger import Happened
from copanel.membership import taking_back
from copanel.membership.models import Interest, Invitation, Nomination, Statement
from copanel.membership.states import InvitationState, NominationState
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


def person_died(happened: Happened) -> None:
    """Nobody waits for the answer of someone who has died, and nobody is asked about them. No public word is said."""
    theirs = Q(person_id=happened.subject_id) | Q(answered_id=happened.subject_id)
    waiting = Invitation.objects.filter(theirs, state__in=(InvitationState.SENT, InvitationState.HELD))
    for invitation in waiting.select_for_update(of=("self",)).order_by("id"):
        taking_back.take_back(invitation, actor=happened.actor, why="died")
    Nomination.objects.filter(person_id=happened.subject_id, state=NominationState.WAITING).delete()
