"""What a change of a panel's rules would do to what is asked of the council."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Q
from django.utils.translation import ngettext

from copanel.governance.effects import Change
from copanel.influence.models import Part, Recommendation
from copanel.influence.states import PartState, RecommendationState
from copanel.kernel import clock


def effects_of_rule(change: Change) -> Iterable[str]:
    """How much runs by the clock of its day, and keeps it. One query, none for rules that are no clock of this room."""
    if change.code == "acknowledge_days":
        n = Recommendation.objects.filter(panel_id=change.panel_id, state=RecommendationState.SENT).count()
        yield ngettext(
            "%(n)d recommendation waits for the council to say that it arrived. It keeps its day.",
            "%(n)d recommendations wait for the council to say that they arrived. They keep their days.",
            n,
        ) % {"n": n}
    elif change.code in ("answer_days", "very_overdue_factor"):
        waits = Q(state=PartState.WAITING)
        found = Part.objects.filter(panel_id=change.panel_id, due_on__isnull=False).aggregate(
            waiting=Count("id", filter=waits), late=Count("id", filter=waits & Q(due_on__lt=clock.today()))
        )
        yield ngettext(
            "%(n)d part of a recommendation waits for an answer, and keeps its day. Late today: %(late)d.",
            "%(n)d parts of recommendations wait for an answer, and keep their days. Late today: %(late)d.",
            found["waiting"],
        ) % {"n": found["waiting"], "late": found["late"]}
