"""Which engines really did work in a test run, for the last line of bin/test."""

from __future__ import annotations

import os
from pathlib import Path

FILE = "COPANEL_TEST_ENGINES"


def note(name: str, version: str) -> None:
    """Write down that this engine ran. Several test processes append to the one file."""
    if place := os.environ.get(FILE):
        with open(place, "a", encoding="utf-8") as out:
            out.write(f"{name} {version}\n")


def noted(place: Path) -> list[str]:
    """Each engine once, in the order databases, browser, checkers."""
    order = ["SQLite", "PostgreSQL", "Chromium", "axe", "Nu"]
    lines = set(place.read_text(encoding="utf-8").splitlines()) if place.exists() else set()
    return sorted(lines, key=lambda line: (order.index(line.split()[0]) if line.split()[0] in order else 9, line))
