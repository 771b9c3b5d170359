"""The rows of scope. A statement is never written over: a later layer stands beside it."""

from copanel.scope.models.asked import Request
from copanel.scope.models.challenged import Challenge, Reply
from copanel.scope.models.stated import Line, Statement

__all__ = ["Challenge", "Line", "Reply", "Request", "Statement"]
