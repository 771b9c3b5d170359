"""Who may hold an office by the panel's rules: what `appoint` asks besides its own."""

from __future__ import annotations

from copanel.governance.models import OfficeHolding
from copanel.governance.queries.against import why_against
from copanel.governance.queries.rules import rules_on
from copanel.kernel.errors import Invalid


def refuse_against_rules(holding: OfficeHolding) -> None:
    """Raises Invalid, quoting the rule, where the rules of its first day do not let this person take the office."""
    if why := why_against(rules_on(holding.panel_id, holding.from_on), holding):
        raise Invalid({"office": why})
