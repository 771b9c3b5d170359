"""Pages of the topics that issues are filed under, and of the posts that answer to the panel."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from copanel.governance import queries, services
from copanel.governance.forms.life import LeaveForm
from copanel.governance.forms.on_pages import AnsweringPostForm, TopicForm
from copanel.governance.policy import POLICY
from copanel.governance.queries import PanelFacts
from copanel.governance.states import Do
from copanel.governance.views.acting import Asked, asked
from copanel.kernel.errors import NotFound


@require_safe
def topics(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """The topics as they stand now, to add to and to end."""
    POLICY.require(request.actor, Do.ADD_TOPIC, panel)
    return render(request, "governance/topics.html", {"panel": panel, "topics": queries.topics(panel.id)})


def add_topic(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Let issues be filed under one more topic."""
    POLICY.require(request.actor, Do.ADD_TOPIC, panel)
    page = Asked(
        title=_("Add a topic"),
        lead=_("People choose a topic when they raise an issue. A few broad ones are enough."),
        button=_("Add it"),
        back=reverse("governance:topics", args=[panel.slug]),
    )
    form = TopicForm(request.POST or None)
    return asked(request, panel, page, form, lambda answers: services.add_topic(
        actor=request.actor, panel_id=panel.id, **answers))  # fmt: skip


def end_topic(request: HttpRequest, panel: PanelFacts, topic_id: UUID) -> HttpResponse:
    """Offer a topic no more."""
    POLICY.require(request.actor, Do.END_TOPIC, panel)
    named = next((each.name for each in queries.topics(panel.id) if each.id == topic_id), None)
    if named is None:
        raise NotFound()
    page = Asked(
        title=_("Take this topic off the list: %(name)s") % {"name": named},
        lead=_("Issues that stand under it keep it. Nobody can choose it for a new one."),
        button=_("Take it off"),
        back=reverse("governance:topics", args=[panel.slug]),
    )
    form = LeaveForm(request.POST if request.method == "POST" else None)
    return asked(request, panel, page, form, lambda answers: services.end_topic(
        actor=request.actor, topic_id=topic_id, **answers))  # fmt: skip


@require_safe
def answers(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """The posts that answer to the panel now, each with who holds it."""
    POLICY.require(request.actor, Do.NAME_ANSWERING_POST, panel)
    context = {
        "panel": panel,
        "posts": queries.posts_that_answer(panel.id),
        "may_end": POLICY.may(request.actor, Do.END_ANSWERING_POST, panel),
    }
    return render(request, "governance/answers.html", context)


def name_post(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Say that one more post of the council answers to the panel."""
    POLICY.require(request.actor, Do.NAME_ANSWERING_POST, panel)
    there = queries.posts_to_name(panel)
    page = Asked(
        title=_("Say which post answers"),
        lead=_("Whoever holds the post must answer what the panel asks of it."),
        more="" if there else _("No other post is written down. Go back, and add the council’s post first."),
        button=_("Let it answer"),
        back=reverse("governance:answers", args=[panel.slug]),
    )
    form = AnsweringPostForm(request.POST or None, choices={"post_id": there})
    return asked(request, panel, page, form, lambda given: services.name_answering_post(
        actor=request.actor, panel_id=panel.id, **given))  # fmt: skip


def end_post(request: HttpRequest, panel: PanelFacts, answering_post_id: UUID) -> HttpResponse:
    """Say that a post answers to the panel no more. What it owes already, it owes still."""
    POLICY.require(request.actor, Do.END_ANSWERING_POST, panel)
    found = next((each for each in queries.posts_that_answer(panel.id) if each.id == answering_post_id), None)
    if found is None:
        raise NotFound()
    page = Asked(
        title=_("This post answers no more: %(name)s") % {"name": found.post.title},
        lead=_("It can be asked nothing new. What it was asked already, it must still answer."),
        button=_("It answers no more"),
        back=reverse("governance:answers", args=[panel.slug]),
    )
    form = LeaveForm(request.POST if request.method == "POST" else None)
    return asked(request, panel, page, form, lambda given: services.end_answering_post(
        actor=request.actor, answering_post_id=answering_post_id, **given))  # fmt: skip
