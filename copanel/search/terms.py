"""Turns what someone typed into plain words to look for. No operator survives, so nothing typed can break a query."""

from __future__ import annotations

import re
import unicodedata

MOST_WORDS = 12
LONGEST_WORD = 40

# PostgreSQL's list of words so common that they say nothing, and what an apostrophe leaves behind (Jo's, don't).
# Both databases must agree: what one leaves out, the other may not ask for.
COMMON = frozenset(
    """
    a about above after again against all am an and any are as at be because been before being below between
    both but by can did do does doing down during each few for from further had has have having he her here hers
    herself him himself his how i if in into is it its itself just me more most my myself no nor not now of off
    on once only or other our ours ourselves out over own same she should so some such than that the their
    theirs them themselves then there these they this those through to too under until up very was we were what
    when where which while who whom why will with you your yours yourself yourselves
    s t don d ll m re ve
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
