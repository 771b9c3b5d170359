"""A person's own page, and the page behind "is this your address?"."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from copanel.kernel.errors import AlreadyDone, Invalid, NotFound
from copanel.people import queries, services, sessions, tokens
from copanel.people.forms import ContactForm, NameForm, WordsForm

PAGE = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """My name and how I am shown, my words, how I am told things."""
    return render(request, "people/me.html", {"me": queries.me(actor=request.actor), "kept": "kept" in request.GET})


def _mine(request: HttpRequest) -> dict[str, Any]:
    return {"actor": request.actor, "person_id": request.actor.person_id}


@PAGE
def name(request: HttpRequest) -> HttpResponse:
    """Change how I am named."""
    me = queries.me(actor=request.actor)
    first = {"full_name": me.full_name, "first_name": me.first_name, "own_word": me.own_word}
    form = NameForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_name(**_mine(request), **form.cleaned_data)
            return redirect(_kept())
        except Invalid as fault:
            form.take(fault)
    return render(request, "people/name.html", {"form": form})


@PAGE
def words(request: HttpRequest) -> HttpResponse:
    """Choose standard words or Easy Read, for this and every other device."""
    me = queries.me(actor=request.actor)
    form = WordsForm(request.POST if request.method == "POST" else None, initial={"language": me.language})
    if request.method == "POST" and form.is_valid():
        person = services.change_language(**_mine(request), **form.cleaned_data)
        response = redirect(_kept())
        sessions.keep_language(response, person.language)
        return response
    return render(request, "people/words.html", {"form": form})


@PAGE
def contact(request: HttpRequest) -> HttpResponse:
    """Choose how messages come to me."""
    me = queries.me(actor=request.actor)
    first = {"channel": me.way.channel, "large_print": me.way.large_print}
    if me.way.address != me.email:
        first[me.way.channel] = me.way.address
    form = ContactForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_contact(**_mine(request), **form.choice())
            return redirect(_kept())
        except Invalid as fault:
            # The service speaks of an address; on the page that is the question of the way chosen.
            chosen = form.cleaned_data["channel"]
            form.take(Invalid({chosen if name == "address" else name: said for name, said in fault.faults.items()}))
    return render(request, "people/contact.html", {"form": form, "me": me})


def _kept() -> str:
    return "/me/?kept=1"


@require_POST
def choose_office(request: HttpRequest) -> HttpResponse:
    """Choose the office to act in, of those held now; the choice lasts until sign-out."""
    chosen = request.POST.get("office", "")
    if chosen not in {str(held.id) for held in request.actor.held}:
        raise NotFound()
    request.session[sessions.ACTING_IN] = chosen
    came_from = request.POST.get("next") or request.headers.get("Referer", "").removeprefix(
        f"{request.scheme}://{request.get_host()}"
    )
    return redirect(sessions.safe_next(request, came_from) or "/")


@login_not_required
@never_cache
@csrf_exempt
@PAGE
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """No more of these messages: for someone without an account, by the link in each of them.

    Mail programs press it too (RFC 8058), without a cookie: the link is the proof. To have words erased it
    only sends a fresh link.
    """
    address = queries.to_stop(token=token)
    if request.method == "POST" and "erase" in request.POST:
        with suppress(AlreadyDone):
            services.ask_to_erase(actor=request.actor, token=token)
        return render(request, "people/erase_asked.html", {"days": tokens.ERASE_DAYS})
    if request.method == "POST":
        with suppress(AlreadyDone):
            services.stop(actor=request.actor, token=token)
        return render(request, "people/stop.html", {"stopped": True})
    return render(request, "people/stop.html", {"stopped": address is None, "email": address and address.email})


@login_not_required
@never_cache
@PAGE
def erase_sent(request: HttpRequest, token: str) -> HttpResponse:
    """Erase what was sent with this address? A press of the button does it."""
    address = queries.to_erase(token=token)
    if address is None:
        return render(request, "people/erase_sent.html", {"gone": True}, status=410)
    if request.method == "POST":
        services.erase_sent(actor=request.actor, token=token)
        return render(request, "people/erase_sent.html", {"done": True})
    return render(request, "people/erase_sent.html", {"email": address.email})


@login_not_required
@never_cache
@PAGE
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Is this your e-mail address? A press of the button says yes."""
    asked = queries.to_confirm(token=token)
    if asked is None:
        return render(request, "people/confirm.html", {"asked": None}, status=410)
    if request.method == "POST":
        services.confirm(actor=request.actor, token=token)
        return redirect(request.path)
    request.about_panel = asked.panel_id  # so that the frame of the page names the panel
    return render(request, "people/confirm.html", {"asked": asked})
