"""Plain pages for what goes wrong, in the visitor's language, with the way out."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from copanel.kernel.errors import CopanelError, SignInAgain


def refusal(request: HttpRequest, fault: CopanelError) -> HttpResponse:
    """The page for a CopanelError that no view turned into a form's sentence.

    Whoever must sign in again is led there, and back to the page where they were.
    """
    if isinstance(fault, SignInAgain):
        return redirect(f"{reverse('people:sign_in_again')}?{urlencode({'next': request.path})}")
    known = {400, 403, 404}
    template = f"{fault.status if fault.status in known else 400}.html"
    return render(request, template, {"sentence": fault.sentence}, status=fault.status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", status=500)
