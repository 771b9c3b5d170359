"""Pages of the handover to another host, and of what the panel's pages tell everybody."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from copanel.governance import queries, services
from copanel.governance.forms.life import HandoverForm, HelpLineForm, LeaveForm, ReachForm, WayForm
from copanel.governance.policy import POLICY
from copanel.governance.queries import PanelFacts
from copanel.governance.states import Do
from copanel.governance.views.acting import Asked, asked
from copanel.kernel.errors import AlreadyDone, NotFound, WrongState
from copanel.ui.done import KEPT, after
from copanel.ui.forms import Form


def handover(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """The handover as it is prepared: each co-chair looks at it and says yes, or it is put aside."""
    actor = request.actor
    POLICY.require(actor, Do.SEE_HANDOVER, panel)
    found = queries.handover(panel.id, actor=actor)
    form, status = Form(request.POST if request.method == "POST" else None), 200
    if request.method == "POST" and form.is_valid():
        act = services.drop_handover if request.POST.get("stage") == "drop" else services.confirm_handover
        try:
            act(actor=actor, handover_id=_key(request.POST.get("handover", "")))
        except AlreadyDone:
            pass
        except (WrongState, NotFound):
            form.take(WrongState(_("This handover is settled, or was prepared again. Look at the new one.")))
            status = WrongState.status
        if status == 200:
            return redirect(after(_about(panel), KEPT))
        found = queries.handover(panel.id, actor=actor)
    context = {"panel": panel, "handover": found, "form": form, "can": POLICY.allowed(actor, panel)}
    return render(request, "governance/handover.html", context, status=status)


def prepare_handover(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Who is the new host, from when, what is handed over, and who goes on."""
    actor = request.actor
    POLICY.require(actor, Do.PREPARE_HANDOVER, panel)
    page = Asked(
        title=_("Prepare a handover to another host"),
        lead=_("All co-chairs must say yes. Then the new host is settled, and everybody can read it."),
        button=_("Prepare it"),
        back=reverse("governance:handover", args=[panel.slug]),
    )
    hosts = [
        (str(key), name)
        for key, name in queries.known_organisations(panel.id)
        if key not in {panel.host_id, panel.authority_id, panel.funder_id}
    ]
    form = HandoverForm(request.POST or None, choices={"host_id": hosts, "keeps": queries.people_of_host(panel.id)})

    def act(answers: dict[str, Any]) -> None:
        services.prepare_handover(actor=actor, panel_id=panel.id, **answers | {"items": answers["items"].splitlines()})

    return asked(request, panel, page, form, act)


@require_safe
def heard(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Whom to ring, other ways to be heard, and how to reach the panel: what stands now, to add to and to end."""
    POLICY.require(request.actor, Do.ADD_WAY, panel)
    context = {"panel": panel, "lines": queries.help_lines(panel.id), "ways": queries.ways(panel.id)}
    return render(request, "governance/heard.html", context)


def add_way(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Tell of another way to be heard."""
    page = Asked(
        title=_("Add another way to be heard"),
        lead=_("It stands on the page “Other ways to be heard”, for everybody."),
        button=_("Add it"),
        back=_heard(panel),
    )
    return _add(request, panel, Do.ADD_WAY, page, WayForm(request.POST or None), services.add_way)


def add_line(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Say whom to ring when someone may be at risk."""
    page = Asked(
        title=_("Add a number to ring"),
        lead=_("People ring it when someone may be at risk. Ring it yourself before you add it."),
        button=_("Add it"),
        back=_heard(panel),
    )
    return _add(request, panel, Do.ADD_HELP_LINE, page, HelpLineForm(request.POST or None), services.add_help_line)


def reach(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Change the panel's phone number or address."""
    page = Asked(
        title=_("How people reach the panel"),
        lead=_("It stands at the foot of every page and on every letter."),
        button=_("Save"),
        back=_heard(panel),
    )
    initial = {name: getattr(panel, name) for name in ("phone", "phone_hours", "post_address")}
    form = ReachForm(request.POST or None, initial=initial)
    return _add(request, panel, Do.CHANGE_REACH, page, form, services.change_reach)


def end_way(request: HttpRequest, panel: PanelFacts, way_id: UUID) -> HttpResponse:
    """Take a way to be heard off the page."""
    named = next((each.name for each in queries.ways(panel.id) if each.id == way_id), None)
    return _end(request, panel, Do.END_WAY, named, lambda day: services.end_way(
        actor=request.actor, way_id=way_id, until_on=day))  # fmt: skip


def end_line(request: HttpRequest, panel: PanelFacts, help_line_id: UUID) -> HttpResponse:
    """Take a number to ring off the page. One of each kind always stays."""
    named = next((each.name for each in queries.help_lines(panel.id) if each.id == help_line_id), None)
    return _end(request, panel, Do.END_HELP_LINE, named, lambda day: services.end_help_line(
        actor=request.actor, help_line_id=help_line_id, until_on=day))  # fmt: skip


def _add(request: HttpRequest, panel: PanelFacts, do: Do, page: Asked, form: Any, service: Any) -> HttpResponse:
    POLICY.require(request.actor, do, panel)
    return asked(request, panel, page, form, lambda answers: service(actor=request.actor, panel_id=panel.id, **answers))


def _end(request: HttpRequest, panel: PanelFacts, do: Do, named: str | None, act: Any) -> HttpResponse:
    POLICY.require(request.actor, do, panel)
    if named is None:
        raise NotFound()
    page = Asked(
        title=_("Take this off the page: %(name)s") % {"name": named},
        lead=_("It stays in the record, so that everybody can see what people were told."),
        button=_("Take it off"),
        back=_heard(panel),
    )
    form = LeaveForm(request.POST if request.method == "POST" else None)
    return asked(request, panel, page, form, lambda answers: act(answers["until_on"]))


def _key(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError as fault:
        raise NotFound() from fault


def _about(panel: PanelFacts) -> str:
    return reverse("governance:about", args=[panel.slug])


def _heard(panel: PanelFacts) -> str:
    return reverse("governance:heard", args=[panel.slug])
