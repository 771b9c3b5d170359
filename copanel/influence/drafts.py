"""What a draft answer holds, and what it still lacks before it can be signed. No ORM writes.

The rules hang on the kind's flags, never on its name: a kind that needs reasons cannot be signed without
category, plain reason, what would have to change, who decided and when (promise 3).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Self

from django.utils.translation import gettext as _

from copanel.influence.models import AnswerKind, RefusalCategory
from copanel.kernel.clock import today
from copanel.kernel.dates import DateAsGiven, Kind, as_given

LONGEST_TEXT = 4_000
LONGEST_LINE = 300
LINES = ("decided_by", "decided_on", "by_when", "due", "owner")
# Words in which no day can be read, and none was meant to be.
NO_DATE = frozenset({Kind.UNDATED, Kind.UNKNOWN})
UNREADABLE = frozenset({Kind.UNCLEAR, Kind.NO_YEAR, Kind.DOUBTFUL})
# Words that name nobody to a stranger who reads the answer in five years.
NAMES_NOBODY = frozenset(
    {"i", "me", "myself", "we", "us", "ourselves", "you", "he", "him", "himself", "she", "her", "herself"}
    | {"they", "them", "themselves"}
)
FEWEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer to one part as typed so far. Dates are words until it is signed.

    text        what the post says, in plain words; with a promise, what will be done
    due, owner  by when a promise is to be kept ("no date" is an answer), and who sees to it
    by_when     when a further answer comes
    later       this part is left for another day, and is not signed now
    """

    kind: str = ""
    text: str = ""
    easy_text: str = ""
    category: str = ""
    reason: str = ""
    change: str = ""
    decided_by: str = ""
    decided_on: str = ""
    by_when: str = ""
    due: str = ""
    owner: str = ""
    later: bool = False

    def tidied(self) -> Self:
        """Without the space around what was typed."""
        typed = asdict(self)
        return type(self)(**{key: value.strip() if isinstance(value, str) else value for key, value in typed.items()})

    def stored(self) -> dict[str, Any]:
        """What the row's JSON column keeps: everything but kind and category, which have columns."""
        return {key: value for key, value in asdict(self).items() if key not in {"kind", "category"} and value}

    @classmethod
    def read(cls, kind: str | None, category: str | None, stored: dict[str, Any]) -> Self:
        known = {each.name for each in fields(cls)}
        return cls(
            kind=kind or "", category=category or "", **{key: value for key, value in stored.items() if key in known}
        )

    @property
    def is_empty(self) -> bool:
        return not any(asdict(self).values())

    @property
    def texts(self) -> tuple[str, ...]:
        """What it says, for a page that only shows it."""
        names = ("text", "reason", "change", "decided_by", "decided_on", "by_when", "due", "owner", "easy_text")
        return tuple(filter(None, (getattr(self, name) for name in names)))

    @property
    def looked(self) -> str:
        """A short mark of what it says. It travels with the press, so that nobody signs what they did not see."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:16]


def overtaken(standing: Draft, looked: str, typed: Draft) -> bool:
    """Whether somebody else's draft stands: neither the one that was looked at, nor what was typed now."""
    return not standing.is_empty and standing.looked not in {looked, typed.tidied().looked}


def looked_at(drafts: Mapping[str, Draft]) -> str:
    """The mark of several drafts together, by their parts' letters."""
    return " ".join(f"{letter}-{drafts[letter].looked}" for letter in sorted(drafts))


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of a draft, read. None where none was given."""

    decided_on: DateAsGiven | None = None
    by_when: DateAsGiven | None = None
    due: DateAsGiven | None = None


@dataclass
class Check:
    """What a draft lacks, by field, each a sentence that says how to put it right; and its dates."""

    faults: dict[str, str] = field(default_factory=dict)
    dates: Dates = field(default_factory=Dates)


def too_long(draft: Draft) -> dict[str, str]:
    """What cannot even be kept as a draft."""
    faults = {}
    for name in ("text", "easy_text", "reason", "change"):
        if len(getattr(draft, name)) > LONGEST_TEXT:
            faults[name] = _("Make this shorter: at most %(longest)s letters.") % {"longest": LONGEST_TEXT}
    for name in LINES:
        if len(getattr(draft, name)) > LONGEST_LINE:
            faults[name] = _("Make this shorter: at most %(longest)s letters.") % {"longest": LONGEST_LINE}
    return faults


def check(draft: Draft, kind: AnswerKind | None, category: RefusalCategory | None) -> Check:
    """Everything this kind of answer needs and the draft lacks, were it signed today.

    What was decided was decided by today; what is promised is promised for today or a day to come.
    """
    found = Check()
    if kind is None or kind.record_only:
        found.faults["kind"] = _("Choose an answer.")
        return found
    if not draft.text and (kind.needs_promise or not kind.needs_reasons):
        found.faults["text"] = (
            _("Write what you will do.") if kind.needs_promise else _("Write your answer in plain words.")
        )
    decided_on = by_when = due = None
    if kind.needs_reasons:
        _needs_reasons(draft, category, found.faults)
        decided_on = _date(
            draft.decided_on, "decided_on", found.faults, _("Write when it was decided, for example “3 March 2026”.")
        )
        if decided_on and decided_on.earliest and decided_on.earliest > today():
            found.faults["decided_on"] = _(
                "That day is still to come. Write when it was decided, for example “3 March 2026”."
            )
    if kind.needs_by_when:
        by_when = _date(
            draft.by_when, "by_when", found.faults, _("Write when a further answer comes, for example “3 March 2027”.")
        )
        _not_past(by_when, "by_when", found.faults)
    if kind.needs_promise:
        due = _date(
            draft.due, "due", found.faults, _("Write by when. If you have no date, write “no date”."), none_is_fine=True
        )
        _not_past(due, "due", found.faults)
        if _names_nobody(draft.owner):
            found.faults["owner"] = _("Write who will see that it is done.")
    found.dates = Dates(decided_on=decided_on, by_when=by_when, due=due)
    return found


def _needs_reasons(draft: Draft, category: RefusalCategory | None, faults: dict[str, str]) -> None:
    if category is None or category.record_only:
        faults["category"] = _("Choose what kind of reason it is.")
    if not draft.reason:
        faults["reason"] = _("Write the reason in plain words.")
    if not draft.change:
        faults["change"] = _(
            "Write what would have to change before this could be a yes. If you do not know, say who does."
        )
    if _names_nobody(draft.decided_by):
        faults["decided_by"] = _("Write who decided: name and post.")


def _names_nobody(typed: str) -> bool:
    """Whether it names no person, post or body: nothing, "me", "us", or two letters."""
    said = [word.strip(".,;:!?") for word in typed.casefold().split()]
    return sum(map(str.isalpha, typed)) < FEWEST_LETTERS or set(said) <= NAMES_NOBODY


def _not_past(when: DateAsGiven | None, name: str, faults: dict[str, str]) -> None:
    if when and when.latest and when.latest < today():
        faults[name] = _("That day has passed. Write a day that is still to come, or today.")


def _date(
    words: str, name: str, faults: dict[str, str], missing: str, *, none_is_fine: bool = False
) -> DateAsGiven | None:
    if not words:
        faults[name] = missing
        return None
    when = as_given(words)
    if when.doubt:
        faults[name] = _("%(doubt)s Check it and write it again.") % {"doubt": when.doubt}
        return None
    if when.kind in UNREADABLE or (when.kind in NO_DATE and not none_is_fine):
        faults[name] = missing
        return None
    return when
