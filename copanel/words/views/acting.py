"""The shape that the pages of one act share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from copanel.kernel.actor import Actor
from copanel.kernel.errors import Invalid, NotAllowed, TooMany, WrongState
from copanel.ui.done import KEPT, after, says
from copanel.words import queries
from copanel.words.forms import WordsForm
from copanel.words.house import house, rules
from copanel.words.limits import Guarded, check_addition, check_flags, check_form
from copanel.words.queries import WordsPage
from copanel.words.states import Do

SHOWN = says("words.shown", gettext_lazy("Done. The words are shown now."))
NOT_SHOWN = says("words.not-shown", gettext_lazy("Done. The words are not shown. Their author is told if we can."))
TAKEN_OUT = says("words.taken-out", gettext_lazy("Done. It is taken out. The rest can be read."))
HIDDEN = says("words.hidden", gettext_lazy("Done. The words are hidden. The reason stands in their place."))
SHOWN_AGAIN = says("words.shown-again", gettext_lazy("Done. The words are shown again."))
TAKEN_BACK = says("words.taken-back", gettext_lazy("Done. The words are taken back."))
ERASED = says("words.erased", gettext_lazy("Done. The words are erased."))
FLAGGED = says("words.flagged", gettext_lazy("Done. A moderator of the user-led side looks at these words."))

JUDGING = frozenset({Do.LET_THROUGH, Do.REFUSE, Do.HIDE, Do.MASK, Do.SETTLE_FLAGS, Do.TAKE_OFF_ABOUT})


def page_for(request: HttpRequest, panel: Any, words_id: UUID, *acts: Do) -> WordsPage:
    """The words, for someone who may do one of these acts. Raises NotFound, NotAllowed, WrongState in a record."""
    page = queries.words_page(actor=request.actor, panel_id=panel.id, words_id=words_id)
    if acts and not any(act in page.can for act in acts):
        if page.about_you and not JUDGING.isdisjoint(acts):
            raise NotAllowed(
                _("You cannot judge these words. Someone said that they are about you or your organisation.")
            )
        raise NotAllowed()
    if acts and panel.is_record:
        raise WrongState(_("This is a published record. Nobody reads messages here."))
    return page


def check_bounds(actor: Actor, panel_id: UUID, page: WordsPage, form: WordsForm) -> None:
    """Refuse what is above a limit of the day. Raises TooMany, AlreadyDone.

    Nobody we know is ever too many or too quick to say that someone may be at risk. All else has its bound, whoever
    presses: what points to words, and what someone without a place on the panel adds to theirs.
    """
    if isinstance(form, Guarded) and not actor.is_known:
        check_form(
            form,
            panel_id=panel_id,
            form_name=type(form).__name__.lower(),
            network=actor.network,
            limits=house(panel_id).limits,
            apart=True,
            once_about=page.spoken.id if form.once else None,
        )
    elif isinstance(form, Guarded) and form.once:
        check_flags(panel_id=panel_id, person_id=actor.person_id, most=rules(panel_id).per_person_day)
    elif form.adds and actor.acts_on(panel_id) is None:
        most = rules(panel_id).per_person_day
        check_addition(panel_id=panel_id, person_id=actor.person_id, most=most, limits=house(panel_id).limits)


def act_page(
    request: HttpRequest,
    panel: Any,
    page: WordsPage,
    form: WordsForm,
    serve: Callable[[WordsForm], Any],
    *,
    template: str = "words/act.html",
    done: str = "",
    said: str | Callable[[WordsForm], str] = KEPT,
    **more: Any,
) -> HttpResponse:
    """Show the form, or do what it asks, go on and say so. What was typed stays when something is wrong."""
    status = 200
    if request.method == "POST":
        if form.is_valid():
            try:
                check_bounds(request.actor, panel.id, page, form)
                serve(form)
            except (Invalid, WrongState, TooMany) as fault:
                form.take(fault)
                status = fault.status
            else:
                there = done or reverse("words:show", args=[page.panel_slug, page.spoken.id])
                return redirect(after(there, said(form) if callable(said) else said))
        else:
            status = Invalid.status
    return render(
        request,
        template,
        {
            "panel": panel,
            "page": page,
            "spoken": page.spoken,
            "form": form,
            "help_lines": house(panel.id).help_lines if form.writes else (),
            "closed": status == TooMany.status,
            **more,
        },
        status=status,
    )
