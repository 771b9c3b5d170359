"""What the terms do when something happens in a room below."""

from __future__ import annotations

from copanel.ledger import Happened
from copanel.terms.models import Note


def person_erased(happened: Happened) -> None:
    """The text of their notes goes, and that they were theirs. That there was a note stays, for the other side."""
    person_id = happened.subject_id
    Note.objects.filter(by_id=person_id).update(text="", by_id=None)
    Note.objects.filter(settled_by_id=person_id).update(settled_by_id=None)
