"""Someone is put forward for a seat or an office; who keeps the table takes it up, or puts it aside with a reason."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance.models import Panel, Seat
from copanel.governance.states import OFFICE_SIDES
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Office, Side
from copanel.kernel.errors import AlreadyDone, Invalid, NotFound, WrongState
from copanel.kernel.ids import new_id
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.membership import events, messages, queries
from copanel.membership.known import check_known
from copanel.membership.models import Nomination
from copanel.membership.policy import POLICY
from copanel.membership.states import Do, NominationState
from copanel.people.services import tell

LONGEST = 2000


@act(events.NOMINATED)
def nominate(
    *,
    actor: Actor,
    panel_id: UUID,
    why: str,
    seat_id: UUID | None = None,
    office: Office | str = "",
    side: Side | str | None = None,
    person_id: UUID | None = None,
    organisation_id: UUID | None = None,
    name: str = "",
    they_agree: bool = False,
    nomination_id: UUID | None = None,
) -> Nomination:
    """Put someone forward for a free seat or an office, with why: a person, an organisation, or a name in words.

    powers.md: a member of the user-led side nominates; the authority for its own seats. A person is put forward only
    once they agreed (`they_agree`); whoever puts themselves forward has. Only who keeps the table reads it.
    `nomination_id` is the form's own key. Raises Invalid, NotAllowed, AlreadyDone.
    """
    panel = Panel.locked(panel_id)
    if nomination_id is not None and Nomination.objects.filter(id=nomination_id).exists():
        raise AlreadyDone()
    name, why = " ".join(name.split()), why.strip()
    if (seat_id is None) == (not office):
        raise Invalid({"what_for": _("Say for which seat or which office.")})
    seat = _free_seat(panel, seat_id) if seat_id else None
    nomination = Nomination(
        id=nomination_id or new_id(),
        panel=panel,
        seat=seat,
        office=Office(office) if office else "",
        side=seat.side if seat else _side(Office(office), side),
        by_id=actor.person_id,
        person_id=person_id,
        organisation_id=organisation_id,
        name=name,
        why=why,
        made_at=clock.now(),
    )
    POLICY.require(actor, Do.NOMINATE, nomination)
    _check(actor, nomination, they_agree)
    nomination.save(force_insert=True)
    record(events.NOMINATED, actor=actor, subject_id=nomination.id, panel_id=panel_id)
    tell(messages.NOMINATED, actor=actor, about_id=nomination.id, panel_id=panel_id)
    return nomination


@act(events.TAKEN_UP)
def take_up(*, actor: Actor, nomination_id: UUID) -> Nomination:
    """Say that they will be invited. The invitation itself is a form of its own. Who put them forward is told."""
    nomination = Nomination.locked(nomination_id)
    POLICY.require(actor, Do.TAKE_UP, nomination)
    return _settle(actor, nomination, Do.TAKE_UP, events.TAKEN_UP)


@act(events.PUT_ASIDE)
def put_aside(*, actor: Actor, nomination_id: UUID, reason: str) -> Nomination:
    """Put it aside, with a reason that who put them forward is told. Raises Invalid without one."""
    nomination = Nomination.locked(nomination_id)
    POLICY.require(actor, Do.PUT_ASIDE, nomination)
    reason = reason.strip()
    if not reason:
        raise Invalid({"reason": _("Say why. Whoever put them forward reads it.")})
    _check_length("reason", reason)
    nomination.reason = reason
    return _settle(actor, nomination, Do.PUT_ASIDE, events.PUT_ASIDE)


@act(events.NOMINATION_WITHDRAWN)
def withdraw_nomination(*, actor: Actor, nomination_id: UUID) -> Nomination:
    """Take back what one put forward, while it waits. It is gone then: nobody reads that someone was put forward."""
    nomination = Nomination.locked(nomination_id)
    POLICY.require(actor, Do.WITHDRAW_NOMINATION, nomination)
    if nomination.state != NominationState.WAITING:
        raise WrongState()
    record(events.NOMINATION_WITHDRAWN, actor=actor, subject_id=nomination.id, panel_id=nomination.panel_id)
    nomination.delete()
    return nomination


def _settle(actor: Actor, nomination: Nomination, do: Do, event) -> Nomination:
    nomination.move(do)
    nomination.settled_at, nomination.settled_by_id = clock.now(), actor.person_id
    nomination.save()
    record(event, actor=actor, subject_id=nomination.id, panel_id=nomination.panel_id)
    tell(messages.NOMINATION_SETTLED, actor=actor, about_id=nomination.id, panel_id=nomination.panel_id)
    return nomination


def _free_seat(panel: Panel, seat_id: UUID) -> Seat:
    seat = Seat.locked(seat_id)
    if seat.panel_id != panel.id:
        raise NotFound()
    if queries.is_taken(seat):
        raise Invalid({"what_for": _("Someone has this seat already. Choose one that is free.")})
    return seat


def _side(office: Office, side: Side | str | None) -> Side:
    if office not in OFFICE_SIDES:
        raise Invalid({"what_for": _("Members hold a seat and managers hold a post. Choose a seat.")})
    side = OFFICE_SIDES[office][0] if side is None else Side(side)
    if side not in OFFICE_SIDES[office]:
        raise Invalid({"what_for": _("This office is not held for that side.")})
    return side


def _check(actor: Actor, nomination: Nomination, they_agree: bool) -> None:
    if sum(map(bool, (nomination.person_id, nomination.organisation_id, nomination.name))) != 1:
        raise Invalid({"who": _("Say whom you put forward: one person, or one organisation.")})
    check_known(nomination.person_id)
    is_own = nomination.person_id is not None and nomination.person_id == actor.person_id
    if nomination.organisation_id is None and not is_own and not they_agree:
        raise Invalid({"they_agree": _("Ask them first. Put someone forward only when they said yes.")})
    if not nomination.why:
        raise Invalid({"why": _("Say why they would be good for it.")})
    _check_length("why", nomination.why)
    if len(nomination.name) > 200:
        raise Invalid({"name": _("This name is too long. Write at most 200 letters.")})
    same = Nomination.objects.filter(
        panel=nomination.panel, seat=nomination.seat, office=nomination.office, by_id=actor.person_id,
        person_id=nomination.person_id, organisation_id=nomination.organisation_id, name=nomination.name,
        state=NominationState.WAITING,
    )  # fmt: skip
    if same.exists():
        raise AlreadyDone(_("You put them forward for this already."))


def _check_length(name: str, text: str) -> None:
    if len(text) > LONGEST:
        raise Invalid({name: _("This is too long. Write at most 2000 letters.")})
