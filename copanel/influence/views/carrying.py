"""An issue goes up from a group, and the bigger panel takes it on or gives it back."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from copanel.governance import queries as governance
from copanel.governance.queries import PanelFacts
from copanel.influence import policy, queries, services
from copanel.influence.forms.carrying import CarryUpForm, TakeUpForm
from copanel.influence.states import Do
from copanel.kernel.errors import Invalid, NotAllowed
from copanel.ui.acting import one_form, typed_in
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
    form = CarryUpForm(typed_in(request), decisions=decisions)
    parent = governance.parent_of(panel.id)

    def carry() -> None:
        try:
            services.carry_up(actor=actor, issue_id=issue.id, **form.cleaned_data)
        except NotAllowed as fault:
            raise Invalid({"decision_id": _("Choose the decision of your group.")}) from fault

    return one_form(
        request,
        form,
        carry,
        to=after(issue.url, PASSED_UP),
        template="influence/carry_up.html",
        panel=panel,
        issue=issue,
        parent=governance.named([parent])[parent][1] if parent else "",
        help_lines=governance.help_lines(panel.id),
    )


def passed_up(request: HttpRequest, panel: PanelFacts, number: int, carried_id: UUID) -> HttpResponse:
    """The bigger panel takes it on, or gives it back and says why."""
    actor = request.actor
    page = queries.carried(panel=panel, number=number, carried_id=carried_id, actor=actor)
    if Do.TAKE_UP not in page.can:
        raise NotAllowed()
    if not page.is_asked:
        return redirect(page.issue.url)
    form = TakeUpForm(typed_in(request))

    def decide() -> None:
        if form.takes_up:
            services.take_up(actor=actor, carried_id=page.id)
        else:
            answers = form.cleaned_data
            services.give_back(
                actor=actor, carried_id=page.id, reason=answers["reason"], easy_reason=answers["easy_reason"]
            )

    return one_form(
        request,
        form,
        decide,
        to=lambda: after(page.issue.url, TAKEN_ON if form.takes_up else GIVEN_BACK),
        template="influence/passed_up.html",
        panel=panel,
        page=page,
        help_lines=governance.help_lines(panel.id),
    )
