"""Raising an issue: one's own, without an account, or for someone who told us. Checked on a page before it is sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from copanel.governance import queries as governance
from copanel.governance.queries import PanelFacts
from copanel.influence import policy, services
from copanel.influence.forms.raising import ForSomeoneForm, OwnCareForm, PublicSayForm, SayForm
from copanel.influence.states import Do
from copanel.kernel import clock
from copanel.kernel.errors import AlreadyDone, Invalid, TooMany, WrongState
from copanel.people import queries as people
from copanel.scope import queries as scope
from copanel.terms import queries as terms
from copanel.terms.states import Act
from copanel.words.limits import Limits, Stamp, check_form, check_person, said_today
from copanel.words.states import BYLINE_LABELS, HOW_LABELS, How


@login_not_required
def new(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """First: is this about your own care only? Both answers lead on; one of them past the other doors."""
    policy.POLICY.require(request.actor, Do.RAISE, panel)
    _takes_new(panel)
    # A press with nothing chosen sends no "own", so the form's own mark says that it was pressed.
    form = OwnCareForm(request.GET) if {"own", "asked"} & set(request.GET) else OwnCareForm()
    if form.is_bound and form.is_valid():
        write = reverse("influence:write", args=[panel.slug])
        return redirect(f"{write}?own=yes" if form.cleaned_data["own"] == "yes" else write)
    return render(request, "influence/new.html", {"panel": panel, "form": form}, status=_status(form))


@login_not_required
def write(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Write it, look at it, send it. Nothing is kept before the last press, and nothing typed is lost."""
    actor = request.actor
    policy.POLICY.require(actor, Do.RAISE, panel)
    _takes_new(panel)
    make = SayForm if actor.is_known else PublicSayForm
    form = make(request.POST or None, **_choices(panel, actor.person_id, named=actor.is_known))

    def send() -> UUID:
        if isinstance(form, PublicSayForm):
            check_form(
                form,
                panel_id=panel.id,
                form_name="raise",
                network=actor.network,
                limits=Limits.of(governance.rules_on(panel.id)),
                address=form.cleaned_data["email"],
            )
        else:
            said = said_today(panel_id=panel.id, person_id=actor.person_id).count()
            most = governance.rules_on(panel.id).per_person_day
            check_person(said, most=most, key=form.cleaned_data["key"])
        return services.raise_issue(
            actor=actor,
            panel_id=panel.id,
            said=form.said,
            email=form.cleaned_data.get("email", ""),
            language=request.LANGUAGE_CODE,
            issue_id=form.cleaned_data["key"],
        ).id

    own = request.GET.get("own") == "yes"
    context = {"own": own, "ways": governance.ways(panel.id) if own else []}
    return _written(request, panel, form, send, "influence/write.html", context)


def for_someone(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Write down what someone told us, with the same standing as if they had written it."""
    actor = request.actor
    policy.POLICY.require(actor, Do.RAISE_FOR, panel)
    form = ForSomeoneForm(request.POST or None, **_choices(panel, None, named=False))

    def send() -> UUID:
        email = form.cleaned_data["email"]
        return services.enter_issue_for(
            actor=actor,
            panel_id=panel.id,
            said=form.said,
            how=How(form.cleaned_data["how"]),
            person_id=people.persons_by_email([email]).get(email) if email else None,
            read_back=form.cleaned_data["read_back"],
            issue_id=form.cleaned_data["key"],
        ).id

    return _written(request, panel, form, send, "influence/for_someone.html", {})


@login_not_required
def thanks(request: HttpRequest, panel: PanelFacts, issue_id: UUID) -> HttpResponse:
    """After sending: what happens next, and by when. It tells nothing about the issue itself."""
    context = {"panel": panel, "rules": governance.rules_on(panel.id), "today": clock.today()}
    return render(request, "influence/thanks.html", context)


def _takes_new(panel: PanelFacts) -> None:
    """Said before anybody writes, not after. The service says it too."""
    if not panel.is_open:
        raise WrongState(_("This panel takes no new issues."))


def _choices(panel: PanelFacts, person_id: UUID | None, *, named: bool) -> dict[str, Any]:
    member = person_id is not None and governance.was_user_led_member(person_id, panel.id)
    levels = scope.levels(panel.id)
    return {"topics": governance.topics(panel.id), "named": named, "member": member, "levels": levels}


def _written(
    request: HttpRequest,
    panel: PanelFacts,
    form: SayForm,
    send: Callable[[], UUID],
    template: str,
    context: dict[str, Any],
) -> HttpResponse:
    """The three presses of a writing page: look at it, change it, send it."""
    stage = request.POST.get("stage", "")
    status = 200
    context = {"panel": panel, "form": form, "help_lines": governance.help_lines(panel.id), **context}
    if request.method == "POST" and form.is_valid():
        if stage == "look":
            return render(request, "influence/look.html", context | _looked_at(request, panel, form))
        if stage == "send":
            try:
                sent = send()
            except AlreadyDone:
                return _sent(request, panel, form.cleaned_data["key"])
            except (Invalid, WrongState, TooMany) as fault:
                form.take(fault)
                status = fault.status
            else:
                return _sent(request, panel, sent)
            if status == Invalid.status and not request.POST.get("website") and set(form.errors) == {NON_FIELD_ERRORS}:
                # Nothing that was typed is wrong: whoever looked at it and is ready stays where "Send it" is.
                return render(request, "influence/look.html", context | _looked_at(request, panel, form), status=status)
        if stage == "change":
            form.errors.clear()
    return render(
        request,
        template,
        context | {"closed": status == TooMany.status},
        status=status if status != 200 else _status(form),
    )


def _looked_at(request: HttpRequest, panel: PanelFacts, form: SayForm) -> dict[str, Any]:
    """What stands on the page before sending: every answer goes along in hidden boxes."""
    kept = [
        (name, Stamp().format_value(value) if name == "opened_at" else value)
        for name, value in request.POST.items()
        if name not in {"stage", "csrfmiddlewaretoken"}
    ]
    how = form.cleaned_data.get("how")
    return {
        "said": form.said,
        "scope": scope.said_of_topic(form.said.topic_id, panel_id=panel.id, actor=request.actor),
        "kept": kept,
        "byline_label": BYLINE_LABELS[form.said.byline],
        "how_label": HOW_LABELS[How(how)] if how else "",
        "cannot": terms.warnings(panel=panel, actor=request.actor, act=Act.RAISE),
    }


def _sent(request: HttpRequest, panel: PanelFacts, issue_id: UUID) -> HttpResponse:
    if request.actor.acts_on(panel.id):
        return redirect("influence:by_key", panel=panel.slug, issue_id=issue_id)
    return redirect("influence:thanks", panel=panel.slug, issue_id=issue_id)


def _status(form: Any) -> int:
    return Invalid.status if form.is_bound and form.errors else 200
