"""What a page says, as someone who reads it finds it."""

from __future__ import annotations

import re

from django.http import HttpResponse


def text_of(response: HttpResponse) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def mark_of(response: HttpResponse) -> str:
    """The mark of what the page shows, as it travels with the press."""
    return re.search(r'name="looked" value="(\w+)"', response.content.decode()).group(1)
