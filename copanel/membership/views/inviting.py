"""Invitations, as who keeps the table sees them."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from copanel.governance import queries as governance
from copanel.governance.queries import PanelFacts, rules_on
from copanel.kernel.actor import Side
from copanel.kernel.errors import AlreadyDone, CopanelError, Invalid, NotFound, TooMany
from copanel.kernel.policy import OnPanel
from copanel.membership import queries, services
from copanel.membership.forms.inviting import YES, AnswerForForm, DomainForm, GiveForm, InviteForm
from copanel.membership.policy import POLICY
from copanel.membership.states import Do, InvitationState
from copanel.ui.done import after, says

PAGE = require_http_methods(["GET", "HEAD", "POST"])
SENT = says("membership.sent", _("Done. The invitation is on its way."))
SENT_AGAIN = says("membership.sent_again", _("Done. A new invitation is on its way. The old link is dead."))
TAKEN_BACK = says("membership.taken_back", _("Done. The invitation is taken back."))
GIVEN = says("membership.given", _("Done. They have the place from today."))
YES_KEPT = says("membership.yes_kept", _("Done. They have the place from today, and get a message about it."))
NO_KEPT = says("membership.no_kept", _("Done. We keep that they said no."))
HELD_KEPT = says("membership.held_kept", _("Done. The user-led side decides first whether they can have the place."))
DOMAIN_KEPT = says("membership.domain_kept", _("Done. Addresses that end like this give a warning."))
DOMAIN_GONE = says("membership.domain_gone", _("Done. It gives no warning any more."))


@require_safe
def invitations(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Every invitation that this person may see, what needs someone first."""
    lines = queries.invitations(panel=panel, actor=request.actor)
    can = POLICY.allowed(request.actor, OnPanel(panel.id))
    return render(request, "membership/invitations.html", {"panel": panel, "lines": lines, "can": can})


