"""One piece of words, and what authors do with their own."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from copanel.kernel.errors import NotFound, WrongState
from copanel.ui.acting import typed_in
from copanel.words import services
from copanel.words.forms import (
    AppealForm,
    BylineForm,
    ConfirmForm,
    CorrectForm,
    EasyForm,
    EditForm,
    EraseForm,
    FlagForm,
    WithdrawForm,
)
from copanel.words.states import Do
from copanel.words.views.acting import ERASED, FLAGGED, TAKEN_BACK, act_page, page_for


@login_not_required
def show(request: HttpRequest, panel: Any, words_id: UUID) -> HttpResponse:
    page = page_for(request, panel, words_id)
    return render(request, "words/show.html", {"panel": panel, "page": page, "spoken": page.spoken, "can": page.can})


@login_not_required
def flag(request: HttpRequest, panel: Any, words_id: UUID) -> HttpResponse:
    page = page_for(request, panel, words_id, Do.FLAG)
    return act_page(
        request,
        panel,
        page,
        FlagForm(typed_in(request), page=page),
        lambda form: services.flag(actor=request.actor, words_id=words_id, why=form.cleaned_data["why"]),
        done=page.place_url,
        said=FLAGGED,
    )


def edit(request: HttpRequest, panel: Any, words_id: UUID) -> HttpResponse:
    page = page_for(request, panel, words_id, Do.EDIT)
    if not page.editable:
        raise WrongState()
    return act_page(
        request,
        panel,
        page,
        EditForm(
            typed_in(request),
            page=page,
            initial={"text": page.spoken.full_text or page.spoken.text, "heading": page.spoken.heading},
        ),
        lambda form: services.edit(actor=request.actor, words_id=words_id, **form.cleaned_data),
    )


def correct(request: HttpRequest, panel: Any, words_id: UUID) -> HttpResponse:
    page = page_for(request, panel, words_id, Do.CORRECT, Do.CORRECT_FOR)
    return act_page(
        request,
        panel,
        page,
        CorrectForm(typed_in(request), page=page),
        lambda form: services.correct(
            actor=request.actor, words_id=words_id, text=form.cleaned_data["text"], how=form.came
        ),
    )


def easy(request: HttpRequest, panel: Any, words_id: UUID) -> HttpResponse:
    page = page_for(request, panel, words_id, Do.ADD_EASY)
    return act_page(
        request,
        panel,
        page,
        EasyForm(typed_in(request), page=page, initial={"text": page.spoken.easy or ""}),
        lambda form: services.add_easy(actor=request.actor, words_id=words_id, text=form.cleaned_data["text"]),
    )


def byline(request: HttpRequest, panel: Any, words_id: UUID) -> HttpResponse:
    page = page_for(request, panel, words_id, Do.CHANGE_BYLINE, Do.CHANGE_BYLINE_FOR)
    return act_page(
        request,
        panel,
        page,
        BylineForm(typed_in(request), page=page, initial={"byline": page.byline}),
        lambda form: services.change_byline(
            actor=request.actor, words_id=words_id, byline=form.cleaned_data["byline"], how=form.came
        ),
    )


def confirm(request: HttpRequest, panel: Any, words_id: UUID) -> HttpResponse:
    page = page_for(request, panel, words_id, Do.CONFIRM, Do.CONFIRM_FOR)
    return act_page(
        request,
        panel,
        page,
        ConfirmForm(typed_in(request), page=page),
        lambda form: services.confirm(actor=request.actor, words_id=words_id, how=form.came),
    )


def withdraw(request: HttpRequest, panel: Any, words_id: UUID) -> HttpResponse:
    page = page_for(request, panel, words_id, Do.WITHDRAW, Do.WITHDRAW_FOR)
    return act_page(
        request,
        panel,
        page,
        WithdrawForm(typed_in(request), page=page),
        lambda form: services.withdraw(actor=request.actor, words_id=words_id, how=form.came),
        done=page.place_url,
        said=TAKEN_BACK,
    )


def erase(request: HttpRequest, panel: Any, words_id: UUID) -> HttpResponse:
    page = page_for(request, panel, words_id, Do.ERASE)
    return act_page(
        request,
        panel,
        page,
        EraseForm(typed_in(request), page=page),
        lambda form: services.erase(actor=request.actor, words_id=words_id),
        done=page.place_url,
        said=ERASED,
    )


def appeal(request: HttpRequest, panel: Any, words_id: UUID, decision_id: UUID) -> HttpResponse:
    page = page_for(request, panel, words_id)
    decision = next((each for each in page.decisions if each.id == decision_id and each.may_appeal), None)
    if decision is None:
        raise NotFound()
    return act_page(
        request,
        panel,
        page,
        AppealForm(typed_in(request), page=page),
        lambda form: services.appeal(
            actor=request.actor, decision_id=decision_id, text=form.cleaned_data["text"], how=form.came
        ),
        decision=decision,
    )
