"""What a panel's life needs from a person now: a yes to a handover or a group, words beside the money, a new start."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance.models import Belonging, FundingAct, Handover, HandoverConfirmation, Panel, PanelChange
from copanel.governance.policy import POLICY
from copanel.governance.states import Do, HandoverState, PanelChangeKind, PanelState
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.needs import Need
from copanel.kernel.policy import OnPanel

MOST = 20


def needs(*, actor: Actor, panel_id: UUID) -> list[Need]:
    """Five queries at most, none for who may do none of it."""
    here = OnPanel(panel_id)
    chairs, reasons = POLICY.may(actor, Do.TAKE_UP, here), POLICY.may(actor, Do.GIVE_FUNDING_REASON, here)
    if not (chairs or reasons) or actor.system:
        return []
    panel = Panel.objects.get(id=panel_id)
    found = _money(panel, chairs=chairs)
    if chairs:
        found += _groups(panel) + _rested(panel)
        if POLICY.may(actor, Do.CONFIRM_HANDOVER, here):
            found += _handover(panel, actor)
    return found


def _money(panel: Panel, *, chairs: bool) -> list[Need]:
    rows = FundingAct.objects.filter(panel=panel, **({"beside": None} if chairs else {"reason": None}))
    title = _("Say what the panel thinks about its money") if chairs else _("Give the funder’s reason")
    about = _("It stands beside what was told.") if chairs else _("Until then the page says that no reason was given.")
    page = "beside" if chairs else "reason"
    return [
        Need(title=title, url=f"/{panel.slug}/money/{key}/{page}/", about=about, since=clock.london_day(told_at))
        for key, told_at in rows.order_by("told_at").values_list("id", "told_at")[:MOST]
    ]


def _groups(panel: Panel) -> list[Need]:
    rows = Belonging.objects.filter(parent=panel, taken_in_at=None, ended_at=None).order_by("asked_at")
    return [
        Need(
            title=_("Take in %(name)s, or say no") % {"name": name},
            url=f"/{panel.slug}/about/",
            about=_("It asks to belong to your panel."),
            since=clock.london_day(asked_at),
        )
        for name, asked_at in rows.values_list("panel__name", "asked_at")[:MOST]
    ]


def _rested(panel: Panel) -> list[Need]:
    """The day or the occasion that a suspended panel waited for has come."""
    if panel.state != PanelState.SUSPENDED:
        return []
    rows = PanelChange.objects.filter(panel=panel, kind=PanelChangeKind.SUSPENDED).select_related("occasion")
    last = rows.order_by("made_at").last()
    happened = last.occasion.happened_on if last and last.occasion else None
    came = happened or (last.until_on if last else None)
    if came is None or came > clock.today():
        return []
    return [
        Need(
            title=_("Let the panel work again, or say that it stays as it is"),
            url=f"/{panel.slug}/about/",
            about=_("What it waited for has come."),
            since=came,
        )
    ]


def _handover(panel: Panel, actor: Actor) -> list[Need]:
    yes = HandoverConfirmation.objects.filter(person_id=actor.person_id).values("handover")
    rows = Handover.objects.filter(panel=panel, state=HandoverState.PREPARED).exclude(id__in=yes)
    return [
        Need(
            title=_("Look at the handover to another host"),
            url=f"/{panel.slug}/about/handover/",
            about=_("Every co-chair must say yes."),
            since=clock.london_day(prepared_at),
            by=on_day,
        )
        for prepared_at, on_day in rows.values_list("prepared_at", "on_day")
    ]
