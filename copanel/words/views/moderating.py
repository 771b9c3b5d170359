"""What moderators of the user-led side do with one piece of words."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from copanel.kernel.errors import NotFound
from copanel.ui.acting import typed_in
from copanel.words import house, services
from copanel.words.forms import (
    AboutForm,
    CheckForm,
    HideForm,
    JudgeForm,
    MaskForm,
    SettleForm,
    StopForm,
    TakeOffAboutForm,
)
from copanel.words.states import Do
from copanel.words.views.acting import (
    HIDDEN,
    NOT_SHOWN,
    SHOWN,
    SHOWN_AGAIN,
    TAKEN_OUT,
    act_page,
    page_for,
)


def check(request: HttpRequest, panel: Any, words_id: UUID) -> HttpResponse:
    page = page_for(request, panel, words_id, Do.LET_THROUGH)
    form = CheckForm(typed_in(request), page=page)

    def decide(form: CheckForm) -> None:
        typed = form.cleaned_data
        if typed["decision"] == form.REFUSE:
            services.refuse(
                actor=request.actor,
                words_id=words_id,
                reason_code=typed["reason_code"],
                reason=typed["reason"],
                looked=typed["looked"],
            )
        else:
            passages = typed["passages"].splitlines() if typed["decision"] == form.TAKE_OUT else ()
            services.let_through(actor=request.actor, words_id=words_id, passages=passages, looked=typed["looked"])

    return act_page(request, panel, page, form, decide, template="words/check.html", said=_checked)


def _checked(form: CheckForm) -> str:
    decided = {form.SHOW: SHOWN, form.TAKE_OUT: TAKEN_OUT, form.REFUSE: NOT_SHOWN}
    return decided[form.cleaned_data["decision"]]


def hide(request: HttpRequest, panel: Any, words_id: UUID) -> HttpResponse:
    page = page_for(request, panel, words_id, Do.HIDE)
    return act_page(
        request,
        panel,
        page,
        HideForm(typed_in(request), page=page),
        lambda form: services.hide(actor=request.actor, words_id=words_id, **form.cleaned_data),
        said=HIDDEN,
    )


def mask(request: HttpRequest, panel: Any, words_id: UUID) -> HttpResponse:
    page = page_for(request, panel, words_id, Do.MASK)

    def take_out(form: MaskForm) -> None:
        typed = form.cleaned_data
        services.mask(
            actor=request.actor,
            words_id=words_id,
            passages=typed["passages"].splitlines(),
            reason_code=typed["reason_code"],
            reason=typed["reason"],
            looked=typed["looked"],
            flags_until=typed["flags_until"],
        )

    return act_page(request, panel, page, MaskForm(typed_in(request), page=page), take_out, said=TAKEN_OUT)


def judge(request: HttpRequest, panel: Any, words_id: UUID, decision_id: UUID) -> HttpResponse:
    page = page_for(request, panel, words_id)
    decision = next((each for each in page.decisions if each.id == decision_id and each.may_judge), None)
    if decision is None:
        raise NotFound()

    def decide(form: JudgeForm) -> None:
        services.decide_appeal(
            actor=request.actor,
            decision_id=decision_id,
            uphold=form.cleaned_data["outcome"] == "uphold",
            answer=form.cleaned_data["answer"],
        )

    return act_page(request, panel, page, JudgeForm(typed_in(request), page=page), decide, decision=decision)


def stop(request: HttpRequest, panel: Any, words_id: UUID, decision_id: UUID) -> HttpResponse:
    page = page_for(request, panel, words_id)
    decision = next((each for each in page.decisions if each.id == decision_id and each.may_stop), None)
    if decision is None:
        raise NotFound()
    return act_page(
        request,
        panel,
        page,
        StopForm(typed_in(request), page=page),
        lambda form: services.stop_hiding(actor=request.actor, decision_id=decision_id),
        said=SHOWN_AGAIN,
        decision=decision,
    )


def about(request: HttpRequest, panel: Any, words_id: UUID) -> HttpResponse:
    page = page_for(request, panel, words_id, Do.SAY_ABOUT)
    return act_page(
        request,
        panel,
        page,
        AboutForm(typed_in(request), page=page, table=house.table(panel.id)),
        lambda form: services.say_about(
            actor=request.actor,
            words_id=words_id,
            about_persons=[UUID(key) for key in form.cleaned_data["persons"]],
            about_organisations=[UUID(key) for key in form.cleaned_data["organisations"]],
        ),
    )


def take_off_about(request: HttpRequest, panel: Any, words_id: UUID, about_id: UUID) -> HttpResponse:
    page = page_for(request, panel, words_id, Do.TAKE_OFF_ABOUT)
    line = next((each for each in page.about if each.id == about_id and each.may_take_off), None)
    if line is None:
        raise NotFound()
    return act_page(
        request,
        panel,
        page,
        TakeOffAboutForm(typed_in(request), page=page),
        lambda form: services.take_off_about(actor=request.actor, words_id=words_id, about_id=about_id),
        about=line,
    )


def settle(request: HttpRequest, panel: Any, words_id: UUID) -> HttpResponse:
    page = page_for(request, panel, words_id, Do.SETTLE_FLAGS)
    return act_page(
        request,
        panel,
        page,
        SettleForm(typed_in(request), page=page),
        lambda form: services.settle_flags(actor=request.actor, words_id=words_id, **form.cleaned_data),
    )
