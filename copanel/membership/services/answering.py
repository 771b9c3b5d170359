"""They say yes, or no: by the link, or by the code that somebody writes down for them."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import queries as governance
from copanel.governance import services as panels
from copanel.governance.models import Panel
from copanel.governance.states import ENDED_STATES, ShownAs
from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM, Actor, Office
from copanel.kernel.errors import Invalid, NotAllowed, NotFound
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.membership import events, messages, queries, tokens
from copanel.membership.models import Invitation
from copanel.membership.policy import POLICY
from copanel.membership.saying_yes import Yes
from copanel.membership.states import Do, InvitationState
from copanel.outbox import services as outbox
from copanel.people import queries as people
from copanel.people import services as persons
from copanel.people.services import tell
from copanel.people.states import Channel
from copanel.words.states import How

LONGEST = 2000


@act(events.ACCEPTED, events.HELD)
def accept(*, actor: Actor, token: str, yes: Yes) -> Invitation:
    """Say yes, by the button behind the link that was sent. The link works once.

    The link proves its mailbox: whoever is new is added with an account for that address. Whoever signs in with it
    already signs in as always first, since an invitation lies in a mailbox for weeks. Raises NotFound where the link
    is wrong, used or too old, NotAllowed where somebody else is signed in, and Invalid.
    """
    invitation = _by_token(token)
    POLICY.require(actor, Do.ACCEPT, invitation)
    person_id = queries.who_accepts(invitation, actor)
    return _accept(invitation, person_id, yes, how=How.OWN, taken_by=None)


@act(events.ACCEPTED, events.HELD)
def accept_for(*, actor: Actor, panel_id: UUID, code: str, yes: Yes, how: How | str, read_back: bool) -> Invitation:
    """Write down that someone said yes, by phone, on paper or in person, with the code of their letter or mail.

    Not by who invited them: two people stand behind each seat. The person is told by their own way at once.
    Raises Invalid for a code that is nobody's, and where it was not read back.
    """
    invitation = _by_code(actor, panel_id, code, Do.ACCEPT_FOR)
    _check_written(how, read_back)
    person_id = invitation.person_id or _of_email(invitation)
    return _accept(invitation, person_id, yes, how=How(how), taken_by=actor.person_id)


@act(events.DECLINED)
def decline(*, actor: Actor, token: str, because: str = "") -> Invitation:
    """Say no, with or without a reason for the co-chairs. What was kept to reach the person is forgotten at once."""
    invitation = _by_token(token)
    POLICY.require(actor, Do.DECLINE, invitation)
    return _decline(actor, invitation, because, How.OWN)


@act(events.DECLINED)
def decline_for(
    *, actor: Actor, panel_id: UUID, code: str, how: How | str, read_back: bool, because: str = ""
) -> Invitation:
    """Write down that someone said no, with the code of their letter or mail. Raises as `accept_for`."""
    invitation = _by_code(actor, panel_id, code, Do.DECLINE_FOR)
    _check_written(how, read_back)
    return _decline(actor, invitation, because, How(how))


@act(events.ACCEPTED)
def give(*, actor: Actor, invitation_id: UUID, decision_id: UUID | None = None) -> Invitation:
    """Give the seat to someone of the council whom the user-led majority lets in, by name and in public.

    `decision_id` is the decision that says so: it is kept, and public, in the same act. Without one they must have
    been let in before. Raises Invalid while they are not, and for a decision that the panel never made.
    """
    found = Invitation.objects.filter(id=invitation_id).values_list("panel_id", flat=True).first()
    if found is None:
        raise NotFound()
    Panel.locked(found)
    invitation = Invitation.locked(invitation_id)
    POLICY.require(actor, Do.GIVE, invitation)
    invitation.move(Do.GIVE)
    if decision_id is not None:
        panels.allow_in_space(
            actor=actor, panel_id=invitation.panel_id, person_id=invitation.answered_id, decision_id=decision_id
        )
    shown_as = ShownAs.NOT_NAMED  # they choose again on their own page; nobody is named by default
    _fill(invitation, invitation.answered_id, shown_as)
    invitation.save(update_fields=["state"])
    record(events.ACCEPTED, actor=actor, subject_id=invitation.id, panel_id=invitation.panel_id)
    tell(messages.WELCOME, actor=actor, about_id=invitation.id, panel_id=invitation.panel_id)
    return invitation


def _by_token(token: str) -> Invitation:
    found = queries.by_token(token)
    if found is None:
        raise NotFound()
    Panel.locked(found.panel_id)
    invitation = Invitation.locked(found.id)
    if not invitation.is_open(clock.today()) or invitation.serial != found.serial:
        raise NotFound()
    return invitation


def _by_code(actor: Actor, panel_id: UUID, code: str, do: Do) -> Invitation:
    Panel.locked(panel_id)
    POLICY.require(actor, do, Invitation(panel_id=panel_id))
    waiting = Invitation.objects.select_for_update(of=("self",)).filter(
        panel_id=panel_id, state=InvitationState.SENT, expires_on__gte=clock.today()
    )
    invitation = next((each for each in waiting if tokens.is_code(each, code)), None)
    if invitation is None:
        raise Invalid({"code": _("No invitation waits with this code. Ask them to read it out again.")})
    if not POLICY.may(actor, do, invitation):
        raise NotAllowed(_("You sent this invitation. So somebody else must write the answer down."))
    return invitation


def _check_written(how: How | str, read_back: bool) -> None:
    if How(how) not in {How.PHONE, How.PAPER, How.VISIT, How.LETTER}:
        raise Invalid({"how": _("Say how their answer came.")})
    if not read_back:
        raise Invalid({"read_back": _("Read it all back to them first, and ask if it is right.")})


def _accept(invitation: Invitation, person_id: UUID | None, yes: Yes, *, how: How, taken_by: UUID | None) -> Invitation:
    shown_as = ShownAs(yes.shown_as)
    if invitation.panel.state in ENDED_STATES:
        raise Invalid(_("This panel has ended. You did nothing wrong. Nothing was sent."))
    _check_still_free(invitation)
    if person_id is None:
        person_id = _add(invitation, yes)
    if person_id == invitation.invited_by_id:
        raise NotAllowed(_("You sent this invitation. So somebody else must accept it."))
    their = Actor(person_id=person_id)
    panel = governance.panel(panel_id=invitation.panel_id, preparing=True)
    shut_out = governance.whose_people_are_shut_out(panel.id)
    for organisation_id in dict.fromkeys(yes.works_for):
        if organisation_id in shut_out:
            panels.declare_works_for(
                actor=their, panel_id=panel.id, person_id=person_id, organisation_id=organisation_id
            )
    held = invitation.is_user_led and governance.works_for_council(person_id=person_id, panel_id=panel.id)
    invitation.move(Do.ACCEPT)
    if held:
        # Not refused: whoever is refused for the truth says something else next time. The link is spent, and the
        # co-chairs know. The user-led side decides, by name and in public, or takes the invitation back.
        invitation.state = InvitationState.HELD
    else:
        _fill(invitation, person_id, shown_as)
    outbox.cancel_for(invitation.id, why="answered")
    invitation.answered_at, invitation.answered_id = clock.now(), person_id
    invitation.how, invitation.taken_by_id = how, taken_by
    invitation.name = invitation.email = invitation.post_address = ""
    invitation.save()
    event = events.HELD if held else events.ACCEPTED
    record(event, actor=their, subject_id=invitation.id, panel_id=panel.id)
    tell(messages.ANSWERED, actor=their, about_id=invitation.id, panel_id=panel.id)
    tell(messages.WELCOME, actor=their, about_id=invitation.id, panel_id=panel.id, stage="held" if held else "")
    return invitation


def _check_still_free(invitation: Invitation) -> None:
    """Before anything else, so that whoever comes second reads a sentence of their own, and nothing is lost."""
    if invitation.seat is not None and queries.is_taken(invitation.seat):
        raise Invalid(
            _("Someone else has this seat now. You did nothing wrong. Nothing was sent. Ring the panel to ask.")
        )


def _add(invitation: Invitation, yes: Yes) -> UUID:
    person = persons.add_person(
        actor=SYSTEM,
        full_name=yes.full_name or (invitation.name if invitation.post_address else ""),
        language=yes.language,
        email=invitation.email,
        panel_id=invitation.panel_id,
    )
    if invitation.post_address:
        persons.change_contact(
            actor=SYSTEM,
            person_id=person.id,
            channel=Channel.POST,
            address=invitation.post_address,
            panel_id=invitation.panel_id,
        )
    return person.id


def _of_email(invitation: Invitation) -> UUID | None:
    return people.persons_by_email([invitation.email]).get(invitation.email) if invitation.email else None


def _fill(invitation: Invitation, person_id: UUID | None, shown_as: ShownAs) -> None:
    """Give the seat or the office as of today, on the invitation's authority: it was asked when it was sent.

    It stands for the office that sent it, also when its holder has left; whoever holds the office now can take it
    back. So the system gives it, and the entry of the invitation says by whose office.
    """
    if person_id is None:
        raise NotFound()
    if invitation.seat is not None:
        panels.fill_seat(
            actor=SYSTEM,
            seat_id=invitation.seat.id,
            person_id=person_id,
            organisation_id=invitation.organisation_id,
            shown_as=shown_as,
        )
        return
    panels.appoint(
        actor=SYSTEM,
        panel_id=invitation.panel_id,
        person_id=person_id,
        office=Office(invitation.office),
        side=invitation.side,
        organisation_id=invitation.organisation_id,
        shown_as=shown_as,
    )


def _decline(actor: Actor, invitation: Invitation, because: str, how: How) -> Invitation:
    because = because.strip()
    if len(because) > LONGEST:
        raise Invalid({"because": _("This is too long. Write at most 2000 letters.")})
    invitation.move(Do.DECLINE)
    outbox.cancel_for(invitation.id, why="answered")
    invitation.answered_at, invitation.how, invitation.declined_because = clock.now(), how, because
    invitation.taken_by_id = actor.person_id if how is not How.OWN else None
    invitation.name = invitation.email = invitation.post_address = ""
    invitation.save()
    record(events.DECLINED, actor=actor, subject_id=invitation.id, panel_id=invitation.panel_id)
    tell(messages.ANSWERED, actor=actor, about_id=invitation.id, panel_id=invitation.panel_id)
    return invitation
