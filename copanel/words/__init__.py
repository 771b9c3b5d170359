"""What people said: once, in layers, each with its commitment.

Owns words and their layers, how they came, the check before showing, moderation with tombstone and
appeal, flags, the safeguarding road, erasure, and the limits on public forms. Held or shown is one
truth, here; rooms above follow by subscribing. Serves promise 1: nobody changes a member's words.
"""

from copanel.words.house import House, Limits, Table, register_house

__all__ = ["House", "Limits", "Table", "register_house"]
