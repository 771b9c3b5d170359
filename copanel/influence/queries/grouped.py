"""How many issues stand under each of some groups, and what was asked and answered for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from copanel.influence.models import Issue, Part
from copanel.influence.states import IssueState, PartState


@dataclass(frozen=True, slots=True)
class Group:
    """Issues under any of these topics, and these issues whatever their topic."""

    topic_ids: frozenset[UUID]
    issue_ids: frozenset[UUID]

    def holds(self, path: str = "") -> Q:
        return Q(**{f"{path}topic__in": self.topic_ids}) | Q(**{f"{path}id__in": self.issue_ids})


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """How much stands under a group.

    issues    shown to the public; `open` of them not closed
    asked     parts sent in the span; of them `answered`, and of those `said_yes`
    """

    issues: int
    open: int
    asked: int
    answered: int
    said_yes: int


def figures_of(*, panel_id: UUID, groups: Sequence[Group], from_on: dt.date, until_on: dt.date) -> list[GroupFigures]:
    """The figures of each group, in their order; an issue in two groups counts in both. Two queries for any number."""
    if not groups:
        return []
    counted = {}
    for at, group in enumerate(groups):
        counted |= {
            f"issues_{at}": Count("id", filter=group.holds()),
            f"open_{at}": Count("id", filter=group.holds() & Q(state=IssueState.OPEN)),
        }
    shown = Issue.objects.filter(panel_id=panel_id, number__isnull=False).aggregate(**counted)
    asked = {}
    yes, done = Q(answer__kind__adopts=True), Q(state=PartState.ANSWERED)
    for at, group in enumerate(groups):
        inside = group.holds("recommendation__issue__")
        asked |= {
            f"asked_{at}": Count("id", filter=inside),
            f"answered_{at}": Count("id", filter=inside & done),
            f"yes_{at}": Count("id", filter=inside & done & yes),
        }
    sent = Part.objects.filter(panel_id=panel_id, sent_day__gte=from_on, sent_day__lte=until_on)
    parts = sent.exclude(state=PartState.DRAFTED).aggregate(**asked)
    return [
        GroupFigures(
            issues=shown[f"issues_{at}"],
            open=shown[f"open_{at}"],
            asked=parts[f"asked_{at}"],
            answered=parts[f"answered_{at}"],
            said_yes=parts[f"yes_{at}"],
        )
        for at in range(len(groups))
    ]


def issues_of(*, panel_id: UUID, group: Group, most: int) -> list[UUID]:
    """The public issues of a group whose paths grew last. One query."""
    rows = Issue.objects.filter(group.holds(), panel_id=panel_id, number__isnull=False)
    return list(rows.order_by("-moved_at", "-id").values_list("id", flat=True)[:most])


def public_issue(*, panel_id: UUID, number: int) -> UUID | None:
    """The key of a public issue by its number; None where there is none. One query."""
    return Issue.objects.filter(panel_id=panel_id, number=number).values_list("id", flat=True).first()
