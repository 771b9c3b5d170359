"""A panel's rules: what each may be, as it starts, in plain words. The dated rows say what it is on a day.

Every rule is one of three: a number, one answer of several, or any of several. What a row keeps is its text.
Rules of the constitution (`decided`) change on a decision of the user-led majority alone (powers.md, "Amend the
terms of reference or the constitution"); the limits that stop a flood of messages, a co-chair sets at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from copanel.governance.rule_words import ANSWERS, Bond, CarriedBy, Item, Portion, Rounding, Yes
from copanel.governance.states import OFFICE_SIDES
from copanel.kernel.actor import Office, Side

Label = str | Promise


class Group(StrEnum):
    """Where a rule stands on the page."""

    CLOCKS = "clocks"
    CHECKING = "checking"
    WINDOWS = "windows"
    SHARE = "share"
    OFFICES = "offices"
    QUORUM = "quorum"
    CARRYING = "carrying"
    LIMITS = "limits"

    @property
    def label(self) -> Label:
        return GROUP_LABELS[self]


GROUP_LABELS = {
    Group.CLOCKS: _("How long the council has"),
    Group.CHECKING: _("Checking what people write"),
    Group.WINDOWS: _("How long people have"),
    Group.SHARE: _("User-led by its rules"),
    Group.OFFICES: _("Who may hold each office"),
    Group.QUORUM: _("How many must be there to decide"),
    Group.CARRYING: _("How something is decided"),
    Group.LIMITS: _("Limits that stop a flood of messages"),
}


@dataclass(frozen=True, slots=True)
class RuleKind:
    """One rule. `default` is its text as a panel starts; `decided` says that only a decision changes it."""

    default: str
    label: Label
    group: Group
    decided: bool = True


@dataclass(frozen=True, slots=True)
class Number(RuleKind):
    """A whole number from `least` to `most`."""

    least: int = 0
    most: int = 10_000

    def fits(self, text: str) -> bool:
        return text.isascii() and text.isdigit() and len(text) < 10 and self.least <= int(text) <= self.most

    def read(self, text: str) -> int:
        return int(text)


@dataclass(frozen=True, slots=True)
class Choice(RuleKind):
    """One of `options`."""

    options: tuple[str, ...] = ()

    def fits(self, text: str) -> bool:
        return text in self.options

    def read(self, text: str) -> str:
        return text


@dataclass(frozen=True, slots=True)
class Several(RuleKind):
    """Any of `options`; at least one where `some` says so. The text is the codes, in order, with a space between."""

    options: tuple[str, ...] = ()
    some: bool = True

    def fits(self, text: str) -> bool:
        given = text.split()
        return given == [option for option in self.options if option in given] and bool(given or not self.some)

    def read(self, text: str) -> frozenset[str]:
        return frozenset(text.split())


Kind = Number | Choice | Several


def written(kind: Kind, value: object) -> str:
    """A value as a row keeps it: the same value has one text only. What it cannot be stays as it is, for `fits`."""
    if isinstance(kind, Several):
        given = value.split() if isinstance(value, str) else [str(each) for each in value or ()]
        return " ".join(sorted(given, key=lambda code: kind.options.index(code) if code in kind.options else -1))
    return str(value).strip()


def said(text: str) -> str:
    """A rule's text as people read it, in the language in force. Numbers stay numbers."""
    return ", ".join(str(ANSWERS.get(word, word)) for word in text.split()) or str(ANSWERS["none"])


def _days(default: int, most: int, label: Label, group: Group) -> Number:
    return Number(str(default), label, group, least=1, most=most)


def _limit(default: int, least: int, most: int, label: Label) -> Number:
    return Number(str(default), label, Group.LIMITS, decided=False, least=least, most=most)


def _yes_or_no(default: Yes, label: Label, group: Group) -> Choice:
    return Choice(default, label, group, options=tuple(Yes))


# For whom each office may be held: no rule goes beyond OFFICE_SIDES, so that an office of the user-led side is
# never the council's. The authority chooses for its own offices, so the panel has no rule on those.
OFFICE_RULES: Mapping[Office, tuple[str, str]] = {
    office: (f"{office}_sides", f"{office}_from")
    for office, sides in OFFICE_SIDES.items()
    if Side.AUTHORITY not in sides
}
_SIDES_OF = {
    Office.MODERATOR: _("For which side a moderator may act"),
    Office.SAFEGUARDING_LEAD: _("For which side a safeguarding lead may act"),
}
_FROM = {
    Office.CO_CHAIR: _("Who may be co-chair"),
    Office.DEPUTY_CHAIR: _("Who may be deputy chair"),
    Office.FACILITATOR: _("Who may be facilitator"),
    Office.MODERATOR: _("Who may be moderator"),
    Office.SAFEGUARDING_LEAD: _("Who may be safeguarding lead"),
    Office.PAYMENTS_OFFICER: _("Who may be payments officer"),
    Office.AUTHORISER: _("Who may be authoriser"),
    Office.AUDITOR: _("Who may be auditor"),
    Office.SUPPORT_ENGINEER: _("Who may be support engineer"),
}


