"""The user-led side asks: draft, say how it was agreed, send."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from copanel.governance import queries as governance
from copanel.governance.queries import PanelFacts
from copanel.governance.states import Method
from copanel.influence import policy, queries, services
from copanel.influence.forms.recommending import MORE, AgreementForm, DraftForm
from copanel.influence.states import Do, RecommendationState
from copanel.influence.typed import Agreement
from copanel.kernel.actor import Side
from copanel.kernel.errors import AlreadyDone, Invalid, NotFound, WrongState
from copanel.kernel.policy import OnPanel
from copanel.terms import queries as terms
from copanel.terms.states import Act
from copanel.ui.done import KEPT, after, says
from copanel.ui.forms import Form

AGREED = says("influence.agreed", gettext_lazy("Done. It is written down that the panel agreed this."))
SENT = says("influence.sent", gettext_lazy("Done. The council has it now. Everyone can read it."))
PUT_ASIDE = says("influence.put-aside", gettext_lazy("Done. The draft is put aside."))


def new(request: HttpRequest, panel: PanelFacts, number: int, asking: str = "") -> HttpResponse:
    """Begin a recommendation on an issue: of its own panel, or of one, `asking`, that took the issue on from it."""
    actor = request.actor
    issue = queries.issue(panel=panel, actor=actor, number=number)
    asker = queries.panel_taking_on(issue_id=issue.id, slug=asking) if asking else panel
    policy.POLICY.require(actor, Do.DRAFT, asker)
    form = _form(request, asker.id)
    status = 200
    if request.method == "POST" and "more" not in request.POST and form.is_valid():
        try:
            draft = services.draft_recommendation(
                actor=actor,
                issue_id=issue.id,
                asks=form.asks,
                why=form.cleaned_data["why"],
                easy_why=form.cleaned_data["easy_why"],
                panel_id=asker.id,
            )
        except (Invalid, WrongState) as fault:
            form.take(fault)
            status = fault.status
        else:
            return redirect(after(reverse("influence:draft", args=[panel.slug, number, draft.id]), KEPT))
    return _page(request, panel, form, title=_("Draft a recommendation"), issue_url=issue.url, status=status)


def change(request: HttpRequest, panel: PanelFacts, number: int, recommendation_id: UUID) -> HttpResponse:
    """Write a draft again."""
    actor = request.actor
    draft = _draft(request, panel, number, recommendation_id, Do.DRAFT)
    initial = {"why": draft.why, "easy_why": draft.easy_why}
    for n, part in enumerate(draft.parts):
        initial |= {f"ask_{n}": part.text, f"easy_{n}": part.easy_text, f"post_{n}": str(part.post_id or "")}
    form = _form(request, draft.panel_id, boxes=len(draft.parts), initial=initial)
    status = 200
    if request.method == "POST" and "more" not in request.POST and form.is_valid():
        try:
            services.rewrite_draft(
                actor=actor,
                recommendation_id=draft.id,
                asks=form.asks,
                why=form.cleaned_data["why"],
                easy_why=form.cleaned_data["easy_why"],
            )
        except (Invalid, WrongState) as fault:
            form.take(fault)
            status = fault.status
        else:
            return redirect(after(draft.url, KEPT))
    return _page(request, panel, form, title=_("Change the draft"), issue_url=draft.issue_url, status=status)


def _page(
    request: HttpRequest, panel: PanelFacts, form: DraftForm, *, title: str, issue_url: str, status: int
) -> HttpResponse:
    lines = governance.help_lines(panel.id)
    context = {"panel": panel, "title": title, "issue_url": issue_url, "form": form, "help_lines": lines}
    return render(request, "influence/draft_form.html", context, status=status)


def _form(request: HttpRequest, panel_id: UUID, **more: object) -> DraftForm:
    """The draft's form with as many boxes as it had, and some more where "More parts" was pressed."""
    posts = queries.answering_posts(panel_id=panel_id)
    if request.method != "POST":
        return DraftForm(posts=posts, **more)
    typed = request.POST.get("boxes", "")
    boxes = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 1
    if "more" not in request.POST:
        return DraftForm(request.POST, posts=posts, boxes=boxes)
    return DraftForm(posts=posts, boxes=boxes + MORE, initial=request.POST.dict())


