"""Every read of governance. Facts are frozen; days are London days; no day given means this moment."""

from copanel.governance.queries.acting import actor_for, is_shut_out, terms_begin, works_for_council
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
from copanel.governance.queries.choosing import (
    has_died,
    known_organisations,
    known_people,
    my_offices,
    offices_that_go_round,
    offices_to_give,
    offices_to_share,
    was_ever_here,
)
from copanel.governance.queries.my_place import MyPlace, MyThing, my_place
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
from copanel.governance.queries.places import DeputyLine, Place, SeatsPage, before, place, seats, vacant_seat
from copanel.governance.queries.rules import RuleLine, Rules, rules_of, rules_on
from copanel.governance.queries.table import Table, table
from copanel.governance.queries.terms import TermEnding, needs, term_in_words, terms_ending
from copanel.governance.queries.through_time import InOffice, Turns, offices_through_time, turns

__all__ = [
    "DecisionFacts",
    "DeputyLine",
    "InOffice",
    "Line",
    "Member",
    "MyPlace",
    "MyThing",
    "OccasionFacts",
    "PanelFacts",
    "Place",
    "RuleLine",
    "Rules",
    "SeatsPage",
    "SideCount",
    "Table",
    "TermEnding",
    "TopicFacts",
    "Turns",
    "Way",
    "actor_for",
    "answering_posts",
    "before",
    "decision",
    "decisions",
    "has_died",
    "help_lines",
    "holders",
    "is_shut_out",
    "known_organisations",
    "known_people",
    "members",
    "my_offices",
    "my_place",
    "needs",
    "occasion",
    "occasions",
    "occasions_awaited",
    "offices_that_go_round",
    "offices_through_time",
    "offices_to_give",
    "offices_to_share",
    "panel",
    "panels",
    "place",
    "rules_of",
    "rules_on",
    "seats",
    "table",
    "term_in_words",
    "terms_begin",
    "terms_ending",
    "topic_names",
    "topics",
    "turns",
    "vacant_seat",
    "was_ever_here",
    "was_user_led_member",
    "ways",
    "were_user_led_members",
    "why_not_agreed",
    "works_for_council",
]
