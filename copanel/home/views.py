"""Looking: each view asks one query and shows it. What can be pressed here puts an issue under a priority."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import condition, require_safe

from copanel.governance.queries import PanelFacts
from copanel.home import policy, queries
from copanel.home.forms import IssueNumberForm
from copanel.home.states import Do
from copanel.influence.queries import public_issue
from copanel.kernel.errors import AlreadyDone, Invalid
from copanel.organisations import policy as organisation_policy
from copanel.organisations.states import Do as Keep
from copanel.priorities import services as priority_services
from copanel.ui.done import after, says
from copanel.ui.languages import is_easy
from copanel.ui.tables import csv_of

PUT_UNDER = says("home.put_under", gettext_lazy("Done. The issue stands under this priority."))
TAKEN_FROM = says("home.taken_from", gettext_lazy("Done. The issue no longer stands here."))


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
    return render(request, "home/members.html", {"sides": queries.who_we_are(panel=panel), "panel": panel})


@login_not_required
@require_safe
def organisations(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """The organisations whose entries this panel keeps, found by any name they ever had."""
    page = queries.directory(panel=panel, asked=request.GET.get("q", ""), everything="closed" in request.GET)
    crumbs = [{"label": _("Who we are"), "url": reverse("home:members", args=[panel.slug])}]
    may_keep = organisation_policy.POLICY.may(request.actor, Keep.ADD_ORGANISATION, panel)
    context = {"page": page, "panel": panel, "may_keep": may_keep, "crumbs": crumbs}
    return render(request, "home/organisations.html", context)


@login_not_required
@require_safe
def organisations_csv(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """The same list as a table, those that have closed too."""
    columns, rows = queries.directory_table(panel=panel)
    return csv_of(f"{panel.slug}-organisations", columns, rows)


@login_not_required
@require_safe
def coverage(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Who speaks for which group and area; and of whom it is known that nobody does."""
    crumbs = [
        {"label": _("Who we are"), "url": reverse("home:members", args=[panel.slug])},
        {"label": _("Organisations"), "url": reverse("home:organisations", args=[panel.slug])},
    ]
    page = queries.coverage(panel=panel)
    return render(request, "home/coverage.html", {"page": page, "panel": panel, "crumbs": crumbs})


@login_not_required
@require_safe
def coverage_csv(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """The same list as a table."""
    columns, rows = queries.coverage_table(panel=panel)
    return csv_of(f"{panel.slug}-who-speaks-for-whom", columns, rows)


@login_not_required
@require_safe
def organisation(request: HttpRequest, panel: PanelFacts, key: UUID) -> HttpResponse:
    """One organisation: its names, past ones too, its life, and what it holds at this table."""
    page = queries.organisation(panel=panel, organisation_id=key, actor=request.actor)
    return render(request, "home/organisation.html", {"page": page})


@login_not_required
@require_safe
def priorities(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """What the panel works on first, and what came of it so far."""
    page = queries.priorities(panel=panel, actor=request.actor)
    return render(request, "home/priorities.html", {"panel": panel, "page": page})


@login_not_required
@require_safe
def priorities_csv(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """The same as a table to keep."""
    page = queries.priorities(panel=panel, actor=request.actor)
    heads = (
        _("Priority"),
        _("Why"),
        _("From"),
        _("Until"),
        _("Topics"),
        _("Issues"),
        _("Asked"),
        _("Answered"),
        _("Yes"),
    )
    rows = [
        (
            each.priority.heading, each.priority.why, each.priority.from_on, each.priority.until_on,
            ", ".join(each.priority.topics), each.figures.issues, each.figures.asked, each.figures.answered,
            each.figures.said_yes,
        )
        for each in page.now
    ]  # fmt: skip
    rows += [
        (each.heading, each.why, each.from_on, each.until_on, ", ".join(each.topics), "", "", "", "")
        for each in (*page.to_come, *page.before)
    ]
    return csv_of(f"{panel.slug}-priorities", heads, rows)


@login_not_required
def priority(request: HttpRequest, panel: PanelFacts, key: UUID) -> HttpResponse:
    """One priority and its issues. Who may puts one more issue there, or takes it away again."""
    here = reverse("home:priority", args=[panel.slug, key])
    form = IssueNumberForm(request.POST if "put" in request.POST else None)
    if request.method == "POST":
        taken = request.POST.get("take", "")
        number = taken if taken.isascii() and taken.isdigit() and len(taken) < 8 else ""
        if form.is_valid() or number:
            issue_id = public_issue(panel_id=panel.id, number=int(number or form.cleaned_data["number"]))
            if issue_id is None:
                form.take(Invalid({"number": _("There is no issue with this number. Look at the list of issues.")}))
            else:
                act, done = (
                    (priority_services.take_issue_from, TAKEN_FROM)
                    if number
                    else (priority_services.put_issue_under, PUT_UNDER)
                )
                with suppress(AlreadyDone):
                    act(actor=request.actor, priority_id=key, issue_id=issue_id)
                return redirect(after(here, done))
    page = queries.priority(panel=panel, actor=request.actor, key=key)
    status = Invalid.status if form.is_bound and form.errors else 200
    return render(request, "home/priority.html", {"panel": panel, "page": page, "form": form}, status=status)


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
def setting_up(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """The steps from a panel that was just started to one that is open, with the one to take next on top."""
    policy.POLICY.require(request.actor, Do.SET_UP, panel)
    page = queries.setting_up(panel=panel, actor=request.actor)
    return render(request, "home/setting_up.html", {"panel": panel, "page": page})


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
def induction(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """All that someone new at the table wants to know, on one page to read or to print."""
    page = queries.induction(panel=panel, actor=request.actor)
    return render(request, "home/induction.html", {"panel": panel, "page": page})


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
