"""What this room tells people: that they are invited, what came of it, and that their interests are asked for again."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as mark

from copanel.governance import queries as governance
from copanel.kernel import clock
from copanel.kernel.actor import Office, Side
from copanel.kernel.dates import in_house_style
from copanel.membership import queries, tokens
from copanel.membership.models import Invitation, Nomination
from copanel.membership.policy import POLICY
from copanel.membership.queries.invitations import what_for
from copanel.membership.queries.nominations import what_for as put_forward_for
from copanel.membership.states import Do, InvitationState, NominationState
from copanel.organisations import queries as organisations
from copanel.outbox import Destination, Heading, Message, Nature, NotSent, Reader, Recipient, Said, message_kind
from copanel.people.states import Channel

WAS_ASKED = mark("You get this because someone from the panel wants to invite you.")
INVITED_THEM = mark("You get this because you sent the invitation, or keep the panel’s invitations.")
SAID_YES = mark("You get this because you said yes to an invitation.")
PUT_FORWARD = mark("You get this because you put someone forward.")
KEEPS = mark("You get this because you look at who is put forward.")
AT_THE_TABLE = mark("You get this because you have a place on the panel.")
GONE, ANSWERED_ALREADY = "gone", "answered"


# The invitation itself


def destination(ids: Iterable[UUID]) -> dict[UUID, Destination | NotSent]:
    """Where an invitation goes that is for someone who is no person here yet. One query."""
    found: dict[UUID, Destination | NotSent] = {}
    for row in Invitation.objects.filter(id__in=list(ids)):
        if row.email:
            found[row.id] = Destination(Channel.EMAIL, row.email, row.name, row.language)
        elif row.post_address:
            found[row.id] = Destination(Channel.POST, row.post_address, row.name, row.language)
        else:
            found[row.id] = NotSent(GONE)
    return found


def _who_is_invited(invitation_id: UUID) -> Iterable[Recipient]:
    row = Invitation.objects.filter(id=invitation_id).first()
    if row is None:
        return []
    if row.person_id is not None:
        return [Recipient(person_id=row.person_id, reason=WAS_ASKED)]
    return [Recipient(address_id=row.id, reason=WAS_ASKED)]


def _say_invited(invitation_id: UUID, reader: Reader) -> Message | NotSent:
    row = Invitation.objects.filter(id=invitation_id).select_related("seat").first()
    if row is None or not row.is_open(clock.today()):
        return NotSent(ANSWERED_ALREADY)
    panel = governance.panel(panel_id=row.panel_id, preparing=True)
    names = organisations.names_on([row.organisation_id]) if row.organisation_id else {}
    seat = {"panel": panel.name}
    sits_for = _("You would sit for %(name)s.") % {"name": names[row.organisation_id]} if names else ""
    by_post = bool(row.post_address)
    paragraphs = (
        _("The panel asks you to take this place: %(what)s.") % {"what": what_for(row)},
        sits_for,
        _("On this panel, organisations run by Disabled people and carers say what should change."),
        _("They say it to %(council)s, and see what came of it.") % {"council": panel.authority_name},
        Heading(_("How to answer")),
        _("Answer by %(day)s. You can say yes or no.") % {"day": in_house_style(row.expires_on)},
        ""
        if by_post
        else _("Open the link and read what is asked of you. Nothing happens until you press a button there."),
        _("Or ring us and say this code: %(code)s. Our number: %(phone)s.")
        % {"code": tokens.code(row), "phone": panel.phone}
        if panel.phone
        else _("Or write to us and give this code: %(code)s.") % {"code": tokens.code(row)},
        _("The link and the code are for you alone. Do not pass them on."),
        _("If you do not want to, you can do nothing. Then we forget your address."),
    )
    link = (_("Read it and answer"), reverse("membership:invited", args=[panel.slug, tokens.word(row)]))
    return Message(
        subject=_("You are invited to a panel"),
        first_line=_("%(panel)s invites you. Please say yes or no.") % seat,
        paragraphs=tuple(each for each in paragraphs if each),
        link=None if by_post else link,
    )


INVITED = message_kind("membership.invited", to=_who_is_invited, render=_say_invited, nature=Nature.ASKS, urgent=True)


# What came of it


def _who_hears_the_answer(invitation_id: UUID) -> Iterable[Recipient]:
    """Who invited, and who keeps the table: for the authority's own seats its own people, else the user-led side's."""
    row = Invitation.objects.filter(id=invitation_id).first()
    if row is None:
        return []
    keep = (Office.MANAGER, Office.ENGAGEMENT_LEAD) if row.side == Side.AUTHORITY else (Office.CO_CHAIR,)
    told = {row.invited_by_id, *governance.holders(row.panel_id, *keep)} - {None}
    return [Recipient(person_id=each, reason=INVITED_THEM) for each in sorted(told, key=str)]


def _say_answered(invitation_id: UUID, reader: Reader) -> Message | NotSent:
    row = Invitation.objects.filter(id=invitation_id).select_related("seat").first()
    if row is None:
        return NotSent(GONE)
    if not POLICY.may(reader.actor, Do.SEE_INVITATION, row):
        return NotSent("no_longer_may_see")
    panel = governance.panel(panel_id=row.panel_id, preparing=True)
    first, then = {
        InvitationState.ACCEPTED: (_("Someone said yes to an invitation."), _("They have the place from today.")),
        InvitationState.DECLINED: (_("Someone said no to an invitation."), _("The place is free again.")),
        InvitationState.HELD: (
            _("Someone said yes, and that they work for the council or the funder."),
            _("So they do not have the place yet. The user-led side decides, by name and in public."),
        ),
    }.get(InvitationState(row.state), ("", ""))
    if not first:
        return NotSent(GONE)
    return Message(
        subject=_("An answer to an invitation"),
        first_line=first,
        paragraphs=(_("It was about this place: %(what)s.") % {"what": what_for(row)}, then),
        link=(_("Look at the invitation"), reverse("membership:invitation", args=[panel.slug, row.id])),
        nothing_needed=row.state != InvitationState.HELD,
    )


ANSWERED = message_kind("membership.answered", to=_who_hears_the_answer, render=_say_answered, nature=Nature.TELLS)


def _who_said_yes(invitation_id: UUID) -> Iterable[Recipient]:
    row = Invitation.objects.filter(id=invitation_id).first()
    return [Recipient(person_id=row.answered_id, reason=SAID_YES)] if row and row.answered_id else []


def _say_welcome(invitation_id: UUID, reader: Reader) -> Message | NotSent:
    row = Invitation.objects.filter(id=invitation_id).select_related("seat").first()
    if row is None or row.state not in (InvitationState.ACCEPTED, InvitationState.HELD):
        return NotSent(GONE)
    panel = governance.panel(panel_id=row.panel_id, preparing=True)
    # By whatever road the yes came, the person hears of it by their own: so nobody sits in their name unnoticed.
    not_you = _("Was it not you who said yes? Ring us at once: %(phone)s.") % {"phone": panel.phone}
    if row.state == InvitationState.HELD:
        return Message(
            subject=_("Thank you. Something must be decided first"),
            first_line=_("You said yes, and that you work for the council or the funder."),
            paragraphs=(
                _("So the user-led side decides first whether you can have this place. We tell you."),
                not_you if panel.phone else "",
            ),
            nothing_needed=True,
        )
    return Message(
        subject=_("Welcome to the panel"),
        first_line=_("You said yes. You have this place from today: %(what)s.") % {"what": what_for(row)},
        paragraphs=tuple(
            each
            for each in (
                Heading(_("What happens next")),
                _("Please say soon which interests you have. Everybody at the table does."),
                not_you if panel.phone else "",
            )
            if each
        ),
        link=(_("Say which interests you have"), reverse("membership:mine", args=[panel.slug])),
    )


WELCOME = message_kind("membership.welcome", to=_who_said_yes, render=_say_welcome, nature=Nature.MUST)


# Nominations


def _who_looks(nomination_id: UUID) -> Iterable[Recipient]:
    row = Nomination.objects.filter(id=nomination_id).first()
    if row is None:
        return []
    keep = (
        (Office.MANAGER, Office.ENGAGEMENT_LEAD)
        if row.side == Side.AUTHORITY
        else (Office.CO_CHAIR, Office.FACILITATOR)
    )
    told = governance.holders(row.panel_id, *keep) - {row.by_id, row.person_id}
    return [Recipient(person_id=each, reason=KEEPS) for each in sorted(told, key=str)]


def _say_nominated(nomination_id: UUID, reader: Reader) -> Message | NotSent:
    row = Nomination.objects.filter(id=nomination_id).select_related("seat").first()
    if row is None or row.state != NominationState.WAITING:
        return NotSent(ANSWERED_ALREADY)
    if not POLICY.may(reader.actor, Do.TAKE_UP, row):
        return NotSent("no_longer_may_see")
    panel = governance.panel(panel_id=row.panel_id, preparing=True)
    return Message(
        subject=_("Someone was put forward"),
        first_line=_("Please read it. Then take it up, or put it aside with a reason."),
        paragraphs=(_("It is for this place: %(what)s.") % {"what": put_forward_for(row)},),
        link=(_("Read the nomination"), reverse("membership:nomination", args=[panel.slug, row.id])),
    )


NOMINATED = message_kind("membership.nominated", to=_who_looks, render=_say_nominated, nature=Nature.ASKS)


def _who_put_forward(nomination_id: UUID) -> Iterable[Recipient]:
    row = Nomination.objects.filter(id=nomination_id).first()
    return [Recipient(person_id=row.by_id, reason=PUT_FORWARD)] if row else []


def _say_settled(nomination_id: UUID, reader: Reader) -> Message | NotSent:
    row = Nomination.objects.filter(id=nomination_id).select_related("seat").first()
    if row is None or not POLICY.may(reader.actor, Do.SEE_NOMINATION, row):
        return NotSent(GONE)
    panel = governance.panel(panel_id=row.panel_id, preparing=True)
    link = (_("Read the nomination"), reverse("membership:nomination", args=[panel.slug, row.id]))
    about = _("It was for this place: %(what)s.") % {"what": put_forward_for(row)}
    if row.state == NominationState.TAKEN_UP:
        return Message(
            subject=_("Whom you put forward will be invited"),
            first_line=_("The panel takes up what you put forward."),
            paragraphs=(about, _("They get an invitation. They are free to say yes or no.")),
            link=link,
            nothing_needed=True,
        )
    if row.state == NominationState.PUT_ASIDE:
        return Message(
            subject=_("What you put forward was put aside"),
            first_line=_("The panel does not take up what you put forward. Here is why."),
            paragraphs=(about, Said(row.reason)),
            link=link,
            nothing_needed=True,
        )
    return NotSent(GONE)


NOMINATION_SETTLED = message_kind(
    "membership.nomination_settled", to=_who_put_forward, render=_say_settled, nature=Nature.TELLS
)


# Interests


def _whom_to_ask(person_id: UUID) -> Iterable[Recipient]:
    return [Recipient(person_id=person_id, reason=AT_THE_TABLE)]


def _ask_for_interests(person_id: UUID, reader: Reader) -> Message | NotSent:
    """Whether it is still wanted is asked again as it is sent: on each panel where they have a place."""
    for panel_id in sorted({held.panel_id for held in reader.actor.held}, key=str):
        said = queries.last_said(panel_id, [person_id]).get(person_id)
        due = queries.due_on(said)
        panel = governance.panel(panel_id=panel_id)
        if panel is None or (due is not None and due > clock.today()):
            continue
        return Message(
            subject=_("Please say which interests you have"),
            first_line=_("Look at what stands in the register. If nothing has changed, press one button."),
            paragraphs=(
                _("An interest is something that could pull you two ways: work, money, a role, or family."),
                _("Everybody at the table is asked once a year. It is fine to have interests, and to have none."),
                _("You can also tell the facilitator by phone: %(phone)s.") % {"phone": panel.phone},
            ),
            link=(_("Say which interests you have"), reverse("membership:mine", args=[panel.slug])),
        )
    return NotSent(ANSWERED_ALREADY)


INTERESTS_DUE = message_kind("membership.interests_due", to=_whom_to_ask, render=_ask_for_interests, nature=Nature.ASKS)
