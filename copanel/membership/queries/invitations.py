"""Invitations, as who keeps the table sees them, and as the person who was invited does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import queries as governance
from copanel.governance.models import OfficeHolding, Seat
from copanel.governance.queries import PanelFacts
from copanel.governance.states import SeatKind
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Office, Side
from copanel.kernel.errors import NotAllowed, NotFound
from copanel.membership import tokens
from copanel.membership.models import Invitation, MailDomain
from copanel.membership.policy import POLICY
from copanel.membership.states import RUN_OUT, Do, InvitationState
from copanel.organisations import queries as organisations
from copanel.people import queries as people
from copanel.words.states import HOW_LABELS, How

MOST = 200
WAITING = (InvitationState.SENT, InvitationState.HELD)
LOOKS = {
    InvitationState.SENT: "waiting",
    InvitationState.ACCEPTED: "adopted",
    InvitationState.HELD: "risk",
    InvitationState.DECLINED: "refused",
    InvitationState.WITHDRAWN: "hidden",
}


@dataclass(frozen=True, slots=True)
class InvitationLine:
    """One invitation. `who` is what the inviter typed, or the name of someone who is here; empty once forgotten.

    where     "Waiting for an answer" and so on
    reach     the address while it is kept: mail, or postal address
    can       what the reader may do to it
    why_not   what someone who said no wrote, for co-chairs alone
    warned    the organisation that the mail address belongs to, where that gives a warning; else ""
    how       "by phone", where somebody else wrote the answer down
    """

    id: UUID
    state: InvitationState
    has_run_out: bool
    where: str
    what_for: str
    side: Side
    who: str
    organisation: str
    reach: str
    by_letter: bool
    is_user_led: bool
    invited_at: dt.datetime
    invited_by: str
    expires_on: dt.date
    answered_at: dt.datetime | None
    how: str
    why_not: str
    warned: str
    can: frozenset[str]

    @property
    def look(self) -> str:
        """The status whose shape it wears."""
        return "late" if self.has_run_out else LOOKS[self.state]


def invitations(*, panel: PanelFacts, actor: Actor) -> list[InvitationLine]:
    """The panel's invitations that the actor may see, what needs someone first, then the newest. Five queries at most.

    Someone of the authority sees those of their own side, and not that there are others.
    """
    POLICY.require(actor, Do.SEE_INVITATIONS, panel)
    rows = Invitation.objects.filter(panel_id=panel.id).select_related("seat").order_by("-invited_at", "id")
    if actor.side_on(panel.id) is Side.AUTHORITY:
        rows = rows.filter(side=Side.AUTHORITY)
    lines = _lines([row for row in rows[:MOST] if POLICY.may(actor, Do.SEE_INVITATION, row)], panel, actor)
    return sorted(lines, key=lambda line: _order(line))


def _order(line: InvitationLine) -> int:
    if line.state is InvitationState.HELD:
        return 0
    if line.state is InvitationState.SENT:
        return 1 if line.has_run_out else 2
    return 3


def invitation(invitation_id: UUID, *, panel: PanelFacts, actor: Actor) -> InvitationLine:
    """One invitation. Raises NotFound, also where the actor may not know of it."""
    row = Invitation.objects.filter(id=invitation_id, panel_id=panel.id).select_related("seat").first()
    if row is None:
        raise NotFound()
    POLICY.require(actor, Do.SEE_INVITATION, row)
    return _lines([row], panel, actor)[0]


def _lines(rows: list[Invitation], panel: PanelFacts, actor: Actor) -> list[InvitationLine]:
    persons = people.names(key for row in rows for key in (row.person_id, row.answered_id, row.invited_by_id))
    names = organisations.names_on(row.organisation_id for row in rows if row.organisation_id)
    warn, today = warnings(panel.id), clock.today()

    def named(key: UUID | None) -> str:
        return persons[key].full_name if key in persons else ""

    return [
        InvitationLine(
            id=row.id,
            state=InvitationState(row.state),
            has_run_out=row.has_run_out(today),
            where=str(RUN_OUT if row.has_run_out(today) else InvitationState(row.state).label),
            what_for=what_for(row),
            side=Side(row.side),
            # Where a mail address was typed, whose account it is stays unsaid: the inviter sees what they typed.
            who=named(row.answered_id) or row.name or row.email or ("" if row.email else named(row.person_id)),
            organisation=names.get(row.organisation_id, "") if row.organisation_id else "",
            reach=row.email or row.post_address,
            by_letter=bool(row.post_address),
            is_user_led=row.is_user_led,
            invited_at=row.invited_at,
            invited_by=named(row.invited_by_id),
            expires_on=row.expires_on,
            answered_at=row.answered_at,
            how=str(HOW_LABELS[How(row.how)]) if row.how and row.how != How.OWN else "",
            why_not=row.declined_because if POLICY.may(actor, Do.READ_WHY_NOT, row) else "",
            warned=names_of(warn, row.email) if row.is_user_led else "",
            can=POLICY.allowed(actor, row),
        )
        for row in rows
    ]


def what_for(row: Invitation) -> str:
    """ "Full seat" or "Co-chair", with the side where the office has more than one."""
    if not row.office:
        return str(SeatKind(row.seat.kind).label) if row.seat else ""
    label = str(Office(row.office).label)
    return f"{label}, {str(Side(row.side).label).lower()}" if row.is_of_many_sides else label


# Mail domains


@dataclass(frozen=True, slots=True)
class DomainLine:
    id: UUID
    domain: str
    organisation: str
    from_on: dt.date | None


def domains(*, panel: PanelFacts, actor: Actor) -> list[DomainLine]:
    """The mail domains that give a warning now. Two queries."""
    POLICY.require(actor, Do.KEEP_DOMAINS, panel)
    rows = list(MailDomain.objects.filter(panel_id=panel.id).now(clock.today()).order_by("domain"))
    names = organisations.names_on(row.organisation_id for row in rows)
    return [DomainLine(row.id, row.domain, names.get(row.organisation_id, ""), row.from_on) for row in rows]


def warnings(panel_id: UUID) -> list[tuple[str, str]]:
    """(domain, organisation's name) of those that give a warning now. Two queries at most."""
    rows = list(MailDomain.objects.filter(panel_id=panel_id).now(clock.today()).values_list("domain", "organisation"))
    names = organisations.names_on(key for _domain, key in rows)
    return [(domain, names.get(key, "")) for domain, key in rows]


def names_of(warn: Iterable[tuple[str, str]], email: str) -> str:
    """The organisation that an address belongs to, subdomains too; "" where it gives no warning."""
    there = email.strip().lower().rpartition("@")[2]
    return next((name for domain, name in warn if there and (there == domain or there.endswith(f".{domain}"))), "")


def warned_by(*, panel_id: UUID, email: str) -> str:
    """The organisation whose mail domain an address has, where that gives a warning; else ""."""
    return names_of(warnings(panel_id), email) if email else ""


# What services ask


def is_taken(seat: Seat) -> bool:
    """Whether someone holds the seat now, or the seat itself is gone."""
    today = clock.today()
    return seat.holdings.now(today).exists() or not Seat.objects.filter(pk=seat.pk).now(today).exists()


def seats_asked(panel_id: UUID) -> int:
    """For how many seats of the user-led side somebody was asked, and can still say yes. One query."""
    waiting = Invitation.objects.filter(panel_id=panel_id, side=Side.USER_LED, state__in=WAITING, seat__isnull=False)
    return waiting.exclude(state=InvitationState.SENT, expires_on__lt=clock.today()).values("seat").distinct().count()


def holds_office(panel_id: UUID, person_id: UUID, office: Office) -> bool:
    rows = OfficeHolding.objects.filter(panel_id=panel_id, person_id=person_id, office=office)
    return rows.now(clock.today()).exists()


def by_token(token: str) -> Invitation | None:
    """The invitation that a link can still answer; None for one that is wrong, used, old or replaced: all alike."""
    read = tokens.read(token)
    key, serial = read or (None, 0)
    found = Invitation.objects.filter(id=key).select_related("seat", "panel").first()
    usable = found is not None and found.serial == serial and found.is_open(clock.today())
    return found if usable else None


def who_accepts(invitation: Invitation, actor: Actor) -> UUID | None:
    """Who says yes here: the person invited, whoever is signed in, or None for someone new.

    Raises NotAllowed where the one invited signs in here and has not yet, or where somebody else is signed in.
    """
    expected = invitation.person_id
    if expected is None and invitation.email:
        expected = people.persons_by_email([invitation.email]).get(invitation.email)
    if expected is None:
        return actor.person_id
    if actor.person_id == expected:
        return expected
    if actor.is_known:
        raise NotAllowed(_("This invitation is for somebody else. Sign out first."))
    if people.account_of_person(person_id=expected) is not None:
        raise NotAllowed(_("Sign in first. Then open the link again."))
    return expected


# The page behind the link


@dataclass(frozen=True, slots=True)
class Asked:
    """What someone who was invited reads before they answer.

    asks      (picture, sentence) of what is asked of them
    signs_in  they have an account: they sign in as always first
    as_other  somebody else is signed in on this device
    knows     we know their name: it is not asked
    warned    their mail address is at the council or the funder, which matters here; else ""
    works     (key, name) of those whose people cannot hold this seat; empty where it does not matter
    """

    panel: PanelFacts
    panel_shown: bool
    what_for: str
    side: Side
    asks: tuple[tuple[str, str], ...]
    organisation: str
    expires_on: dt.date
    full_name: str
    first_name: str
    role: str
    signs_in: bool
    as_other: bool
    knows: bool
    language: str
    warned: str
    works: tuple[tuple[str, str], ...]
    sent_by_you: bool


def asked(*, token: str, actor: Actor, slug: str) -> Asked | None:
    """What the link is about; None where it can no longer be used, whatever the cause. Nothing is written."""
    row = by_token(token)
    panel = governance.panel(panel_id=row.panel_id, preparing=True) if row else None
    if row is None or panel is None or panel.slug != slug:
        return None
    try:
        person_id, refused = who_accepts(row, actor), False
    except NotAllowed:
        person_id, refused = None, True
    known = people.names([person_id]).get(person_id) if person_id else None
    names = organisations.names_on([row.organisation_id]) if row.organisation_id else {}
    full_name = known.full_name if known else row.name
    works = governance.whose_people_are_shut_out(panel.id) if row.is_user_led else {}
    return Asked(
        panel=panel,
        panel_shown=governance.panel(panel_id=row.panel_id) is not None,
        what_for=what_for(row),
        side=Side(row.side),
        asks=_asks_of(row),
        organisation=names.get(row.organisation_id, "") if row.organisation_id else "",
        expires_on=row.expires_on,
        full_name=full_name,
        first_name=known.first_name if known else full_name.partition(" ")[0],
        role=str(Office.MEMBER.label) if row.seat and row.side == Side.USER_LED else what_for(row),
        signs_in=refused and not actor.is_known,
        as_other=refused and actor.is_known,
        knows=known is not None,
        language=row.language,
        warned=warned_by(panel_id=panel.id, email=row.email) if row.is_user_led else "",
        works=tuple((str(key), name) for key, name in works.items()),
        sent_by_you=actor.is_known and row.invited_by_id == actor.person_id,
    )


def _asks_of(row: Invitation) -> tuple[tuple[str, str], ...]:
    """What is asked of someone who takes this place, and what they get."""
    if row.side == Side.AUTHORITY:
        first = _("You come to meetings, and answer for your side.")
    elif row.office:
        first = _("You carry this office for the panel, and others help you with it.")
    else:
        first = _("You come to meetings, or take part in your own way: by phone, letter or e-mail.")
    found = [("meeting", first), ("calendar", _("Ask us how much time it takes. You can leave whenever you want."))]
    if row.side != Side.AUTHORITY:
        found.append(("money", _("People are paid for their time and their costs. Ask us how, before you say yes.")))
        found.append(("help", _("We meet your access requirements. Tell us what works for you.")))
    found.append(("question", _("You say which interests you have, once a year.")))
    return tuple(found)
