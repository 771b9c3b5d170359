"""Someone may be at risk: the button's page for everyone, the notes for the safeguarding leads."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from copanel.kernel.errors import Invalid, WrongState
from copanel.ui.acting import typed_in
from copanel.ui.done import KEPT, after
from copanel.words import queries, services
from copanel.words.forms import NoteForm, RiskForm, WorryForm
from copanel.words.house import house
from copanel.words.states import Do, NoteState
from copanel.words.views.acting import act_page, page_for


@login_not_required
def risk(request: HttpRequest, panel: Any, words_id: UUID) -> HttpResponse:
    page = page_for(request, panel, words_id, Do.SAY_AT_RISK)
    return act_page(
        request,
        panel,
        page,
        RiskForm(typed_in(request), page=page),
        lambda form: services.someone_at_risk(actor=request.actor, words_id=words_id, what=form.cleaned_data["what"]),
        done=reverse("words:told", args=[panel.slug]),
        said="",  # that page says it
    )


@login_not_required
def told(request: HttpRequest, panel: Any) -> HttpResponse:
    """After the button was pressed: what happens now. It gives nothing away of whether a note exists."""
    return render(request, "words/told.html", {"panel": panel, "help_lines": house(panel.id).help_lines})


def worry(request: HttpRequest, panel: Any) -> HttpResponse:
    form = WorryForm(typed_in(request))
    if form.is_valid():
        try:
            services.raise_worry(
                actor=request.actor, panel_id=panel.id, panel_slug=panel.slug, what=form.cleaned_data["what"]
            )
        except Invalid as fault:
            form.take(fault)
        else:
            return redirect("words:told", panel.slug)
    return render(
        request,
        "words/worry.html",
        {"panel": panel, "form": form, "help_lines": house(panel.id).help_lines},
        status=Invalid.status if form.errors else 200,
    )


def notes(request: HttpRequest, panel: Any) -> HttpResponse:
    asked = request.GET.get("page", "")
    asked = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    found = queries.notes(actor=request.actor, panel_id=panel.id, page=asked)
    here = reverse("words:notes", args=[panel.slug])
    return render(
        request,
        "words/notes.html",
        {
            "panel": panel,
            "notes": found.items,
            "OPEN": NoteState.OPEN,
            "earlier_url": f"{here}?page={found.page - 1}" if found.page > 1 else None,
            "later_url": f"{here}?page={found.page + 1}" if found.page < found.pages else None,
        },
    )


def note(request: HttpRequest, panel: Any, note_id: UUID) -> HttpResponse:
    """A note. Opening it is itself written down: who looked, and when."""
    form = NoteForm(typed_in(request))
    status = 200
    if form.is_valid():
        try:
            _do(request, note_id, form)
        except (Invalid, WrongState) as fault:
            form.take(fault)
            status = fault.status
        else:
            return redirect(after(reverse("words:note", args=[panel.slug, note_id]), KEPT))
    elif form.is_bound:
        status = Invalid.status
    services.read_note(actor=request.actor, note_id=note_id)
    page = queries.note(actor=request.actor, panel_id=panel.id, note_id=note_id)
    form.mark(page.looked)
    return render(
        request,
        "words/note.html",
        {"panel": panel, "page": page, "form": form, "open": page.note.state == NoteState.OPEN},
        status=status,
    )


def _do(request: HttpRequest, note_id: UUID, form: NoteForm) -> None:
    typed = form.cleaned_data
    if typed["act"] == form.COUNCIL:
        services.tell_council(actor=request.actor, note_id=note_id, text=typed["text"], told=typed["told"])
    elif typed["act"] == form.ADD:
        services.add_to_note(actor=request.actor, note_id=note_id, text=typed["text"], told=typed["told"])
    else:
        services.close_note(
            actor=request.actor,
            note_id=note_id,
            text=typed["text"],
            give_back=typed["act"] == form.GIVE_BACK,
            looked=typed["looked"],
        )
