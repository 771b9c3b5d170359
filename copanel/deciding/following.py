"""What this room does when something happens in a room below: the list of its subscriptions."""

from __future__ import annotations

from copanel.deciding.models import Reply, RollPlace
from copanel.deciding.states import USER_LED, QuestionState
from copanel.governance import queries as governance
from copanel.governance.models import SeatHolding, WorksFor
from copanel.governance.states import ShownAs
from copanel.kernel import clock
from copanel.ledger import Happened


def person_erased(happened: Happened) -> None:
    """What they replied stays counted, for nobody in particular. Their words are erased where words are kept."""
    person_id = happened.subject_id
    RollPlace.objects.filter(person_id=person_id).update(person_id=None)
    Reply.objects.filter(person_id=person_id).update(person_id=None, shown_as=ShownAs.NOT_NAMED)


def works_for_declared(happened: Happened) -> None:
    """Whoever turns out to be of the council or the funder counts for no open question: powers.md, "Sides".

    Their seats stay on the roll, so that nobody changes how many must be for it by what they declare.
    """
    person_id = WorksFor.objects.filter(id=happened.subject_id).values_list("person_id", flat=True).first()
    if person_id is None or happened.panel_id is None:
        return
    if governance.those_of_council(person_ids=[person_id], panel_id=happened.panel_id):
        seats = SeatHolding.objects.now(clock.today()).filter(person_id=person_id).values("seat")
        RollPlace.objects.filter(
            question__panel_id=happened.panel_id, question__state=QuestionState.OPEN, group__in=USER_LED, seat__in=seats
        ).update(barred=True)


def seat_filled(happened: Happened) -> None:
    """A seat that counted for no open question, since its holder was of the council, counts again with a new one.

    What the former holder replied still counts for nothing: the new one is asked afresh.
    """
    holding = SeatHolding.objects.filter(id=happened.subject_id).first()
    if holding is None or happened.panel_id is None or not holding.is_on(clock.today()):
        return
    person_ids = [holding.person_id] if holding.person_id else []
    if not governance.those_of_council(person_ids=person_ids, panel_id=happened.panel_id):
        RollPlace.objects.filter(
            question__state=QuestionState.OPEN, group__in=USER_LED, seat_id=holding.seat_id, barred=True
        ).update(barred=False, last=None)
