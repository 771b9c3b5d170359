"""What can be done in this room: look."""

from __future__ import annotations

from enum import StrEnum


class Do(StrEnum):
    SEE_PUBLIC = "see_public"
    SEE_NEEDS = "see_needs"
    SEE_QUEUE = "see_queue"
    SET_UP = "set_up"
