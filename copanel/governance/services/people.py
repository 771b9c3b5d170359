"""People take seats and offices and leave them; posts answer to a panel."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from copanel.governance import events
from copanel.governance.following import refuse_shutting_out
from copanel.governance.may_hold import (
    a_new_key,
    check_lives,
    check_not_of_the_council,
    check_not_oneself,
    check_not_the_council,
    check_term,
    sides_of,
)
from copanel.governance.models import AnsweringPost, Deputy, OfficeHolding, Panel, Seat, SeatHolding
from copanel.governance.office_rules import refuse_against_rules
from copanel.governance.policy import POLICY, OfPerson
from copanel.governance.states import MEMBER_SEATS, Do, SeatKind, ShownAs, shut_to_authority
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Office, Side
from copanel.kernel.errors import Invalid, NotFound
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.organisations import queries as organisations
from copanel.organisations.states import OrganisationKind

ENDED = ("until_on", "ended_at")


@act(events.APPOINTED)
def appoint(
    *,
    actor: Actor,
    panel_id: UUID,
    person_id: UUID,
    office: Office | str,
    side: Side | str | None = None,
    organisation_id: UUID | None = None,
    from_on: dt.date | None = None,
    until_on: dt.date | None = None,
    shown_as: ShownAs | str = ShownAs.NOT_NAMED,
    acting: bool = False,
    shares_with_id: UUID | None = None,
    meetings: int | None = None,
    until_occasion_id: UUID | None = None,
    holding_id: UUID | None = None,
) -> OfficeHolding:
    """Give someone an office from a day (today), for a side where the office has more than one.

    powers.md, "Sides": people of the authority or funder hold no user-led office, do not moderate and
    never audit, unless the user-led majority lets them in. Safeguarding leads should be at least two.
    `acting` is for now, until someone is found. `shares_with_id` is the time of someone with whom they share
    the office as a job-share: two at most. For `meetings` and `until_occasion_id` see Term; `holding_id` is the
    form's own key. Raises Invalid for a side the office is not for, a person of the council, a term that ends
    before it starts or overlaps the same person's, and what a rule of the panel is against; NotAllowed where
    someone appoints themselves; AlreadyDone.
    """
    panel, office = Panel.locked(panel_id), Office(office)
    side = sides_of(office)[0] if side is None else Side(side)
    holding = OfficeHolding(
        id=a_new_key(OfficeHolding, holding_id),
        panel=panel,
        person_id=person_id,
        office=office,
        side=side,
        organisation_id=organisation_id,
        from_on=from_on or clock.today(),
        until_on=until_on,
        shown_as=ShownAs(shown_as),
        acting=acting,
        meetings=meetings,
        until_occasion_id=until_occasion_id,
    )
    POLICY.require(actor, Do.APPOINT, holding)
    check_not_oneself(actor, person_id)
    check_lives(person_id)
    check_term(holding, panel_id)
    if side not in sides_of(office):
        raise Invalid({"side": _("This office is not held for that side.")})
    if shut_to_authority(office, side):
        check_not_of_the_council(person_id, panel_id, holding.from_on)
    holding.shares_with = _shared(holding, shares_with_id)
    same = OfficeHolding.objects.filter(panel=panel, person_id=person_id, office=office)
    if same.overlapping(holding.from_on, until_on).exists():
        raise Invalid({"from_on": _("They hold this office then already. End that term first.")})
    refuse_against_rules(holding)
    holding.save(force_insert=True)
    if side is Side.AUTHORITY:
        refuse_shutting_out(person_id, holding.from_on)
    payload = {"office": office, "side": side, "from_on": holding.from_on.isoformat()}
    record(events.APPOINTED, actor=actor, subject_id=holding.id, panel_id=panel_id, payload=payload)
    return holding


@act(events.OFFICE_ENDED)
def end_office(*, actor: Actor, holding_id: UUID, until_on: dt.date | None = None) -> OfficeHolding:
    """End someone's time in an office after a day, or at once. Raises AlreadyDone, Invalid for a day too early."""
    holding = OfficeHolding.locked(holding_id)
    POLICY.require(actor, Do.END_OFFICE, holding)
    holding.close(until_on)
    holding.save(update_fields=ENDED)
    payload = {"office": holding.office, "side": holding.side, "until_on": holding.until_on.isoformat()}
    record(events.OFFICE_ENDED, actor=actor, subject_id=holding.id, panel_id=holding.panel_id, payload=payload)
    return holding


