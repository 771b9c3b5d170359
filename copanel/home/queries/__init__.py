"""Every read of home: facts of the rooms below, put on one page. Frozen."""

from copanel.home.queries.directory import coverage, coverage_table, directory, directory_table
from copanel.home.queries.front import front, panels
from copanel.home.queries.needing import needs
from copanel.home.queries.organisation import organisation
from copanel.home.queries.priorities import PriorityPage, priorities, priority
from copanel.home.queries.table import other_ways, record, who_we_are
from copanel.home.queries.unseen import unseen
from copanel.home.queries.waiting import queue

__all__ = [
    "PriorityPage",
    "coverage",
    "coverage_table",
    "directory",
    "directory_table",
    "front",
    "needs",
    "organisation",
    "other_ways",
    "panels",
    "priorities",
    "priority",
    "queue",
    "record",
    "unseen",
    "who_we_are",
]
