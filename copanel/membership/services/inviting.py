"""Someone is asked to take a seat or an office."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from copanel.governance import queries as governance
from copanel.governance.models import OfficeHolding, Panel, Seat
from copanel.governance.policy import POLICY as GOVERNANCE
from copanel.governance.states import OFFICE_SIDES
from copanel.governance.states import Do as Governing
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Office, Side
from copanel.kernel.errors import AlreadyDone, Invalid, NotFound, TooMany, WrongState
from copanel.kernel.ids import new_id
from copanel.kernel.working_days import add_working_days
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.membership import events, messages, queries
from copanel.membership.known import check_known
from copanel.membership.models import Invitation
from copanel.membership.policy import POLICY
from copanel.membership.states import Do, InvitationState
from copanel.membership.taking_back import take_back
from copanel.outbox import services as outbox
from copanel.people import queries as people
from copanel.people.services import tell
from copanel.people.states import Language

MOST_SENT_AGAIN = 5


@act(events.INVITED)
def invite(
    *,
    actor: Actor,
    panel_id: UUID,
    seat_id: UUID | None = None,
    office: Office | str = "",
    side: Side | str | None = None,
    organisation_id: UUID | None = None,
    email: str = "",
    person_id: UUID | None = None,
    post_address: str = "",
    name: str = "",
    language: Language | str = Language.STANDARD,
    invitation_id: UUID | None = None,
) -> Invitation:
    """Ask someone to take a vacant seat, or an office, and send them the link or the letter.

    One of `seat_id` and `office` says what for; one of `email`, `person_id` and `post_address` says whom. A letter
    needs the `name`. The first co-chairs of a panel that is being prepared are invited by the system:

        invite(actor=SYSTEM, panel_id=panel.id, office="co_chair", email="ada@example.org")

    Nobody is added as a person here: that happens when they say yes. An address that someone signs in with already
    is written to as that person chose, and the inviter does not learn that it is known.
    `invitation_id` is the form's own key: the same one twice raises AlreadyDone. Raises Invalid, NotFound, NotAllowed,
    WrongState for a panel whose record is only shown here, and TooMany above the panel's invitations a day.
    """
    panel = Panel.locked(panel_id)
    if invitation_id is not None and Invitation.objects.filter(id=invitation_id).exists():
        raise AlreadyDone()
    here = governance.panel(panel_id=panel_id, preparing=True)
    if here.is_record or here.is_ended:
        raise WrongState(_("This is a published record. Nobody can be invited to it."))
    if (seat_id is None) == (not office):
        raise Invalid({"what_for": _("Say which seat or which office they are invited to.")})
    target = _seat(panel, seat_id) if seat_id else _office(panel, Office(office), side)
    rules, today = governance.rules_on(panel_id), clock.today()
    email, post_address, name = email.strip().lower(), post_address.strip(), " ".join(name.split())
    _check_whom(email, person_id, post_address, name)
    invitation = Invitation(
        id=invitation_id or new_id(),
        panel=panel,
        seat=target if isinstance(target, Seat) else None,
        office=target.office if isinstance(target, OfficeHolding) else "",
        side=target.side,
        organisation_id=organisation_id,
        person_id=person_id or (people.persons_by_email([email]).get(email) if email else None),
        name=name,
        email=email,
        post_address=post_address,
        language=Language(language),
        invited_by_id=actor.person_id,
        invited_at=clock.now(),
        expires_on=add_working_days(today, rules.invitation_days),
    )
    POLICY.require(actor, Do.INVITE, invitation)
    GOVERNANCE.require(actor, Governing.FILL_SEAT if invitation.seat else Governing.APPOINT, target)
    _check(actor, invitation, panel)
    sent_today = Invitation.objects.filter(panel=panel, invited_at__gte=clock.london_midnight(today)).count()
    if sent_today >= rules.invitations_day:
        raise TooMany(_("This panel has sent all the invitations that it can send in a day. Send more tomorrow."))
    invitation.save(force_insert=True)
    record(events.INVITED, actor=actor, subject_id=invitation.id, panel_id=panel_id, payload={"side": invitation.side})
    _send(actor, invitation)
    return invitation


@act(events.SENT_AGAIN)
def send_again(*, actor: Actor, invitation_id: UUID) -> Invitation:
    """Send a new link, or a new letter with a new code, with the whole time to answer. The former link is dead.

    Raises WrongState where it was answered or taken back, Invalid where the address is forgotten, and TooMany after
    five times.
    """
    invitation = _locked(invitation_id)
    POLICY.require(actor, Do.SEND_AGAIN, invitation)
    if invitation.state != InvitationState.SENT:
        raise WrongState()
    if not (invitation.email or invitation.post_address or invitation.person_id):
        raise Invalid(_("We have forgotten how to reach them. Take this one back, and invite them anew."))
    if invitation.serial > MOST_SENT_AGAIN:
        raise TooMany(_("This invitation was sent many times. Ring the person, or take it back."))
    outbox.cancel_for(invitation.id, why="sent_again")
    invitation.serial += 1
    days = governance.rules_on(invitation.panel_id).invitation_days
    invitation.expires_on = add_working_days(clock.today(), days)
    invitation.save(update_fields=["serial", "expires_on"])
    record(events.SENT_AGAIN, actor=actor, subject_id=invitation.id, panel_id=invitation.panel_id)
    _send(actor, invitation)
    return invitation


@act(events.WITHDRAWN)
def withdraw_invitation(*, actor: Actor, invitation_id: UUID) -> Invitation:
    """Take an invitation back. Its link is dead at once, and what was kept to reach the person is forgotten."""
    invitation = _locked(invitation_id)
    POLICY.require(actor, Do.WITHDRAW_INVITATION, invitation)
    take_back(invitation, actor=actor, why="taken_back")
    return invitation


def _send(actor: Actor, invitation: Invitation) -> None:
    tell(
        messages.INVITED,
        actor=actor,
        about_id=invitation.id,
        panel_id=invitation.panel_id,
        stage=str(invitation.serial),
    )


def _locked(invitation_id: UUID) -> Invitation:
    """The invitation, with its panel locked first: a seat is filled under the panel's lock too."""
    panel_id = Invitation.objects.filter(id=invitation_id).values_list("panel_id", flat=True).first()
    if panel_id is None:
        raise NotFound()
    Panel.locked(panel_id)
    return Invitation.locked(invitation_id)


