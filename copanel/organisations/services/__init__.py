"""Everything a person can do to organisations and posts."""

from copanel.organisations.services.life import (
    add_alias,
    close_organisation,
    end_relation,
    give_closing_reason,
    merge,
    note_gap,
    note_milestone,
    relate,
)
from copanel.organisations.services.organisations import (
    add_organisation,
    check_entry,
    check_user_led,
    enter_from_record,
    keep_for_panel,
    rename_organisation,
)
from copanel.organisations.services.posts import (
    add_post,
    appoint_holder,
    delegate,
    end_delegation,
    end_holding,
    retitle_post,
)
from copanel.organisations.services.reach import (
    check_coverage,
    list_field,
    set_reach,
    take_part,
)

__all__ = [
    "add_alias",
    "add_organisation",
    "add_post",
    "appoint_holder",
    "check_coverage",
    "check_entry",
    "check_user_led",
    "close_organisation",
    "delegate",
    "end_delegation",
    "end_holding",
    "end_relation",
    "enter_from_record",
    "give_closing_reason",
    "keep_for_panel",
    "list_field",
    "merge",
    "note_gap",
    "note_milestone",
    "relate",
    "rename_organisation",
    "retitle_post",
    "set_reach",
    "take_part",
]
