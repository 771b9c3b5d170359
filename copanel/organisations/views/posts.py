"""Posts at the authority: everybody may read who holds them; the authority keeps its own."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from copanel.kernel.errors import NotFound
from copanel.organisations import forms, queries, services
from copanel.organisations.holds import people_of
from copanel.organisations.policy import POLICY, POST_ACTS, PostAt, may_do
from copanel.organisations.queries import PostFacts
from copanel.organisations.states import Do
from copanel.organisations.views.acting import act_page, post_for, posts_url, typed_in


@login_not_required
@require_safe
def posts(request: HttpRequest, panel: Any, key: UUID) -> HttpResponse:
    """The posts of one organisation, their titles and holders from day to day."""
    facts = queries.organisation(key)
    if facts.panel_id != panel.id:
        raise NotFound()
    lives = queries.post_lives(key)
    context = {
        "panel": panel,
        "facts": facts,
        "posts": [(life, may_do(request.actor, life.facts, POST_ACTS)) for life in lives],
        "may_add": POLICY.may(request.actor, Do.ADD_POST, PostAt(panel.id, key)),
    }
    return render(request, "organisations/posts.html", context)


def add(request: HttpRequest, panel: Any, key: UUID) -> HttpResponse:
    facts = queries.organisation(key)
    if facts.panel_id != panel.id:
        raise NotFound()
    POLICY.require(request.actor, Do.ADD_POST, PostAt(panel.id, key))
    serve = partial(services.add_post, actor=request.actor, organisation_id=key)
    form = forms.PostForm(typed_in(request), about=facts.name)
    return act_page(request, panel, form, serve, back=posts_url(panel, key))


def retitle(request: HttpRequest, panel: Any, post_id: UUID) -> HttpResponse:
    post = post_for(request, panel, post_id, Do.RETITLE_POST).facts
    serve = partial(services.retitle_post, actor=request.actor, post_id=post_id)
    form = forms.RetitleForm(typed_in(request), about=post.title)
    return act_page(request, panel, form, serve, back=posts_url(panel, post.organisation_id))


def appoint(request: HttpRequest, panel: Any, post_id: UUID) -> HttpResponse:
    post = post_for(request, panel, post_id, Do.APPOINT_HOLDER).facts
    people = _others(request, panel, post)
    form = forms.HolderForm(typed_in(request), about=post.title, people=people)
    serve = partial(services.appoint_holder, actor=request.actor, post_id=post_id)
    return act_page(request, panel, form, serve, back=posts_url(panel, post.organisation_id))


def leave(request: HttpRequest, panel: Any, post_id: UUID) -> HttpResponse:
    post = post_for(request, panel, post_id, Do.END_HOLDING).facts
    form = forms.LeaveForm(typed_in(request), about=_with_holder(post.title, post.holder_name))
    serve = partial(services.end_holding, actor=request.actor, post_id=post_id)
    return act_page(request, panel, form, serve, back=posts_url(panel, post.organisation_id))


def delegate(request: HttpRequest, panel: Any, post_id: UUID) -> HttpResponse:
    post = post_for(request, panel, post_id, Do.DELEGATE).facts
    people = [each for each in _others(request, panel, post) if each[0] != post.holder_id]
    form = forms.DelegateForm(typed_in(request), about=_with_holder(post.title, post.holder_name), people=people)
    serve = partial(services.delegate, actor=request.actor, post_id=post_id)
    return act_page(request, panel, form, serve, back=posts_url(panel, post.organisation_id), alone=not people)


def end_delegation(request: HttpRequest, panel: Any, post_id: UUID, delegation_id: UUID) -> HttpResponse:
    post = post_for(request, panel, post_id, Do.END_DELEGATION).facts
    form = forms.EndDelegationForm(typed_in(request), about=_with_holder(post.title, post.delegate_name))
    serve = partial(services.end_delegation, actor=request.actor, delegation_id=delegation_id)
    return act_page(request, panel, form, serve, back=posts_url(panel, post.organisation_id))


def _others(request: HttpRequest, panel: Any, post: PostFacts) -> list[tuple[UUID, str]]:
    """Who acts for the organisation here, less the one who asks: nobody appoints themselves."""
    return [each for each in people_of(post.organisation_id, panel.id) if each[0] != request.actor.person_id]


def _with_holder(title: str, name: str) -> str:
    return f"{title}: {name}" if name else title
