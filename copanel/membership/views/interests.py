"""The register of interests, as everybody reads it; one's own page; and what someone told the facilitator."""

from __future__ import annotations

import csv
from contextlib import suppress
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from copanel.governance import queries as governance
from copanel.governance.queries import PanelFacts
from copanel.kernel.actor import Side
from copanel.kernel.errors import AlreadyDone, Invalid, NotFound
from copanel.membership import queries, services
from copanel.membership.forms.interests import InterestForForm, InterestForm
from copanel.membership.policy import POLICY, OfPerson
from copanel.membership.states import Do, InterestKind
from copanel.ui import dates
from copanel.ui.done import after, says
from copanel.ui.languages import is_easy

PAGE = require_http_methods(["GET", "HEAD", "POST"])
DECLARED = says("membership.declared", gettext_lazy("Done. It stands on the register."))
ENDED = says("membership.interest_ended", gettext_lazy("Done. The register says that it has ended."))
WHOLE = says("membership.said_whole", gettext_lazy("Thank you. We ask you again in a year."))
WRITTEN = says("membership.written_for", gettext_lazy("Done. It is written down for them."))
# A cell that begins like this would be worked out by a spreadsheet: it gets a mark before it.
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


@login_not_required
@require_safe
def register(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """What people at the table declared, each as they chose to be shown."""
    found = queries.register(panel=panel, actor=request.actor)
    context = {"panel": panel, "register": found, "who_said": found.who_said, "easy": is_easy()}
    return render(request, "membership/register.html", context)


@login_not_required
@require_safe
def register_csv(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """The same register as a table for a spreadsheet: nothing that the page does not show."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{panel.slug}-interests.csv"'
    response.write("\ufeff")  # so that a spreadsheet reads the letters right
    write = csv.writer(response)
    write.writerow([_("Side"), _("Who"), _("Role"), _("Kind"), _("Organisation"), _("What"), _("From"), _("Until")])
    for group in queries.register(panel=panel, actor=request.actor).groups:
        if group.nothing_on:
            said = _("Nothing to declare, said on %(day)s") % {"day": dates.day(group.nothing_on)}
            write.writerow(_cells(group.side.label, group.who, group.role, "", "", said, "", ""))
        for each in group.entries:
            write.writerow(
                _cells(group.side.label, group.who, group.role, each.kind, each.organisation,
                       each.text if each.text is not None else each.tombstone, each.from_on or "", each.until_on or "")
            )  # fmt: skip
    return response


def _cells(*values: Any) -> list[str]:
    return [f"'{text}" if (text := str(value)).startswith(FORMULAS) else text for value in values]


@PAGE
def mine(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """My interests: say that nothing has changed, end one, add one."""
    page = queries.mine(panel=panel, actor=request.actor)
    here = reverse("membership:mine", args=[panel.slug])
    if request.method == "POST" and request.POST.get("end"):
        ended = next((entry.id for entry in page.entries if str(entry.id) == request.POST["end"]), None)
        if ended is None:
            raise NotFound()
        services.end_interest(actor=request.actor, interest_id=ended)
        return redirect(after(here, ENDED))
    if request.method == "POST" and request.POST.get("do") == "whole":
        with suppress(AlreadyDone):
            services.say_whole(actor=request.actor, panel_id=panel.id)
        return redirect(after(here, WHOLE))
    return render(request, "membership/mine.html", {"panel": panel, "page": page})


@PAGE
def new_interest(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Declare one: write it, look at what follows, put it on the register."""
    POLICY.require(request.actor, Do.DECLARE_INTEREST, OfPerson(panel.id, request.actor.person_id))
    form = InterestForm(request.POST or None, organisations=queries.organisations_of(panel.id))
    context: dict[str, Any] = {"panel": panel, "form": form}
    stage, status = request.POST.get("stage", "look"), 200
    if request.method == "POST" and form.is_valid():
        if stage == "send":
            try:
                services.declare_interest(actor=request.actor, panel_id=panel.id, **form.declared())
            except AlreadyDone:
                pass
            except Invalid as fault:
                form.take(fault)
                status = fault.status
            if not form.errors:
                return redirect(after(reverse("membership:mine", args=[panel.slug]), DECLARED))
        elif stage == "look":
            return render(request, "membership/interest_check.html", context | _looked_at(request, panel, form))
    elif request.method == "POST":
        status = Invalid.status
    return render(request, "membership/interest_new.html", context, status=status)


def _looked_at(request: HttpRequest, panel: PanelFacts, form: InterestForm) -> dict[str, Any]:
    """What everybody will see, and what follows from it, before it is pressed."""
    kept = [(name, value) for name, value in request.POST.items() if name not in {"stage", "csrfmiddlewaretoken"}]
    answers, chosen = form.declared(), form.cleaned_data
    works = answers["kind"] == InterestKind.WORK and answers["organisation_id"] in governance.whose_people_are_shut_out(
        panel.id
    )
    page = queries.mine(panel=panel, actor=request.actor)
    return {
        "kept": kept,
        "answers": answers,
        "kind": InterestKind(answers["kind"]).label,
        "organisation": dict(form.fields["organisation_id"].choices)[chosen["organisation_id"]]
        if answers["organisation_id"]
        else "",
        "shown": page.shown,
        "works": works and answers["organisation_id"] is not None,
        "loses": any(held.side is not Side.AUTHORITY for held in request.actor.on(panel.id)),
    }


@PAGE
def interest_for(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Write down what someone told: an interest of theirs, or that all is written down."""
    POLICY.require(request.actor, Do.DECLARE_FOR, OfPerson(panel.id, None))
    form = InterestForForm(
        request.POST or None,
        organisations=queries.organisations_of(panel.id),
        persons=queries.persons_at(panel.id),
    )
    status = 200
    if request.method == "POST" and form.is_valid():
        told: dict[str, Any] = {"actor": request.actor, "panel_id": panel.id, **form.told()}
        try:
            if form.cleaned_data["nothing"]:
                services.say_whole(**told)
            else:
                services.declare_interest(**told, **form.declared())
        except AlreadyDone:
            pass
        except Invalid as fault:
            form.take(fault)
            status = fault.status
        if not form.errors:
            return redirect(after(reverse("membership:register", args=[panel.slug]), WRITTEN))
    elif request.method == "POST":
        status = Invalid.status
    return render(request, "membership/interest_for.html", {"panel": panel, "form": form}, status=status)
