"""A panel's rules of a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from copanel.governance.models import Rule
from copanel.governance.states import RULES
from copanel.kernel import clock


@dataclass(frozen=True, slots=True)
class Rules:
    """Every rule by name, as of a day. Days are working days.

    acknowledge_days, answer_days, challenge_days   the three clocks of the terms
    very_overdue_factor   an answer is very overdue after this many times its days
    edit_minutes          how long people can change what they wrote
    check_chased_days     words that wait longer are chased
    check_counted_days    words that wait longer are counted in public
    stop_days             how long another co-chair can stop what one co-chair did
    taken_down_day        shown words that one person or network outside can have taken down in a day
    queue_ceiling         words waiting to be checked before the public forms close
    per_network_day, per_address_day, per_person_day   messages a day, before a form says no
    letters_posted_days   how soon a printed letter must be in the post
    invitation_days       how long an invitation can be answered
    invitations_day       invitations that a panel can send in a day
    """

    acknowledge_days: int = RULES["acknowledge_days"].default
    answer_days: int = RULES["answer_days"].default
    challenge_days: int = RULES["challenge_days"].default
    very_overdue_factor: int = RULES["very_overdue_factor"].default
    edit_minutes: int = RULES["edit_minutes"].default
    check_chased_days: int = RULES["check_chased_days"].default
    check_counted_days: int = RULES["check_counted_days"].default
    stop_days: int = RULES["stop_days"].default
    taken_down_day: int = RULES["taken_down_day"].default
    queue_ceiling: int = RULES["queue_ceiling"].default
    per_network_day: int = RULES["per_network_day"].default
    per_address_day: int = RULES["per_address_day"].default
    per_person_day: int = RULES["per_person_day"].default
    letters_posted_days: int = RULES["letters_posted_days"].default
    invitation_days: int = RULES["invitation_days"].default
    invitations_day: int = RULES["invitations_day"].default


def rules_on(panel_id: UUID, day: dt.date | None = None) -> Rules:
    """The rules that held on a day (today). The later first day wins, then what was set last. One query.

    Before a panel's first rules the product's own stand.
    """
    rows = Rule.objects.filter(panel_id=panel_id, from_on__lte=day or clock.today()).order_by("from_on", "set_at")
    return Rules(**{code: value for code, value in rows.values_list("code", "value") if code in RULES})


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One change of a rule, for the page that shows them all."""

    code: str
    label: str
    value: int
    from_on: dt.date
    decision_id: UUID | None


def rules_of(panel_id: UUID) -> list[RuleLine]:
    """Every dated rule of a panel, past and to come, in order. One query."""
    rows = Rule.objects.filter(panel_id=panel_id, code__in=RULES).order_by("from_on", "set_at")
    return [RuleLine(row.code, str(RULES[row.code].label), row.value, row.from_on, row.decision_id) for row in rows]
