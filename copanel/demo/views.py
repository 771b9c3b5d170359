"""One-click doors to be someone of the fictional county. Not there outside demo mode."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from copanel.demo.people import DOORS
from copanel.kernel.errors import NotFound
from copanel.people import queries, sessions

FIRST_PAGE = {"omar": "marl-bay"}


@login_not_required
@require_safe
def doors(request: HttpRequest) -> HttpResponse:
    """Everyone a visitor can be, each with a button."""
    _only_in_demo()
    return render(request, "demo/doors.html", {"people": DOORS})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest, key: str) -> HttpResponse:
    """One person: a button to be them, which signs in by POST, so that looking changes nothing."""
    _only_in_demo()
    one = next((each for each in DOORS if each.key == key), None)
    account = queries.account_for(email=one.address) if one else None
    if one is None or account is None:
        raise NotFound()
    if request.method != "POST":
        return render(request, "demo/doors.html", {"people": (one,)})
    response = redirect("home:needs", panel=FIRST_PAGE.get(key, "marlshire"))
    return sessions.sign_in_as(request, response, person_id=account.person_id)


def _only_in_demo() -> None:
    if not settings.DEMO:
        raise NotFound()
