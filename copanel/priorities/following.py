"""What this room does when a person is erased: what they said counts still, and is nobody's."""

from __future__ import annotations

from copanel.ledger import Happened
from copanel.priorities.models import Said


def person_erased(happened: Happened) -> None:
    """Their own words are erased by the words room; here the key goes."""
    Said.objects.filter(person_id=happened.subject_id).update(person_id=None)
