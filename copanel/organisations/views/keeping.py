"""One organisation's entry, kept right: names, life, how it stands to others, how it ends."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from copanel.kernel.policy import OnPanel
from copanel.organisations import forms, queries, services
from copanel.organisations.holds import holds
from copanel.organisations.policy import ORGANISATION_ACTS, POLICY, may_do
from copanel.organisations.states import Do
from copanel.organisations.views.acting import (
    ADDED,
    CHECKED,
    CLOSED,
    MERGED,
    act_page,
    facts_for,
    keep_url,
    typed_in,
)
from copanel.ui.done import KEPT


def add(request: HttpRequest, panel: Any) -> HttpResponse:
    """A new entry, which this panel keeps."""
    POLICY.require(request.actor, Do.ADD_ORGANISATION, OnPanel(panel.id))
    form = forms.AddForm(typed_in(request))
    serve = partial(services.add_organisation, actor=request.actor, panel_id=panel.id)
    done = ""
    if form.is_bound and form.is_valid():
        done = keep_url(panel, form.cleaned_data["organisation_id"])
    back = reverse("organisations:unchecked", args=[panel.slug])
    return act_page(request, panel, form, serve, back=back, done=done, said=ADDED)


@require_safe
def keep(request: HttpRequest, panel: Any, key: UUID) -> HttpResponse:
    """All that can be done to one entry, by those who may."""
    facts = facts_for(request, panel, key, Do.OPEN_KEEPING)
    context = {
        "panel": panel,
        "facts": facts,
        "can": may_do(request.actor, facts, ORGANISATION_ACTS),
        "relations": queries.relations(key),
    }
    return render(request, "organisations/keep.html", context)


@require_safe
def held(request: HttpRequest, panel: Any, key: UUID) -> HttpResponse:
    """What it holds still: before it closes, and while it is closed."""
    facts = facts_for(request, panel, key, Do.CLOSE)
    context = {
        "panel": panel,
        "facts": facts,
        "holds": holds([key]),
        "relations": queries.relations(key) if facts.closed_on else (),
        "back": keep_url(panel, key),
    }
    return render(request, "organisations/held.html", context)


def _act(
    request: HttpRequest,
    panel: Any,
    key: UUID,
    do: Do,
    make: Callable[..., forms.ActForm],
    service: Callable[..., Any],
    *,
    said: str = KEPT,
    **more: Any,
) -> HttpResponse:
    """One form about one organisation, and the one service it calls."""
    facts = facts_for(request, panel, key, do)
    form = make(typed_in(request), about=facts.name)
    serve = partial(service, actor=request.actor, organisation_id=key)
    return act_page(request, panel, form, serve, back=keep_url(panel, key), said=said, **more)


def rename(request: HttpRequest, panel: Any, key: UUID) -> HttpResponse:
    return _act(request, panel, key, Do.RENAME_ORGANISATION, forms.RenameForm, services.rename_organisation)


def alias(request: HttpRequest, panel: Any, key: UUID) -> HttpResponse:
    return _act(request, panel, key, Do.RENAME_ORGANISATION, forms.AliasForm, services.add_alias)


def milestone(request: HttpRequest, panel: Any, key: UUID) -> HttpResponse:
    return _act(request, panel, key, Do.NOTE_LIFE, forms.MilestoneForm, services.note_milestone)


def gap(request: HttpRequest, panel: Any, key: UUID) -> HttpResponse:
    return _act(request, panel, key, Do.NOTE_LIFE, forms.GapForm, services.note_gap)


def reason(request: HttpRequest, panel: Any, key: UUID) -> HttpResponse:
    return _act(request, panel, key, Do.GIVE_REASON, forms.ReasonForm, services.give_closing_reason)


def user_led(request: HttpRequest, panel: Any, key: UUID) -> HttpResponse:
    return _act(request, panel, key, Do.CHECK_USER_LED, forms.UserLedForm, services.check_user_led)


def checked(request: HttpRequest, panel: Any, key: UUID) -> HttpResponse:
    return _act(request, panel, key, Do.CHECK_ENTRY, forms.CheckForm, services.check_entry, said=CHECKED)


def close(request: HttpRequest, panel: Any, key: UUID) -> HttpResponse:
    """Closing is not held up by what it still holds: the page says it all, and what becomes of it."""
    return _act(
        request, panel, key, Do.CLOSE, forms.CloseForm, services.close_organisation,
        said=CLOSED, template="organisations/close.html", holds=holds([key]),
    )  # fmt: skip


def relate(request: HttpRequest, panel: Any, key: UUID) -> HttpResponse:
    make = partial(forms.RelateForm, others=queries.named_on_panel(panel.id, but=key, closed=True))
    return _act(request, panel, key, Do.RELATE, make, services.relate)


def merge(request: HttpRequest, panel: Any, key: UUID) -> HttpResponse:
    """First who becomes part of it; then a page with all that they hold; then it is done."""
    facts = facts_for(request, panel, key, Do.MERGE)
    # The second page may name one that has merged meanwhile: the service says so by its name.
    others = queries.named_on_panel(panel.id, but=key, closed="looked" in request.POST)
    form = forms.MergeForm(typed_in(request), about=facts.name, others=others)
    if form.is_bound and "looked" not in request.POST and form.is_valid():
        chosen = form.cleaned_data["organisation_ids"]
        context = {
            "panel": panel, "facts": facts, "form": form, "back": keep_url(panel, key),
            "chosen": [name for other, name in others if other in chosen],
            "from_on": form.cleaned_data["from_on"],
            "holds": holds(chosen),
            "kept": [
                (name, value) for name in form.fields for value in request.POST.getlist(name)
            ],
        }  # fmt: skip
        return render(request, "organisations/merge_check.html", context)
    serve = partial(services.merge, actor=request.actor, into_id=key)
    return act_page(request, panel, form, serve, back=keep_url(panel, key), said=MERGED)


def end_relation(request: HttpRequest, panel: Any, key: UUID, relation_id: UUID) -> HttpResponse:
    """How it stands to another ends. A merger does not."""
    facts = facts_for(request, panel, key, Do.RELATE)
    line = queries.ending_relation(key, relation_id)
    form = forms.EndRelationForm(typed_in(request), about=f"{facts.name}. {line.kind.label}: {line.other_name}")
    serve = partial(services.end_relation, actor=request.actor, relation_id=relation_id)
    return act_page(request, panel, form, serve, back=keep_url(panel, key))
