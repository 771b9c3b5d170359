"""What the panel works on first, with what came of it: priorities, their issues and figures on one page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from copanel.governance import queries as governance
from copanel.governance.queries import PanelFacts
from copanel.influence import queries as influence
from copanel.influence.queries import Group
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.priorities import queries as rooms
from copanel.priorities.policy import POLICY
from copanel.priorities.queries import AskingFacts, PriorityFacts

MOST_ISSUES = 50


@dataclass(frozen=True, slots=True)
class WithFigures:
    """A priority, what stands under it, and what was asked and answered in its own days so far."""

    priority: PriorityFacts
    figures: influence.GroupFigures


@dataclass(frozen=True, slots=True)
class PrioritiesPage:
    """`can` lists what the reader may do; `asking` is None where members are not asked now."""

    now: tuple[WithFigures, ...]
    to_come: tuple[PriorityFacts, ...]
    before: tuple[PriorityFacts, ...]
    asking: AskingFacts | None
    can: frozenset[str]

    @property
    def is_empty(self) -> bool:
        return not (self.now or self.to_come or self.before)


def priorities(*, panel: PanelFacts, actor: Actor) -> PrioritiesPage:
    """The priorities of a panel, those of now with their figures. Nine queries."""
    chosen = rooms.priorities(panel_id=panel.id, actor=actor)
    return PrioritiesPage(
        now=tuple(_with_figures(panel, chosen.now)),
        to_come=chosen.to_come,
        before=chosen.before,
        asking=rooms.asking(panel_id=panel.id),
        can=POLICY.allowed(actor, panel),
    )


def _with_figures(panel: PanelFacts, found: tuple[PriorityFacts, ...]) -> list[WithFigures]:
    """All of now began on one day: what set them ended the others."""
    if not found:
        return []
    figures = influence.figures_of(
        panel_id=panel.id,
        groups=[Group(each.topic_ids, each.issue_ids) for each in found],
        from_on=min(each.from_on for each in found),
        until_on=clock.today(),
    )
    return [WithFigures(*pair) for pair in zip(found, figures, strict=True)]


@dataclass(frozen=True, slots=True)
class PriorityPage:
    """One priority: its issues, those put there by hand marked, and the decision it rests on."""

    priority: PriorityFacts
    figures: influence.GroupFigures
    issues: tuple[influence.IssueLine, ...]
    more: int
    decided: str
    can: frozenset[str]
    today: dt.date

    @property
    def by_hand(self) -> frozenset[UUID]:
        return self.priority.issue_ids


def priority(*, panel: PanelFacts, actor: Actor, key: UUID) -> PriorityPage:
    """One priority with its issues, the newest step first. Raises NotFound. 20 queries."""
    found = rooms.priority(key, panel_id=panel.id, actor=actor)
    group = Group(found.topic_ids, found.issue_ids)
    until_on = min(clock.today(), found.until_on)
    (figures,) = influence.figures_of(panel_id=panel.id, groups=[group], from_on=found.from_on, until_on=until_on)
    keys = influence.issues_of(panel_id=panel.id, group=group, most=MOST_ISSUES)
    lines = influence.lines_of(keys, slug=panel.slug, actor=actor)
    decided = governance.decisions([found.decision_id], actor=actor).get(found.decision_id)
    return PriorityPage(
        priority=found,
        figures=figures,
        issues=tuple(lines[key] for key in keys if key in lines),
        more=max(0, figures.issues - len(keys)),
        decided=decided.agreed.shown if decided else "",
        can=POLICY.allowed(actor, panel),
        today=clock.today(),
    )
