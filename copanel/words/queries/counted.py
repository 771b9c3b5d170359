"""What the public is told of moderation: how many words, by reason. Never whose, nor what they said."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, Q

from copanel.words.models import Decided, SafeguardingNote
from copanel.words.reasons import REASONS
from copanel.words.states import SAFEGUARDED, DecisionAct, DecisionState, NoteOutcome, NoteState, Space, Standing


def reason_label(code: str) -> str:
    """What a reason from the list says, for pages that count."""
    return str(REASONS[code].label)


def refused_counts(panel_id: UUID) -> dict[str, int]:
    """How many words were refused at the check, by reason; public (theorem 2). One query.

    Refusals undone on appeal are not counted, nor what was said in the user-led-only space.
    """
    rows = (
        Decided.objects.filter(panel_id=panel_id, act=DecisionAct.REFUSE, words__space=Space.PUBLIC)
        .exclude(state=DecisionState.OVERTURNED)
        .values_list("reason_code")
        .annotate(Count("id"))
        .order_by("reason_code")
    )
    return dict(rows)


def taken_down_counts(panel_id: UUID) -> list[tuple[str, int, int]]:
    """Shown words taken down for someone's safety: at which side's asking, how many, how many given back; public.

    By what came of it, whatever is done to the words later; only once the note is closed (powers.md). Of the
    user-led-only space nothing is counted. One query.
    """
    rows = (
        SafeguardingNote.objects.filter(
            panel_id=panel_id, state=NoteState.CLOSED, stood=Standing.SHOWN, words__space=Space.PUBLIC
        )
        .values_list("side")
        .annotate(n=Count("id"), back=Count("id", filter=Q(outcome=NoteOutcome.GIVEN_BACK)))
        .order_by("side")
    )
    return list(rows)


def hidden_counts(panel_id: UUID) -> dict[str, tuple[int, int]]:
    """How many public words moderators hid, by reason: in all, and of these shown again since; public. One query.

    What the leads keep hidden is counted among what was taken down.
    """
    undone = Q(state__in=(DecisionState.OVERTURNED, DecisionState.STOPPED))
    rows = (
        Decided.objects.filter(panel_id=panel_id, act=DecisionAct.HIDE, words__space=Space.PUBLIC)
        .exclude(reason_code=SAFEGUARDED)
        .values_list("reason_code")
        .annotate(n=Count("id"), back=Count("id", filter=undone))
        .order_by("reason_code")
    )
    return {code: (n, back) for code, n, back in rows}


def taken_out_counts(panel_id: UUID) -> dict[str, tuple[int, int]]:
    """How often something was taken out of public words, by reason: in all, and put back since; public. One query."""
    rows = (
        Decided.objects.filter(panel_id=panel_id, act=DecisionAct.MASK, words__space=Space.PUBLIC)
        .values_list("reason_code")
        .annotate(n=Count("id"), back=Count("id", filter=Q(state=DecisionState.OVERTURNED)))
        .order_by("reason_code")
    )
    return {code: (n, back) for code, n, back in rows}
