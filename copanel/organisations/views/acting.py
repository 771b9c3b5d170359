"""The shape that the pages of one act share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from copanel.kernel.errors import AlreadyDone, Invalid, NotFound, WrongState
from copanel.organisations import queries
from copanel.organisations.forms import ActForm
from copanel.organisations.policy import POLICY
from copanel.organisations.queries import OrganisationFacts, PostLife
from copanel.organisations.states import Do
from copanel.ui.done import KEPT, after, says

ADDED = says("organisations.added", _("Done. The organisation is on the list now."))
CHECKED = says("organisations.checked", _("Done. The page says that it was checked today."))
CLOSED = says("organisations.closed", _("Done. Its page says when it closed."))
MERGED = says("organisations.merged", _("Done. Each page says that they became one."))
CHOSEN = says("organisations.chosen", _("Done. Your choice counts from today."))


def typed_in(request: HttpRequest) -> QueryDict | None:
    """What was typed, or None for a form that is only looked at. An empty form that was sent is wrong, not new."""
    return request.POST if request.method == "POST" else None


def facts_for(request: HttpRequest, panel: Any, key: UUID, do: Do) -> OrganisationFacts:
    """One organisation whose entry this panel keeps, for someone who may do this. Raises NotFound, NotAllowed."""
    facts = queries.organisation(key)
    if facts.panel_id != panel.id:
        raise NotFound()
    POLICY.require(request.actor, do, facts)
    return facts


def post_for(request: HttpRequest, panel: Any, key: UUID, do: Do) -> PostLife:
    """One post whose entry this panel keeps, for someone who may do this. Raises NotFound, NotAllowed."""
    found = queries.post_life(key, panel.id)
    POLICY.require(request.actor, do, found.facts)
    return found


def keep_url(panel: Any, key: UUID) -> str:
    return reverse("organisations:keep", args=[panel.slug, key])


def posts_url(panel: Any, organisation_id: UUID) -> str:
    return reverse("organisations:posts", args=[panel.slug, organisation_id])


def act_page(
    request: HttpRequest,
    panel: Any,
    form: ActForm,
    serve: Callable[..., Any],
    *,
    back: str,
    done: str = "",
    said: str = KEPT,
    template: str = "organisations/act.html",
    **more: Any,
) -> HttpResponse:
    """Show the form, or do what it asks, go on and say so. What was typed stays when something is wrong."""
    status, overtaken = 200, False
    if request.method == "POST":
        if form.is_valid():
            try:
                serve(**form.cleaned_data)
            except AlreadyDone:
                return redirect(after(done or back, said))
            except (Invalid, WrongState) as fault:
                form.take(fault)
                status, overtaken = fault.status, isinstance(fault, WrongState)
            else:
                return redirect(after(done or back, said))
        else:
            status = Invalid.status
    # The page’s own name: a form may have a question called `title`, which a template would take for it.
    context = {
        "title": form.title,
        "panel": panel,
        "form": form,
        "back": back,
        "again": request.path if overtaken else "",
        **more,
    }
    return render(request, template, context, status=status)
