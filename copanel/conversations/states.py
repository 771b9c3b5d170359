"""Threads have no states of their own: whether a message shows is its words' standing."""

from __future__ import annotations

from enum import StrEnum

from copanel.words.states import Space

__all__ = ["MESSAGE", "Do", "Space"]

MESSAGE = "message"  # the kind of place that a message's words stand in


class Do(StrEnum):
    SEE = "see"
    POST = "post"
    POST_FOR = "post_for"
