"""Everything a person can do about what can change: ask, draft, say, challenge, reply."""

from copanel.scope.drafts import Draft, Limit
from copanel.scope.services.asking import ask
from copanel.scope.services.challenging import challenge, reply
from copanel.scope.services.stating import save_draft, state

__all__ = ["Draft", "Limit", "ask", "challenge", "reply", "save_draft", "state"]
