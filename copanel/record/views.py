"""A panel's record: the page about it, and the files to take away."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from copanel.governance.queries import PanelFacts
from copanel.record import queries
from copanel.record.checking import SCHEMA_FILE
from copanel.record.policy import POLICY
from copanel.record.states import Do

JSON = "application/json; charset=utf-8"


@login_not_required
@require_safe
def about(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """What the record was made from, and what it does not state."""
    POLICY.require(request.actor, Do.SEE, panel)
    return render(request, "record/about.html", {"page": queries.record_page(panel=panel)})


@login_not_required
@require_safe
def file(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """The panel's public facts as a record file."""
    POLICY.require(request.actor, Do.SEE, panel)
    name = f'attachment; filename="{panel.slug}.json"'
    return HttpResponse(queries.written_text(panel=panel), content_type=JSON, headers={"Content-Disposition": name})


@login_not_required
@require_safe
def schema(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """The JSON Schema that a record file follows."""
    return HttpResponse(SCHEMA_FILE.read_bytes(), content_type="application/schema+json")
