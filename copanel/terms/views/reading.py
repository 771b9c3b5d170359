"""The terms as everybody reads them."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from copanel.governance.queries import PanelFacts
from copanel.kernel.errors import Invalid, NotFound
from copanel.terms import queries, sheet
from copanel.terms.forms import CompareForm, OnForm
from copanel.ui.languages import is_easy
from copanel.ui.tables import csv_of


@login_not_required
@require_safe
def current(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """The terms that hold today."""
    return _terms(request, panel, None)


@login_not_required
@require_safe
def version(request: HttpRequest, panel: PanelFacts, number: int) -> HttpResponse:
    """One version, whether it holds or not."""
    return _terms(request, panel, number)


def _terms(request: HttpRequest, panel: PanelFacts, number: int | None) -> HttpResponse:
    page = queries.terms(panel=panel, actor=request.actor, number=number)
    context = {"panel": panel, "page": page, "easy": is_easy(), "by_number": number is not None}
    if page.version and page.version.open_notes:
        context["left_open"] = queries.left_open(page, panel=panel, actor=request.actor)
    return render(request, "terms/terms.html", context)


@login_not_required
@require_safe
def clauses_csv(request: HttpRequest, panel: PanelFacts, number: int) -> HttpResponse:
    """The clauses of a version, for a spreadsheet."""
    page = queries.terms(panel=panel, actor=request.actor, number=number)
    base = request.build_absolute_uri(reverse("terms:version", args=[panel.slug, number]))
    return csv_of(f"{panel.slug}-terms-{number}", sheet.columns(), sheet.rows(page, base=base))


@login_not_required
@require_safe
def clause(request: HttpRequest, panel: PanelFacts, clause: str, number: int | None = None) -> HttpResponse:
    """One clause, and what became of it through the versions."""
    page = queries.clause_page(panel=panel, actor=request.actor, key=clause, number=number)
    # The page of a clause and that of the clause in one version are two pages, and their titles tell which.
    context = {"panel": panel, "page": page, "number": number, "easy": is_easy()}
    return render(request, "terms/clause.html", context)


@login_not_required
@require_safe
def versions(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Every version, and which held on a day."""
    asked = any(name.startswith("on-") for name in request.GET)
    form = OnForm(request.GET if asked else None)
    day = form.cleaned_data["on"] if asked and form.is_valid() else None
    page = queries.versions_page(panel=panel, day=day)
    context = {"panel": panel, "page": page, "form": form}
    return render(request, "terms/versions.html", context, status=Invalid.status if form.errors else 200)


@login_not_required
@require_safe
def compare(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """What changed from one version to another; without a question, from the last but one to the last."""
    found = queries.versions(panel.id)
    if len(found) < 2:
        raise NotFound()
    numbers = [each.number for each in found]
    asked = {"one", "other"} <= set(request.GET)
    form = CompareForm(
        request.GET if asked else None, numbers=numbers, initial={"one": str(numbers[1]), "other": str(numbers[0])}
    )
    page = None
    if not asked or form.is_valid():
        pair = (form.cleaned_data["one"], form.cleaned_data["other"]) if asked else numbers[1::-1]
        page = queries.comparison(panel=panel, actor=request.actor, one=int(pair[0]), other=int(pair[1]))
    context = {"panel": panel, "page": page, "form": form, "easy": is_easy()}
    return render(request, "terms/compare.html", context, status=Invalid.status if form.errors else 200)
