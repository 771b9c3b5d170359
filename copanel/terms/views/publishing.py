"""Publishing a draft, and signing what is owed."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from copanel.governance.queries import DecisionFacts, PanelFacts
from copanel.kernel import clock
from copanel.kernel.errors import AlreadyDone, Invalid, NotFound, WrongState
from copanel.terms import policy, queries, services
from copanel.terms.forms import PublishForm, SignForm
from copanel.terms.states import Do
from copanel.ui.acting import one_form, typed_in
from copanel.ui.done import after, says
from copanel.ui.languages import is_easy

PUBLISHED = says("terms.published", _("Done. The terms are published. Everyone can read them."))
SIGNED = says("terms.signed", _("Done. It is signed. Everyone can read that."))


def publish(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Look at all that changes and at what is still open; say on which decision; publish."""
    actor = request.actor
    try:
        page = queries.draft(panel=panel, actor=actor)
    except NotFound:
        # Published a moment ago: the second press comes to the same page as the first.
        policy.POLICY.require(actor, Do.PUBLISH, panel)
        return redirect("terms:current", panel.slug)
    policy.POLICY.require(actor, Do.PUBLISH, panel)
    decisions = queries.decisions_to_choose(panel_id=panel.id, actor=actor, since=page.changed_at)
    form = PublishForm(
        typed_in(request),
        decisions=[(str(each.id), _line(each)) for each in decisions],
        still_open=bool(page.open_notes or page.warnings),
        initial={"looked": page.looked, "decision_id": request.GET.get("decision", ""), "from_on": clock.today()},
    )
    status = 200
    if request.method == "POST":
        if form.is_valid():
            answers = form.cleaned_data
            try:
                made = services.publish(
                    actor=actor,
                    version_id=page.id,
                    decision_id=UUID(answers["decision_id"]),
                    from_on=answers["from_on"],
                    open_seen=answers.get("open_seen", False),
                    looked=answers["looked"],
                )
            except AlreadyDone:
                return redirect("terms:current", panel.slug)
            except (Invalid, WrongState) as fault:
                form.take(fault)
                status = fault.status
                form.data = form.data.copy()
                form.data["looked"] = page.looked
            else:
                return redirect(after(reverse("terms:version", args=[panel.slug, made.number]), PUBLISHED))
        status = status if status != 200 else Invalid.status
    context = {"panel": panel, "page": page, "form": form, "decisions": decisions, "easy": is_easy()}
    return render(request, "terms/publish.html", context, status=status)


def _line(decision: DecisionFacts) -> str:
    """A decision in one line: when, and how it begins."""
    said = (decision.decided.text or "") if decision.decided else ""
    return f"{decision.agreed.shown}: {said[:80]}{'…' if len(said) > 80 else ''}"


def sign(request: HttpRequest, panel: PanelFacts, number: int) -> HttpResponse:
    """Read what is owed, and sign for one's own side."""
    page = queries.sign_page(panel=panel, actor=request.actor, number=number)
    form = SignForm(typed_in(request), initial={"looked": page.looked})
    return one_form(
        request,
        form,
        lambda: services.sign(actor=request.actor, version_id=page.version.id, looked=form.cleaned_data["looked"]),
        to=after(reverse("terms:version", args=[panel.slug, number]), SIGNED),
        template="terms/sign.html",
        panel=panel,
        page=page,
        easy=is_easy(),
    )
