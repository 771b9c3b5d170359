"""The rows of governance. Everything that says who may do what has dates; nothing is written over."""

from copanel.governance.models.agreed import Count, Decision, Occasion
from copanel.governance.models.life import (
    Belonging,
    FundingAct,
    Handover,
    HandoverConfirmation,
    PanelChange,
    PanelYear,
    Party,
)
from copanel.governance.models.panel import HelpLine, Panel, Rule, Topic, WayToBeHeard
from copanel.governance.models.people import AllowedInSpace, AnsweringPost, OfficeHolding, Seat, SeatHolding, WorksFor

__all__ = [
    "AllowedInSpace",
    "AnsweringPost",
    "Belonging",
    "Count",
    "Decision",
    "FundingAct",
    "Handover",
    "HandoverConfirmation",
    "HelpLine",
    "Occasion",
    "OfficeHolding",
    "Panel",
    "PanelChange",
    "PanelYear",
    "Party",
    "Rule",
    "Seat",
    "SeatHolding",
    "Topic",
    "WayToBeHeard",
    "WorksFor",
]
