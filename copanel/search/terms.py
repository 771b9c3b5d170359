"""Turns what someone typed into plain words to look for. No operator survives, so nothing typed can break a query."""

from __future__ import annotations

import re
import unicodedata

MOST_WORDS = 12
LONGEST_WORD = 40

# So common that they say nothing, and what an apostrophe leaves behind (Jo's, don't). PostgreSQL leaves
# them out too, and both databases must agree.
COMMON = frozenset(
    """
    a about an and are as at be been but by can did do does for from had has have he her his how i if in into is it
    its me my no not of on or our she so than that the their them then there these they this to was we were what
    when where which who why will with you your
    s t d ll m re ve
    """.split()  # noqa: SIM905 - a list of a hundred strings reads worse
)


def fold(text: str) -> str:
    """The text without accents, letter for letter: the result is as long as what came in.

    A letter that falls into several (as the ligature "ffi") stays. Angle brackets become spaces,
    since PostgreSQL reads them as tags.
    """
    return "".join(_fold_letter(letter) for letter in text)


def _fold_letter(letter: str) -> str:
    if letter in "<>":
        return " "
    if letter.isascii():
        return letter
    plain = "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))
    return plain if len(plain) == 1 else letter


def terms(text: str) -> list[str]:
    """The words to look for, at most twelve, without accents and common words. Empty: nothing to look for."""
    found = [word[:LONGEST_WORD].lower() for word in re.findall(r"[^\W_]+", fold(text))]
    return [word for word in dict.fromkeys(found) if word not in COMMON][:MOST_WORDS]
