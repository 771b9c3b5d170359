"""Every read of governance. Facts are frozen; days are London days; no day given means this moment."""

from copanel.governance.queries.acting import (
    actor_for,
    is_shut_out,
    terms_begin,
    those_of_council,
    works_for_council,
)
from copanel.governance.queries.agreed import (
    DecisionFacts,
    OccasionFacts,
    SideCount,
    decision,
    decisions,
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
from copanel.governance.queries.rules import RuleLine, Rules, rules_of, rules_on
from copanel.governance.queries.table import Table, table

__all__ = [
    "DecisionFacts",
    "Line",
    "Member",
    "OccasionFacts",
    "PanelFacts",
    "RuleLine",
    "Rules",
    "SideCount",
    "Table",
    "TopicFacts",
    "Way",
    "actor_for",
    "answering_posts",
    "decision",
    "decisions",
    "help_lines",
    "holders",
    "is_shut_out",
    "members",
    "occasion",
    "occasions",
    "occasions_awaited",
    "panel",
    "panels",
    "rules_of",
    "rules_on",
    "table",
    "terms_begin",
    "those_of_council",
    "topic_names",
    "topics",
    "was_user_led_member",
    "ways",
    "were_user_led_members",
    "why_not_agreed",
    "works_for_council",
]
