"""The ui room's two pages: how the site looks for you, and, for whoever builds, the gallery."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe

from copanel.ui import look
from copanel.ui.gallery import groups, sample
from copanel.ui.look_form import LookForm


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def look_settings(request: HttpRequest) -> HttpResponse:
    """Text size, colours, spacing. Needs no account; the answer is a cookie and the page you came from."""
    back = _safe(request, request.POST.get("next") or request.GET.get("next"))
    if request.method == "POST":
        form = LookForm(request.POST)
        if form.is_valid():
            response = redirect(back or f"{reverse('ui:look')}?kept=1")
            look.keep(response, form.look(), secure=request.is_secure())
            return response
    else:
        form = LookForm(initial=LookForm.first(look.read(request), back))
    return render(request, "ui/look.html", {"form": form, "back": back, "kept": "kept" in request.GET})


@login_not_required
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component, drawn from its own examples. Not on a real installation."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    return render(request, "ui/gallery.html", {"groups": groups(), "sample": sample()})


def _safe(request: HttpRequest, address: str | None) -> str:
    """An address on this site, or nothing: a link must not lead people away."""
    if address and url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure()):
        return address
    return ""
