"""Everything a person can do to a panel, its people, its rules and what it agreed."""

from copanel.governance.services.agreed import add_occasion, enter_from_record, occasion_happened, record_decision
from copanel.governance.services.leaving import note_death, resign, take_back_death
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
    end_help_line,
    end_topic,
    end_way,
)
from copanel.governance.services.panels import add_panel, open_panel, set_rule, show_record
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
from copanel.governance.services.seats import count_meeting, end_deputy, end_standing_in, name_deputy, stand_in
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
    "count_meeting",
    "declare_works_for",
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
    "name_answering_post",
    "name_deputy",
    "note_death",
    "note_sources_differ",
    "occasion_happened",
    "open_panel",
    "record_decision",
    "resign",
    "set_rule",
    "set_turns",
    "show_record",
    "stand_in",
    "step_aside",
    "step_back",
    "take_back_death",
]
