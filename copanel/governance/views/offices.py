"""Offices: appointing, stepping aside, turns by organisation, and who held one through time."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from copanel.governance import queries, services
from copanel.governance.forms.seats import AppointForm, AsideForm, LastDayForm, TurnsForm
from copanel.governance.policy import POLICY
from copanel.governance.queries import PanelFacts
from copanel.governance.states import Do
from copanel.governance.views.seats import asked, awaited, one_place, place_url
from copanel.kernel.actor import Office
from copanel.kernel.errors import NotFound
from copanel.ui.done import says

APPOINTED = says("offices.appointed", gettext_lazy("Done. They have the office."))
ASIDE = says("offices.aside", gettext_lazy("Done. It is written down that they stand aside."))
BACK = says("offices.back", gettext_lazy("Done. They are back in the office."))
TURNS = says("offices.turns", gettext_lazy("Done. The order is kept."))


def appoint(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Give someone an office."""
    offices = queries.offices_to_give(panel_id=panel.id, actor=request.actor)
    sharing = queries.offices_to_share(panel_id=panel.id, actor=request.actor)
    form = AppointForm(
        request.POST or None,
        offices=offices,
        people=queries.known_people(panel_id=panel.id, actor=request.actor),
        organisations=queries.known_organisations(panel.id),
        sharing=sharing,
        occasions=awaited(panel),
        initial={"office": request.GET.get("office", ""), "organisation_id": request.GET.get("organisation", "")},
    )
    return asked(
        request,
        form,
        lambda: services.appoint(actor=request.actor, panel_id=panel.id, **form.answers),
        to=reverse("governance:seats", args=[panel.slug]),
        code=APPOINTED,
        page={
            "title": _("Give someone an office"),
            "lead": _("An office gives power on this panel. You cannot give one to yourself."),
            "button": _("Give them the office"),
        },
    )


def step_aside(request: HttpRequest, panel: PanelFacts, holding_id: UUID) -> HttpResponse:
    """Someone in an office stands aside for some days, such as before an election."""
    found = one_place(request, panel, holding_id, Do.STEP_ASIDE)
    form = AsideForm(request.POST or None)
    return asked(
        request,
        form,
        lambda: services.step_aside(
            actor=request.actor,
            holding_id=holding_id,
            cause=form.cleaned_data["cause"],
            from_on=form.cleaned_data["from_on"],
            until_on=form.cleaned_data["until_on"],
            aside_id=form.cleaned_data["key"],
        ),
        to=place_url(panel, holding_id),
        code=ASIDE,
        page={
            "title": _("Stand aside for some days"),
            "lead": _("On these days the office gives no power. To stand aside from one issue, open the issue."),
            "place": found,
            "button": _("Write it down"),
        },
    )


def step_back(request: HttpRequest, panel: PanelFacts, holding_id: UUID, aside_id: UUID) -> HttpResponse:
    """Someone who stood aside is back."""
    found = one_place(request, panel, holding_id)
    if not any(each.id == aside_id for each in found.asides):
        raise NotFound()
    form = LastDayForm(request.POST or None)
    return asked(
        request,
        form,
        lambda: services.step_back(actor=request.actor, aside_id=aside_id, until_on=form.cleaned_data["until_on"]),
        to=place_url(panel, holding_id),
        code=BACK,
        page={
            "title": _("Back in the office"),
            "lead": _("Write the last day on which they stand aside."),
            "place": found,
            "button": _("Write down the last day"),
        },
    )


@require_safe
def turns(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Which offices go round, whose turn it is, and who comes next."""
    POLICY.require(request.actor, Do.SET_TURNS, panel)
    found = queries.turns(panel.id)
    there = {each.office for each in found}
    others = [office for office in queries.offices_that_go_round() if office not in there]
    return render(request, "governance/turns.html", {"panel": panel, "turns": found, "others": others})


def turns_of(request: HttpRequest, panel: PanelFacts, office: str) -> HttpResponse:
    """Set the order in which organisations hold one office."""
    POLICY.require(request.actor, Do.SET_TURNS, panel)
    if office not in {each.value for each in queries.offices_that_go_round()}:
        raise NotFound()
    order = next((each.order for each in queries.turns(panel.id) if each.office == office), ())
    form = TurnsForm(
        request.POST or None,
        organisations=queries.known_organisations(panel.id),
        initial={f"turn_{number}": str(key) for number, (key, _name) in enumerate(order, start=1)},
    )
    return asked(
        request,
        form,
        lambda: services.set_turns(
            actor=request.actor, panel_id=panel.id, office=office, organisation_ids=form.organisation_ids
        ),
        to=reverse("governance:turns", args=[panel.slug]),
        code=TURNS,
        page={
            "title": _("Turns: %(office)s") % {"office": Office(office).label},
            "lead": _("The order shows whose turn comes next. It gives the office to nobody by itself."),
            "button": _("Keep the order"),
        },
    )


@login_not_required
@require_safe
def through_time(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Who chaired and ran the panel, and when."""
    return render(
        request, "governance/offices.html", {"panel": panel, "offices": queries.offices_through_time(panel.id)}
    )
