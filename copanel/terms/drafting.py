"""What a clause says, as typed; the mark of what was looked at; and what the drafting notes warn of. No ORM."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.kernel.errors import Invalid
from copanel.terms.states import DUTY_OF, RESERVED, Act, Duty, Part

LONGEST_HEADING = 120
LONGEST_TEXT = 4_000
LONGEST_WHY = 1_000
LONGEST_NOTE = 2_000
WORDS_A_SENTENCE = 25
EASY_WORDS_A_SENTENCE = 15
KEY_LENGTH = 60
# What no terms should lack, in the order that the notes say it.
NEEDED = (Duty.HONESTY, Duty.REASONS, Duty.PAYING, Duty.INDEPENDENCE)


@dataclass(frozen=True, slots=True)
class Typed:
    """A clause as typed. `why` says why it came or changed, for everybody."""

    heading: str
    text: str
    easy_text: str = ""
    why: str = ""

    def tidied(self) -> Self:
        """Without the space around it. Raises Invalid where heading or text is missing, or something too long."""
        heading = " ".join(self.heading.split())
        made = type(self)(heading, *(_tidy(each) for each in (self.text, self.easy_text, self.why)))
        faults = {}
        if not any(map(str.isalnum, made.heading)):
            faults["heading"] = _("Write in a few words what this clause is about.")
        if not any(map(str.isalnum, made.text)):
            faults["text"] = _("Write what this clause says.")
        for name, most in (
            ("heading", LONGEST_HEADING), ("text", LONGEST_TEXT), ("easy_text", LONGEST_TEXT), ("why", LONGEST_WHY)
        ):  # fmt: skip
            if len(getattr(made, name)) > most:
                faults[name] = _("Make this shorter: at most %(most)d letters.") % {"most": most}
        if faults:
            raise Invalid(faults)
        return made

    @property
    def stored(self) -> dict[str, str]:
        return {name: value for name, value in asdict(self).items() if value}

    @classmethod
    def read(cls, stored: dict[str, str]) -> Self:
        return cls(
            stored.get("heading", ""), stored.get("text", ""), stored.get("easy_text", ""), stored.get("why", "")
        )

    def says_the_same(self, other: Typed) -> bool:
        """Whatever the reason given for it."""
        return (self.heading, self.text, self.easy_text) == (other.heading, other.text, other.easy_text)


def _tidy(text: str) -> str:
    """Ends of lines alike, as they are kept: so that text that came back unchanged is seen to be."""
    return re.sub("\r\n?", "\n", text).strip()


def mark(*facts: Any) -> str:
    """A short mark of what a page showed. It travels with the press, so that nothing unseen is put over or goes out."""
    return hashlib.sha256(json.dumps(facts, sort_keys=True, default=str).encode()).hexdigest()[:16]


def key_of(heading: str, taken: Iterable[str]) -> str:
    """The address word of a new clause, from its heading: one that no clause of this version has."""
    base = slugify(heading)[:KEY_LENGTH].strip("-") or "clause"
    if base.isdigit() or base in RESERVED:
        base = f"clause-{base}"
    key, number, used = base, 2, set(taken)
    while key in used:
        ending = f"-{number}"
        key, number = f"{base[: KEY_LENGTH - len(ending)].rstrip('-')}{ending}", number + 1
    return key


def check_place(part: Part, duty: Duty, warns_at: Sequence[Act]) -> None:
    """Raises Invalid where the duty is not of this part, and where something else than a "cannot" is to warn."""
    if duty and part not in DUTY_OF[duty]:
        raise Invalid({"duty": _("This duty is not of that part. Choose “None of these”, or another part.")})
    if warns_at and part is not Part.CANNOT:
        raise Invalid({"warns_at": _("Only what the panel cannot do is read out before an act. Tick nothing here.")})


@dataclass(frozen=True, slots=True)
class Looked:
    """What the notes look at, of one clause."""

    key: str
    part: Part
    duty: Duty
    typed: Typed
    warns_at: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Warned:
    """One drafting note that the text itself gives. `key` names the clause; "" is the whole of the terms."""

    sentence: str
    key: str = ""


def warnings(clauses: Sequence[Looked]) -> list[Warned]:
    """What someone should look at before these terms are published. They warn; none of them stops anything."""
    found = [Warned(sentence) for sentence in _of_the_whole(clauses)]
    named = Counter(clause.typed.heading.casefold() for clause in clauses)
    for clause in clauses:
        sentences = []
        if named[clause.typed.heading.casefold()] > 1:
            sentences.append(_("Another clause has the same heading. People cannot tell them apart."))
        if not clause.typed.easy_text:
            sentences.append(_("This clause has no Easy Read text."))
        if long := _long(clause.typed.text, WORDS_A_SENTENCE):
            sentences.append(
                ngettext(
                    "%(n)d sentence has more than %(most)d words. Split it.",
                    "%(n)d sentences have more than %(most)d words. Split them.",
                    long,
                )
                % {"n": long, "most": WORDS_A_SENTENCE}
            )
        if long := _long(clause.typed.easy_text, EASY_WORDS_A_SENTENCE):
            sentences.append(
                ngettext(
                    "%(n)d Easy Read sentence has more than %(most)d words. Split it.",
                    "%(n)d Easy Read sentences have more than %(most)d words. Split them.",
                    long,
                )
                % {"n": long, "most": EASY_WORDS_A_SENTENCE}
            )
        found += [Warned(sentence, clause.key) for sentence in sentences]
    return found


def _of_the_whole(clauses: Sequence[Looked]) -> list[str]:
    parts, duties = {clause.part for clause in clauses}, {clause.duty for clause in clauses}
    missing = {
        Duty.HONESTY: _("Nothing says that the council is honest about what can change."),
        Duty.REASONS: _("Nothing says that the council gives reasons."),
        Duty.PAYING: _("Nothing says who pays for people’s time and costs."),
        Duty.INDEPENDENCE: _("Nothing says that whoever pays leaves the panel independent."),
    }
    found = []
    if Part.CAN not in parts:
        found.append(_("Nothing says what the panel can do."))
    if Part.CANNOT not in parts:
        found.append(_("Nothing says what the panel cannot do. People should know that before they give their time."))
    elif not any(clause.warns_at for clause in clauses):
        found.append(_("No clause of what the panel cannot do is read out anywhere before people act."))
    return found + [missing[duty] for duty in NEEDED if duty not in duties]


def _long(text: str, most: int) -> int:
    """How many sentences are longer than that. A new line ends a sentence too."""
    return sum(len(sentence.split()) > most for sentence in re.split(r"(?<=[.!?;:])\s+|\n+", text))
