"""Pages of a panel's money: what was told, the funder's reason, the panel's own words beside."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from copanel.governance import queries, services
from copanel.governance.forms.life import BesideForm, FundingForm, ReasonForm
from copanel.governance.policy import POLICY
from copanel.governance.queries import PanelFacts
from copanel.governance.states import Do, FundingKind
from copanel.governance.views.acting import Asked, asked
from copanel.kernel.errors import NotFound
from copanel.ui.languages import is_easy


@login_not_required
@require_safe
def money(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """What everybody may know of the money: who pays, since when, and what changed."""
    number = request.GET.get("page", "")
    wanted = int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 1
    page = queries.funding(panel.id, actor=request.actor, page=wanted)
    here = reverse("governance:money", args=[panel.slug])
    context = {
        "panel": panel,
        "page": page,
        "parties": [each for each in queries.parties(panel.id) if each.role == "funder"],
        "can": POLICY.allowed(request.actor, panel),
        "easy": is_easy(),
        "previous_url": f"{here}?page={page.page - 1}" if page.page > 1 else "",
        "next_url": f"{here}?page={page.page + 1}" if page.page < page.pages else "",
    }
    return render(request, "governance/money.html", context)


def tell(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Tell that money begins, changes, is late or ends."""
    actor = request.actor
    POLICY.require(actor, Do.TELL_FUNDING, panel)
    begins = POLICY.may(actor, Do.BEGIN_FUNDING, panel)
    form = FundingForm(request.POST or None, choices=_choices(panel, begins=begins))
    page = Asked(
        title=_("Tell what happens to the money"),
        lead=_("Everybody can read it. It changes nothing else: not who sits here, and not what is owed."),
        more=""
        if begins
        else _("Write your reason on the next page. Until then the page says that no reason was given."),
        button=_("Save and show it to everybody"),
        check=True,
        back=_money(panel),
    )

    def act(answers: dict[str, Any]) -> None:
        services.tell_funding(
            actor=actor,
            panel_id=panel.id,
            funding_act_id=answers["key"],
            **{name: answers[name] for name in ("kind", "organisation_id", "on_day", "pence", "per")},
        )

    response = asked(request, panel, page, form, act)
    if response.status_code == 302 and POLICY.may(actor, Do.GIVE_FUNDING_REASON, panel):
        return redirect("governance:funding_reason", panel.slug, form.cleaned_data["key"])
    return response


def reason(request: HttpRequest, panel: PanelFacts, funding_act_id: UUID) -> HttpResponse:
    """The funder's side gives its reason, once."""
    found = _found(request, panel, funding_act_id)
    POLICY.require(request.actor, Do.GIVE_FUNDING_REASON, panel)
    page = Asked(
        title=_("The funder’s reason"),
        lead=_named(found),
        button=_("Save the reason and show it to everybody"),
        check=True,
        back=_money(panel),
    )
    if found.reason is not None and request.method != "POST":
        return redirect(page.back)
    return asked(
        request, panel, page, ReasonForm(request.POST or None),
        lambda answers: services.give_funding_reason(actor=request.actor, funding_act_id=found.id, **answers),
    )  # fmt: skip


def beside(request: HttpRequest, panel: PanelFacts, funding_act_id: UUID) -> HttpResponse:
    """The panel's own words, which no other side writes, changes or hides."""
    found = _found(request, panel, funding_act_id)
    POLICY.require(request.actor, Do.SAY_BESIDE_FUNDING, panel)
    page = Asked(
        title=_("The panel’s own words about its money"),
        lead=_named(found),
        button=_("Save our words and show them to everybody"),
        check=True,
        back=_money(panel),
    )
    if found.beside is not None and request.method != "POST":
        return redirect(page.back)
    return asked(
        request, panel, page, BesideForm(request.POST or None),
        lambda answers: services.say_beside_funding(actor=request.actor, funding_act_id=found.id, **answers),
    )  # fmt: skip


def _choices(panel: PanelFacts, *, begins: bool) -> dict[str, list[tuple[str, str]]]:
    kinds = [(kind.value, str(kind.label)) for kind in FundingKind if begins or kind is not FundingKind.BEGINS]
    pays = {
        str(each.organisation_id): each.name
        for each in queries.parties(panel.id)
        if each.role == "funder" and not each.is_over
    }
    known = {str(key): name for key, name in queries.known_organisations(panel.id)} if begins else {}
    return {"kind": kinds, "organisation_id": list((pays | known).items())}


def _found(request: HttpRequest, panel: PanelFacts, funding_act_id: UUID) -> queries.Funding:
    found = queries.funding_act(funding_act_id, panel_id=panel.id, actor=request.actor)
    if found is None:
        raise NotFound()
    return found


def _named(found: queries.Funding) -> str:
    return f"{found.kind.label}: {found.organisation_name}."


def _money(panel: PanelFacts) -> str:
    return reverse("governance:money", args=[panel.slug])
