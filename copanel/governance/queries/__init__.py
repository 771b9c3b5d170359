"""Every read of governance. Facts are frozen; days are London days; no day given means this moment."""

from copanel.governance.queries.acting import actor_for, is_shut_out, terms_begin, works_for_council
from copanel.governance.queries.agreed import (
    DecisionFacts,
    OccasionFacts,
    SideCount,
    decision,
    decisions,
    newest_decisions,
    occasion,
    occasions,
    occasions_awaited,
)
from copanel.governance.queries.carried import why_not_agreed
from copanel.governance.queries.on_pages import Line, TopicFacts, Way, help_lines, topic_names, topics, ways
from copanel.governance.queries.panels import PanelFacts, panel, panels
from copanel.governance.queries.people import (
    Member,
    answering_posts,
    holders,
    members,
    was_user_led_member,
    were_user_led_members,
)
from copanel.governance.queries.rule_pages import (
    Draft,
    RulePage,
    RulesPage,
    decisions_to_choose,
    rule_draft,
    rule_page,
    rules_page,
)
from copanel.governance.queries.rules import RuleLine, Rules, rules_of, rules_on
from copanel.governance.queries.share import Counted, Share, speaks_from, user_led_share
from copanel.governance.queries.table import Table, table

__all__ = [
    "Counted",
    "DecisionFacts",
    "Draft",
    "Line",
    "Member",
    "OccasionFacts",
    "PanelFacts",
    "RuleLine",
    "RulePage",
    "Rules",
    "RulesPage",
    "Share",
    "SideCount",
    "Table",
    "TopicFacts",
    "Way",
    "actor_for",
    "answering_posts",
    "decision",
    "decisions",
    "decisions_to_choose",
    "help_lines",
    "holders",
    "is_shut_out",
    "members",
    "newest_decisions",
    "occasion",
    "occasions",
    "occasions_awaited",
    "panel",
    "panels",
    "rule_draft",
    "rule_page",
    "rules_of",
    "rules_on",
    "rules_page",
    "speaks_from",
    "table",
    "terms_begin",
    "topic_names",
    "topics",
    "user_led_share",
    "was_user_led_member",
    "ways",
    "were_user_led_members",
    "why_not_agreed",
    "works_for_council",
]
