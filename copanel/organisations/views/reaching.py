"""Where organisations work, whom they are for, how much they take part; the panel's lists, and who is not heard."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from copanel.kernel.policy import OnPanel
from copanel.organisations import forms, queries, services
from copanel.organisations.policy import POLICY
from copanel.organisations.states import Do
from copanel.organisations.views.acting import CHOSEN, act_page, facts_for, keep_url, typed_in


def reach(request: HttpRequest, panel: Any, key: UUID) -> HttpResponse:
    """All its lines at once. Two people who change them at a time: the second is told, and nothing is lost."""
    facts = facts_for(request, panel, key, Do.SET_REACH)
    form = forms.ReachForm(
        typed_in(request),
        about=facts.name,
        fields=queries.fields(panel.id),
        standing=[field.id for field in queries.reach_of(key)],
    )

    def serve(**_typed: Any) -> Any:
        return services.set_reach(actor=request.actor, organisation_id=key, **form.asked)

    return act_page(request, panel, form, serve, back=keep_url(panel, key))


def take_part(request: HttpRequest, panel: Any, key: UUID) -> HttpResponse:
    """Four choices, which the organisation's own people make; they count at once."""
    facts = facts_for(request, panel, key, Do.TAKE_PART)
    level = queries.level_of(key, panel.id)
    form = forms.TakePartForm(typed_in(request), about=facts.name, initial={"level": level and level.value})
    serve = partial(services.take_part, actor=request.actor, organisation_id=key, panel_id=panel.id)
    return act_page(request, panel, form, serve, back=keep_url(panel, key), said=CHOSEN)


@require_safe
def unchecked(request: HttpRequest, panel: Any) -> HttpResponse:
    """Entries that nobody has looked at for a year."""
    POLICY.require(request.actor, Do.LIST_FIELDS, OnPanel(panel.id))
    context = {"panel": panel, "stale": queries.stale_entries(panel.id)}
    return render(request, "organisations/unchecked.html", context)


@require_safe
def lists(request: HttpRequest, panel: Any) -> HttpResponse:
    """The panel's own lists, for those who keep them."""
    POLICY.require(request.actor, Do.LIST_FIELDS, OnPanel(panel.id))
    return render(request, "organisations/lists.html", {"panel": panel, "lists": queries.lists(panel.id)})


def list_field(request: HttpRequest, panel: Any) -> HttpResponse:
    POLICY.require(request.actor, Do.LIST_FIELDS, OnPanel(panel.id))
    serve = partial(services.list_field, actor=request.actor, panel_id=panel.id)
    back = reverse("organisations:lists", args=[panel.slug])
    return act_page(request, panel, forms.ListForm(typed_in(request)), serve, back=back)


def look(request: HttpRequest, panel: Any, field_id: UUID) -> HttpResponse:
    """Somebody looked who speaks for an area or a group."""
    POLICY.require(request.actor, Do.CHECK_COVERAGE, OnPanel(panel.id))
    form = forms.CoverageForm(typed_in(request), about=queries.field(field_id, panel.id).name)
    serve = partial(services.check_coverage, actor=request.actor, field_id=field_id)
    back = reverse("organisations:lists", args=[panel.slug])
    return act_page(request, panel, form, serve, back=back)
