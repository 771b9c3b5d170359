"""A citation as a page shows it: the document, the place in it, and where anyone can read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from copanel.record.outline import cited

LONGEST = 400


@dataclass(frozen=True, slots=True)
class Citation:
    text: str
    url: str


def citation(cites: list[str], sources: Mapping[str, Mapping[str, Any]]) -> Citation:
    """The first citation's address, and all of them in words."""
    pairs = cited(cites)
    said = "; ".join(f"{sources[key]['title']}, {place}" if place else sources[key]["title"] for key, place in pairs)
    return Citation(said if len(said) <= LONGEST else said[: LONGEST - 1] + "…", sources[pairs[0][0]]["address"])
