"""Looking, and nothing else: each view asks one query and shows it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from copanel.governance.queries import PanelFacts
from copanel.home import policy, queries
from copanel.home.states import Do
from copanel.ui.languages import is_easy
from copanel.ui.tables import csv_of


@login_not_required
@require_safe
def panels(request: HttpRequest) -> HttpResponse:
    """Every panel of this installation; straight to it where there is only one."""
    found = queries.panels()
    if len(found) == 1:
        return redirect("home:front", panel=found[0].slug)
    return render(request, "home/panels.html", {"panels": found, "made_up": settings.DEMO})


@login_not_required
@require_safe
def front(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """In ten seconds: what this panel is, what it achieved, what the council refused and why."""
    template = "home/front_easy.html" if is_easy() else "home/front.html"
    return render(request, template, {"page": queries.front(panel=panel, actor=request.actor)})


@login_not_required
@require_safe
def members(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Who sits at the table, each as they chose to be shown, and which seats are free."""
    return render(request, "home/members.html", {"sides": queries.who_we_are(panel=panel)})


@login_not_required
@require_safe
def organisation(request: HttpRequest, panel: PanelFacts, key: UUID) -> HttpResponse:
    """One organisation: its names, past ones too, and what it holds at this table."""
    return render(request, "home/organisation.html", {"page": queries.organisation(panel=panel, organisation_id=key)})


@login_not_required
@require_safe
def ways(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Other ways to be heard, and whom to ring now."""
    return render(request, "home/ways.html", {"page": queries.other_ways(panel=panel)})


@login_not_required
@require_safe
def unseen(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """What was not shown, and why, in numbers."""
    return render(request, "home/unseen.html", {"page": queries.unseen(panel=panel)})


@login_not_required
@require_safe
def record(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """The public record: what was done, newest first."""
    return render(request, "home/record.html", {"page": queries.record(panel=panel, before=request.GET.get("before"))})


@require_safe
def needs(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """What needs you now, at most five things first."""
    policy.POLICY.require(request.actor, Do.SEE_NEEDS, panel)
    return render(request, "home/needs.html", {"page": queries.needs(panel=panel, actor=request.actor)})


@require_safe
def queue(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Words that wait to be checked, oldest first."""
    policy.POLICY.require(request.actor, Do.SEE_QUEUE, panel)
    page = queries.queue(panel=panel, actor=request.actor, page=request.GET.get("page"))
    return render(request, "home/queue.html", {"page": page})


@login_not_required
@require_safe
def how_it_works(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """One page that leads to all that says how the panel runs."""
    return render(request, "home/how_it_works.html", {"ways": queries.how_it_works(panel=panel)})


@login_not_required
@require_safe
def powers(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Who may do what, of every act there is."""
    return render(request, "home/powers.html", {"panel": panel, "page": queries.powers()})


@login_not_required
@require_safe
def powers_of(request: HttpRequest, panel: PanelFacts, office: str) -> HttpResponse:
    """What someone in one office may do, and may not."""
    return render(request, "home/powers_of.html", {"panel": panel, "page": queries.powers_of(office)})


@require_safe
def my_powers(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """What I may do here, in the office I act in just now."""
    policy.POLICY.require(request.actor, Do.SEE_NEEDS, panel)
    held = request.actor.on(panel.id)
    parts = queries.my_powers(panel=panel, actor=request.actor)
    return render(request, "home/my_powers.html", {"panel": panel, "parts": parts, "held": held})


@login_not_required
@require_safe
def powers_csv(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Every act and everyone, as a file."""
    return csv_of(f"{panel.slug}-powers", *queries.powers_table())


@login_not_required
@require_safe
@condition(
    etag_func=lambda request, panel: _newest(request, panel).tag,
    last_modified_func=lambda request, panel: _newest(request, panel).at,
)
def changes(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """The newest changes as an Atom feed. A reader that has them already is told so."""
    body = queries.feed(panel=panel, absolute=_absolute(request))
    return HttpResponse(body, content_type="application/atom+xml; charset=utf-8")


@login_not_required
@require_safe
def record_csv(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """The whole public record, oldest first, as a file."""
    columns = (_("Day and time"), _("What was done"), _("Where to read more"))
    return csv_of(f"{panel.slug}-record", columns, queries.record_rows(panel=panel, absolute=_absolute(request)))


def _newest(request: HttpRequest, panel: PanelFacts) -> queries.Newest:
    """Asked twice for one answer, read once."""
    if not hasattr(request, "newest_change"):
        request.newest_change = queries.newest(panel=panel)
    return request.newest_change


def _absolute(request: HttpRequest) -> Callable[[str], str]:
    return lambda url: request.build_absolute_uri(url) if url else ""
