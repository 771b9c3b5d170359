"""Asking for a statement, writing it, looking at it as everyone will, signing it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy

from copanel.governance.queries import PanelFacts, help_lines, rules_on
from copanel.kernel.errors import Invalid, WrongState
from copanel.kernel.policy import OnPanel
from copanel.scope import drafts, queries, services
from copanel.scope.forms import SayForm, SignForm
from copanel.scope.policy import POLICY
from copanel.scope.states import Do
from copanel.ui.acting import one_form, typed_in
from copanel.ui.done import after, says
from copanel.ui.forms import Form

ASKED = says("scope.asked", gettext_lazy("Done. The council is asked. This page says by when it must reply."))
SIGNED = says("scope.signed", gettext_lazy("Done. It is signed. Everyone can read it."))


def ask(request: HttpRequest, panel: PanelFacts, about_id: UUID) -> HttpResponse:
    """Ask the council to say what can change: one press, and its clock starts."""
    POLICY.require(request.actor, Do.ASK, OnPanel(panel.id))
    page = queries.page(panel=panel, about_id=about_id, actor=request.actor)
    return one_form(
        request,
        Form(typed_in(request)),
        lambda: services.ask(actor=request.actor, panel_id=panel.id, about_id=about_id),
        to=after(reverse("scope:about", args=[panel.slug, about_id]), ASKED),
        template="scope/ask.html",
        panel=panel,
        page=page,
        days=rules_on(panel.id).scope_days,
    )


def say(request: HttpRequest, panel: PanelFacts, about_id: UUID) -> HttpResponse:
    """What is open, limited and fixed, on one page. Every press keeps what was typed; "check" says what is missing."""
    page = queries.say_page(panel=panel, about_id=about_id, actor=request.actor)
    form = SayForm(typed_in(request), draft=page.draft)
    looked, status, overtaken = page.draft.looked, 200, False
    if request.method == "POST":
        looked = request.POST.get("looked", "")
        if form.is_valid():
            try:
                services.save_draft(
                    actor=request.actor,
                    panel_id=panel.id,
                    about_id=about_id,
                    draft=form.draft,
                    looked=looked,
                )
            except Invalid as fault:
                form.take(fault)
            except WrongState as fault:
                # The other draft is shown now: whoever saves once more has seen it.
                form.take(fault)
                page = queries.say_page(panel=panel, about_id=about_id, actor=request.actor)
                looked, overtaken = page.draft.looked, True
            else:
                looked = form.draft.tidied().looked
                if "later" in request.POST:
                    return redirect(f"{page.url}?saved=1")
                faults, _until = drafts.check(form.draft.tidied())
                if not faults:
                    return redirect("scope:check", panel.slug, about_id)
                form.take(Invalid(faults))
        status = Invalid.status
    context = {
        "panel": panel,
        "page": page,
        "form": form,
        "help_lines": help_lines(panel.id),
        "looked": looked,
        "overtaken": overtaken,
        "saved": "saved" in request.GET,
    }
    return render(request, "scope/say.html", context, status=status)


def check(request: HttpRequest, panel: PanelFacts, about_id: UUID) -> HttpResponse:
    """The statement as everyone will see it; then the signature."""
    page = queries.say_page(panel=panel, about_id=about_id, actor=request.actor)
    if request.method != "POST" and drafts.check(page.draft)[0]:
        return redirect(page.url)
    form = SignForm(typed_in(request))
    return one_form(
        request,
        form,
        lambda: services.state(
            actor=request.actor,
            panel_id=panel.id,
            about_id=about_id,
            points_to_person=form.points,
            looked=request.POST.get("looked", ""),
        ),
        to=after(reverse("scope:about", args=[panel.slug, about_id]), SIGNED),
        template="scope/check.html",
        panel=panel,
        page=page,
        looked=page.draft.looked,
    )
