"""What stands on the public paths of some issues, read in a few queries for any number of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from copanel.governance.models import Decision
from copanel.influence.models import Answer, Issue, Part, Recommendation, Step
from copanel.influence.states import AnswerState, Audience
from copanel.kernel.actor import ANONYMOUS
from copanel.words import queries as words
from copanel.words.queries import Spoken

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows by what they belong to, and the words that anyone may read."""

    issues: list[Issue]
    steps: dict[UUID, list[Step]] = field(default_factory=dict)
    recommendations: dict[UUID, list[Recommendation]] = field(default_factory=dict)
    parts: dict[UUID, list[Part]] = field(default_factory=dict)
    answers: dict[UUID, list[Answer]] = field(default_factory=dict)
    decisions: dict[UUID, Decision] = field(default_factory=dict)
    said: dict[UUID, Spoken] = field(default_factory=dict)

    @property
    def post_ids(self) -> set[UUID]:
        asked = {part.post_id for parts in self.parts.values() for part in parts}
        signed = {answer.signing.post_id for answers in self.answers.values() for answer in answers}
        return (asked | signed) - {None}

    def text(self, words_id: UUID | None) -> str:
        """What anyone may read of these words; empty where there is nothing to read."""
        spoken = self.said.get(words_id) if words_id else None
        return (spoken and spoken.text) or ""

    def easy(self, words_id: UUID | None) -> str:
        spoken = self.said.get(words_id) if words_id else None
        return (spoken and spoken.text and spoken.easy) or ""


def read_rows(issues: list[Issue]) -> Rows:
    """Everything public about these issues. Eight queries."""
    asked = list(
        Recommendation.objects.filter(issue__in=issues, number__isnull=False).order_by("number").select_related("issue")
    )
    parts = list(Part.objects.filter(recommendation__in=asked).order_by("letter"))
    answers = list(
        Answer.objects.filter(part__in=parts, state=AnswerState.SIGNED)
        .select_related("signing", "kind", "promise")
        .order_by("layer")
    )
    steps = Step.objects.filter(issue__in=issues, audience=Audience.PUBLIC).order_by("position")
    decisions = Decision.objects.in_bulk({each.decision_id for each in asked} - {None})
    keys = [key for issue in issues for key in (issue.words_id, issue.heading_id)]
    keys += [each.why_id for each in asked] + [part.words_id for part in parts]
    keys += [key for answer in answers for key in (answer.words_id, answer.reason_id, answer.change_id)]
    keys += [decision.words_id for decision in decisions.values()]
    return Rows(
        issues=issues,
        steps=_by(steps, "issue_id"),
        recommendations=_by(asked, "issue_id"),
        parts=_by(parts, "recommendation_id"),
        answers=_by(answers, "part_id"),
        decisions=decisions,
        said=words.spoken([key for key in keys if key], actor=ANONYMOUS),
    )


def _by(rows: Iterable[Row], name: str) -> dict[UUID, list[Row]]:
    found: dict[UUID, list[Row]] = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return dict(found)
