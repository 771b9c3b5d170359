"""Pages of decisions and occasions."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from copanel.governance import queries, services
from copanel.governance.forms.agreed import DecisionForm, HappenedForm
from copanel.governance.policy import POLICY
from copanel.governance.queries import PanelFacts
from copanel.governance.states import Do
from copanel.kernel.errors import AlreadyDone, Invalid
from copanel.people.sessions import safe_next
from copanel.ui.languages import is_easy


def new_decision(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Write down what the panel agreed."""
    POLICY.require(request.actor, Do.RECORD_DECISION, panel)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data
        try:
            services.record_decision(
                actor=request.actor,
                panel_id=panel.id,
                decision_id=answers["key"],
                method=answers["method"],
                text=answers["text"],
                agreed=answers["agreed"],
                counts=form.counts,
                minority_text=answers["minority_text"],
                easy_text=answers["easy_text"],
            )
        except Invalid as fault:
            form.take(fault)
        except AlreadyDone:
            pass
        if not form.errors:
            # Back to the page of this panel that asked for a decision, which then names it.
            then = safe_next(request, request.GET.get("then"))
            if then.startswith(f"/{panel.slug}/"):
                return redirect(f"{then}?decision={answers['key']}")
            return redirect("governance:decision", panel=panel.slug, decision_id=answers["key"])
    return render(request, "governance/new_decision.html", {"form": form, "panel": panel})


@login_not_required
def decision(request: HttpRequest, panel: PanelFacts, decision_id: UUID) -> HttpResponse:
    """One decision, as everybody may read it."""
    found = queries.decision(decision_id, panel_id=panel.id, actor=request.actor)
    return render(request, "governance/decision.html", {"decision": found, "panel": panel, "easy": is_easy()})


@login_not_required
def occasion(request: HttpRequest, panel: PanelFacts, occasion_id: UUID) -> HttpResponse:
    """What the panel waits for; who may say so says here that it came."""
    found = queries.occasion(occasion_id, panel_id=panel.id)
    can = POLICY.allowed(request.actor, found)
    form = HappenedForm(request.POST or None)
    if request.method == "POST":
        POLICY.require(request.actor, Do.SAY_OCCASION_HAPPENED, found)
        if form.is_valid():
            try:
                services.occasion_happened(
                    actor=request.actor, occasion_id=found.id, happened_on=form.cleaned_data["happened_on"]
                )
            except Invalid as fault:
                form.take(fault)
            except AlreadyDone:
                pass
            if not form.errors:
                return redirect("governance:occasion", panel=panel.slug, occasion_id=found.id)
    context = {"form": form, "occasion": found, "panel": panel, "can": can}
    return render(request, "governance/occasion.html", context)