def _seat(panel: Panel, seat_id: UUID) -> Seat:
    seat = Seat.locked(seat_id)
    if seat.panel_id != panel.id:
        raise NotFound()
    return seat


def _office(panel: Panel, office: Office, side: Side | str | None) -> OfficeHolding:
    """The office as it would be held, so that the policies read it like any other. Not saved."""
    if office not in OFFICE_SIDES:
        raise Invalid({"what_for": _("Members hold a seat and managers hold a post. Fill the seat or the post.")})
    side = OFFICE_SIDES[office][0] if side is None else Side(side)
    if side not in OFFICE_SIDES[office]:
        raise Invalid({"what_for": _("This office is not held for that side.")})
    return OfficeHolding(panel=panel, office=office, side=side)


def _check_whom(email: str, person_id: UUID | None, post_address: str, name: str) -> None:
    if sum(map(bool, (email, person_id, post_address))) != 1:
        raise Invalid({"reach": _("Say how to reach them: by e-mail, by letter, or as someone who is here already.")})
    if email:
        try:
            validate_email(email)
        except ValidationError:
            raise Invalid({"email": _("Write the e-mail address in full, like name@example.org.")}) from None
    if len(name) > 200:
        raise Invalid({"name": _("This name is too long. Write at most 200 letters.")})
    if post_address and not name:
        raise Invalid({"name": _("Write the name for the letter.")})
    if post_address and not 10 <= len(post_address) <= 500:
        raise Invalid({"post_address": _("Write the whole address, with the postcode.")})


def _check(actor: Actor, invitation: Invitation, panel: Panel) -> None:
    if invitation.person_id is not None and invitation.person_id == actor.person_id:
        raise Invalid(_("You cannot invite yourself. Ask someone else to do it."))
    check_known(invitation.person_id)
    if invitation.is_user_led and invitation.organisation_id in governance.whose_people_are_shut_out(panel.id):
        raise Invalid({"organisation_id": _("The council and the funder cannot hold a user-led seat.")})
    if invitation.seat is not None:
        if queries.is_taken(invitation.seat):
            raise Invalid({"what_for": _("Someone has this seat already. Choose one that is free.")})
        waiting = Invitation.objects.filter(seat=invitation.seat, state=InvitationState.SENT)
        if waiting.filter(expires_on__gte=clock.today()).exists():
            raise Invalid({"what_for": _("Someone is invited to this seat already. Wait, or take that one back.")})
    elif invitation.person_id is not None and queries.holds_office(
        invitation.panel_id, invitation.person_id, Office(invitation.office)
    ):
        raise Invalid({"person_id": _("They hold this office already.")})
