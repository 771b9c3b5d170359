"""Seats: the list, what was before, filling, ending, deputies, and the count of meetings."""

from __future__ import annotations

import csv
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from copanel.governance import queries, services
from copanel.governance.forms.seats import DeputyForm, FillForm, LastDayForm, MeetingForm, SeatForm, StretchForm
from copanel.governance.policy import POLICY
from copanel.governance.queries import PanelFacts, Place
from copanel.governance.states import Do
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, WrongState
from copanel.ui.done import after, says
from copanel.ui.forms import Form

ADDED = says("seats.added", gettext_lazy("Done. There is one more seat. It is vacant."))
FILLED = says("seats.filled", gettext_lazy("Done. The seat is filled."))
ENDED = says("seats.ended", gettext_lazy("Done. The last day is written down."))
NAMED = says("seats.deputy-named", gettext_lazy("Done. There is a deputy."))
STANDS_IN = says("seats.stands-in", gettext_lazy("Done. The deputy stands in."))
NO_LONGER_IN = says("seats.stood-in", gettext_lazy("Done. The deputy no longer stands in."))
NO_DEPUTY = says("seats.deputy-ended", gettext_lazy("Done. They are no longer deputy."))
COUNTED = says("seats.counted", gettext_lazy("Done. The meeting is counted."))


def asked(
    request: HttpRequest, form: Form, act: Callable[[], Any], *, to: str, code: str, page: dict[str, Any]
) -> HttpResponse:
    """One form, one act: done and back, or the same form with what stands against it and all that was typed."""
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except AlreadyDone:
            return redirect(to)
        except (Invalid, WrongState) as fault:
            form.take(fault)
            status = fault.status
        else:
            return redirect(after(to, code))
    context = {"form": form, "panel": request.panel, "back_url": to} | page
    return render(request, "governance/place_form.html", context, status=status)


def one_place(request: HttpRequest, panel: PanelFacts, holding_id: UUID, do: Do | None = None) -> Place:
    """A time on a seat or in an office, to which the reader may do this."""
    found = queries.place(panel_id=panel.id, actor=request.actor, holding_id=holding_id)
    if do is not None and do.value not in found.can:
        raise NotAllowed()
    return found


def place_url(panel: PanelFacts, holding_id: UUID) -> str:
    return reverse("governance:place", args=[panel.slug, holding_id])


def awaited(panel: PanelFacts) -> list[tuple[UUID, str]]:
    return [(each.id, each.words) for each in queries.occasions_awaited(panel.id)]


