"""Whether enough people are there, and whether what they voted is carried: arithmetic alone, no rows and no clock.

What counts is decided by a panel's rules of the day (`Rules.quorum`, `Rules.carrying`). Members are those who may
vote: someone who never votes is no member here. Case 14 has the rules of seven real bodies, and its rows are tests.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from copanel.governance.rule_words import CarriedBy, Item, Portion, Rounding

SHARES = {
    Portion.QUARTER: Fraction(1, 4),
    Portion.THIRD: Fraction(1, 3),
    Portion.HALF: Fraction(1, 2),
    Portion.TWO_THIRDS: Fraction(2, 3),
    Portion.EVERYONE: Fraction(1),
}


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many must be there.

    of          which portion of the members, and `rounding` where that is no whole number
    least       never fewer than these; never more than there are members either
    user_led    more of the user-led side than of all others must be there
    chair_for   what is not decided unless who chairs is there
    """

    of: Portion
    rounding: Rounding = Rounding.UP
    least: int = 1
    user_led: bool = False
    chair_for: frozenset[str] = frozenset()

    def needed(self, members: int) -> int:
        """How many of so many members make a quorum. At least one, so that an empty room decides nothing."""
        if self.of is Portion.MORE_THAN_HALF:
            portion = members // 2 + 1
        else:
            exact = members * SHARES[self.of]
            up, nearest = -(-exact.numerator // exact.denominator), int(exact + Fraction(1, 2))
            portion = up if self.rounding is Rounding.UP else nearest
        return max(1, min(max(portion, self.least), members))


@dataclass(frozen=True, slots=True)
class Present:
    """Who is there at one moment: members by side, and whether who chairs is. By phone or film counts as there."""

    user_led: int
    others: int = 0
    chair: bool = True

    @property
    def members(self) -> int:
        return self.user_led + self.others


@dataclass(frozen=True, slots=True)
class Quorate:
    """What a count came to. `needed` and `there` are heads; the last two name what else is missing."""

    needed: int
    there: int
    lacks_user_led: bool = False
    lacks_chair: bool = False

    @property
    def holds(self) -> bool:
        return self.there >= self.needed and not self.lacks_user_led and not self.lacks_chair


def quorate(rule: Quorum, *, members: int, present: Present, item: Item = Item.ORDINARY) -> Quorate:
    """Whether enough are there, at this moment, to decide this item. Asked for each item and each change."""
    return Quorate(
        needed=rule.needed(members),
        there=present.members,
        lacks_user_led=rule.user_led and present.user_led <= present.others,
        lacks_chair=item in rule.chair_for and not present.chair,
    )


@dataclass(frozen=True, slots=True)
class Carrying:
    """How something is carried: at a meeting, for a change of the rules or the terms, and in writing without one."""

    by: CarriedBy
    rules_by: CarriedBy
    written_by: CarriedBy
    chair_votes: bool = True
    casting_vote: bool = False

    def for_item(self, item: Item, *, in_writing: bool = False) -> CarriedBy:
        """In writing the stricter is asked too where the item is a change of rules: see `outcome`."""
        if in_writing:
            return self.written_by
        return self.rules_by if item is Item.RULES else self.by


@dataclass(frozen=True, slots=True)
class Votes:
    """Votes as they were given, with that of who chairs where they have one and gave it.

    chair    how who chairs votes when asked: True for, False against, None says nothing
    counted  their own vote is among the numbers already
    """

    in_favour: int
    against: int
    aside: int = 0
    chair: bool | None = None
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a vote came to. `casting` says that the vote of who chairs broke a tie, and the record must say so."""

    in_favour: int
    against: int
    aside: int
    carried: bool
    casting: bool = False

    @property
    def tie(self) -> bool:
        return self.in_favour == self.against

    @property
    def votes(self) -> int:
        """How many voted for or against."""
        return self.in_favour + self.against


def outcome(
    rule: Carrying,
    *,
    votes: Votes,
    members: int,
    present: int | None = None,
    item: Item = Item.ORDINARY,
    in_writing: bool = False,
) -> Outcome:
    """Count the votes. First the ordinary vote of who chairs, where they have one and it is not counted yet;
    then, if votes are equal, the vote that decides. In writing there is no vote that decides.
    """
    in_favour, against = votes.in_favour, votes.against
    if rule.chair_votes and not votes.counted and votes.chair is not None:
        in_favour, against = in_favour + votes.chair, against + (not votes.chair)
    casting = rule.casting_vote and not in_writing and in_favour == against and votes.chair is not None
    # A vote that breaks a tie beside an ordinary vote must not be given twice in one breath: only when counted.
    casting = casting and (votes.counted or not rule.chair_votes)
    if casting:
        in_favour, against = in_favour + bool(votes.chair), against + (not votes.chair)
    there = present if present is not None else in_favour + against + votes.aside
    asked = [rule.for_item(item, in_writing=in_writing)]
    if in_writing and item is Item.RULES:
        asked.append(rule.rules_by)
    return Outcome(
        in_favour=in_favour,
        against=against,
        aside=votes.aside,
        carried=all(_carries(each, in_favour, against, there, members) for each in asked),
        casting=casting,
    )


def _carries(by: CarriedBy, in_favour: int, against: int, there: int, members: int) -> bool:
    if not in_favour:
        return False
    voting = in_favour + against
    match by:
        case CarriedBy.MAJORITY_VOTING:
            return in_favour > against
        case CarriedBy.MAJORITY_PRESENT:
            return 2 * in_favour > there
        case CarriedBy.MAJORITY_MEMBERS:
            return 2 * in_favour > members
        case CarriedBy.TWO_THIRDS_VOTING:
            return 3 * in_favour >= 2 * voting
        case CarriedBy.TWO_THIRDS_MEMBERS:
            return 3 * in_favour >= 2 * members
        case CarriedBy.ALL_VOTING:
            return against == 0
        case CarriedBy.ALL_MEMBERS:
            return in_favour == members
