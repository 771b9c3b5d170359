"""The panel says what it has against a statement; the council stands by it, and says why."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy

from copanel.governance.queries import PanelFacts, help_lines, newest_decisions, rules_on
from copanel.kernel.errors import NotFound
from copanel.kernel.policy import OnPanel
from copanel.scope import queries, services
from copanel.scope.forms import ChallengeForm, ReplyForm
from copanel.scope.policy import POLICY, Challenging
from copanel.scope.states import Do
from copanel.ui.acting import one_form, typed_in
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
        typed_in(request),
        decisions=newest_decisions(panel.id, actor=actor),
        needs_one=not POLICY.may(actor, Do.CHALLENGE, Challenging(panel.id, None)),
    )
    return one_form(
        request,
        form,
        lambda: services.challenge(
            actor=actor,
            statement_id=page.newest.id,
            text=form.cleaned_data["text"],
            easy_text=form.cleaned_data["easy_text"],
            decision_id=form.decision_id,
        ),
        to=after(reverse("scope:about", args=[panel.slug, about_id]), CHALLENGED),
        template="scope/challenge.html",
        panel=panel,
        page=page,
        days=rules_on(panel.id).challenge_days,
        help_lines=help_lines(panel.id),
    )


def reply(request: HttpRequest, panel: PanelFacts, about_id: UUID, challenge_id: UUID) -> HttpResponse:
    """Stand by the statement. Whoever wants to say something else makes a new one."""
    POLICY.require(request.actor, Do.REPLY, OnPanel(panel.id))
    page = queries.page(panel=panel, about_id=about_id, actor=request.actor)
    statement, found = page.challenge(challenge_id)
    form = ReplyForm(typed_in(request))
    return one_form(
        request,
        form,
        lambda: services.reply(
            actor=request.actor,
            challenge_id=challenge_id,
            text=form.cleaned_data["text"],
            easy_text=form.cleaned_data["easy_text"],
            points_to_person=form.points,
        ),
        to=after(reverse("scope:about", args=[panel.slug, about_id]), REPLIED),
        template="scope/reply.html",
        panel=panel,
        page=page,
        statement=statement,
        challenge=found,
        help_lines=help_lines(panel.id),
    )
