"""The draft: the two sides read it and leave notes; co-chairs and the facilitator write it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from copanel.governance.queries import PanelFacts
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, WrongState
from copanel.terms import policy, queries, services
from copanel.terms.forms import ClauseForm, NoteForm
from copanel.terms.queries import DraftClause, DraftPage
from copanel.terms.states import Do, Part
from copanel.ui.acting import one_form, typed_in
from copanel.ui.done import KEPT, after, says
from copanel.ui.forms import Form
from copanel.ui.languages import is_easy

STARTED = says("terms.started", _("Done. The draft is started. The public cannot see it."))
ADDED = says("terms.added", _("Done. The clause stands in the draft."))
MOVED = says("terms.moved", _("Done. The clause is moved."))
TAKEN_OUT = says("terms.taken-out", _("Done. The clause is out of the draft. You can put it back below."))
PUT_BACK = says("terms.put-back", _("Done. The clause is back in the draft."))
NOTED = says("terms.noted", _("Done. Both sides can read your note."))
SETTLED = says("terms.settled", _("Done. The note is settled."))
ASIDE = says("terms.aside", _("Done. The draft of the terms is put aside."))


@require_safe
def draft(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """The draft, with its notes and what the text itself warns of."""
    page = queries.draft(panel=panel, actor=request.actor)
    return render(request, "terms/draft.html", {"panel": panel, "page": page, "easy": is_easy()})


def start(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Start a draft. Where one is in the works, go on with that."""
    policy.POLICY.require(request.actor, Do.DRAFT, panel)
    return one_form(
        request,
        Form(typed_in(request)),
        lambda: services.start_draft(
            actor=request.actor, panel_id=panel.id, with_starter=request.POST.get("with") != "nothing"
        ),
        to=after(reverse("terms:draft", args=[panel.slug]), STARTED),
        template="terms/start.html",
        panel=panel,
        newest=next(iter(queries.versions(panel.id)), None),
    )


