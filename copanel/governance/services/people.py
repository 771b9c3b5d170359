"""People take seats and offices and leave them; posts answer to a panel."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import events, queries
from copanel.governance.following import refuse_shutting_out
from copanel.governance.models import AnsweringPost, OfficeHolding, Panel, Seat, SeatHolding
from copanel.governance.office_rules import refuse_against_rules
from copanel.governance.policy import POLICY, OfPerson
from copanel.governance.states import MEMBER_SEATS, OFFICE_SIDES, Do, SeatKind, ShownAs, shut_to_authority
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Office, Side
from copanel.kernel.errors import Invalid, NotAllowed, NotFound
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
) -> OfficeHolding:
    """Give someone an office from a day (today), for a side where the office has more than one.

    powers.md, "Sides": people of the authority or funder hold no user-led office, do not moderate and
    never audit, unless the user-led majority lets them in. Safeguarding leads should be at least two.
    Raises Invalid for a side the office is not for, a person of the council, a term that ends before
    it starts or overlaps the same person's, and what a rule of the panel is against; NotAllowed where
    someone appoints themselves.
    """
    panel, office = Panel.locked(panel_id), Office(office)
    if office not in OFFICE_SIDES:
        raise Invalid({"office": _("Members hold a seat and managers hold a post. Fill the seat or the post.")})
    side = OFFICE_SIDES[office][0] if side is None else Side(side)
    holding = OfficeHolding(
        panel=panel,
        person_id=person_id,
        office=office,
        side=side,
        organisation_id=organisation_id,
        from_on=from_on or clock.today(),
        until_on=until_on,
        shown_as=ShownAs(shown_as),
    )
    POLICY.require(actor, Do.APPOINT, holding)
    _check_not_oneself(actor, person_id)
    _check_order(holding)
    if side not in OFFICE_SIDES[office]:
        raise Invalid({"side": _("This office is not held for that side.")})
    if shut_to_authority(office, side):
        _check_not_of_the_council(person_id, panel_id, holding.from_on)
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
) -> Seat:
    """Add a seat, vacant. Raises Invalid for a seat of the public: the public has the floor, not a seat."""
    panel, side = Panel.locked(panel_id), Side(side)
    POLICY.require(actor, Do.ADD_SEAT, panel)
    if side is Side.PUBLIC:
        raise Invalid({"side": _("A seat belongs to the user-led side, the council or an independent body.")})
    seat = Seat.objects.create(
        panel=panel, side=side, kind=SeatKind(kind), from_on=from_on or clock.today(), position=position
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
) -> SeatHolding:
    """Give a vacant seat to an organisation, the person who sits for it, or both, from a day (today).

    Raises Invalid where nobody is named, the seat is taken then, the person is of the council and the
    seat user-led, or the term ends before it starts; NotAllowed where someone seats themselves.
    """
    seat = Seat.locked(seat_id)
    POLICY.require(actor, Do.FILL_SEAT, seat)
    _check_not_oneself(actor, person_id)
    holding = SeatHolding(
        seat=seat,
        organisation_id=organisation_id,
        person_id=person_id,
        from_on=from_on or clock.today(),
        until_on=until_on,
        shown_as=ShownAs(shown_as),
    )
    if not (person_id or organisation_id):
        raise Invalid(_("Say which organisation or which person takes the seat."))
    _check_order(holding)
    if seat.holdings.overlapping(holding.from_on, until_on).exists():
        raise Invalid({"from_on": _("The seat is taken then. End that term first.")})
    if seat.side == Side.USER_LED and seat.kind in MEMBER_SEATS:
        if person_id:
            _check_not_of_the_council(person_id, seat.panel_id, holding.from_on)
        _check_not_the_council(organisation_id, seat.panel)
    holding.save(force_insert=True)
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
    """Choose how to stand on "Who we are": every office and seat of theirs on this panel, past ones too."""
    POLICY.require(actor, Do.CHOOSE_HOW_SHOWN, OfPerson(panel_id, person_id))
    shown_as = ShownAs(shown_as)
    OfficeHolding.objects.filter(panel_id=panel_id, person_id=person_id).update(shown_as=shown_as)
    SeatHolding.objects.filter(seat__panel_id=panel_id, person_id=person_id).update(shown_as=shown_as)
    record(events.SHOWN_CHOSEN, actor=actor, subject_id=person_id, panel_id=panel_id)


def _check_not_oneself(actor: Actor, person_id: UUID | None) -> None:
    """Powers are given by someone else: two people stand behind each."""
    if person_id is not None and person_id == actor.person_id:
        raise NotAllowed(_("You cannot appoint yourself. Ask someone else to do it."))


def _check_order(row: OfficeHolding | SeatHolding) -> None:
    if row.until_on is not None and row.until_on < row.from_on:
        raise Invalid({"until_on": _("The last day is before the first. Give a later day.")})


def _check_not_of_the_council(person_id: UUID, panel_id: UUID, from_on: dt.date) -> None:
    """Asked of the first day of the term and of today, whichever says that they are."""
    days = (None, from_on) if from_on > clock.today() else (None,)
    if any(queries.works_for_council(person_id=person_id, panel_id=panel_id, day=day) for day in days):
        raise Invalid(
            {
                "person_id": _(
                    "This person works for the council or the funder, so they cannot hold this. "
                    "The user-led side can decide otherwise, by name and in public."
                )
            }
        )


def _check_not_the_council(organisation_id: UUID | None, panel: Panel) -> None:
    if organisation_id is not None and organisation_id in (panel.authority_id, panel.funder_id):
        raise Invalid({"organisation_id": _("The council and the funder cannot hold a user-led seat.")})
