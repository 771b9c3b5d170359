"""What changed from one text to another, in runs of whole words. No ORM."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

# Below this share of words in common, marks on single words are noise: the texts stand whole.
ALIKE = 0.4


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in a row. `differs`: they stand in this text only."""

    text: str
    differs: bool


def runs(before: str, now: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Both texts in runs: of the first, what was taken out differs; of the second, what was put in."""
    old, new = _words(before), _words(now)
    match = SequenceMatcher(None, [each.strip() for each in old], [each.strip() for each in new], autojunk=False)
    if before == now:
        return (Run(before, False),), (Run(now, False),)
    if match.ratio() < ALIKE:
        return (Run(before, True),), (Run(now, True),)
    first: list[Run] = []
    second: list[Run] = []
    for kind, a, b, c, d in match.get_opcodes():
        differs = kind != "equal"
        if b > a:
            first.append(Run("".join(old[a:b]), differs))
        if d > c:
            second.append(Run("".join(new[c:d]), differs))
    return tuple(first), tuple(second)


def _words(text: str) -> list[str]:
    """Words with the space after them."""
    return re.findall(r"\S+\s*", text)
