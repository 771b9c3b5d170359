"""Pages of decisions and occasions, and of a panel's rules."""

from copanel.governance.views.agreed import decision, new_decision, occasion
from copanel.governance.views.rules import change_rule, decide_rule, rule, rule_draft, rules, rules_csv, speaks_from

__all__ = [
    "change_rule",
    "decide_rule",
    "decision",
    "new_decision",
    "occasion",
    "rule",
    "rule_draft",
    "rules",
    "rules_csv",
    "speaks_from",
]
