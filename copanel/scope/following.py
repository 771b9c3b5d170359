"""What scope does when something happens in a room below: the list of its subscriptions."""

from __future__ import annotations

from copanel.ledger import Happened
from copanel.scope.models import Challenge, Request, Statement


def person_erased(happened: Happened) -> None:
    """A person's keys leave this room's rows. Signatures under public acts stay (see each Privacy)."""
    person_id = happened.subject_id
    Request.objects.filter(asked_by_id=person_id).update(asked_by_id=None)
    Statement.objects.filter(drafted_by_id=person_id).update(drafted_by_id=None)
    Challenge.objects.filter(made_by_id=person_id).update(made_by_id=None)
