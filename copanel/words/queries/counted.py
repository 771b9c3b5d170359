"""What the public is told of moderation: how many words, by reason. Never whose, nor what they said."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, Q

from copanel.words.models import Decided, SafeguardingNote
from copanel.words.reasons import REASONS
from copanel.words.states import DecisionAct, DecisionState, NoteState, Space, Standing


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


def taken_down_counts(panel_id: UUID) -> list[tuple[str, str, int]]:
    """Shown words taken down for someone's safety: at which side's asking, where they stand now, how many; public.

    Only once the note is closed (powers.md); of the user-led-only space nothing is counted. One query.
    """
    rows = (
        SafeguardingNote.objects.filter(
            panel_id=panel_id, state=NoteState.CLOSED, stood=Standing.SHOWN, words__space=Space.PUBLIC
        )
        .values_list("side", "words__standing")
        .annotate(n=Count("id"))
        .order_by("side", "words__standing")
    )
    return list(rows)


def hidden_counts(panel_id: UUID) -> dict[str, tuple[int, int]]:
    """How many public words were hidden, by reason: in all, and of these shown again since; public. One query."""
    undone = Q(state__in=(DecisionState.OVERTURNED, DecisionState.STOPPED))
    rows = (
        Decided.objects.filter(panel_id=panel_id, act=DecisionAct.HIDE, words__space=Space.PUBLIC)
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
