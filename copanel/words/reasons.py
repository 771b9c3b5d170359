"""Why words may be refused, hidden or have something taken out: one list, as data.

The codes stand in the public record, so a code is never renamed or taken out of the list; a
reason no longer used gets `in_use=False`. Agreed in the panel's house rules; powers of the design.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from copanel.ledger.kinds import Shape
from copanel.words.states import DecisionAct


@dataclass(frozen=True, slots=True)
class Reason:
    """`label` is what the sender, the tombstone and the public count say."""

    code: str
    label: str
    acts: frozenset[DecisionAct]
    in_use: bool = True


_ALL = frozenset({DecisionAct.REFUSE, DecisionAct.HIDE})
_MASK = frozenset({DecisionAct.MASK})

REASONS: dict[str, Reason] = {
    reason.code: reason
    for reason in (
        Reason("points_to_someone", _("It could show who someone else is"), _ALL),
        Reason("abuse", _("It attacks or insults people"), _ALL),
        Reason("hate", _("It attacks people for who they are"), _ALL),
        Reason("not_theirs", _("It was not theirs to share"), _ALL),
        Reason("advert", _("It sells something, or came from a machine"), _ALL),
        Reason("not_this_panel", _("It is not something this panel works on"), frozenset({DecisionAct.REFUSE})),
        Reason("repeat", _("The same words were sent more than once"), frozenset({DecisionAct.REFUSE})),
        Reason("against_law", _("The law does not allow us to show it"), _ALL | _MASK),
        Reason("names_someone", _("It named a person"), _MASK),
        Reason("can_be_recognised", _("A person could be recognised from it"), _MASK),
        Reason("legal_complaint", _("Someone made a legal complaint about it"), _MASK),
        Reason("safety", _("To keep someone safe"), _ALL | _MASK),
        # Given by the safeguarding leads alone, when they close a note: see services/safety.py.
        Reason("safeguarded", _("To keep someone safe"), frozenset()),
    )
}

REASON = Shape("a reason from the list", lambda code: code in REASONS, lambda code: str(REASONS[code].label).lower())


def for_act(act: DecisionAct) -> list[Reason]:
    """The reasons a moderator can choose from for one act."""
    return [reason for reason in REASONS.values() if act in reason.acts and reason.in_use]
