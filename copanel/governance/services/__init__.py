"""Everything a person can do to a panel, its people, its rules and what it agreed."""

from copanel.governance.services.agreed import add_occasion, enter_from_record, occasion_happened, record_decision
from copanel.governance.services.on_pages import (
    add_help_line,
    add_topic,
    add_way,
    end_help_line,
    end_topic,
    end_way,
)
from copanel.governance.services.panels import add_panel, open_panel, show_record
from copanel.governance.services.people import (
    add_seat,
    appoint,
    choose_how_shown,
    empty_seat,
    end_answering_post,
    end_office,
    fill_seat,
    name_answering_post,
)
from copanel.governance.services.rules import draft_rule, drop_rule_draft, put_in_force, say_speaks_from, set_rule
from copanel.governance.services.standing import (
    allow_in_space,
    declare_works_for,
    end_allowed_in_space,
    end_works_for,
)

__all__ = [
    "add_help_line",
    "add_occasion",
    "add_panel",
    "add_seat",
    "add_topic",
    "add_way",
    "allow_in_space",
    "appoint",
    "choose_how_shown",
    "declare_works_for",
    "draft_rule",
    "drop_rule_draft",
    "empty_seat",
    "end_allowed_in_space",
    "end_answering_post",
    "end_help_line",
    "end_office",
    "end_topic",
    "end_way",
    "end_works_for",
    "enter_from_record",
    "fill_seat",
    "name_answering_post",
    "occasion_happened",
    "open_panel",
    "put_in_force",
    "record_decision",
    "say_speaks_from",
    "set_rule",
    "show_record",
]
