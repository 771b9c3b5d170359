"""Putting someone forward, and what comes of it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from copanel.governance.queries import PanelFacts
from copanel.kernel.actor import Side
from copanel.kernel.errors import AlreadyDone, Invalid
from copanel.kernel.policy import OnPanel
from copanel.membership import queries, services
from copanel.membership.forms.nominating import AsideForm, NominateForm
from copanel.membership.policy import POLICY
from copanel.membership.states import Do, NominationState
from copanel.ui.done import after, says

PAGE = require_http_methods(["GET", "HEAD", "POST"])
MADE = says("membership.nominated", _("Done. You put someone forward. We tell you what comes of it."))
TAKEN_UP = says("membership.taken_up", _("Done. Now invite them: say how to reach them."))
ASIDE = says("membership.put_aside", _("Done. It is put aside. Whoever put them forward reads why."))
GONE = says("membership.nomination_gone", _("Done. It is taken back. Nobody can read it any more."))


@require_safe
def nominations(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """What this person put forward, and what they may settle."""
    lines = queries.nominations(panel=panel, actor=request.actor)
    can = POLICY.allowed(request.actor, OnPanel(panel.id))
    return render(
        request,
        "membership/nominations.html",
        {"panel": panel, "lines": lines, "can": can, "WAITING": NominationState.WAITING},
    )


@PAGE
def new_nomination(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Put someone forward."""
    POLICY.require(request.actor, Do.SEE_NOMINATIONS, panel)
    own_side = request.actor.side_on(panel.id) is Side.AUTHORITY
    form = NominateForm(
        request.POST or None,
        targets=queries.targets(
            panel.id, [Side.AUTHORITY] if own_side else [Side.USER_LED, Side.INDEPENDENT], but_invited=False
        ),
        organisations=queries.organisations_of(panel.id),
        persons=queries.persons_at(panel.id),
    )
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            services.nominate(actor=request.actor, panel_id=panel.id, **form.nominated())
        except AlreadyDone:
            pass
        except Invalid as fault:
            form.take(fault)
            status = fault.status
        if not form.errors:
            return redirect(after(reverse("membership:nominations", args=[panel.slug]), MADE))
    elif request.method == "POST":
        status = Invalid.status
    return render(request, "membership/nomination_new.html", {"panel": panel, "form": form}, status=status)


@PAGE
def nomination(request: HttpRequest, panel: PanelFacts, nomination_id: UUID) -> HttpResponse:
    """One nomination: take it up, put it aside with a reason, or take it back."""
    line = queries.nomination(nomination_id, panel=panel, actor=request.actor)
    here = reverse("membership:nomination", args=[panel.slug, line.id])
    do = request.POST.get("do", "") if request.method == "POST" else ""
    form = AsideForm(request.POST if do == "aside" else None)
    status = 200
    if do == "take_up":
        services.take_up(actor=request.actor, nomination_id=line.id)
        there = reverse("membership:new_invitation", args=[panel.slug])
        return redirect(after(f"{there}?nomination={line.id}", TAKEN_UP))
    if do == "withdraw":
        services.withdraw_nomination(actor=request.actor, nomination_id=line.id)
        return redirect(after(reverse("membership:nominations", args=[panel.slug]), GONE))
    if do == "aside" and form.is_valid():
        try:
            services.put_aside(actor=request.actor, nomination_id=line.id, **form.cleaned_data)
        except Invalid as fault:
            form.take(fault)
        else:
            return redirect(after(here, ASIDE))
    if form.errors:
        status = Invalid.status
    context = {"panel": panel, "line": line, "form": form, "WAITING": NominationState.WAITING,
               "ASIDE": NominationState.PUT_ASIDE, "TAKEN_UP": NominationState.TAKEN_UP}  # fmt: skip
    return render(request, "membership/nomination.html", context, status=status)
