"""One's own place at the table, leaving it, and when someone has died."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from copanel.governance import queries, services
from copanel.governance.forms.seats import DeathForm, ResignForm, ShownForm
from copanel.governance.policy import POLICY, OfPerson
from copanel.governance.queries import MyThing, PanelFacts
from copanel.governance.states import Do
from copanel.governance.views.seats import asked, one_place
from copanel.kernel.errors import AlreadyDone, Invalid, NotFound, WrongState
from copanel.ui.done import after, says

CHOSEN = says("my-place.chosen", gettext_lazy("Done. From now on you are shown as you chose."))
RESIGNED = says("my-place.resigned", gettext_lazy("Done. Thank you for all you have done. The co-chairs are told."))
NOTED = says("leaving.noted", gettext_lazy("It is written down. Nothing is sent to them any more."))
TAKEN_BACK = says("leaving.taken-back", gettext_lazy("Done. They can sign in again. Give them their seat again now."))


def my_place(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """What I hold here and until when, how I am shown, and how I leave."""
    found = queries.my_place(panel_id=panel.id, actor=request.actor)
    form = ShownForm(request.POST or None, previews=found.previews, initial={"shown_as": found.shown_as.value})
    if request.method == "POST" and form.is_valid():
        services.choose_how_shown(
            actor=request.actor,
            panel_id=panel.id,
            person_id=request.actor.person_id,
            shown_as=form.cleaned_data["shown_as"],
        )
        return redirect(after(reverse("governance:my_place", args=[panel.slug]), CHOSEN))
    return render(request, "governance/my_place.html", {"form": form, "mine": found, "panel": panel})


def resign(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Leave a seat or an office of one's own."""
    found = queries.my_place(panel_id=panel.id, actor=request.actor)
    POLICY.require(request.actor, Do.RESIGN, OfPerson(panel.id, request.actor.person_id))
    form = ResignForm(
        request.POST or None,
        things=[(each.key, _named(each)) for each in found.things],
        initial={"holding_ids": [str(each.key) for each in found.things]},
    )
    return asked(
        request,
        form,
        lambda: services.resign(
            actor=request.actor,
            panel_id=panel.id,
            holding_ids=form.keys,
            until_on=form.cleaned_data["until_on"],
        ),
        to=reverse("governance:my_place", args=[panel.slug]),
        code=RESIGNED,
        page={
            "title": _("Leave the panel"),
            "lead": _("You can leave when you want. You owe nobody a reason, and nobody has to agree."),
            "notes": (
                _("The co-chairs and the facilitator are told at once. In public your place shows as vacant."),
                _("What you said stays as you chose. You can still say something, as anybody can."),
            ),
            "button": _("Leave"),
        },
    )


def _named(thing: MyThing) -> str:
    if thing.as_deputy:
        return _("Deputy: %(what)s") % {"what": thing.place.what}
    return thing.place.what


def died(request: HttpRequest, panel: PanelFacts, holding_id: UUID) -> HttpResponse:
    """Write down that someone has died; or that this was a mistake."""
    found = one_place(request, panel, holding_id, Do.NOTE_DEATH)
    if found.person_id is None:
        raise NotFound()
    to = reverse("governance:seats", args=[panel.slug])
    who = {"actor": request.actor, "panel_id": panel.id, "person_id": found.person_id}
    if queries.has_died(found.person_id):
        if request.method == "POST" and "mistake" in request.POST:
            try:
                services.take_back_death(**who)
            except (Invalid, WrongState, AlreadyDone):
                return redirect(to)
            return redirect(after(to, TAKEN_BACK))
        return render(request, "governance/death_mistaken.html", {"panel": panel, "place": found, "back_url": to})
    form = DeathForm(request.POST or None)
    return asked(
        request,
        form,
        lambda: services.note_death(**who, died_on=form.cleaned_data["died_on"]),
        to=to,
        code=NOTED,
        page={
            "title": _("Someone has died"),
            "lead": _("We are sorry. This page takes care of what has to stop."),
            "notes": (
                _("From now on nothing is sent to them: no message, no letter, no call."),
                _("In public their place shows as vacant, with no word of why."),
                _("What they said stays as they chose. The other co-chairs and the facilitator are told, with care."),
            ),
            "place": found,
            "button": _("Write it down"),
        },
    )
