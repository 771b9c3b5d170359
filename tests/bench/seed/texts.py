"""Words that nobody said: plain English of a given length, between ‹ and ›.

The two marks let a measurement take people's words out of a page's weight again (weights.py).
"""

from __future__ import annotations

import random

OPEN, CLOSE = "‹", "›"
SUBJECTS = (
    "the bus to the day centre", "my care plan", "the phone line on Mondays", "the ramp at the library", "the letter",
    "my sister’s support worker", "the new form", "the hospital transport", "the quiet room", "the charge for laundry",
)  # fmt: skip
VERBS = (
    "comes late", "was changed and nobody said", "takes an hour", "is not open when we need it", "costs more each year",
    "cannot be read on a phone", "was promised last spring", "stopped in the winter", "is too narrow for my chair",
)  # fmt: skip
ENDS = (
    "and I have to ask again", "so people stay at home", "which wears me out", "and no one writes back",
    "so my mother does it", "and we were not asked", "although it is in the plan", "and it could be so simple",
)  # fmt: skip


class Speaker:
    """Says things, the same things each time."""

    def __init__(self) -> None:
        self.dice = random.Random(2025)

    def text(self, letters: int = 300) -> str:
        """One paragraph of exactly this many letters, the marks included."""
        said = ""
        while len(said) < letters:
            sentence = " ".join(self.dice.choice(part) for part in (SUBJECTS, VERBS, ENDS))
            said += sentence[0].upper() + sentence[1:] + ". "
        return OPEN + said[: letters - 2].strip().ljust(letters - 2, ".") + CLOSE

    def heading(self, number: int) -> str:
        subject = self.dice.choice(SUBJECTS)
        return f"{OPEN}{subject[0].upper()}{subject[1:]} {self.dice.choice(VERBS)} ({number}){CLOSE}"
