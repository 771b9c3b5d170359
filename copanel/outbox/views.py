"""The pile of letters to post and calls to make."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from copanel.outbox import queries, services


@require_safe
def letters(request: HttpRequest, panel: Any) -> HttpResponse:
    """What waits to be posted or phoned, oldest first, and what could not be sent."""
    found = queries.letters(actor=request.actor, panel_id=panel.id)
    failed = queries.failed(actor=request.actor, panel_id=panel.id)
    return render(request, "outbox/letters.html", {"panel": panel, "letters": found, "failed": failed})


@require_safe
def letter(request: HttpRequest, panel: Any, letter_id: UUID) -> HttpResponse:
    """One letter as it goes into the envelope, or one call as it is read out."""
    opened = queries.letter(actor=request.actor, panel_id=panel.id, letter_id=letter_id)
    return render(
        request,
        "outbox/letter.html",
        {"panel": panel, "letter": opened, "mail": opened.composed},
    )


@require_POST
def mark_done(request: HttpRequest, panel: Any, letter_id: UUID) -> HttpResponse:
    """It is in the post box, or the call is made."""
    services.mark_done(actor=request.actor, letter_id=letter_id)
    return redirect("outbox:letters", panel.slug)


@require_POST
def take_off(request: HttpRequest, panel: Any, letter_id: UUID) -> HttpResponse:
    """It need not go out any more."""
    services.take_off(actor=request.actor, letter_id=letter_id)
    return redirect("outbox:letters", panel.slug)


@require_POST
def try_again(request: HttpRequest, panel: Any, envelope_id: UUID) -> HttpResponse:
    """Send a message that failed once more."""
    services.try_again(actor=request.actor, envelope_id=envelope_id)
    return redirect("outbox:letters", panel.slug)
