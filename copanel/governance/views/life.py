"""Pages of a panel's life: what it is, its groups and year, how it rests, goes on, is replaced or closes."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from copanel.governance import queries, services
from copanel.governance.forms.life import (
    CloseForm,
    JoinForm,
    LeaveForm,
    ReplaceForm,
    SuspendForm,
    TakeInForm,
    TakeUpForm,
    YearForm,
)
from copanel.governance.policy import POLICY
from copanel.governance.queries import PanelFacts
from copanel.governance.states import Do
from copanel.governance.views.acting import Asked, asked
from copanel.kernel.errors import NotAllowed, NotFound
from copanel.kernel.policy import OnPanel
from copanel.ui.forms import Form
from copanel.ui.languages import is_easy


@login_not_required
@require_safe
def about(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """The panel itself: who hosts and pays, its groups, its year, what became of it, and what you may change."""
    page = queries.about(panel, actor=request.actor)
    return render(request, "governance/about.html", {"panel": panel, "page": page, "easy": is_easy()})


def open_panel(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Open the panel to everybody; what is still missing is said, all at once."""
    page = Asked(
        title=_("Open the panel"),
        lead=_("From then on everybody sees its pages, and can raise issues."),
        more=_("First it must say whom to ring, and how to reach the panel."),
        button=_("Open the panel"),
        back=_about(panel),
    )
    form = Form(request.POST if request.method == "POST" else None)
    return _act(request, panel, Do.OPEN, page, form, services.open_panel)


def suspend(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Let the panel rest for a time."""
    page = Asked(
        title=_("Stop the panel for a time"),
        lead=_("It takes no new issues until it works again. What the council owes, it still owes."),
        button=_("Stop the panel for a time"),
        check=True,
        back=_about(panel),
    )
    waits = [("", _("No"))] + [(str(each.id), each.words) for each in queries.occasions_awaited(panel.id)]
    form = SuspendForm(request.POST or None, choices={"decision_id": _decisions(request, panel), "occasion_id": waits})
    return _act(request, panel, Do.SUSPEND, page, form, services.suspend_panel)


def take_up(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """The panel works again."""
    page = Asked(
        title=_("Let the panel work again"),
        lead=_("From then on people can raise issues again."),
        button=_("Let the panel work again"),
        back=_about(panel),
    )
    none = [("", _("No decision was written down"))]
    form = TakeUpForm(request.POST or None, choices={"decision_id": none + _decisions(request, panel)})
    return _act(request, panel, Do.TAKE_UP, page, form, services.take_up_panel)


def replace(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Another panel takes its place, and open issues move there."""
    page = Asked(
        title=_("Let another panel take its place"),
        lead=_("Open issues move to the other panel. They keep their numbers, pages and times to answer."),
        more=_("This panel then takes nothing new. Its pages stay, and lead to the other panel."),
        button=_("Let the other panel take its place"),
        check=True,
        back=_about(panel),
    )
    others = [
        (str(each.id), each.name)
        for each in queries.panels()
        if each.id != panel.id and each.is_open and POLICY.may(request.actor, Do.REPLACE, each)
    ]
    choices = {"decision_id": _decisions(request, panel), "by_panel_id": others}
    return _act(
        request, panel, Do.REPLACE, page, ReplaceForm(request.POST or None, choices=choices), services.replace_panel
    )


def close(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Close the panel for good."""
    page = Asked(
        title=_("Close the panel"),
        lead=_("It takes nothing new, and cannot be opened again. What it asked for is still answered here."),
        button=_("Close the panel for good"),
        check=True,
        back=_about(panel),
    )
    form = CloseForm(request.POST or None, choices={"decision_id": _decisions(request, panel)})
    return _act(request, panel, Do.CLOSE, page, form, services.close_panel)


def year(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """When the panel's year begins."""
    page = Asked(
        title=_("When does the panel’s year begin?"),
        lead=_("Yearly numbers and reports follow it."),
        button=_("Save"),
        back=_about(panel),
    )
    return _act(request, panel, Do.SET_YEAR, page, YearForm(request.POST or None), services.set_year)


def join(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Ask to belong to a bigger panel."""
    page = Asked(
        title=_("Belong to a bigger panel"),
        lead=_("Your panel can then pass issues up. The answers come back to your pages."),
        button=_("Ask the bigger panel"),
        back=_about(panel),
    )
    others = [(str(each.id), each.name) for each in queries.panels() if each.id != panel.id and each.is_open]
    none = [("", _("No decision was written down"))]
    choices = {"parent_id": others, "decision_id": none + _decisions(request, panel)}
    return _act(
        request, panel, Do.JOIN_GROUP, page, JoinForm(request.POST or None, choices=choices), services.ask_to_join
    )


def take_in(request: HttpRequest, panel: PanelFacts, belonging_id: UUID) -> HttpResponse:
    """Say yes to a group that asks to belong to this panel."""
    group = _group(panel, belonging_id)
    if group.is_parent or not group.is_asked:
        raise NotFound()
    page = Asked(
        title=_("Take in %(name)s") % {"name": group.name},
        lead=_("It becomes a group of your panel. It can pass issues up to you."),
        button=_("Take it in"),
        back=_about(panel),
    )
    POLICY.require(request.actor, Do.TAKE_IN_GROUP, panel)
    return asked(
        request, panel, page, TakeInForm(request.POST or None),
        lambda answers: services.take_in(actor=request.actor, belonging_id=belonging_id, **answers),
    )  # fmt: skip


def leave(request: HttpRequest, panel: PanelFacts, belonging_id: UUID) -> HttpResponse:
    """End it from either side; what was only asked is taken back or declined."""
    group = _group(panel, belonging_id)
    if not any(POLICY.may(request.actor, Do.LEAVE_GROUP, OnPanel(key)) for key in (panel.id, group.panel_id)):
        raise NotAllowed()
    page = Asked(
        title=_("Part from %(name)s") % {"name": group.name},
        lead=_("What was passed up stays where it is, and is still answered."),
        button=_("End it"),
        back=_about(panel),
    )
    return asked(
        request, panel, page, LeaveForm(request.POST if request.method == "POST" else None),
        lambda answers: services.leave_group(actor=request.actor, belonging_id=belonging_id, **answers),
    )  # fmt: skip


def _act(request: HttpRequest, panel: PanelFacts, do: Do, page: Asked, form: Any, service: Any) -> HttpResponse:
    POLICY.require(request.actor, do, panel)
    return asked(request, panel, page, form, lambda answers: service(actor=request.actor, panel_id=panel.id, **answers))


def _group(panel: PanelFacts, belonging_id: UUID) -> queries.Group:
    found = next((each for each in queries.groups(panel.id, asked=True) if each.belonging_id == belonging_id), None)
    if found is None:
        raise NotFound()
    return found


def _about(panel: PanelFacts) -> str:
    return reverse("governance:about", args=[panel.slug])


def _decisions(request: HttpRequest, panel: PanelFacts) -> list[tuple[str, str]]:
    return [(str(each.id), each.label) for each in queries.newest_decisions(panel.id, actor=request.actor)]
