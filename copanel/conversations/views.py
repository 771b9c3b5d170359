"""Posting a message."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from copanel.conversations import queries, services
from copanel.conversations.forms import PublicSayForm, SayForm
from copanel.governance import queries as governance
from copanel.kernel import clock
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, NotFound, TooMany, WrongState
from copanel.ui.acting import typed_in
from copanel.words.limits import Limits, check_form, check_person
from copanel.words.states import Standing


@login_not_required
def say(request: HttpRequest, panel: Any, thread_id: UUID) -> HttpResponse:
    """The page to post on. What was typed stays when something is wrong. 404 to whoever may not know of the thread."""
    thread = queries.thread_facts(actor=request.actor, panel_id=panel.id, thread_id=thread_id)
    if thread is None:
        raise NotFound()
    if panel.is_record:
        raise WrongState(_("This is a published record. Nobody reads messages here."))
    if panel.is_closed:
        raise WrongState(_("This panel has closed. It takes no new messages."))
    if not thread.may_post:
        raise NotAllowed()
    known = request.actor.is_known
    make = SayForm if known else PublicSayForm
    form = make(typed_in(request), named=known, member=thread.member_today)
    status = Invalid.status if form.errors else 200
    if form.is_valid():
        try:
            rules = governance.rules_on(panel.id)
            if isinstance(form, PublicSayForm):
                check_form(
                    form,
                    panel_id=panel.id,
                    form_name="message",
                    network=request.actor.network,
                    limits=Limits.of(rules),
                )
            else:
                check_person(thread.said_today, most=rules.per_person_day, key=form.cleaned_data["key"])
            posted = services.post_message(
                actor=request.actor,
                thread_id=thread_id,
                text=form.cleaned_data["text"],
                byline=form.cleaned_data["byline"],
                member_that_day=thread.member_today,
                edit_minutes=rules.edit_minutes,
                message_id=form.cleaned_data["key"],
            )
        except AlreadyDone:
            if thread.checked_first:
                return redirect("conversations:waits", panel.slug, thread_id)
            return redirect("conversations:message", panel.slug, thread_id, form.cleaned_data["key"])
        except (Invalid, WrongState, TooMany) as fault:
            form.take(fault)
            status = fault.status
        else:
            if posted.words.standing == Standing.HELD:
                return redirect("conversations:waits", panel.slug, thread_id)
            return redirect(posted.words.place_url)
    return render(
        request,
        "conversations/say.html",
        {
            "panel": panel,
            "thread": thread,
            "form": form,
            "help_lines": governance.help_lines(panel.id),
            "closed": status == TooMany.status,
        },
        status=status,
    )


@login_not_required
def waits(request: HttpRequest, panel: Any, thread_id: UUID) -> HttpResponse:
    """After a message that is checked first: it waits for its check, and what happens next."""
    thread = queries.thread_facts(actor=request.actor, panel_id=panel.id, thread_id=thread_id)
    if thread is None:
        raise NotFound()
    return render(
        request,
        "conversations/waits.html",
        {"panel": panel, "thread": thread, "help_lines": governance.help_lines(panel.id), "today": clock.today()},
    )


@login_not_required
def message(request: HttpRequest, panel: Any, thread_id: UUID, message_id: UUID) -> HttpResponse:
    """A message's lasting address: leads to the page it stands on now."""
    url = queries.page_of_message(
        actor=request.actor,
        panel_id=panel.id,
        thread_id=thread_id,
        message_id=message_id,
    )
    if url is None:
        raise NotFound()
    return redirect(url)
