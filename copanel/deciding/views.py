"""Pages of decisions in writing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from copanel.deciding import queries, services
from copanel.deciding.forms import ExtendForm, NoAgreementForm, PutForm, ReplyForm, WithdrawForm
from copanel.deciding.policy import POLICY
from copanel.deciding.states import Do, Way
from copanel.governance import queries as governance
from copanel.governance.queries import PanelFacts
from copanel.kernel import clock
from copanel.kernel.errors import AlreadyDone, Invalid, WrongState
from copanel.kernel.working_days import add_working_days
from copanel.ui.acting import one_form, typed_in
from copanel.ui.done import after, says
from copanel.ui.tables import csv_of

PUT = says("deciding.put", gettext_lazy("Done. Everyone on the roll is told."))
REPLIED = says("deciding.replied", gettext_lazy("Done. Your reply is kept. You can change it until the last day."))
WRITTEN = says("deciding.written", gettext_lazy("Done. The reply is written down."))
MORE_TIME = says("deciding.extended", gettext_lazy("Done. There is more time, and everyone on the roll is told."))
TAKEN_BACK = says("deciding.withdrawn", gettext_lazy("Done. The question is taken back."))
MEDIATED = says("deciding.no-agreement", gettext_lazy("Done. It is written down that there is no agreement."))


@login_not_required
@require_safe
def questions(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """What is open for replies, and what came of the rest."""
    page = queries.questions(panel=panel, actor=request.actor, number=_page_number(request))
    here = reverse("deciding:questions", args=[panel.slug])
    context = {
        "panel": panel,
        "page": page,
        "newer_url": f"{here}?page={page.number - 1}" if page.number > 1 else None,
        "older_url": f"{here}?page={page.number + 1}" if page.more else None,
    }
    return render(request, "deciding/questions.html", context)


def _page_number(request: HttpRequest) -> int:
    typed = request.GET.get("page", "")
    return max(1, int(typed)) if typed.isascii() and typed.isdigit() and len(typed) < 5 else 1


@login_not_required
@require_safe
def sheet(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Every question as a sheet, as everybody may read it."""
    columns = (
        _("Question"), _("Page"), _("Where it stands"), _("How it is decided"), _("Put on"), _("Last day to reply"),
        _("Ended on"), _("Seats"), _("How many"), _("For it"), _("Against it"), _("Stood aside"),
        _("Needs to talk first"),
    )  # fmt: skip
    rows = (
        (
            line.heading, request.build_absolute_uri(line.url), line.state, line.way, line.opened_on, line.closes_on,
            line.ended_on, line.group, line.places, line.in_favour, line.against, line.aside, line.talk,
        )
        for line in queries.sheet(panel=panel, actor=request.actor)
    )  # fmt: skip
    return csv_of(f"{panel.slug}-decisions-in-writing", columns, rows)


@login_not_required
@require_safe
def question(request: HttpRequest, panel: PanelFacts, question_id: UUID) -> HttpResponse:
    """One question: what is asked, until when, how it is decided, and what came of it."""
    page = queries.question(panel=panel, question_id=question_id, actor=request.actor)
    return render(request, "deciding/question.html", {"panel": panel, "page": page, "can": page.can})