@act(events.SEAT_ADDED)
def add_seat(
    *,
    actor: Actor,
    panel_id: UUID,
    side: Side | str,
    kind: SeatKind | str = SeatKind.FULL,
    from_on: dt.date | None = None,
    position: int = 0,
    seat_id: UUID | None = None,
) -> Seat:
    """Add a seat, vacant. Raises Invalid for a seat of the public: the public has the floor, not a seat.

    `seat_id` is the form's own key: the same one twice raises AlreadyDone.
    """
    panel, side = Panel.locked(panel_id), Side(side)
    POLICY.require(actor, Do.ADD_SEAT, panel)
    if side is Side.PUBLIC:
        raise Invalid({"side": _("A seat belongs to the user-led side, the council or an independent body.")})
    seat = Seat.objects.create(
        id=a_new_key(Seat, seat_id),
        panel=panel,
        side=side,
        kind=SeatKind(kind),
        from_on=from_on or clock.today(),
        position=position,
    )
    record(events.SEAT_ADDED, actor=actor, subject_id=seat.id, panel_id=panel_id, payload={"side": side})
    return seat


@act(events.SEAT_FILLED)
def fill_seat(
    *,
    actor: Actor,
    seat_id: UUID,
    person_id: UUID | None = None,
    organisation_id: UUID | None = None,
    from_on: dt.date | None = None,
    until_on: dt.date | None = None,
    shown_as: ShownAs | str = ShownAs.NOT_NAMED,
    meetings: int | None = None,
    until_occasion_id: UUID | None = None,
    holding_id: UUID | None = None,
) -> SeatHolding:
    """Give a vacant seat to an organisation, the person who sits for it, or both, from a day (today).

    For `meetings` and `until_occasion_id` see Term; `holding_id` is the form's own key: twice raises AlreadyDone.
    A person takes part on one seat of a side at a time. Raises Invalid where nobody is named, the seat is taken
    then, the person is of the council and the seat user-led, or the term is in disorder; NotAllowed where someone
    seats themselves.
    """
    known = Seat.objects.filter(id=seat_id).first()
    if known is None:
        raise NotFound()
    Panel.locked(known.panel_id)  # first: nobody is put on two of its seats at once
    seat = Seat.locked(seat_id)
    POLICY.require(actor, Do.FILL_SEAT, seat)
    check_not_oneself(actor, person_id)
    check_lives(person_id)
    holding = SeatHolding(
        id=a_new_key(SeatHolding, holding_id),
        seat=seat,
        organisation_id=organisation_id,
        person_id=person_id,
        from_on=from_on or clock.today(),
        until_on=until_on,
        shown_as=ShownAs(shown_as),
        meetings=meetings,
        until_occasion_id=until_occasion_id,
    )
    if not (person_id or organisation_id):
        raise Invalid(_("Say which organisation or which person takes the seat."))
    check_term(holding, seat.panel_id)
    if seat.holdings.overlapping(holding.from_on, until_on).exists():
        raise Invalid({"from_on": _("The seat is taken then. End that term first.")})
    if seat.side == Side.USER_LED and seat.kind in MEMBER_SEATS:
        if person_id:
            check_not_of_the_council(person_id, seat.panel_id, holding.from_on)
        check_not_the_council(organisation_id, seat.panel)
    alike = {"seat__panel_id": seat.panel_id, "seat__side": seat.side, "seat__kind__in": MEMBER_SEATS}
    theirs = SeatHolding.objects.filter(**alike, person_id=person_id)
    twice = person_id and seat.kind in MEMBER_SEATS and theirs.overlapping(holding.from_on, until_on).exists()
    if twice:
        raise Invalid({"person_id": _("This person holds another seat of the panel then. End that term first.")})
    holding.save(force_insert=True)
    if seat.side == Side.AUTHORITY and person_id:
        refuse_shutting_out(person_id, holding.from_on)
    payload = {"side": seat.side, "from_on": holding.from_on.isoformat()}
    record(events.SEAT_FILLED, actor=actor, subject_id=holding.id, panel_id=seat.panel_id, payload=payload)
    return holding


@act(events.SEAT_EMPTIED)
def empty_seat(*, actor: Actor, holding_id: UUID, until_on: dt.date | None = None) -> SeatHolding:
    """End someone's time on a seat after a day, or at once. The seat then shows as vacant."""
    holding = SeatHolding.locked(holding_id)
    POLICY.require(actor, Do.EMPTY_SEAT, holding)
    holding.close(until_on)
    holding.save(update_fields=ENDED)
    payload = {"side": holding.side, "until_on": holding.until_on.isoformat()}
    record(events.SEAT_EMPTIED, actor=actor, subject_id=holding.id, panel_id=holding.panel_id, payload=payload)
    return holding


