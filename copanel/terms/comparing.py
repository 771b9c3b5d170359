"""What changed from one text to another, in runs of whole words. No ORM."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

# Below this share of words in common, marks on single words are noise: the texts stand whole.
ALIKE = 0.4
# Fewer words than this, alike between two that differ, belong to the change: a listener hears one, not two.
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in a row. `differs`: they stand in this text only."""

    text: str
    differs: bool


def runs(before: str, now: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Both texts in runs: of the first, what was taken out differs; of the second, what was put in."""
    if before == now:
        return (Run(before, False),), (Run(now, False),)
    if SequenceMatcher(None, before.split(), now.split(), autojunk=False).ratio() < ALIKE:
        return (Run(before, True),), (Run(now, True),)
    old, new = _pieces(before), _pieces(now)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    first: list[Run] = []
    second: list[Run] = []
    for place, (kind, a, b, c, d) in enumerate(steps):
        between = 0 < place < len(steps) - 1 and len("".join(old[a:b]).split()) < FEWEST
        differs = kind != "equal" or between
        _add(first, "".join(old[a:b]), differs)
        _add(second, "".join(new[c:d]), differs)
    return tuple(first), tuple(second)


def _add(found: list[Run], text: str, differs: bool) -> None:
    """At the end, joined to what stands there where both are alike."""
    if not text:
        return
    if found and found[-1].differs is differs:
        text = found.pop().text + text
    found.append(Run(text, differs))


def _pieces(text: str) -> list[str]:
    """Words, marks and the spaces between them, each by itself."""
    return re.findall(r"\w+(?:[’'-]\w+)*|[^\w\s]|\s+", text)
