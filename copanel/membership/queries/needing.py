"""What this room needs from a person now: one query."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, IntegerField, Max, Min, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.governance.models import Panel
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Side
from copanel.kernel.needs import Need
from copanel.kernel.policy import OnPanel
from copanel.membership.models import Invitation, Nomination, Statement
from copanel.membership.policy import POLICY, OfPerson
from copanel.membership.queries.interests import due_on
from copanel.membership.states import Do, InvitationState, NominationState


def needs(*, actor: Actor, panel_id: UUID) -> list[Need]:
    """Nominations to look at, invitations to see to, and one's own interests once a year. One query, or none."""
    keeps = POLICY.may(actor, Do.SEE_INVITATIONS, OnPanel(panel_id))
    says = POLICY.may(actor, Do.SAY_WHOLE, OfPerson(panel_id, actor.person_id))
    if not (keeps or says):
        return []
    sides = [Side.AUTHORITY] if actor.side_on(panel_id) is Side.AUTHORITY else list(Side)
    waiting = Nomination.objects.filter(state=NominationState.WAITING, side__in=sides)
    asked = Invitation.objects.filter(side__in=sides)
    held = asked.filter(state=InvitationState.HELD)
    run_out = asked.filter(state=InvitationState.SENT, expires_on__lt=clock.today())
    mine = Statement.objects.filter(person_id=actor.person_id)
    row = (
        Panel.objects.filter(id=panel_id)
        .annotate(
            nominations=_of_panel(waiting, Count("*"), IntegerField()),
            nominated=_of_panel(waiting, Min("made_at")),
            held=_of_panel(held, Count("*"), IntegerField()),
            said_yes=_of_panel(held, Min("answered_at")),
            run_out=_of_panel(run_out, Count("*"), IntegerField()),
            ran_out=_of_panel(run_out, Min("expires_on")),
            said=_of_panel(mine, Max("said_at")),
        )
        .values("slug", "nominations", "nominated", "held", "said_yes", "run_out", "ran_out", "said")
        .first()
    )
    if row is None:
        return []
    found = _of_the_table(row) if keeps else []
    due = due_on(row["said"])
    if says and (due is None or due <= clock.today()):
        found.append(
            Need(
                title=_("Say which interests you have"),
                url=f"/{row['slug']}/interests/mine/",
                about=_("Once a year. If nothing has changed, it is one press."),
                minutes=2,
                since=due,
            )
        )
    return found


def _of_the_table(row: dict) -> list[Need]:
    here = f"/{row['slug']}"
    found = []
    if n := row["nominations"]:
        title = ngettext("Look at %(n)d nomination that waits", "Look at %(n)d nominations that wait", n) % {"n": n}
        found.append(Need(title=title, url=f"{here}/nominations/", since=clock.london_day(row["nominated"])))
    if row["held"]:
        title = _("Decide about someone who works for the council and was invited")
        found.append(Need(title=title, url=f"{here}/invitations/", since=clock.london_day(row["said_yes"])))
    if row["run_out"]:
        title = _("An invitation ran out: send it again, or take it back")
        found.append(Need(title=title, url=f"{here}/invitations/", since=row["ran_out"]))
    return found


def _of_panel(rows: QuerySet, what: Count | Min | Max, field: IntegerField | None = None) -> Subquery:
    """One number or moment of the rows of the outer panel."""
    of_panel = rows.filter(panel=OuterRef("pk")).order_by().values("panel")
    return Subquery(of_panel.annotate(found=what).values("found"), output_field=field)
