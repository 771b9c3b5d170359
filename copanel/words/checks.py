"""The start fails where nobody tells the limits and help lines: a form must never stand without them."""

from __future__ import annotations

from typing import Any

from django.core import checks

from copanel.words.house import REGISTERED


@checks.register
def a_house_is_registered(**kwargs: Any) -> list[checks.CheckMessage]:
    if None not in vars(REGISTERED).values():
        return []
    return [checks.Error("No room has called words.register_house: forms have no help lines.", id="words.E001")]
