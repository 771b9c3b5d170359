"""Pages of a panel's rules: all of them, one with its history, and a change from its draft to the day it holds."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from copanel.governance import effects, queries, services
from copanel.governance.forms.rules import NOT_SAID, InForceForm, RuleForm, SpeaksForm
from copanel.governance.policy import POLICY, SpeakingPerson
from copanel.governance.queries import PanelFacts
from copanel.governance.rule_kinds import RULES, said, written
from copanel.governance.states import Do
from copanel.kernel import clock
from copanel.kernel.errors import AlreadyDone, Invalid, NotFound, WrongState
from copanel.ui.done import KEPT, after, says
from copanel.ui.forms import Form
from copanel.ui.tables import csv_of

IN_FORCE = says("rule.in_force", gettext_lazy("Done. The rule is set."))
DROPPED = says("rule.draft_dropped", gettext_lazy("Done. The draft is dropped. No rule changed."))
NOT_TYPED = frozenset({"stage", "csrfmiddlewaretoken", "looked"})


@login_not_required
@require_safe
def rules(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Every rule of the panel in plain words, since when, and what is to come."""
    page = queries.rules_page(panel=panel, actor=request.actor)
    speaks = POLICY.may(request.actor, Do.SAY_SPEAKS_FROM, _self(request, panel)) and request.actor.on(panel.id)
    return render(request, "governance/rules.html", {"panel": panel, "page": page, "speaks": speaks})