@require_safe
def seats(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Everyone at the table with until when, who stands in, and which seats are free."""
    return render(
        request,
        "governance/seats.html",
        {"page": queries.seats(panel_id=panel.id, actor=request.actor), "panel": panel},
    )


@require_safe
def before(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Times on seats and in offices that are over."""
    typed = request.GET.get("page", "")
    number = int(typed) if typed.isascii() and typed.isdigit() and 0 < len(typed) < 5 else 1
    places, more = queries.before(panel_id=panel.id, actor=request.actor, page=max(1, number))
    here = reverse("governance:seats_before", args=[panel.slug])
    context = {
        "panel": panel,
        "places": places,
        "older_url": f"{here}?page={number + 1}" if more else None,
        "newer_url": f"{here}?page={number - 1}" if number > 1 else None,
    }
    return render(request, "governance/seats_before.html", context)


@login_not_required
@require_safe
def as_csv(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """The table as a file, for everybody: as each person chose to be shown."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{panel.slug}-seats.csv"'
    write = csv.writer(response)
    write.writerow(
        [_("Side"), _("Office or seat"), _("Name"), _("Organisation"), _("Since"), _("Until"), _("How they hold it")]
    )
    for each in queries.members(panel.id):
        what = each.title or (each.office or each.seat).label
        how = (
            (each.is_vacant, _("Vacant")),
            (each.stands_in, _("A deputy, standing in now")),
            (each.deputy, _("A deputy")),
            (each.acting, _("For now")),
            (each.aside, _("Standing aside for now")),
            (each.shares, _("As a job-share")),
        )
        said = next((words for is_so, words in how if is_so), "")
        row = [each.side.label, what, each.name, each.organisation_name, each.since or "", each.until, said]
        write.writerow([_plain(cell) for cell in row])
    return response


def _plain(cell: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = str(cell)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def new_seat(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Add a seat, vacant."""
    POLICY.require(request.actor, Do.ADD_SEAT, panel)
    form = SeatForm(request.POST or None)
    return asked(
        request,
        form,
        lambda: services.add_seat(
            actor=request.actor,
            panel_id=panel.id,
            side=form.cleaned_data["side"],
            kind=form.cleaned_data["kind"],
            seat_id=form.cleaned_data["key"],
        ),
        to=reverse("governance:seats", args=[panel.slug]),
        code=ADDED,
        page={
            "title": _("Add a seat"),
            "lead": _("A seat stands also while nobody holds it. Then it shows as vacant."),
            "button": _("Add the seat"),
        },
    )


def fill(request: HttpRequest, panel: PanelFacts, seat_id: UUID) -> HttpResponse:
    """Give a vacant seat to an organisation, a person, or both."""
    seat = queries.vacant_seat(panel_id=panel.id, actor=request.actor, seat_id=seat_id)
    POLICY.require(request.actor, Do.FILL_SEAT, seat)
    form = FillForm(
        request.POST or None,
        people=queries.known_people(panel_id=panel.id, actor=request.actor),
        organisations=queries.known_organisations(panel.id),
        occasions=awaited(panel),
    )
    return asked(
        request,
        form,
        lambda: services.fill_seat(actor=request.actor, seat_id=seat_id, **form.answers),
        to=reverse("governance:seats", args=[panel.slug]),
        code=FILLED,
        page={
            "title": _("Fill a seat"),
            "lead": _("Choose an organisation, a person, or both."),
            "place": seat,
            "button": _("Fill the seat"),
        },
    )


@require_safe
def place(request: HttpRequest, panel: PanelFacts, holding_id: UUID) -> HttpResponse:
    """One time on a seat or in an office: who, until when, who stands in, and what can be done."""
    found = one_place(request, panel, holding_id)
    return render(request, "governance/place.html", {"place": found, "can": found.can, "panel": panel})


def end(request: HttpRequest, panel: PanelFacts, holding_id: UUID) -> HttpResponse:
    """End someone's time, after a day or at once."""
    found = queries.place(panel_id=panel.id, actor=request.actor, holding_id=holding_id)
    act, do = (services.end_office, Do.END_OFFICE) if found.office is not None else (services.empty_seat, Do.EMPTY_SEAT)
    if do.value not in found.can:
        raise NotAllowed()
    form = LastDayForm(request.POST or None)
    return asked(
        request,
        form,
        lambda: act(actor=request.actor, holding_id=holding_id, until_on=form.cleaned_data["until_on"]),
        to=reverse("governance:seats", args=[panel.slug]),
        code=ENDED,
        page={
            "title": _("End a term"),
            "lead": _("What they did and said stays. After the last day they can do nothing in it."),
            "place": found,
            "button": _("Write down the last day"),
        },
    )


def name_deputy(request: HttpRequest, panel: PanelFacts, holding_id: UUID) -> HttpResponse:
    """Name who stands in when the holder cannot be there."""
    found = one_place(request, panel, holding_id, Do.NAME_DEPUTY)
    form = DeputyForm(request.POST or None, people=queries.known_people(panel_id=panel.id, actor=request.actor))
    return asked(
        request,
        form,
        lambda: services.name_deputy(
            actor=request.actor,
            holding_id=holding_id,
            person_id=UUID(form.cleaned_data["person_id"]),
            until_on=form.cleaned_data["until_on"],
            deputy_id=form.cleaned_data["key"],
        ),
        to=place_url(panel, holding_id),
        code=NAMED,
        page={
            "title": _("Name a deputy"),
            "lead": _("A deputy can do nothing until somebody says that they stand in."),
            "place": found,
            "button": _("Name the deputy"),
        },
    )


def end_deputy(request: HttpRequest, panel: PanelFacts, holding_id: UUID, deputy_id: UUID) -> HttpResponse:
    """Someone is deputy no more."""
    found = one_place(request, panel, holding_id, Do.NAME_DEPUTY)
    form = LastDayForm(request.POST or None)
    return asked(
        request,
        form,
        lambda: services.end_deputy(actor=request.actor, deputy_id=deputy_id, until_on=form.cleaned_data["until_on"]),
        to=place_url(panel, holding_id),
        code=NO_DEPUTY,
        page={
            "title": _("Someone is deputy no longer"),
            "lead": _("After the last day they cannot stand in."),
            "place": found,
            "button": _("Write down the last day"),
        },
    )


def stand_in(request: HttpRequest, panel: PanelFacts, holding_id: UUID, deputy_id: UUID) -> HttpResponse:
    """A deputy stands in from a day to a day."""
    found = one_place(request, panel, holding_id, Do.NAME_DEPUTY)
    form = StretchForm(request.POST or None)
    return asked(
        request,
        form,
        lambda: services.stand_in(
            actor=request.actor,
            deputy_id=deputy_id,
            from_on=form.cleaned_data["from_on"],
            until_on=form.cleaned_data["until_on"],
            standing_in_id=form.cleaned_data["key"],
        ),
        to=place_url(panel, holding_id),
        code=STANDS_IN,
        page={
            "title": _("The deputy stands in"),
            "lead": _("On these days the deputy can do what the holder can do."),
            "place": found,
            "button": _("Say that they stand in"),
        },
    )


def end_standing_in(request: HttpRequest, panel: PanelFacts, holding_id: UUID, standing_in_id: UUID) -> HttpResponse:
    """A deputy stands in no longer."""
    found = one_place(request, panel, holding_id, Do.NAME_DEPUTY)
    form = LastDayForm(request.POST or None)
    return asked(
        request,
        form,
        lambda: services.end_standing_in(
            actor=request.actor, standing_in_id=standing_in_id, until_on=form.cleaned_data["until_on"]
        ),
        to=place_url(panel, holding_id),
        code=NO_LONGER_IN,
        page={
            "title": _("The deputy no longer stands in"),
            "lead": _("They stay deputy and can stand in again."),
            "place": found,
            "button": _("Write down the last day"),
        },
    )


def meeting(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """Count a meeting, for the terms that last a number of meetings."""
    POLICY.require(request.actor, Do.COUNT_MEETING, panel)
    form = MeetingForm(request.POST or None)
    return asked(
        request,
        form,
        lambda: services.count_meeting(actor=request.actor, panel_id=panel.id, held_on=form.cleaned_data["held_on"]),
        to=reverse("governance:seats", args=[panel.slug]),
        code=COUNTED,
        page={
            "title": _("A meeting was held"),
            "lead": _("Some terms last a number of meetings. Here you count one."),
            "button": _("Count the meeting"),
        },
    )
