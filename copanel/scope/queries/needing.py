"""What this room needs from a person now, each row one link."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery
from django.utils.translation import gettext as _

from copanel.governance.models import Panel
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.needs import Need
from copanel.kernel.policy import OnPanel
from copanel.scope.about import topic_name
from copanel.scope.models import Challenge, Line, Request, Statement
from copanel.scope.policy import POLICY
from copanel.scope.queries import wording
from copanel.scope.states import ChallengeState, Do, RequestState, StatementState

MOST = 50


def needs(*, actor: Actor, panel_id: UUID) -> list[Need]:
    """For the council: what it is asked, and challenges without reply. For the chairs: what is past its day.

    Two queries for the council, one for the chairs, none for everybody else.
    """
    on = OnPanel(panel_id)
    found: list[Need] = []
    if POLICY.may(actor, Do.DRAFT, on):
        found += _asked(panel_id, signs=POLICY.may(actor, Do.STATE, on))
        found += _challenged(panel_id) if POLICY.may(actor, Do.REPLY, on) else []
    if POLICY.may(actor, Do.ASK, on):
        found += _past(panel_id)
    return found


def _slug():
    return Subquery(Panel.objects.filter(id=OuterRef("panel_id")).values("slug")[:1])


def _asked(panel_id: UUID, *, signs: bool) -> list[Need]:
    rows = Request.objects.filter(panel_id=panel_id, state=RequestState.WAITING).select_related("topic")
    title = _("Say what is open, limited or fixed") if signs else _("Draft what is open, limited or fixed")
    return [
        _need(title, f"/{row.slug}/topics/{row.about_id}/say/", row.topic, row.due_on)
        for row in rows.annotate(slug=_slug()).order_by("due_on", "asked_at")[:MOST]
    ]


def _challenged(panel_id: UUID) -> list[Need]:
    rows = Challenge.objects.filter(panel_id=panel_id, state=ChallengeState.WAITING)
    rows = rows.select_related("statement__topic").annotate(slug=_slug()).order_by("due_on", "made_at")[:MOST]
    return [
        _need(
            _("Reply to the panel’s challenge"),
            f"/{row.slug}/topics/{row.statement.about_id}/challenges/{row.id}/reply/",
            row.statement.topic,
            row.due_on,
        )
        for row in rows
    ]


def _past(panel_id: UUID) -> list[Need]:
    """Newest statements of topics whose day is past, and nobody has asked again."""
    signed = Statement.objects.filter(panel_id=panel_id, state=StatementState.SIGNED, topic__isnull=False)
    newer = Statement.objects.filter(topic=OuterRef("topic"), layer__gt=OuterRef("layer"))
    asked = Request.objects.filter(topic=OuterRef("topic"), state=RequestState.WAITING)
    over = Line.objects.filter(statement=OuterRef("pk"), until_on__lt=clock.today()).order_by("until_on")
    rows = (
        signed.annotate(slug=_slug(), over=Subquery(over.values("until_on")[:1]))
        .filter(~Exists(newer), ~Exists(asked), over__isnull=False)
        .select_related("topic")
        .order_by("over")[:MOST]
    )
    return [
        Need(
            title=_("Ask the council if this still holds"),
            url=f"/{row.slug}/topics/{row.topic_id}/ask/",
            about=_("What can change: %(topic)s. The day it was given for is past.") % {"topic": topic_name(row.topic)},
            since=row.over,
        )
        for row in rows
    ]


def _need(title: str, url: str, topic, due_on) -> Need:
    late = wording.late_by(due_on, clock.today())
    return Need(
        title=title,
        url=url,
        about=_("What can change: %(topic)s.") % {"topic": topic_name(topic)} if topic else _("For one issue."),
        by=due_on,
        late=wording.days_late(late) if late else "",
        minutes=20,
    )
