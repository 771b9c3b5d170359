"""The page behind an invitation's link. A GET spends nothing: mail scanners open every link before a person does."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from copanel.governance import queries as governance
from copanel.kernel.errors import CopanelError, Invalid, NotFound
from copanel.membership import queries, services
from copanel.membership.forms.inviting import NoForm, YesForm
from copanel.membership.queries import Asked
from copanel.membership.states import InvitationState
from copanel.people import sessions
from copanel.ui.done import after, says
from copanel.ui.languages import is_easy

WELCOME = says("membership.welcome", _("Welcome. You have your place from today."))
HELD = says(
    "membership.held", _("Thank you. The user-led side decides first whether you can have the place. We tell you.")
)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invited(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """What is asked of you; then yes, or no. One answer for every link that cannot be used, whatever the cause."""
    asked = queries.asked(token=token, actor=request.actor, slug=slug)
    if asked is None:
        return _dead(request, slug)
    request.about_panel = asked.panel.id
    answer = request.POST.get("answer", "") if request.method == "POST" else ""
    yes = YesForm(request.POST if answer == "yes" else None, asked=asked)
    no = NoForm(request.POST if answer == "no" else None)
    status = 200
    open_to_answer = not (asked.signs_in or asked.as_other or asked.sent_by_you)
    if answer and open_to_answer:
        form = yes if answer == "yes" else no
        if form.is_bound and form.is_valid():
            try:
                if answer == "yes":
                    return _accepted(request, asked, yes, token)
                services.decline(actor=request.actor, token=token, because=no.cleaned_data["because"])
            except NotFound:
                return _dead(request, slug)
            except CopanelError as fault:
                form.take(fault)
                status = fault.status
            else:
                return render(request, "membership/declined.html", {"panel": asked.panel})
        else:
            status = Invalid.status
    sign_in = f"{reverse('people:sign_in')}?{urlencode({'next': request.path})}"
    context = {"asked": asked, "yes": yes, "no": no, "panel": asked.panel, "sign_in": sign_in, "easy": is_easy()}
    return render(request, "membership/invited.html", context, status=status)


def _accepted(request: HttpRequest, asked: Asked, form: YesForm, token: str) -> HttpResponse:
    """They said yes. Whoever is new here is signed in, since the link proved their mailbox."""
    done = services.accept(actor=request.actor, token=token, yes=form.yes)
    there = f"/{asked.panel.slug}/" if asked.panel_shown else reverse("people:me")
    held = done.state == InvitationState.HELD
    response = redirect(after(there, HELD if held else WELCOME))
    if asked.knows or done.answered_id is None or request.actor.is_known:
        return response if request.actor.is_known else _thanks(request, asked, held=held)
    return sessions.sign_in_new(request, response, person_id=done.answered_id)


def _thanks(request: HttpRequest, asked: Asked, *, held: bool) -> HttpResponse:
    """For someone who has no account, and so no page of their own to go to."""
    return render(request, "membership/welcome.html", {"panel": asked.panel, "held": held})


def _dead(request: HttpRequest, slug: str) -> HttpResponse:
    """Used, run out, replaced, taken back or never made: the page is the same, and says whom to ring."""
    panel = governance.panel(slug=slug)
    request.about_panel = panel.id if panel else None
    return render(request, "membership/dead.html", {"panel": panel}, status=410)
