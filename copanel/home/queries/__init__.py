"""Every read of home: facts of the rooms below, put on one page. Frozen."""

from copanel.home.queries.changes import Newest, feed, newest, record_rows
from copanel.home.queries.directory import coverage, coverage_table, directory, directory_table
from copanel.home.queries.front import front, panels
from copanel.home.queries.how import how_it_works
from copanel.home.queries.induction import induction
from copanel.home.queries.needing import needs
from copanel.home.queries.organisation import organisation
from copanel.home.queries.powers import my_powers, powers, powers_of, powers_table
from copanel.home.queries.priorities import PriorityPage, priorities, priority
from copanel.home.queries.setting_up import setting_up
from copanel.home.queries.table import other_ways, record, who_we_are
from copanel.home.queries.unseen import unseen
from copanel.home.queries.waiting import queue

__all__ = [
    "Newest",
    "PriorityPage",
    "coverage",
    "coverage_table",
    "directory",
    "directory_table",
    "feed",
    "front",
    "how_it_works",
    "induction",
    "my_powers",
    "needs",
    "newest",
    "organisation",
    "other_ways",
    "panels",
    "powers",
    "powers_of",
    "powers_table",
    "priorities",
    "priority",
    "queue",
    "record",
    "record_rows",
    "setting_up",
    "unseen",
    "who_we_are",
]
