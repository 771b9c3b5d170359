"""The rows of governance. Everything that says who may do what has dates; nothing is written over."""

from copanel.governance.models.agreed import Count, Decision, Occasion
from copanel.governance.models.panel import HelpLine, Panel, Rule, Topic, WayToBeHeard
from copanel.governance.models.people import AllowedInSpace, AnsweringPost, OfficeHolding, Seat, SeatHolding, WorksFor
from copanel.governance.models.rules import RuleDraft, Speaks

__all__ = [
    "AllowedInSpace",
    "AnsweringPost",
    "Count",
    "Decision",
    "HelpLine",
    "Occasion",
    "OfficeHolding",
    "Panel",
    "Rule",
    "RuleDraft",
    "Seat",
    "SeatHolding",
    "Speaks",
    "Topic",
    "WayToBeHeard",
    "WorksFor",
]
