"""The panel says what it has against a statement; the council stands by it, and says why."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy

from copanel.governance.queries import PanelFacts, help_lines, rules_on
from copanel.kernel.errors import AlreadyDone, Invalid, NotFound, SignInAgain, WrongState
from copanel.kernel.policy import OnPanel
from copanel.scope import queries, services
from copanel.scope.forms import ChallengeForm, ReplyForm
from copanel.scope.policy import POLICY, Challenging
from copanel.scope.states import Do
from copanel.ui.done import after, says

CHALLENGED = says("scope.challenged", gettext_lazy("Done. Everyone can read why the panel challenges this."))
REPLIED = says("scope.replied", gettext_lazy("Done. Everyone can read the reply beside what the panel says."))


def challenge(request: HttpRequest, panel: PanelFacts, about_id: UUID) -> HttpResponse:
    """Challenge the newest statement, as the panel challenges an answer. A facilitator chooses the decision."""
    actor = request.actor
    POLICY.require(actor, Do.CHALLENGE, Challenging(panel.id, panel.id))
    page = queries.page(panel=panel, about_id=about_id, actor=actor)
    if page.newest is None:
        raise NotFound()
    form = ChallengeForm(
        request.POST or None,
        decisions=queries.decisions(panel_id=panel.id, actor=actor),
        needs_one=not POLICY.may(actor, Do.CHALLENGE, Challenging(panel.id, None)),
    )
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            services.challenge(
                actor=actor,
                statement_id=page.newest.id,
                text=form.cleaned_data["text"],
                easy_text=form.cleaned_data["easy_text"],
                decision_id=form.decision_id,
            )
        except AlreadyDone:
            pass
        except (Invalid, WrongState) as fault:
            form.take(fault)
            status = fault.status
        if not form.errors:
            return redirect(after(reverse("scope:about", args=[panel.slug, about_id]), CHALLENGED))
    if status == 200 and form.is_bound and form.errors:
        status = Invalid.status
    context = {"panel": panel, "page": page, "form": form, "days": rules_on(panel.id).challenge_days}
    context["help_lines"] = help_lines(panel.id)
    return render(request, "scope/challenge.html", context, status=status)


def reply(request: HttpRequest, panel: PanelFacts, about_id: UUID, challenge_id: UUID) -> HttpResponse:
    """Stand by the statement. Whoever wants to say something else makes a new one."""
    POLICY.require(request.actor, Do.REPLY, OnPanel(panel.id))
    page = queries.page(panel=panel, about_id=about_id, actor=request.actor)
    statement, found = page.challenge(challenge_id)
    here = reverse("scope:about", args=[panel.slug, about_id])
    form = ReplyForm(request.POST or None)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            try:
                services.reply(
                    actor=request.actor,
                    challenge_id=challenge_id,
                    text=form.cleaned_data["text"],
                    easy_text=form.cleaned_data["easy_text"],
                    points_to_person=form.points,
                )
            except SignInAgain:
                return redirect(f"{reverse('people:sign_in_again')}?{urlencode({'next': request.path})}")
            except AlreadyDone:
                pass
            except (Invalid, WrongState) as fault:
                form.take(fault)
            if not form.errors:
                return redirect(after(here, REPLIED))
        status = Invalid.status
    context = {"panel": panel, "page": page, "statement": statement, "challenge": found, "form": form}
    context["help_lines"] = help_lines(panel.id)
    return render(request, "scope/reply.html", context, status=status)