@PAGE
def new_invitation(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Invite someone: write it, look at it, send it."""
    POLICY.require(request.actor, Do.SEE_INVITATIONS, panel)
    own_side = request.actor.side_on(panel.id) is Side.AUTHORITY
    form = InviteForm(
        request.POST or None,
        targets=queries.targets(panel.id, [Side.AUTHORITY] if own_side else Side),
        organisations=queries.organisations_of(panel.id),
        persons=queries.persons_at(panel.id),
        initial=_from_nomination(request, panel),
    )
    context = {"panel": panel, "form": form, "rules": rules_on(panel.id)}
    stage, status = request.POST.get("stage", "look"), 200
    if request.method == "POST" and form.is_valid():
        if stage == "send":
            try:
                services.invite(actor=request.actor, panel_id=panel.id, **form.invited())
            except AlreadyDone:
                pass
            except (Invalid, TooMany) as fault:
                form.take(fault)
                status = fault.status
            if not form.errors:
                there = reverse("membership:invitation", args=[panel.slug, form.cleaned_data["key"]])
                return redirect(after(there, SENT))
        elif stage == "look":
            return render(request, "membership/invitation_check.html", context | _looked_at(request, panel, form))
    elif request.method == "POST":
        status = Invalid.status
    return render(request, "membership/invitation_new.html", context, status=status)


def _from_nomination(request: HttpRequest, panel: PanelFacts) -> dict[str, Any]:
    """Who was put forward, where the form is opened from a nomination that this person may settle."""
    try:
        asked = UUID(request.GET.get("nomination", ""))
        line = queries.nomination(asked, panel=panel, actor=request.actor)
    except (ValueError, NotFound):
        return {}
    what = next(
        (
            target.value
            for target in queries.targets(panel.id, [line.side])
            if (target.office == line.office if line.office else target.seat_id is not None)
        ),
        "",
    )
    return {
        "what_for": what,
        "reach": "here" if line.person_id else "",
        "person_id": str(line.person_id or ""),
        "organisation_id": str(line.organisation_id or ""),
        "name": "" if line.is_organisation or line.person_id else line.who,
    }


def _looked_at(request: HttpRequest, panel: PanelFacts, form: InviteForm) -> dict[str, Any]:
    """What stands on the page before sending: every answer goes along in hidden boxes."""
    kept = [(name, value) for name, value in request.POST.items() if name not in {"stage", "csrfmiddlewaretoken"}]
    answers = form.invited()
    chosen = form.cleaned_data
    return {
        "kept": kept,
        "target": form.target,
        "answers": answers,
        "organisation": dict(form.fields["organisation_id"].choices).get(chosen["organisation_id"], ""),
        "person": dict(form.fields["person_id"].choices).get(chosen["person_id"], ""),
        "warned": queries.warned_by(panel_id=panel.id, email=answers["email"]),
        "shut": form.target.side is Side.USER_LED,
        "language": dict(form.fields["language"].choices)[chosen["language"]],
    }


@PAGE
def invitation(request: HttpRequest, panel: PanelFacts, invitation_id: UUID) -> HttpResponse:
    """One invitation: where it stands; send it again, take it back, or give the place that was decided about."""
    line = queries.invitation(invitation_id, panel=panel, actor=request.actor)
    fault: CopanelError | None = None
    decides = line.state is InvitationState.HELD and Do.GIVE in line.can
    decisions = queries.decisions_of(panel.id, actor=request.actor) if decides else []
    do = request.POST.get("do", "") if request.method == "POST" else ""
    form = GiveForm(request.POST if do == "give" else None, decisions=decisions)
    if do:
        acts = {
            "again": (services.send_again, SENT_AGAIN),
            "withdraw": (services.withdraw_invitation, TAKEN_BACK),
        }
        act, done = acts.get(do, (None, ""))
        if do == "give" and form.is_valid():
            act, done = partial(services.give, decision_id=UUID(form.cleaned_data["decision_id"])), GIVEN
        if act is not None:
            try:
                act(actor=request.actor, invitation_id=line.id)
            except (Invalid, TooMany) as refused:
                fault = refused
            else:
                return redirect(after(reverse("membership:invitation", args=[panel.slug, line.id]), done))
    context = {
        "panel": panel,
        "line": line,
        "fault": fault,
        "form": form,
        "decides": decides,
        "decisions": decisions,
        "HELD": InvitationState.HELD,
        "SENT": InvitationState.SENT,
    }
    status = fault.status if fault else Invalid.status if form.errors else 200
    return render(request, "membership/invitation.html", context, status=status)


@PAGE
def answer_for(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Write down what someone answered, with the code of their letter or mail."""
    POLICY.require(request.actor, Do.KEEP_DOMAINS, panel)
    form = AnswerForForm(request.POST or None, works=_works(panel))
    status = 200
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data
        written = {
            "actor": request.actor,
            "panel_id": panel.id,
            "code": answers["code"],
            "how": answers["how"],
            "read_back": answers["read_back"],
        }
        try:
            if answers["answer"] == YES:
                done = services.accept_for(**written, yes=form.yes)
                said = HELD_KEPT if done.state == InvitationState.HELD else YES_KEPT
            else:
                services.decline_for(**written, because=answers["because"])
                said = NO_KEPT
        except CopanelError as fault:
            form.take(fault)
            status = fault.status
        else:
            return redirect(after(reverse("membership:invitations", args=[panel.slug]), said))
    elif request.method == "POST":
        status = Invalid.status
    return render(request, "membership/answer_for.html", {"panel": panel, "form": form}, status=status)


@PAGE
def mail_domains(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """The mail domains that give a warning: add one, end one."""
    lines = queries.domains(panel=panel, actor=request.actor)
    here = reverse("membership:mail_domains", args=[panel.slug])
    ends = request.method == "POST" and request.POST.get("end", "")
    form = DomainForm(request.POST if request.method == "POST" and not ends else None, organisations=_works(panel))
    status = 200
    if ends:
        ended = next((line.id for line in lines if str(line.id) == ends), None)
        if ended is None:
            raise NotFound()
        services.end_mail_domain(actor=request.actor, domain_id=ended)
        return redirect(after(here, DOMAIN_GONE))
    if form.is_bound and form.is_valid():
        answers = form.cleaned_data
        try:
            services.add_mail_domain(
                actor=request.actor,
                panel_id=panel.id,
                organisation_id=UUID(answers["organisation_id"]),
                domain=answers["domain"],
            )
        except Invalid as fault:
            form.take(fault)
            status = fault.status
        else:
            return redirect(after(here, DOMAIN_KEPT))
    elif form.is_bound:
        status = Invalid.status
    context = {"panel": panel, "form": form, "lines": lines}
    return render(request, "membership/mail_domains.html", context, status=status)


def _works(panel: PanelFacts) -> list[tuple[str, str]]:
    """The authority and every funder: those whose people cannot hold a user-led seat."""
    return [(str(key), name) for key, name in governance.whose_people_are_shut_out(panel.id).items()]