@act(events.POST_ANSWERS)
def name_answering_post(
    *, actor: Actor, panel_id: UUID, post_id: UUID, from_on: dt.date | None = None
) -> AnsweringPost:
    """Say that a post of a public body answers to the panel from a day (today).

    Whoever holds it then, or acts for its holder, is the accountable manager. Raises Invalid for a
    post of another kind of organisation, and where it answers already; NotFound.
    """
    panel = Panel.locked(panel_id)
    POLICY.require(actor, Do.NAME_ANSWERING_POST, panel)
    post = organisations.posts_on([post_id]).get(post_id)
    if post is None:
        raise NotFound()
    owner = organisations.organisation(post.organisation_id)
    if owner.kind is not OrganisationKind.AUTHORITY:
        raise Invalid({"post_id": _("Only a post at a council or another public body can owe an answer.")})
    from_on = from_on or clock.today()
    if AnsweringPost.objects.filter(panel=panel, post_id=post_id).overlapping(from_on, None).exists():
        raise Invalid({"post_id": _("This post answers to the panel already.")})
    answering = AnsweringPost.objects.create(panel=panel, post_id=post_id, from_on=from_on)
    payload = {"organisation": owner.name, "from_on": from_on.isoformat()}
    record(events.POST_ANSWERS, actor=actor, subject_id=post_id, panel_id=panel_id, payload=payload)
    return answering


@act(events.POST_ANSWERS_NO_MORE)
def end_answering_post(*, actor: Actor, answering_post_id: UUID, until_on: dt.date | None = None) -> AnsweringPost:
    """Say that a post answers to the panel no more, after a day or at once. Duties it owes already stay owed."""
    answering = AnsweringPost.locked(answering_post_id)
    POLICY.require(actor, Do.END_ANSWERING_POST, answering)
    answering.close(until_on)
    answering.save(update_fields=ENDED)
    name = organisations.organisation(answering.post.organisation_id).name
    payload = {"organisation": name, "until_on": answering.until_on.isoformat()}
    record(
        events.POST_ANSWERS_NO_MORE,
        actor=actor,
        subject_id=answering.post_id,
        panel_id=answering.panel_id,
        payload=payload,
    )
    return answering


@act(events.SHOWN_CHOSEN)
def choose_how_shown(*, actor: Actor, panel_id: UUID, person_id: UUID, shown_as: ShownAs | str) -> None:
    """Choose how to stand on "Who we are": every office, seat and deputyship of theirs on this panel, past ones too."""
    POLICY.require(actor, Do.CHOOSE_HOW_SHOWN, OfPerson(panel_id, person_id))
    shown_as = ShownAs(shown_as)
    OfficeHolding.objects.filter(panel_id=panel_id, person_id=person_id).update(shown_as=shown_as)
    SeatHolding.objects.filter(seat__panel_id=panel_id, person_id=person_id).update(shown_as=shown_as)
    mine = Q(seat_holding__seat__panel_id=panel_id) | Q(office_holding__panel_id=panel_id)
    Deputy.objects.filter(mine, person_id=person_id).update(shown_as=shown_as)
    record(events.SHOWN_CHOSEN, actor=actor, subject_id=person_id, panel_id=panel_id)


def _shared(holding: OfficeHolding, shares_with_id: UUID | None) -> OfficeHolding | None:
    """The first of the two who share the office. Raises Invalid where it is another office, or two share it already."""
    if shares_with_id is None:
        return None
    first = OfficeHolding.objects.filter(id=shares_with_id).select_related("shares_with").first()
    same = ("panel_id", "office", "side")
    if first is None or any(getattr(first, name) != getattr(holding, name) for name in same):
        raise Invalid({"shares_with_id": _("They can share this office only with someone who holds the same.")})
    of_two = OfficeHolding.objects.filter(shares_with=first).overlapping(holding.from_on, holding.until_on)
    first_is_second = first.shares_with is not None and first.shares_with.is_on(holding.from_on)
    if first_is_second or of_two.exists():
        raise Invalid({"shares_with_id": _("Two people share this office already.")})
    gone = OfficeHolding.objects.filter(id=first.id).overlapping(holding.from_on, holding.until_on)
    if not gone.exists():
        raise Invalid({"shares_with_id": _("They no longer hold the office then.")})
    return first
