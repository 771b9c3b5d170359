"""The public front page: what the panel is, who sits there, what came of it, how to say something."""

from __future__ import annotations

from dataclasses import dataclass

from copanel.governance import queries as governance
from copanel.governance.queries import PanelFacts
from copanel.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class FrontPage:
    table: governance.Table


def front(*, panel: PanelFacts, actor: Actor) -> FrontPage:
    """Everything on the front page of a panel."""
    return FrontPage(table=governance.table(panel.id))
