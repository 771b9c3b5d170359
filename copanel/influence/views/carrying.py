"""An issue goes up from a group, and the bigger panel takes it on or gives it back."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from copanel.governance import queries as governance
from copanel.governance.queries import PanelFacts
from copanel.influence import policy, queries, services
from copanel.influence.forms.carrying import CarryUpForm, TakeUpForm
from copanel.influence.states import Do
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, WrongState
from copanel.ui.done import after, says

PASSED_UP = says("influence.passed-up", gettext_lazy("Done. The bigger panel is told. Everyone can read why."))
TAKEN_ON = says("influence.taken-on", gettext_lazy("Done. Your panel works on this now. The group is told."))
GIVEN_BACK = says("influence.given-back", gettext_lazy("Done. It is with the group again. Everyone can read why."))


def carry_up(request: HttpRequest, panel: PanelFacts, number: int) -> HttpResponse:
    """Put an issue to the panel that this group belongs to."""
    actor = request.actor
    issue = queries.issue(panel=panel, actor=actor, number=number)
    policy.POLICY.require(actor, Do.DRAFT, panel)
    decisions = [(str(each.id), each.label) for each in governance.newest_decisions(panel.id, actor=actor)]
    form = CarryUpForm(request.POST or None, decisions=decisions)
    status = 200
    if request.method == "POST":
        status = Invalid.status
        if form.is_valid():
            try:
                services.carry_up(actor=actor, issue_id=issue.id, **form.cleaned_data)
            except AlreadyDone:
                return redirect(after(issue.url, PASSED_UP))
            except NotAllowed:
                form.take(Invalid({"decision_id": _("Choose the decision of your group.")}))
            except (Invalid, WrongState) as fault:
                form.take(fault)
                status = fault.status
            else:
                return redirect(after(issue.url, PASSED_UP))
    parent = governance.parent_of(panel.id)
    name = governance.named([parent])[parent][1] if parent else ""
    context = {"panel": panel, "issue": issue, "form": form, "parent": name}
    context["help_lines"] = governance.help_lines(panel.id)
    return render(request, "influence/carry_up.html", context, status=status)


def passed_up(request: HttpRequest, panel: PanelFacts, number: int, carried_id: UUID) -> HttpResponse:
    """The bigger panel takes it on, or gives it back and says why."""
    actor = request.actor
    page = queries.carried(panel=panel, number=number, carried_id=carried_id, actor=actor)
    if Do.TAKE_UP not in page.can:
        raise NotAllowed()
    if not page.is_asked:
        return redirect(page.issue.url)
    form = TakeUpForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = Invalid.status
        if form.is_valid():
            answers = form.cleaned_data
            taking = answers["what"] == "take_up"
            try:
                if taking:
                    services.take_up(actor=actor, carried_id=page.id)
                else:
                    services.give_back(
                        actor=actor, carried_id=page.id, reason=answers["reason"], easy_reason=answers["easy_reason"]
                    )
            except AlreadyDone:
                return redirect(page.issue.url)
            except (Invalid, WrongState) as fault:
                form.take(fault)
                status = fault.status
            else:
                return redirect(after(page.issue.url, TAKEN_ON if taking else GIVEN_BACK))
    context = {"panel": panel, "page": page, "form": form, "help_lines": governance.help_lines(panel.id)}
    return render(request, "influence/passed_up.html", context, status=status)
