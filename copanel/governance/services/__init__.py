"""Everything a person can do to a panel, its people, its rules and what it agreed."""

from copanel.governance.services.agreed import add_occasion, enter_from_record, occasion_happened, record_decision
from copanel.governance.services.funding import give_funding_reason, say_beside_funding, tell_funding
from copanel.governance.services.groups import ask_to_join, leave_group, take_in
from copanel.governance.services.handover import confirm_handover, drop_handover, prepare_handover
from copanel.governance.services.leaving import note_death, resign, take_back_death
from copanel.governance.services.life import close_panel, replace_panel, set_year, suspend_panel, take_up_panel
from copanel.governance.services.offices import (
    enter_office_from_record,
    note_sources_differ,
    set_turns,
    step_aside,
    step_back,
)
from copanel.governance.services.on_pages import (
    add_help_line,
    add_topic,
    add_way,
    change_reach,
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
from copanel.governance.services.seats import count_meeting, end_deputy, end_standing_in, name_deputy, stand_in
from copanel.governance.services.standing import (
    allow_in_space,
    declare_works_for,
    end_allowed_in_space,
    end_works_for,
)
from copanel.governance.services.starting import Someone, start_panel

__all__ = [
    "Someone",
    "add_help_line",
    "add_occasion",
    "add_panel",
    "add_seat",
    "add_topic",
    "add_way",
    "allow_in_space",
    "appoint",
    "ask_to_join",
    "change_reach",
    "choose_how_shown",
    "close_panel",
    "confirm_handover",
    "count_meeting",
    "declare_works_for",
    "draft_rule",
    "drop_handover",
    "drop_rule_draft",
    "empty_seat",
    "end_allowed_in_space",
    "end_answering_post",
    "end_deputy",
    "end_help_line",
    "end_office",
    "end_standing_in",
    "end_topic",
    "end_way",
    "end_works_for",
    "enter_from_record",
    "enter_office_from_record",
    "fill_seat",
    "give_funding_reason",
    "leave_group",
    "name_answering_post",
    "name_deputy",
    "note_death",
    "note_sources_differ",
    "occasion_happened",
    "open_panel",
    "prepare_handover",
    "put_in_force",
    "record_decision",
    "replace_panel",
    "resign",
    "say_beside_funding",
    "say_speaks_from",
    "set_rule",
    "set_turns",
    "set_year",
    "show_record",
    "stand_in",
    "start_panel",
    "step_aside",
    "step_back",
    "suspend_panel",
    "take_back_death",
    "take_in",
    "take_up_panel",
    "tell_funding",
]
