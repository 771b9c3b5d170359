"""A panel's rules of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from copanel.governance.models import Rule
from copanel.governance.quorum import Carrying, Quorum
from copanel.governance.rule_kinds import OFFICE_RULES, RULES
from copanel.governance.rule_words import CarriedBy, Portion, Rounding, Yes
from copanel.kernel import clock
from copanel.kernel.actor import Office


def _at_first(code: str) -> Any:
    """What a rule is as a panel starts."""
    return RULES[code].read(RULES[code].default)


@dataclass(frozen=True, slots=True)
class Rules:
    """Every rule by name, as of a day. Days are working days.

    acknowledge_days, answer_days, challenge_days   the three clocks of the terms
    scope_days   how long the council has to say what is open, limited or fixed, once it is asked
    very_overdue_factor   an answer is very overdue after this many times its days
    edit_minutes          how long people can change what they wrote
    check_chased_days     words that wait longer are chased
    check_counted_days    words that wait longer are counted in public
    stop_days             how long another co-chair can stop what one co-chair did
    user_led_least        seats of the user-led side, at least, of every 100 that are filled
    corresponding_counts  corresponding seats count in that too
    ..._from, ..._sides   who may hold an office, for which sides: `bond` and `sides` ask
    quorum_..., ..._by, chair_votes, casting_vote   how many must be there and for it: `quorum` and `carrying` ask
    taken_down_day        shown words that one person or network outside can have taken down in a day
    queue_ceiling         words waiting to be checked before the public forms close
    per_network_day, per_address_day, per_person_day   messages a day, before a form says no
    scope_days   how long the council has to say what is open, limited or fixed, once it is asked
    term_first_days, term_last_days   how long before a term ends people are told, first and again
    deciding_days, deciding_reminder_days   how long people can reply in writing, and when the silent are reminded
    invitation_days, invitations_day   how long an invitation can be answered, and how many go out in a day
    letters_posted_days   how soon a printed letter must be in the post
    deciding_days         how long, at least, people can reply to a decision in writing
    deciding_reminder_days  how long before its end those who have not replied are reminded
    """

    acknowledge_days: int = _at_first("acknowledge_days")
    answer_days: int = _at_first("answer_days")
    challenge_days: int = _at_first("challenge_days")
    very_overdue_factor: int = _at_first("very_overdue_factor")
    check_chased_days: int = _at_first("check_chased_days")
    check_counted_days: int = _at_first("check_counted_days")
    edit_minutes: int = _at_first("edit_minutes")
    stop_days: int = _at_first("stop_days")
    letters_posted_days: int = _at_first("letters_posted_days")
    scope_days: int = _at_first("scope_days")
    term_first_days: int = _at_first("term_first_days")
    term_last_days: int = _at_first("term_last_days")
    deciding_days: int = _at_first("deciding_days")
    deciding_reminder_days: int = _at_first("deciding_reminder_days")
    invitation_days: int = _at_first("invitation_days")
    invitations_day: int = _at_first("invitations_day")
    user_led_least: int = _at_first("user_led_least")
    corresponding_counts: str = _at_first("corresponding_counts")
    co_chair_from: str = _at_first("co_chair_from")
    deputy_chair_from: str = _at_first("deputy_chair_from")
    facilitator_from: str = _at_first("facilitator_from")
    moderator_from: str = _at_first("moderator_from")
    safeguarding_lead_from: str = _at_first("safeguarding_lead_from")
    payments_officer_from: str = _at_first("payments_officer_from")
    authoriser_from: str = _at_first("authoriser_from")
    auditor_from: str = _at_first("auditor_from")
    support_engineer_from: str = _at_first("support_engineer_from")
    moderator_sides: frozenset[str] = _at_first("moderator_sides")
    safeguarding_lead_sides: frozenset[str] = _at_first("safeguarding_lead_sides")
    facilitator_pays: str = _at_first("facilitator_pays")
    quorum_of: str = _at_first("quorum_of")
    quorum_rounding: str = _at_first("quorum_rounding")
    quorum_least: int = _at_first("quorum_least")
    quorum_user_led: str = _at_first("quorum_user_led")
    quorum_chair_for: frozenset[str] = _at_first("quorum_chair_for")
    carried_by: str = _at_first("carried_by")
    rules_carried_by: str = _at_first("rules_carried_by")
    written_carried_by: str = _at_first("written_carried_by")
    chair_votes: str = _at_first("chair_votes")
    casting_vote: str = _at_first("casting_vote")
    taken_down_day: int = _at_first("taken_down_day")
    queue_ceiling: int = _at_first("queue_ceiling")
    per_network_day: int = _at_first("per_network_day")
    per_address_day: int = _at_first("per_address_day")
    per_person_day: int = _at_first("per_person_day")

    @property
    def quorum(self) -> Quorum:
        """How many must be there to decide."""
        return Quorum(
            of=Portion(self.quorum_of),
            rounding=Rounding(self.quorum_rounding),
            least=self.quorum_least,
            user_led=self.quorum_user_led == Yes.YES,
            chair_for=self.quorum_chair_for,
        )

    @property
    def carrying(self) -> Carrying:
        """How many must be for something."""
        return Carrying(
            by=CarriedBy(self.carried_by),
            rules_by=CarriedBy(self.rules_carried_by),
            written_by=CarriedBy(self.written_carried_by),
            chair_votes=self.chair_votes == Yes.YES,
            casting_vote=self.casting_vote == Yes.YES,
        )

    def bond(self, office: Office) -> str | None:
        """What ties whoever holds the office to the panel; None for an office of the authority."""
        return getattr(self, OFFICE_RULES[office][1]) if office in OFFICE_RULES else None

    def sides(self, office: Office) -> frozenset[str] | None:
        """For which sides the office may be held; None where no rule says more than the office itself."""
        return getattr(self, OFFICE_RULES[office][0], None) if office in OFFICE_RULES else None


def rules_on(panel_id: UUID, day: dt.date | None = None) -> Rules:
    """The rules that held on a day (today). The later first day wins, then what was set last. One query.

    Before a panel's first rules the product's own stand.
    """
    rows = Rule.objects.filter(panel_id=panel_id, from_on__lte=day or clock.today()).order_by("from_on", "set_at", "id")
    return rules_from(dict(rows.values_list("code", "value")))


def rules_from(texts: Mapping[str, str]) -> Rules:
    """Rules from their texts; a rule that is not among them is as a panel starts."""
    return Rules(**{code: RULES[code].read(text) for code, text in texts.items() if code in RULES})


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One change of a rule: what it is from a day, by which decision."""

    id: UUID
    code: str
    value: str
    from_on: dt.date
    decision_id: UUID | None

    @property
    def label(self) -> str:
        return str(RULES[self.code].label)


def rules_of(panel_id: UUID) -> list[RuleLine]:
    """Every dated rule of a panel, past and to come, in order. One query."""
    rows = Rule.objects.filter(panel_id=panel_id, code__in=RULES).order_by("from_on", "set_at", "id")
    return [RuleLine(row.id, row.code, row.value, row.from_on, row.decision_id) for row in rows]


def rules_at(lines: Iterable[RuleLine], day: dt.date) -> Rules:
    """The rules that held on a day, of a panel's dated rules in order."""
    return rules_from({line.code: line.value for line in lines if line.from_on <= day})


def in_force(lines: Iterable[RuleLine], day: dt.date) -> RuleLine | None:
    """Of one rule's lines, the one that holds on a day."""
    return next((line for line in reversed(list(lines)) if line.from_on <= day), None)


def mark_of(lines: Iterable[RuleLine], code: str) -> int:
    """The mark that a page showed all that is set of a rule. Rows are only added, so their number is enough."""
    return sum(line.code == code for line in lines)
