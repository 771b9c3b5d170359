"""The page on which the bigger panel takes an issue on or gives it back."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from copanel.governance import queries as governance
from copanel.governance.queries import PanelFacts
from copanel.influence import policy
from copanel.influence.models import Carried
from copanel.influence.models.carried import HERE
from copanel.influence.queries.drafting import IssueFacts, issue
from copanel.influence.states import CarriedState
from copanel.kernel.actor import Actor
from copanel.kernel.errors import NotFound
from copanel.ui.languages import is_easy
from copanel.words import queries as words
from copanel.words.queries import Spoken


@dataclass(frozen=True, slots=True)
class CarriedPage:
    """An issue that a group passed up: why, to whom, and what this reader may do about it."""

    id: UUID
    issue: IssueFacts
    group: str
    panel: str
    why: Spoken | None
    is_asked: bool
    can: frozenset[str]


def carried(*, panel: PanelFacts, number: int, carried_id: UUID, actor: Actor) -> CarriedPage:
    """One passing-up of an issue of this panel. Raises NotFound. Seven queries."""
    row = Carried.objects.filter(id=carried_id, issue__panel_id=panel.id, issue__number=number).first()
    if row is None or row.state == CarriedState.MOVED:
        raise NotFound()
    said = words.spoken([row.why_id] if row.why_id else [], actor=actor, easy=is_easy())
    return CarriedPage(
        id=row.id,
        issue=issue(panel=panel, actor=actor, number=number),
        group=panel.name,
        panel=governance.named([row.panel_id])[row.panel_id][1],
        why=said.get(row.why_id),
        is_asked=row.state == CarriedState.ASKED,
        can=policy.allowed(actor, row, policy.OF_CARRIED),
    )


def panel_taking_on(*, issue_id: UUID, slug: str) -> PanelFacts:
    """The panel by this address word, where it works on this issue of another panel. Raises NotFound."""
    found = governance.panel(slug=slug)
    if found is None or not Carried.objects.filter(issue_id=issue_id, panel_id=found.id, state__in=HERE).exists():
        raise NotFound()
    return found
