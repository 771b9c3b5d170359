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
from copanel.governance.models.rules import RuleDraft, Speaks
from copanel.governance.models.seats import Aside, Deputy, MeetingCounted, Parting, SourcesDiffer, StandingIn, Turn

__all__ = [
    "AllowedInSpace",
    "AnsweringPost",
    "Aside",
    "Belonging",
    "Count",
    "Decision",
    "Deputy",
    "FundingAct",
    "Handover",
    "HandoverConfirmation",
    "HelpLine",
    "MeetingCounted",
    "Occasion",
    "OfficeHolding",
    "Panel",
    "PanelChange",
    "PanelYear",
    "Parting",
    "Party",
    "Rule",
    "RuleDraft",
    "Seat",
    "SeatHolding",
    "SourcesDiffer",
    "Speaks",
    "StandingIn",
    "Topic",
    "Turn",
    "WayToBeHeard",
    "WorksFor",
]
