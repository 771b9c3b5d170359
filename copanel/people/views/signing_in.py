"""Signing in and out. A GET spends nothing: mail scanners open every link before a person does."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from copanel.kernel.errors import AlreadyDone
from copanel.people import queries, services, sessions, sign_in, tokens
from copanel.people.forms import AskForm, CodeForm

PAGE = require_http_methods(["GET", "HEAD", "POST"])


def _with_next(name: str, next_path: str, **more: str) -> str:
    query = {**({"next": next_path} if next_path else {}), **more}
    return f"{reverse(name)}?{urlencode(query)}" if query else reverse(name)


def _ask(request: HttpRequest, email: str, next_path: str) -> None:
    """Have the mail written, and remember in this browser which one it is."""
    queries.check_asking(email=email, network=request.actor.network)
    code = sign_in.start(request, email=email, account=queries.account_for(email=email))
    asked = services.ask_to_sign_in(
        actor=request.actor, email=email, code=code, language=request.LANGUAGE_CODE, next_path=next_path
    )
    request.session[sessions.SIGN_IN] = str(asked.id)


@login_not_required
@never_cache
@PAGE
def ask(request: HttpRequest) -> HttpResponse:
    """Who are you? The answer is the same for an address with and without an account."""
    next_path = sessions.safe_next(request, request.POST.get("next") or request.GET.get("next"))
    if request.user.is_authenticated:
        return redirect(next_path or "/")
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _ask(request, form.cleaned_data["email"], next_path)
        return redirect(_with_next("people:sign_in_code", next_path))
    page = {"form": form, "next": next_path, "why": request.GET.get("why", "")}
    return render(request, "people/sign_in.html", page)


@login_not_required
@never_cache
@PAGE
def code(request: HttpRequest) -> HttpResponse:
    """Type the code. Too many wrong ones end this mail's code; too many from one network end its guessing."""
    next_path = sessions.safe_next(request, request.POST.get("next") or request.GET.get("next"))
    process = sign_in.pending(request)
    sign_in_id = request.session.get(sessions.SIGN_IN)
    if process is None or sign_in_id is None:
        return redirect(_with_next("people:sign_in", next_path, why="over"))
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        queries.check_guessing(network=request.actor.network)
        if sign_in.is_right(process, form.cleaned_data["code"]):
            try:
                services.spend(actor=request.actor, sign_in_id=UUID(sign_in_id))
            except AlreadyDone:
                process.abort()
                return redirect(_with_next("people:sign_in", next_path, why="over"))
            return sessions.finish(request, sign_in.finish_by_code(process, next_path))
        services.note_wrong_code(actor=request.actor)
        if not process.record_invalid_attempt():
            return redirect(_with_next("people:sign_in", next_path, why="wrong"))
        form.add_error("code", _("This code is not right. Copy it from the newest message."))
    page = {"form": form, "next": next_path, "email": process.state.get("email", "")}
    return render(request, "people/sign_in_code.html", page)


@login_not_required
@never_cache
@PAGE
def link(request: HttpRequest, sign_in_id: UUID, token: str) -> HttpResponse:
    """The mail's link: a page with a button. Only the press signs in, once."""
    asked = queries.waiting_sign_in(sign_in_id=sign_in_id)
    account = tokens.account_of(sign_in_id=sign_in_id, token=token)
    usable = asked is not None and account is not None and asked.account_id == account.pk
    if request.method == "POST" and usable:
        try:
            services.spend(actor=request.actor, sign_in_id=sign_in_id)
        except AlreadyDone:
            usable = False
        else:
            next_path = sessions.safe_next(request, asked.next_path)
            return sessions.finish(request, sign_in.finish_by_link(request, account=account, next_path=next_path))
    status = 200 if usable else 410
    return render(request, "people/sign_in_link.html", {"usable": usable}, status=status)


@never_cache
@PAGE
def again(request: HttpRequest) -> HttpResponse:
    """A fresh sign-in before an act that needs one: a new mail to one's own address, then the code."""
    next_path = sessions.safe_next(request, request.POST.get("next") or request.GET.get("next"))
    if request.method == "POST":
        _ask(request, request.user.email, next_path)
        return redirect(_with_next("people:sign_in_code", next_path))
    return render(request, "people/sign_in_again.html", {"next": next_path, "email": request.user.email})


@login_not_required
@never_cache
@PAGE
def sign_out(request: HttpRequest) -> HttpResponse:
    """A page with a button; the press signs out."""
    if request.method == "POST":
        sessions.sign_out(request)
        return redirect("/")
    return render(request, "people/sign_out.html")