def draft(request: HttpRequest, panel: PanelFacts, number: int, recommendation_id: UUID) -> HttpResponse:
    """A draft as the user-led side sees it; a draft that is not agreed yet asks how it was agreed."""
    found = _draft(request, panel, number, recommendation_id, Do.SEE_DRAFT)
    asks_for = "\n".join(f"{part.letter}. {part.text}" for part in found.parts)
    form = AgreementForm(
        request.POST or None,
        initial={"text": _("The panel asks the council for this:") + "\n" + asks_for},
    )
    status = 200
    context = {
        "panel": panel,
        "draft": found,
        "form": form,
        "can": found.can,
        "help_lines": governance.help_lines(panel.id),
    }
    if request.method == "POST":
        policy.POLICY.require(request.actor, Do.AGREE, found)
        stage = request.POST.get("stage", "look")
        if form.is_valid() and stage == "save":
            try:
                services.record_agreement(
                    actor=request.actor,
                    recommendation_id=found.id,
                    agreement=form.agreement,
                )
            except AlreadyDone:
                return redirect(found.url)
            except (Invalid, WrongState) as fault:
                form.take(fault)
                status = fault.status
            else:
                return redirect(after(found.url, AGREED))
        elif form.is_valid() and stage == "look":
            if faults := _why_not(found.panel_id, form.agreement):
                form.take(Invalid(faults))
            else:
                return render(request, "influence/agree_check.html", context | _looked_at(request, form))
        if stage == "change":
            form.errors.clear()
        elif status == 200:
            status = Invalid.status
    return render(request, "influence/draft.html", context, status=status)


def _why_not(panel_id: UUID, agreement: Agreement) -> dict[str, str]:
    """Said before anybody looks it over, not after. The service says it too."""
    return governance.why_not_agreed(
        panel_id=panel_id, method=agreement.method, agreed=agreement.agreed, counts=agreement.counts or {}
    )


def _looked_at(request: HttpRequest, form: AgreementForm) -> dict[str, Any]:
    """How it was agreed, before it is saved for good: every answer goes along in hidden boxes."""
    kept = [(name, value) for name, value in request.POST.items() if name not in {"stage", "csrfmiddlewaretoken"}]
    counts = (form.agreement.counts or {}).get(Side.USER_LED)
    return {
        "kept": kept,
        "agreement": form.agreement,
        "method": Method(form.agreement.method).label,
        "counts": counts,
        "cannot": terms.warnings(panel=request.panel, actor=request.actor, act=Act.ASK),
    }


def drop(request: HttpRequest, panel: PanelFacts, number: int, recommendation_id: UUID) -> HttpResponse:
    """Put a draft aside."""
    found = _draft(request, panel, number, recommendation_id, Do.DROP)
    form = Form(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        try:
            services.drop_draft(actor=request.actor, recommendation_id=found.id)
        except WrongState as fault:
            form.take(fault)
        else:
            return redirect(after(found.issue_url, PUT_ASIDE))
    return render(request, "influence/drop.html", {"panel": panel, "draft": found, "form": form})


def send(request: HttpRequest, panel: PanelFacts, number: int, recommendation_id: UUID) -> HttpResponse:
    """Look at it once more as everyone will see it, and send it. Two presses send once."""
    actor = request.actor
    try:
        found = _draft(request, panel, number, recommendation_id, Do.SEE_DRAFT)
    except NotFound:
        # Sent a moment ago: the second press comes to the same page as the first.
        sender_id = queries.was_sent(panel=panel, number=number, recommendation_id=recommendation_id)
        policy.POLICY.require(actor, Do.DRAFT, OnPanel(sender_id or panel.id))
        return redirect(after(reverse("influence:path", args=[panel.slug, number]), SENT))
    policy.POLICY.require(actor, Do.DRAFT, found)
    form = Form(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        try:
            services.send_to_council(actor=actor, recommendation_id=found.id)
        except AlreadyDone:
            return redirect(after(found.issue_url, SENT))
        except WrongState as fault:
            form.take(fault)
            status = fault.status
        else:
            return redirect(after(found.issue_url, SENT))
    context = {"panel": panel, "draft": found, "form": form, "agreed": found.state == RecommendationState.AGREED}
    context["cannot"] = terms.warnings(panel=panel, actor=actor, act=Act.ASK)
    return render(request, "influence/send.html", context, status=status)


def _draft(request: HttpRequest, panel: PanelFacts, number: int, recommendation_id: UUID, do: Do) -> queries.DraftPage:
    found = queries.draft(panel=panel, actor=request.actor, recommendation_id=recommendation_id)
    if found.issue != number:
        raise NotFound()
    if do != Do.SEE_DRAFT:
        policy.POLICY.require(request.actor, do, found)
    return found