def _of_offices() -> dict[str, Kind]:
    sides = {
        OFFICE_RULES[office][0]: Several(
            " ".join(OFFICE_SIDES[office]), label, Group.OFFICES, options=tuple(OFFICE_SIDES[office])
        )
        for office, label in _SIDES_OF.items()
    }
    holders = {
        OFFICE_RULES[office][1]: Choice(Bond.ANYONE, label, Group.OFFICES, options=tuple(Bond))
        for office, label in _FROM.items()
    }
    return {**holders, **sides}


# A panel's rules as it starts. They are written as dated rows when a panel is added, so that a later
# version of Copanel with other defaults here changes no panel's past. Days are working days.
RULES: dict[str, Kind] = {
    "acknowledge_days": _days(5, 60, _("Working days to say that a recommendation has arrived"), Group.CLOCKS),
    "answer_days": _days(20, 250, _("Working days to answer a recommendation"), Group.CLOCKS),
    "challenge_days": _days(20, 250, _("Working days to answer a challenge"), Group.CLOCKS),
    "scope_days": _days(20, 250, _("Working days to say what is open, limited or fixed"), Group.CLOCKS),
    "very_overdue_factor": Number(
        "2", _("An answer is very overdue after this many times its days"), Group.CLOCKS, least=2, most=10
    ),
    "check_chased_days": _days(2, 20, _("Working days before words that wait are chased"), Group.CHECKING),
    "check_counted_days": _days(5, 60, _("Working days before words that wait are counted in public"), Group.CHECKING),
    "edit_minutes": Number(
        "30", _("Minutes in which people can change what they wrote"), Group.WINDOWS, least=0, most=1440
    ),
    "stop_days": _days(
        2, 20, _("Working days in which another co-chair can stop what one co-chair did"), Group.WINDOWS
    ),
    "letters_posted_days": _days(2, 20, _("Working days to post a printed letter"), Group.WINDOWS),
    "deciding_days": _days(5, 60, _("Working days, at least, to reply to a decision in writing"), Group.WINDOWS),
    "deciding_reminder_days": _days(
        2, 20, _("Working days before its end that the silent are reminded of it"), Group.WINDOWS
    ),
    "invitation_days": _days(20, 120, _("Working days to answer an invitation"), Group.WINDOWS),
    "term_first_days": _days(60, 250, _("Working days before a term ends that people are told first"), Group.WINDOWS),
    "term_last_days": _days(20, 60, _("Working days before a term ends that people are told again"), Group.WINDOWS),
    "user_led_least": Number(
        "51", _("Seats held by the user-led side, at least, of every 100"), Group.SHARE, least=51, most=100
    ),
    "corresponding_counts": _yes_or_no(Yes.NO, _("Do corresponding seats count in that?"), Group.SHARE),
    **_of_offices(),
    "facilitator_pays": _yes_or_no(Yes.NO, _("May the facilitator also be payments officer?"), Group.OFFICES),
    "quorum_of": Choice(
        Portion.MORE_THAN_HALF, _("How many of the members must be there"), Group.QUORUM, options=tuple(Portion)
    ),
    "quorum_rounding": Choice(
        Rounding.UP, _("Where that is no whole number"), Group.QUORUM, options=tuple(Rounding)
    ),
    "quorum_least": Number("2", _("Never fewer members than"), Group.QUORUM, least=1, most=100),
    "quorum_user_led": _yes_or_no(
        Yes.YES, _("Must more of the user-led side than of others be there?"), Group.QUORUM
    ),
    "quorum_chair_for": Several(
        "", _("Who chairs must be there to decide about"), Group.QUORUM, options=tuple(Item), some=False
    ),
    "carried_by": Choice(
        CarriedBy.MAJORITY_VOTING, _("Who must be for it"), Group.CARRYING, options=tuple(CarriedBy)
    ),
    "rules_carried_by": Choice(
        CarriedBy.MAJORITY_VOTING, _("To change the rules or the terms"), Group.CARRYING, options=tuple(CarriedBy)
    ),
    "written_carried_by": Choice(
        CarriedBy.MAJORITY_VOTING, _("In writing, without a meeting"), Group.CARRYING, options=tuple(CarriedBy)
    ),
    "chair_votes": _yes_or_no(Yes.YES, _("Does who chairs have a vote?"), Group.CARRYING),
    "casting_vote": _yes_or_no(
        Yes.NO, _("When votes are equal, does who chairs have a vote that decides?"), Group.CARRYING
    ),
    "taken_down_day": _limit(3, 0, 100, _("Shown words that someone outside can have taken down in a day")),
    "queue_ceiling": _limit(200, 1, 10_000, _("Words waiting to be checked before the public form closes")),
    "per_network_day": _limit(20, 1, 1000, _("Messages a day from one network without an account")),
    "per_address_day": _limit(5, 1, 1000, _("Messages a day from one address without an account")),
    "per_person_day": _limit(50, 1, 1000, _("Messages a day from one person with an account")),
    "invitations_day": _limit(20, 1, 500, _("Invitations that a panel can send in a day")),
}  # fmt: skip
