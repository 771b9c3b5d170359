"""One form, one act: how a page asks, checks, does it and goes on.

form = WithdrawForm(typed_in(request))
return one_form(request, form, lambda: services.withdraw(..., **form.cleaned_data),
                to=after(page.url, TAKEN_BACK), template="deciding/withdraw.html", panel=panel, page=page)
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from copanel.kernel.errors import AlreadyDone, Invalid, TooMany, WrongState
from copanel.ui.forms import Form


def typed_in(request: HttpRequest) -> QueryDict | None:
    """What was typed, or None for a form that is only looked at. An empty form that was sent is wrong, not new."""
    return request.POST if request.method == "POST" else None


def one_form(
    request: HttpRequest,
    form: Form,
    act: Callable[[], object],
    *,
    to: str | Callable[[], str],
    template: str,
    **context: Any,
) -> HttpResponse:
    """Show the form; or do what it asks and go on to `to`; or show what is to be put right, with all that was typed.

    A second press of the same form leads on as the first did. `to` is asked after the act where it hangs on what was
    typed. `closed` tells the template that a limit is reached.
    """
    status = 200
    if request.method == "POST":
        status = Invalid.status
        if form.is_valid():
            try:
                with suppress(AlreadyDone):
                    act()
            except (Invalid, WrongState, TooMany) as fault:
                form.take(fault)
                status = fault.status
            else:
                return redirect(to() if callable(to) else to)
    return render(request, template, {"closed": status == TooMany.status, **context, "form": form}, status=status)
