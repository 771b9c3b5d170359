"""What this room needs from a person now."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.governance.models import Panel
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Side
from copanel.kernel.needs import Need
from copanel.kernel.policy import OnPanel
from copanel.membership.models import Invitation, Nomination
from copanel.membership.policy import POLICY, OfPerson
from copanel.membership.queries.interests import due_on, last_said
from copanel.membership.states import Do, InvitationState, NominationState


def needs(*, actor: Actor, panel_id: UUID) -> list[Need]:
    """Nominations to look at, invitations to see to, and one's own interests once a year. Four queries at most."""
    slug = Panel.objects.filter(id=panel_id).values_list("slug", flat=True).first()
    found: list[Need] = []
    if POLICY.may(actor, Do.SEE_INVITATIONS, OnPanel(panel_id)):
        sides = [Side.AUTHORITY] if actor.side_on(panel_id) is Side.AUTHORITY else list(Side)
        found += _nominations(panel_id, slug, sides) + _invitations(panel_id, slug, sides)
    if POLICY.may(actor, Do.SAY_WHOLE, OfPerson(panel_id, actor.person_id)):
        found += _interests(actor, panel_id, slug)
    return found


def _nominations(panel_id: UUID, slug: str, sides: list[Side]) -> list[Need]:
    rows = Nomination.objects.filter(panel_id=panel_id, state=NominationState.WAITING, side__in=sides)
    waiting = list(rows.order_by("made_at").values_list("made_at", flat=True)[:100])
    if not waiting:
        return []
    title = ngettext("Look at %(n)d nomination that waits", "Look at %(n)d nominations that wait", len(waiting)) % {
        "n": len(waiting)
    }
    return [Need(title=title, url=f"/{slug}/nominations/", since=clock.london_day(waiting[0]))]


def _invitations(panel_id: UUID, slug: str, sides: list[Side]) -> list[Need]:
    run_out = Q(state=InvitationState.SENT, expires_on__lt=clock.today())
    rows = Invitation.objects.filter(
        Q(state=InvitationState.HELD) | run_out, panel_id=panel_id, side__in=sides
    ).order_by("invited_at")
    found = []
    for key, state, expires_on, answered_at in rows.values_list("id", "state", "expires_on", "answered_at")[:100]:
        held = state == InvitationState.HELD
        found.append(
            Need(
                title=_("Decide about someone who works for the council and was invited")
                if held
                else _("An invitation ran out: send it again, or take it back"),
                url=f"/{slug}/invitations/{key}/",
                since=clock.london_day(answered_at) if held else expires_on,
            )
        )
    return found


def _interests(actor: Actor, panel_id: UUID, slug: str) -> list[Need]:
    said = last_said(panel_id, [actor.person_id]).get(actor.person_id)
    due = due_on(said)
    if due is not None and due > clock.today():
        return []
    return [
        Need(
            title=_("Say which interests you have"),
            url=f"/{slug}/interests/mine/",
            about=_("Once a year. If nothing has changed, it is one press."),
            minutes=2,
            since=due,
        )
    ]
