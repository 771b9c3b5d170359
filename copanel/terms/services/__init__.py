"""Everything a person can do to the terms."""

from copanel.terms.services.drafting import (
    add_clause,
    change_clause,
    move_clause,
    put_back_clause,
    start_draft,
    take_out_clause,
    withdraw_draft,
)
from copanel.terms.services.noting import leave_note, settle_note
from copanel.terms.services.publishing import publish, sign

__all__ = [
    "add_clause",
    "change_clause",
    "leave_note",
    "move_clause",
    "publish",
    "put_back_clause",
    "settle_note",
    "sign",
    "start_draft",
    "take_out_clause",
    "withdraw_draft",
]
