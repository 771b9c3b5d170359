"""Organisations and posts. Names, titles, holders and relations are rows with dates: nothing is written over."""

from copanel.organisations.models.dated import DATES, Dated, held_now, held_on, in_order
from copanel.organisations.models.organisations import (
    NAME_LENGTH,
    ClosingReason,
    Gap,
    Milestone,
    Organisation,
    OrganisationName,
    Relation,
    UserLedFact,
)
from copanel.organisations.models.posts import Delegation, Holding, Post, PostTitle
from copanel.organisations.models.reach import CoverageCheck, Field, Participation, Reach

__all__ = [
    "DATES",
    "NAME_LENGTH",
    "ClosingReason",
    "CoverageCheck",
    "Dated",
    "Delegation",
    "Field",
    "Gap",
    "Holding",
    "Milestone",
    "Organisation",
    "OrganisationName",
    "Participation",
    "Post",
    "PostTitle",
    "Reach",
    "Relation",
    "UserLedFact",
    "held_now",
    "held_on",
    "in_order",
]
