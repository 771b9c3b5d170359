"""Deputies are named, stand in for a stretch, and stop; meetings are counted for terms that last a number of them."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import events
from copanel.governance.ending import close, end_at_count
from copanel.governance.following import refuse_shutting_out
from copanel.governance.may_hold import a_new_key, check_lives, check_not_of_the_council, check_not_oneself, check_order
from copanel.governance.models import Deputy, MeetingCounted, OfficeHolding, Panel, SeatHolding, StandingIn
from copanel.governance.policy import POLICY
from copanel.governance.states import MEMBER_SEATS, Do, ShownAs, shut_to_authority
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Office, Side
from copanel.kernel.errors import AlreadyDone, Invalid, NotFound
from copanel.ledger import act
from copanel.ledger.services import record


@act(events.DEPUTY_NAMED)
def name_deputy(
    *,
    actor: Actor,
    holding_id: UUID,
    person_id: UUID,
    from_on: dt.date | None = None,
    until_on: dt.date | None = None,
    shown_as: ShownAs | str = ShownAs.NOT_NAMED,
    deputy_id: UUID | None = None,
) -> Deputy:
    """Name who stands in for the holder of a seat or an office, from a day (today). It gives no power by itself.

    The holder names them, someone at the table for the same organisation, or the co-chairs and the facilitator.
    A deputy passes the same test as a holder: nobody of the council stands in on the user-led side (powers.md).
    Raises Invalid for the holder themselves, a deputy named already, a term in disorder; NotAllowed for oneself.
    """
    of = _holding(holding_id)
    deputy = Deputy(
        id=a_new_key(Deputy, deputy_id),
        seat_holding=of if isinstance(of, SeatHolding) else None,
        office_holding=of if isinstance(of, OfficeHolding) else None,
        person_id=person_id,
        from_on=from_on or clock.today(),
        until_on=until_on,
        shown_as=ShownAs(shown_as),
    )
    POLICY.require(actor, Do.NAME_DEPUTY, deputy)
    check_not_oneself(actor, person_id)
    check_lives(person_id)
    check_order(deputy)
    if person_id == of.person_id:
        raise Invalid({"person_id": _("They hold it themselves. Choose someone else.")})
    if not type(of).objects.filter(id=of.id).overlapping(deputy.from_on, deputy.until_on).exists():
        raise Invalid({"from_on": _("It is held by someone else then. Name a deputy for the time of this holder.")})
    if _shut(of):
        check_not_of_the_council(person_id, of.panel_id, deputy.from_on)
    if of.deputies.filter(person_id=person_id).overlapping(deputy.from_on, until_on).exists():
        raise Invalid({"person_id": _("They are named as deputy already.")})
    deputy.save(force_insert=True)
    payload = {"side": deputy.side, "from_on": deputy.from_on.isoformat()}
    record(events.DEPUTY_NAMED, actor=actor, subject_id=deputy.id, panel_id=deputy.panel_id, payload=payload)
    return deputy


@act(events.DEPUTY_ENDED)
def end_deputy(*, actor: Actor, deputy_id: UUID, until_on: dt.date | None = None) -> Deputy:
    """Someone is deputy no more, after a day or at once; then they stand in no longer. Raises AlreadyDone, Invalid."""
    deputy = Deputy.locked(deputy_id)
    POLICY.require(actor, Do.END_DEPUTY, deputy)
    close(actor, deputy, until_on)
    return deputy


@act(events.STANDS_IN)
def stand_in(
    *,
    actor: Actor,
    deputy_id: UUID,
    from_on: dt.date | None = None,
    until_on: dt.date | None = None,
    standing_in_id: UUID | None = None,
) -> StandingIn:
    """A deputy stands in from a day (today) to a day: they have what the seat or the office gives.

    Somebody else says so, never the deputy. Raises Invalid for days in disorder, days outside the time of the
    deputy, or days on which a deputy of the same holder stands in already; AlreadyDone.
    """
    known = Deputy.objects.filter(id=deputy_id).first()
    if known is None:
        raise NotFound()
    _holding(known.seat_holding_id or known.office_holding_id)  # locked first: one deputy of a holder at a time
    deputy = Deputy.locked(deputy_id)
    stretch = StandingIn(
        id=a_new_key(StandingIn, standing_in_id), deputy=deputy, from_on=from_on or clock.today(), until_on=until_on
    )
    POLICY.require(actor, Do.STAND_IN, deputy)
    check_order(stretch)
    if not Deputy.objects.filter(id=deputy.id).overlapping(stretch.from_on, until_on).exists():
        raise Invalid({"from_on": _("They are not deputy then. Choose days on which they are.")})
    same = {"deputy__seat_holding": deputy.seat_holding, "deputy__office_holding": deputy.office_holding}
    if StandingIn.objects.filter(**same).overlapping(stretch.from_on, until_on).exists():
        raise Invalid({"from_on": _("A deputy stands in already on one of these days. End that first.")})
    if _shut(deputy.of):
        check_not_of_the_council(deputy.person_id, deputy.panel_id, stretch.from_on)
    stretch.save(force_insert=True)
    if deputy.side == Side.AUTHORITY and isinstance(deputy.of, OfficeHolding):
        refuse_shutting_out(deputy.person_id, stretch.from_on)
    payload = {"side": deputy.side, "from_on": stretch.from_on.isoformat()}
    record(events.STANDS_IN, actor=actor, subject_id=stretch.id, panel_id=deputy.panel_id, payload=payload)
    return stretch


@act(events.STOOD_IN)
def end_standing_in(*, actor: Actor, standing_in_id: UUID, until_on: dt.date | None = None) -> StandingIn:
    """A deputy stands in no more, after a day or at once. Raises AlreadyDone, Invalid for a day too early."""
    stretch = StandingIn.locked(standing_in_id)
    POLICY.require(actor, Do.END_STANDING_IN, stretch.deputy)
    close(actor, stretch, until_on)
    return stretch


@act(events.MEETING_COUNTED)
def count_meeting(*, actor: Actor, panel_id: UUID, held_on: dt.date | None = None) -> MeetingCounted:
    """Count a meeting for the terms that last a number of meetings. A term whose last meeting this was is over.

    One meeting a day. Raises AlreadyDone where that day was counted, Invalid for a day to come.
    """
    panel = Panel.locked(panel_id)
    POLICY.require(actor, Do.COUNT_MEETING, panel)
    held_on = held_on or clock.today()
    if held_on > clock.today():
        raise Invalid({"held_on": _("That day is still to come. Give today or a day before it.")})
    if MeetingCounted.objects.filter(panel=panel, held_on=held_on).exists():
        raise AlreadyDone()
    counted = MeetingCounted.objects.create(panel=panel, held_on=held_on)
    payload = {"held_on": held_on.isoformat()}
    record(events.MEETING_COUNTED, actor=actor, subject_id=counted.id, panel_id=panel_id, payload=payload)
    end_at_count(actor, panel_id)
    return counted


def _holding(holding_id: UUID) -> SeatHolding | OfficeHolding:
    """The holder's time, on a seat or in an office, locked. Raises NotFound."""
    for model in (SeatHolding, OfficeHolding):
        if model.objects.filter(id=holding_id).exists():
            return model.locked(holding_id)
    raise NotFound()


def _shut(of: SeatHolding | OfficeHolding) -> bool:
    """Whether people of the authority and the funder may not stand in there."""
    if isinstance(of, OfficeHolding):
        return shut_to_authority(Office(of.office), Side(of.side))
    return of.side == Side.USER_LED and of.seat.kind in MEMBER_SEATS