def add(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Put a clause into the draft."""
    page = _writes(request, panel)
    asked = request.GET.get("part")
    part = Part(asked) if asked in set(Part) else None
    form = ClauseForm(typed_in(request), part=part, is_new=True, has_before=bool(page.before))
    return one_form(
        request,
        form,
        lambda: services.add_clause(
            actor=request.actor,
            version_id=page.id,
            part=part or form.cleaned_data["part"],
            clause_id=form.cleaned_data["key"],
            **form.answers,
        ),
        to=lambda: _to(panel, form.cleaned_data["key"], ADDED),
        template="terms/clause_form.html",
        panel=panel,
        clause=None,
        part_title=next((each.title for each in page.parts if each.part is part), ""),
    )


def change(request: HttpRequest, panel: PanelFacts, clause_id: UUID) -> HttpResponse:
    """Write a clause again. Where somebody else did so meanwhile, theirs is shown beside, and nothing is lost."""
    page, found = _one(request, panel, clause_id, Do.DRAFT)
    shown = found.view
    initial = {
        "heading": shown.heading, "text": shown.text, "easy_text": shown.easy, "why": shown.why,
        "duty": shown.duty.value, "warns_at": [each.value for each in shown.warns_at], "looked": found.looked,
    }  # fmt: skip
    form = ClauseForm(
        typed_in(request), initial=initial, part=shown.part,
        has_before=bool(page.before),
    )  # fmt: skip
    status, theirs = 200, None
    if request.method == "POST":
        if form.is_valid():
            try:
                services.change_clause(
                    actor=request.actor, clause_id=clause_id, looked=form.cleaned_data["looked"], **form.answers
                )
            except AlreadyDone:
                return redirect(_to(panel, clause_id, KEPT))
            except WrongState as fault:
                form.take(fault)
                # The next press knows what it goes over.
                form.data = form.data.copy()
                form.data["looked"] = found.looked
                theirs = shown
            except Invalid as fault:
                form.take(fault)
            else:
                return redirect(_to(panel, clause_id, KEPT))
        status = WrongState.status if theirs else Invalid.status
    context = {"panel": panel, "form": form, "clause": found, "theirs": theirs}
    return render(request, "terms/clause_form.html", context, status=status)


@require_POST
def move(request: HttpRequest, panel: PanelFacts, clause_id: UUID) -> HttpResponse:
    """One place up, or down."""
    _one(request, panel, clause_id, Do.DRAFT)
    return _pressed(
        panel,
        clause_id,
        lambda: services.move_clause(actor=request.actor, clause_id=clause_id, up=request.POST.get("to") == "up"),
        MOVED,
    )


@require_POST
def take_out(request: HttpRequest, panel: PanelFacts, clause_id: UUID) -> HttpResponse:
    """Leave a clause out. It can be put back."""
    _one(request, panel, clause_id, Do.DRAFT)
    return _pressed(
        panel, clause_id, lambda: services.take_out_clause(actor=request.actor, clause_id=clause_id), TAKEN_OUT
    )


@require_POST
def put_back(request: HttpRequest, panel: PanelFacts, clause_id: UUID) -> HttpResponse:
    """Put a clause back that was taken out."""
    _one(request, panel, clause_id, Do.DRAFT)
    return _pressed(
        panel, clause_id, lambda: services.put_back_clause(actor=request.actor, clause_id=clause_id), PUT_BACK
    )


def note(request: HttpRequest, panel: PanelFacts, clause_id: UUID) -> HttpResponse:
    """Leave a note beside a clause."""
    _page, found = _one(request, panel, clause_id, Do.NOTE)
    form = NoteForm(typed_in(request))
    return one_form(
        request,
        form,
        lambda: services.leave_note(
            actor=request.actor,
            clause_id=clause_id,
            text=form.cleaned_data["text"],
            note_id=form.cleaned_data["key"],
        ),
        to=_to(panel, clause_id, NOTED),
        template="terms/note.html",
        panel=panel,
        clause=found,
    )


@require_POST
def settle(request: HttpRequest, panel: PanelFacts, note_id: UUID) -> HttpResponse:
    """Say that a note is settled."""
    page = queries.draft(panel=panel, actor=request.actor)
    place = next((each.view.id for each in page.all if any(left.id == note_id for left in each.notes)), None)
    with suppress(AlreadyDone):
        services.settle_note(actor=request.actor, note_id=note_id)
    return redirect(_to(panel, place, SETTLED))


def withdraw(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Put the draft aside, after one question."""
    page = _writes(request, panel)
    return one_form(
        request,
        Form(typed_in(request)),
        lambda: services.withdraw_draft(actor=request.actor, version_id=page.id),
        to=after(reverse("terms:current", args=[panel.slug]), ASIDE),
        template="terms/withdraw.html",
        panel=panel,
        page=page,
    )


def _writes(request: HttpRequest, panel: PanelFacts) -> DraftPage:
    """The draft, for who writes it: whoever only reads it is told so."""
    page = queries.draft(panel=panel, actor=request.actor)
    policy.POLICY.require(request.actor, Do.DRAFT, panel)
    return page


def _one(request: HttpRequest, panel: PanelFacts, clause_id: UUID, do: Do) -> tuple[DraftPage, DraftClause]:
    page, found = queries.draft_clause(panel=panel, actor=request.actor, clause_id=clause_id)
    if not policy.POLICY.may(request.actor, do, panel):
        raise NotAllowed()
    return page, found


def _pressed(panel: PanelFacts, clause_id: UUID, press: Callable[[], object], code: str) -> HttpResponse:
    """A press that changes the draft; the second of two does nothing, and goes on to the same place."""
    with suppress(AlreadyDone):
        press()
    return redirect(_to(panel, clause_id, code))


def _to(panel: PanelFacts, clause_id: UUID | None, code: str) -> str:
    """The place in the draft where someone was."""
    url = reverse("terms:draft", args=[panel.slug])
    return after(f"{url}#clause-{clause_id}" if clause_id else url, code)
