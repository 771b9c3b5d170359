"""The officer's page: say that it arrived, answer every part, look at it as everyone will, sign."""

from __future__ import annotations

from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from copanel.governance import queries as governance
from copanel.governance.queries import PanelFacts
from copanel.influence import queries, services
from copanel.influence.drafts import looked_at
from copanel.influence.forms.answering import AnswerForm, SignForm, missing
from copanel.kernel.errors import Invalid, NotFound, WrongState
from copanel.ui.acting import one_form, typed_in
from copanel.ui.done import after, says

SIGNED = says("influence.signed", gettext_lazy("Done. The answer is signed. Everyone can read it."))
ARRIVED = says("influence.arrived", gettext_lazy("Done. Everyone can read that it has arrived."))


def answer(request: HttpRequest, panel: PanelFacts, number: int, recommendation: int) -> HttpResponse:
    """All parts on one page. Every press keeps what was typed; "check" also says what is still missing."""
    page = _page(request, panel, number, recommendation)
    form = AnswerForm(typed_in(request), page)
    status = 200
    if request.method == "POST":
        kept = form.is_valid() and _keep(request, page, form)
        if kept and "later" in request.POST:
            return redirect(f"{page.url}?saved=1")
        if kept and not form.show_missing():
            return redirect("influence:answer_check", panel.slug, number, recommendation)
        if kept:
            form.was_saved(_page(request, panel, number, recommendation))
        status = Invalid.status
    context = {
        "panel": panel,
        "page": page,
        "form": form,
        "saved": "saved" in request.GET,
        "help_lines": governance.help_lines(panel.id),
    }
    return render(request, "influence/answer.html", context, status=status)


def _keep(request: HttpRequest, page: queries.AnswerPage, form: AnswerForm) -> bool:
    if not form.drafts:
        return True
    try:
        services.save_drafts(
            actor=request.actor,
            recommendation_id=page.id,
            drafts_by_part=form.drafts,
            looked=form.looked,
        )
    except (Invalid, WrongState) as fault:
        form.parts[0].take(fault)
        return False
    return True


def check(request: HttpRequest, panel: PanelFacts, number: int, recommendation: int) -> HttpResponse:
    """The answer as everyone will see it; then the signature."""
    page = _page(request, panel, number, recommendation)
    ready = [part for part in page.parts if not part.draft.later and not part.draft.is_empty and part.may_sign]
    if request.method != "POST" and (
        any(missing(part, part.draft, page) for part in ready) or (page.may_sign and not ready)
    ):
        return redirect(page.url)
    form = SignForm(typed_in(request))
    return one_form(
        request,
        form,
        lambda: services.sign_answers(
            actor=request.actor,
            recommendation_id=page.id,
            points_to_person=form.cleaned_data["points_to_person"] == "yes",
            looked=request.POST.get("looked", ""),
        ),
        to=after(page.issue_url, SIGNED),
        template="influence/answer_check.html",
        panel=panel,
        page=page,
        ready=[_shown(part, page) for part in ready],
        looked=looked_at({part.letter: part.draft for part in ready}),
        help_lines=governance.help_lines(panel.id),
    )


def _shown(part: queries.AnswerPart, page: queries.AnswerPage) -> dict:
    """One part as the page will show it once it is signed."""
    kind = next(each for each in page.kinds if each.code == part.draft.kind)
    category = next((each for each in page.categories if each.code == part.draft.category), None)
    return {"part": part, "draft": part.draft, "kind": kind, "category": category}


@require_POST
def acknowledge(request: HttpRequest, panel: PanelFacts, number: int, recommendation: int) -> HttpResponse:
    """Say that it has arrived. It does not stop the clock."""
    page = _page(request, panel, number, recommendation)
    # Said before, or answered already: the page shows it.
    with suppress(WrongState):
        services.acknowledge(actor=request.actor, recommendation_id=page.id)
    return redirect(after(page.url, ARRIVED))


def _page(request: HttpRequest, panel: PanelFacts, number: int, recommendation: int) -> queries.AnswerPage:
    page = queries.answer_page(panel=panel, actor=request.actor, issue=number, number=recommendation)
    if not page.parts:
        raise NotFound()
    return page
