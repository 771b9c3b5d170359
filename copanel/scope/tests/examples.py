"""Statements to test with. Rooms above may build on these."""

from __future__ import annotations

from uuid import UUID

from copanel.governance import services as governance
from copanel.governance.tests.examples import Table
from copanel.kernel.actor import SYSTEM, Actor
from copanel.scope import services
from copanel.scope.models import Challenge, Statement
from copanel.scope.services import Draft, Limit

OPEN = Draft(open=Limit(text="The words of the letters.", easy_text="What letters say."))
FIXED = Draft(
    fixed=Limit(
        text="How the amount is worked out.",
        why="The law sets it.",
        whose="law",
        whose_words="Care Act 2014",
        until="no date",
    )
)
LIMITED = Draft(
    open=Limit(text="The words of the letters."),
    limited=Limit(
        text="When they go out.",
        why="The payments system sets the dates.",
        whose="other_body",
        whose_words="the payments firm",
        until="31 March 2028",
    ),
)


def a_topic(table: Table, name: str = "Letters") -> UUID:
    return governance.add_topic(actor=SYSTEM, panel_id=table.panel_id, name=name, easy_name=f"Easy {name}").id


def stated(table: Table, manager: Actor, about_id: UUID, draft: Draft = FIXED) -> Statement:
    """Drafted and signed by the same hand."""
    services.save_draft(actor=manager, panel_id=table.panel_id, about_id=about_id, draft=draft)
    return services.state(actor=manager, panel_id=table.panel_id, about_id=about_id, points_to_person=False)


def challenged(chair: Actor, statement: Statement, text: str = "The law leaves room.") -> Challenge:
    return services.challenge(actor=chair, statement_id=statement.id, text=text, easy_text="There is room.")