def new(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Put something to the panel: write it, look at it as everybody will read it, put it."""
    actor = request.actor
    POLICY.require(actor, Do.PUT, panel)
    follows = _uuid(request.GET.get("follows", ""))
    days = governance.rules_on(panel.id).deciding_days
    form = PutForm(
        typed_in(request),
        initial={"closes_on": add_working_days(clock.today(), days * 2)} | _former(request, panel, follows),
    )
    context = {"panel": panel, "form": form, "least_on": add_working_days(clock.today(), days)}
    status, stage = 200, request.POST.get("stage", "")
    if request.method == "POST" and form.is_valid() and stage in ("look", "put"):
        try:
            if stage == "look":
                return render(request, "deciding/check.html", context | _looked_at(request, form, panel))
            services.put_question(actor=actor, panel_id=panel.id, follows_id=follows, **form.asked)
        except AlreadyDone:
            pass
        except (Invalid, WrongState) as fault:
            form.take(fault)
            status = fault.status
        if status == 200:
            return redirect(after(reverse("deciding:question", args=[panel.slug, form.cleaned_data["key"]]), PUT))
    if stage == "change":
        form.errors.clear()
    elif form.is_bound and form.errors and status == 200:
        status = Invalid.status
    return render(request, "deciding/new.html", context, status=status)


def _former(request: HttpRequest, panel: PanelFacts, follows: UUID | None) -> dict[str, str]:
    """What found no agreement stands in the boxes, to be written anew."""
    if follows is None:
        return {}
    former = queries.question(panel=panel, question_id=follows, actor=request.actor)
    return {"heading": former.heading, "text": former.text}


def _uuid(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None


def _looked_at(request: HttpRequest, form: PutForm, panel: PanelFacts) -> dict[str, Any]:
    """What is to be checked. Raises Invalid where it could not be put like this: nobody checks it in vain."""
    kept = [(name, value) for name, value in request.POST.items() if name not in {"stage", "csrfmiddlewaretoken"}]
    asked, deciding = form.asked, queries.seats_decide(panel.id)
    way = Way(asked["way"])
    queries.check_question(
        panel_id=panel.id, heading=asked["heading"], way=way, share=asked["share"], seats=asked["seats"],
        closes_on=asked["closes_on"], deciding=deciding,
    )  # fmt: skip
    return {"kept": kept, "asked": form.cleaned_data, "way": way, "deciding": deciding}


def reply(request: HttpRequest, panel: PanelFacts, question_id: UUID, place_id: UUID) -> HttpResponse:
    """Reply for one's own seat, write a reply down for someone, or say what a post thinks."""
    page = queries.place(panel=panel, question_id=question_id, place_id=place_id, actor=request.actor)
    if not page.question.takes_replies(clock.today()):
        raise WrongState(_("The time to reply is over."))
    form = ReplyForm(typed_in(request), page=page)
    act = {Do.REPLY: services.reply, Do.REPLY_FOR: services.reply_for, Do.GIVE_VIEW: services.give_view}[page.do]
    return one_form(
        request,
        form,
        lambda: act(actor=request.actor, place_id=place_id, **form.given),
        to=after(page.url, WRITTEN if page.do is Do.REPLY_FOR else REPLIED),
        template="deciding/reply.html",
        panel=panel,
        page=page,
    )


def extend(request: HttpRequest, panel: PanelFacts, question_id: UUID) -> HttpResponse:
    """Give more time."""
    page = _open(request, panel, question_id, Do.EXTEND)
    form = ExtendForm(typed_in(request), initial={"looked": page.closes_on})
    return one_form(
        request,
        form,
        lambda: services.extend(actor=request.actor, question_id=page.id, **form.cleaned_data),
        to=after(page.url, MORE_TIME),
        template="deciding/extend.html",
        panel=panel,
        page=page,
    )


def withdraw(request: HttpRequest, panel: PanelFacts, question_id: UUID) -> HttpResponse:
    """Take it back."""
    page = _open(request, panel, question_id, Do.WITHDRAW)
    form = WithdrawForm(typed_in(request))
    return one_form(
        request,
        form,
        lambda: services.withdraw_question(actor=request.actor, question_id=page.id, **form.cleaned_data),
        to=after(page.url, TAKEN_BACK),
        template="deciding/withdraw.html",
        panel=panel,
        page=page,
    )


def no_agreement(request: HttpRequest, panel: PanelFacts, question_id: UUID) -> HttpResponse:
    """Say that there is no agreement, and who mediates."""
    page = _open(request, panel, question_id, Do.SAY_NO_AGREEMENT)
    form = NoAgreementForm(typed_in(request))
    return one_form(
        request,
        form,
        lambda: services.say_no_agreement(actor=request.actor, question_id=page.id, **form.cleaned_data),
        to=after(page.url, MEDIATED),
        template="deciding/no_agreement.html",
        panel=panel,
        page=page,
    )


def _open(request: HttpRequest, panel: PanelFacts, question_id: UUID, do: Do) -> queries.QuestionPage:
    page = queries.question(panel=panel, question_id=question_id, actor=request.actor)
    POLICY.require(request.actor, do, panel)
    return page
