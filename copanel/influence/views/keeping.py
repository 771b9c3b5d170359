"""What is done to an issue besides its path: being told of it, its heading and topic, closing and opening it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from copanel.governance import queries as governance
from copanel.governance import services as panels
from copanel.governance.queries import PanelFacts
from copanel.influence import policy, queries, services
from copanel.influence.forms.issues import CloseForm, FollowForm, HeadingForm, StepAsideForm, TopicForm
from copanel.influence.states import Do
from copanel.kernel.errors import AlreadyDone, NotAllowed, NotFound, WrongState
from copanel.people import services as people
from copanel.ui.acting import one_form, typed_in
from copanel.ui.done import KEPT, after
from copanel.ui.forms import Form
from copanel.words.limits import Limits, check_form


@login_not_required
def follow(request: HttpRequest, panel: PanelFacts, number: int) -> HttpResponse:
    """Tell me when this changes: one press with an account, an address for this issue only without."""
    actor = request.actor
    issue = queries.issue(panel=panel, actor=actor, number=number)
    if panel.is_record:
        raise WrongState(_("This is a published record. Nobody reads messages here."))
    if actor.is_known:
        policy.POLICY.require(actor, Do.FOLLOW, issue)
        return _page(
            request,
            panel,
            issue,
            Form(typed_in(request)),
            lambda form: services.follow_issue(actor=actor, issue_id=issue.id),
            "influence/follow.html",
        )

    def ask(form: FollowForm) -> None:
        check_form(
            form,
            panel_id=panel.id,
            form_name="follow",
            network=actor.network,
            limits=Limits.of(governance.rules_on(panel.id)),
            address=form.cleaned_data["email"],
        )
        people.add_address(
            actor=actor,
            panel_id=panel.id,
            about_id=issue.id,
            email=form.cleaned_data["email"],
            language=request.LANGUAGE_CODE,
        )

    return _page(request, panel, issue, FollowForm(typed_in(request)), ask, "influence/follow.html", "asked")


@login_not_required
def asked(request: HttpRequest, panel: PanelFacts, number: int) -> HttpResponse:
    """After leaving an address: look into your mail."""
    issue = queries.issue(panel=panel, actor=request.actor, number=number)
    return render(request, "influence/asked.html", {"panel": panel, "issue": issue})


def stop(request: HttpRequest, panel: PanelFacts, number: int) -> HttpResponse:
    """Do not tell me any more. One press, and it stays off."""
    actor = request.actor
    issue = queries.issue(panel=panel, actor=actor, number=number)
    policy.POLICY.require(actor, Do.FOLLOW, issue)

    def leave(form: Form) -> None:
        try:
            services.stop_following(actor=actor, issue_id=issue.id)
        except NotFound as fault:
            raise AlreadyDone() from fault

    form = Form(typed_in(request))
    return _page(request, panel, issue, form, leave, "influence/stop.html")


def heading(request: HttpRequest, panel: PanelFacts, issue_id: UUID) -> HttpResponse:
    """A plain heading, by the user-led side; what the raiser said stays as it is."""
    actor = request.actor
    issue = queries.issue(panel=panel, actor=actor, issue_id=issue_id, do=Do.HEAD)
    return _page(
        request,
        panel,
        issue,
        HeadingForm(typed_in(request), initial={"heading": issue.heading}),
        lambda form: services.give_heading(actor=actor, issue_id=issue.id, **form.cleaned_data),
        "influence/heading.html",
    )


def topic(request: HttpRequest, panel: PanelFacts, issue_id: UUID) -> HttpResponse:
    """Put the issue under a topic, so that others find it."""
    actor = request.actor
    issue = queries.issue(panel=panel, actor=actor, issue_id=issue_id, do=Do.PLACE)
    form = TopicForm(typed_in(request), topics=governance.topics(panel.id), initial={"topic": str(issue.topic_id)})
    return _page(
        request,
        panel,
        issue,
        form,
        lambda form: services.put_under_topic(
            actor=actor, issue_id=issue.id, topic_id=UUID(form.cleaned_data["topic"])
        ),
        "influence/topic.html",
    )


def close(request: HttpRequest, panel: PanelFacts, number: int) -> HttpResponse:
    """End its path for now, with the reason in public."""
    actor = request.actor
    issue = queries.issue(panel=panel, actor=actor, number=number, do=Do.CLOSE)
    return _page(
        request,
        panel,
        issue,
        CloseForm(typed_in(request)),
        lambda form: services.close_issue(actor=actor, issue_id=issue.id, **form.cleaned_data),
        "influence/close.html",
    )


def reopen(request: HttpRequest, panel: PanelFacts, number: int) -> HttpResponse:
    """Open it again; why it was closed stays on its path."""
    actor = request.actor
    issue = queries.issue(panel=panel, actor=actor, number=number, do=Do.REOPEN)
    form = Form(typed_in(request))
    return _page(
        request,
        panel,
        issue,
        form,
        lambda form: services.reopen_issue(actor=actor, issue_id=issue.id),
        "influence/reopen.html",
    )


def step_aside(request: HttpRequest, panel: PanelFacts, number: int) -> HttpResponse:
    """Someone in an office stands aside from this issue: in public is that they do, and the kind of reason."""
    actor = request.actor
    issue = queries.issue(panel=panel, actor=actor, number=number)
    offices = governance.my_offices(panel_id=panel.id, actor=actor)
    if not offices:
        raise NotAllowed()
    form = StepAsideForm(typed_in(request), offices=offices)
    return _page(
        request,
        panel,
        issue,
        form,
        lambda form: panels.step_aside(actor=actor, about_id=issue.id, **form.answers),
        "influence/step_aside.html",
    )


def _page(
    request: HttpRequest,
    panel: PanelFacts,
    issue: queries.IssueFacts,
    form: Any,
    act: Callable[[Any], Any],
    template: str,
    then: str = "",
) -> HttpResponse:
    """One form about an issue, and back to the issue, or on to the page `then`."""
    return one_form(
        request,
        form,
        lambda: act(form),
        to=reverse(f"influence:{then}", args=[panel.slug, issue.number]) if then else after(issue.url, KEPT),
        template=template,
        panel=panel,
        issue=issue,
        help_lines=governance.help_lines(panel.id),
    )
