"""Keeping an issue's place in lists in step with its parts, inside the act that moved them."""

from __future__ import annotations

from copanel.influence.models import Issue, Part
from copanel.influence.standing import standing


def refresh(issue: Issue) -> None:
    """Work out where a locked issue stands, and save it. One query and one write."""
    parts = Part.objects.filter(recommendation__issue=issue).values_list("state", "answer__kind__stand", "due_on")
    issue.stands, issue.waits_until = standing(issue.state, parts)
    issue.save()
