"""Honest limits, first: what the council itself says can change, before people spend time on it.

Owns what the panel asks it to say and by when, its statements in layers (open, limited, fixed; why, whose
decision, until when), and what the panel has against one, with the reply. Serves promise 2. A statement is
for a topic, or narrowed for one issue. It warns and never blocks: no act of any room asks it for leave.
"""

from copanel.scope.issues import IssueFacts, OpenIssues, register_issues

__all__ = ["IssueFacts", "OpenIssues", "register_issues"]
