"""Asking what matters most, saying it, writing it down for someone, and what was decided."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from copanel.governance import queries as governance
from copanel.governance.queries import PanelFacts
from copanel.kernel.errors import NotFound, WrongState
from copanel.kernel.policy import OnPanel
from copanel.priorities import queries, services
from copanel.priorities.forms import BOXES, MORE, AskForm, DecideForm, SayForForm, SayForm
from copanel.priorities.policy import POLICY
from copanel.priorities.states import Do
from copanel.ui.acting import one_form, typed_in
from copanel.ui.done import after, says
from copanel.ui.forms import Form

ASKED = says("priorities.asked", _("Done. The members are asked now."))
SAID = says("priorities.said", _("Thank you. We have what you said."))
WRITTEN = says("priorities.written", _("Done. It counts as if they had said it here."))
DECIDED = says("priorities.decided", _("Done. Everybody can see the priorities."))
CALLED_OFF = says("priorities.called_off", _("Done. Members are no longer asked."))


def ask(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Ask everyone with a user-led seat what matters most."""
    POLICY.require(request.actor, Do.ASK, OnPanel(panel.id))
    form = AskForm(typed_in(request))

    def press() -> None:
        services.ask_members(
            actor=request.actor, panel_id=panel.id, closes_on=form.cleaned_data["closes_on"],
            asking_id=form.cleaned_data["key"],
        )  # fmt: skip

    return _page(request, panel, form, press, "priorities/ask.html", after(_priorities(panel), ASKED))


def say(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """A member says what matters most to them; again, as often as they like, until the last day."""
    POLICY.require(request.actor, Do.SAY, OnPanel(panel.id))
    asking = _asking(panel)
    mine = queries.my_topics(asking_id=asking.id, person_id=request.actor.person_id)
    form = SayForm(typed_in(request), topics=governance.topics(panel.id), mine=mine)

    def press() -> None:
        answers = form.cleaned_data
        services.say_what_matters(
            actor=request.actor, asking_id=asking.id, topic_ids=answers["topics"], text=answers["text"],
            said_id=answers["key"],
        )  # fmt: skip

    context = {"asking": asking, "again": bool(mine)}
    return _page(request, panel, form, press, "priorities/say.html", after(_priorities(panel), SAID), context)


def say_for(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Write down what a member said by phone, on paper, on a visit or in a letter."""
    POLICY.require(request.actor, Do.SAY_FOR, OnPanel(panel.id))
    asking = _asking(panel)
    form = SayForForm(typed_in(request), topics=governance.topics(panel.id), who=queries.names_to_choose(panel.id))

    def press() -> None:
        answers = form.cleaned_data
        services.say_for_member(
            actor=request.actor, asking_id=asking.id, topic_ids=answers["topics"], text=answers["text"],
            how=answers["how"], read_back=answers["read_back"], said_id=answers["key"], **form.said_by,
        )  # fmt: skip

    here = reverse("priorities:said", args=[panel.slug])
    return _page(request, panel, form, press, "priorities/say_for.html", after(here, WRITTEN), {"asking": asking})


@require_safe
def said(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """What the members said, for the user-led side."""
    page = queries.what_was_said(actor=request.actor, panel_id=panel.id)
    can = POLICY.allowed(request.actor, OnPanel(panel.id))
    return render(request, "priorities/said.html", {"panel": panel, "page": page, "can": can})


def decide(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Write down what the panel decided to work on first, on a decision that stands already."""
    POLICY.require(request.actor, Do.DECIDE, OnPanel(panel.id))
    asking = queries.asking(panel_id=panel.id)
    typed = request.POST.get("boxes", "")
    boxes = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 3 else BOXES
    more = request.POST.get("stage") == "more"
    decisions = queries.decisions_to_choose(panel_id=panel.id, actor=request.actor)
    choices = {"topics": governance.topics(panel.id), "decisions": decisions}
    context = {"asking": asking, "decisions": decisions}
    if more:
        # The typed stays as it stands; nothing is judged before it is sent.
        form = DecideForm(request.POST.copy(), boxes=boxes + MORE, **choices)
        form.data["boxes"] = str(form.boxes)
        form.errors.clear()
        return render(
            request, "priorities/decide.html", {"panel": panel, "form": form, "back": _priorities(panel), **context}
        )
    form = DecideForm(typed_in(request), boxes=boxes, **choices)

    def press() -> None:
        answers = form.cleaned_data
        services.decide_priorities(
            actor=request.actor, panel_id=panel.id, decision_id=answers["decision_id"], wanted=form.wanted,
            from_on=answers["from_on"], until_on=answers["until_on"], asking_id=asking.id if asking else None,
        )  # fmt: skip

    return _page(request, panel, form, press, "priorities/decide.html", after(_priorities(panel), DECIDED), context)


def call_off(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Ask no longer, and decide nothing."""
    POLICY.require(request.actor, Do.CALL_OFF, OnPanel(panel.id))
    asking = queries.asking(panel_id=panel.id)
    if asking is None:
        raise NotFound()
    form = Form(typed_in(request))
    return _page(
        request, panel, form, lambda: services.call_off(actor=request.actor, asking_id=asking.id),
        "priorities/call_off.html", after(_priorities(panel), CALLED_OFF),
    )  # fmt: skip


def _asking(panel: PanelFacts) -> queries.AskingFacts:
    asking = queries.asking(panel_id=panel.id)
    if asking is None or not asking.is_open:
        raise WrongState(_("Members are not being asked now. You can raise an issue at any time."))
    return asking


def _priorities(panel: PanelFacts) -> str:
    return f"/{panel.slug}/priorities/"


def _page(
    request: HttpRequest,
    panel: PanelFacts,
    form: Form,
    press: Callable[[], Any],
    template: str,
    url: str,
    context: dict[str, Any] | None = None,
) -> HttpResponse:
    back = _priorities(panel)
    return one_form(request, form, press, to=url, template=template, panel=panel, back=back, **(context or {}))