@login_not_required
@require_safe
def rules_csv(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Every dated rule, past and to come, as a file."""
    columns = (_("Rule"), _("What it says"), _("From"), _("Decision"))
    rows = (
        (line.label, said(line.value), line.from_on.isoformat(), _address(request, panel, line.decision_id))
        for line in queries.rules_of(panel.id)
    )
    return csv_of(f"{panel.slug}-rules", columns, rows)


def _address(request: HttpRequest, panel: PanelFacts, decision_id: UUID | None) -> str:
    if decision_id is None:
        return ""
    return request.build_absolute_uri(reverse("governance:decision", args=[panel.slug, decision_id]))


@login_not_required
@require_safe
def rule(request: HttpRequest, panel: PanelFacts, code: str) -> HttpResponse:
    """One rule: what it says, since when, and what it said before."""
    page = queries.rule_page(panel=panel, actor=request.actor, code=code)
    return render(request, "governance/rule.html", {"panel": panel, "page": page})


def change_rule(request: HttpRequest, panel: PanelFacts, code: str) -> HttpResponse:
    """Draft a change: the question, then what it would do, then it is kept for the panel to decide."""
    POLICY.require(request.actor, Do.DRAFT_RULE, panel)
    page = queries.rule_page(panel=panel, actor=request.actor, code=code)
    kind = RULES[code]
    form = RuleForm(request.POST or None, kind=kind, initial={"looked": page.looked})
    context = {"panel": panel, "page": page, "form": form}
    if request.method == "POST" and form.is_valid() and _goes_on(request, form):
        answers = form.cleaned_data
        change = effects.change_of(panel.id, page.lines, code, written(kind, answers["value"]), answers["from_on"])
        if request.POST["stage"] == "save":
            try:
                draft = services.draft_rule(
                    actor=request.actor, panel_id=panel.id, rule=code, value=answers["value"],
                    from_on=answers["from_on"], looked=answers["looked"], draft_id=answers["key"],
                )  # fmt: skip
            except AlreadyDone:
                return redirect("governance:rule_draft", panel=panel.slug, draft_id=answers["key"])
            except Invalid as fault:
                form.take(fault)
            else:
                return redirect(after(reverse("governance:rule_draft", args=[panel.slug, draft.id]), KEPT))
        elif change.new == change.old:
            form.take(Invalid({"value": _("The rule says this already. Choose another answer.")}))
        elif answers["from_on"] is not None and answers["from_on"] < clock.today():
            form.take(Invalid({"from_on": _("A rule cannot change the past. Give today or a later day.")}))
        else:
            seen = _shown(change) | {"kept": _kept(request, page.looked)}
            return render(request, "governance/change_rule_check.html", context | seen)
    return _again(request, "governance/change_rule.html", context)


def rule_draft(request: HttpRequest, panel: PanelFacts, draft_id: UUID) -> HttpResponse:
    """A drafted change, and what it would do. Here it is dropped; whoever may set rules goes on to `decide_rule`."""
    draft = queries.rule_draft(panel=panel, actor=request.actor, draft_id=draft_id)
    if request.method == "POST":
        return _drop(request, panel, draft)
    page = queries.rule_page(panel=panel, actor=request.actor, code=draft.code)
    can = POLICY.allowed(request.actor, panel)
    context = {"panel": panel, "draft": draft, "can": can}
    if draft.waits:
        context |= _shown(effects.change_of(panel.id, page.lines, draft.code, draft.value, draft.from_on))
    return render(request, "governance/rule_draft.html", context)


def decide_rule(request: HttpRequest, panel: PanelFacts, draft_id: UUID) -> HttpResponse:
    """Put a drafted change in force: which decision says so, then both beside each other, then it is set."""
    POLICY.require(request.actor, Do.SET_RULE, panel)
    draft = queries.rule_draft(panel=panel, actor=request.actor, draft_id=draft_id)
    if not draft.waits:
        return redirect("governance:rule_draft", panel=panel.slug, draft_id=draft.id)
    page = queries.rule_page(panel=panel, actor=request.actor, code=draft.code)
    choices = queries.decisions_to_choose(panel.id, actor=request.actor)
    form = InForceForm(
        request.POST or None, decisions=choices, decided=draft.decided,
        initial={"looked": page.looked, "from_on": draft.from_on},
    )  # fmt: skip
    context = {"panel": panel, "draft": draft, "page": page, "form": form}
    if request.method == "POST" and form.is_valid() and _goes_on(request, form):
        answers = form.cleaned_data
        decision = next((each for each in choices if str(each.id) == answers["decision"]), None)
        if request.POST["stage"] == "save":
            try:
                services.put_in_force(
                    actor=request.actor, draft_id=draft.id, decision_id=decision.id if decision else None,
                    from_on=answers["from_on"], looked=answers["looked"],
                )  # fmt: skip
            except Invalid as fault:
                form.take(fault)
            except WrongState:
                return redirect("governance:rule_draft", panel=panel.slug, draft_id=draft.id)
            else:
                return redirect(after(reverse("governance:rule", args=[panel.slug, draft.code]), IN_FORCE))
        else:
            from_on = answers["from_on"] or draft.from_on
            seen = {
                "change": effects.change_of(panel.id, page.lines, draft.code, draft.value, from_on),
                "kept": _kept(request, page.looked),
                "decision": decision,
                "already": page.set_by(decision.id) if decision else [],
            }
            return render(request, "governance/decide_rule_check.html", context | seen)
    return _again(request, "governance/decide_rule.html", context)


def speaks_from(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Say what you speak from at the table, or that you do not want to say."""
    actor, about = request.actor, _self(request, panel)
    POLICY.require(actor, Do.SAY_SPEAKS_FROM, about)
    if not actor.on(panel.id):
        raise NotFound()
    form = SpeaksForm(request.POST or None, initial={"speaks_from": queries.speaks_from(panel=panel, actor=actor)})
    if request.method == "POST" and form.is_valid():
        answer = form.cleaned_data["speaks_from"]
        services.say_speaks_from(
            actor=actor, panel_id=panel.id, person_id=actor.person_id,
            speaks_from=None if answer == NOT_SAID else answer,
        )  # fmt: skip
        return redirect(after(reverse("governance:rules", args=[panel.slug]), KEPT))
    return _again(request, "governance/speaks_from.html", {"panel": panel, "form": form})


def _drop(request: HttpRequest, panel: PanelFacts, draft: queries.Draft) -> HttpResponse:
    try:
        services.drop_rule_draft(actor=request.actor, draft_id=draft.id)
    except WrongState:
        return redirect("governance:rule_draft", panel=panel.slug, draft_id=draft.id)
    return redirect(after(reverse("governance:rules", args=[panel.slug]), DROPPED))


def _self(request: HttpRequest, panel: PanelFacts) -> SpeakingPerson:
    return SpeakingPerson(panel.id, request.actor.person_id, has_account=True)


def _shown(change: effects.Change) -> dict[str, Any]:
    return {"change": change, "effects": effects.of(change)}


def _goes_on(request: HttpRequest, form: Form) -> bool:
    """Not where someone went back to change an answer."""
    if request.POST.get("stage") in ("look", "save"):
        return True
    form.errors.clear()
    return False


def _kept(request: HttpRequest, looked: int) -> list[tuple[str, str]]:
    """Every answer goes along in hidden boxes, and the mark of what this page shows, not of the page before."""
    typed = [(name, value) for name, values in request.POST.lists() if name not in NOT_TYPED for value in values]
    return [*typed, ("looked", str(looked))]


def _again(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """The form once more; where something is wrong, what was typed stays, beside what stands now."""
    form = context["form"]
    wrong = form.is_bound and bool(form.errors)
    if form.is_bound and "looked" in form.fields:
        form.data = form.data.copy()
        form.data["looked"] = str(context["page"].looked)
    return render(request, template, context, status=Invalid.status if wrong else 200)
