"""What pages show of the pile of letters and calls, and what there is to do about it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.kernel.actor import Actor
from copanel.kernel.errors import NotFound
from copanel.kernel.needs import Need
from copanel.outbox import policy
from copanel.outbox.compose import Composed, compose, destinations_of
from copanel.outbox.models import Envelope, PrintItem
from copanel.outbox.states import Hand, Pile, State

PAGE = 100


@dataclass(frozen=True, slots=True)
class Letter:
    """One line of the pile. `name` is empty where the person may no longer be written to."""

    id: UUID
    channel: str
    name: str
    since: dt.datetime


@dataclass(frozen=True, slots=True)
class Opened:
    """A letter or call, opened. `composed` is None where it must not go out any more; then `why` says why."""

    id: UUID
    channel: str
    is_to_do: bool
    since: dt.datetime
    composed: Composed | None
    why: str


@dataclass(frozen=True, slots=True)
class Failed:
    """One message that could not be sent. Name and address are empty where the person is gone."""

    id: UUID
    name: str
    address: str
    since: dt.datetime


def letters(*, actor: Actor, panel_id: UUID) -> list[Letter]:
    """The letters and calls to do on a panel, oldest first. Raises NotFound for whoever may not see the pile."""
    policy.require(actor, Hand.OPEN, PrintItem(panel_id=panel_id))
    items = list(PrintItem.objects.filter(panel_id=panel_id, state=Pile.TO_DO).select_related("envelope")[:PAGE])
    found = destinations_of([item.envelope for item in items]) if items else {}
    return [
        Letter(
            id=item.id,
            channel=item.channel,
            name=getattr(found[item.envelope_id], "name", ""),
            since=item.made_at,
        )
        for item in items
    ]


def failed(*, actor: Actor, panel_id: UUID) -> list[Failed]:
    """The messages on a panel that no mail server took, oldest first."""
    policy.require(actor, Hand.OPEN, PrintItem(panel_id=panel_id))
    envelopes = list(
        Envelope.objects.filter(panel_id=panel_id, state=State.FAILED, carried_by=None).order_by("settled_at", "id")[
            :PAGE
        ]
    )
    found = destinations_of(envelopes) if envelopes else {}
    return [
        Failed(
            id=envelope.id,
            name=getattr(found[envelope.id], "name", ""),
            address=getattr(found[envelope.id], "address", ""),
            since=envelope.settled_at or envelope.made_at,
        )
        for envelope in envelopes
    ]


def letter(*, actor: Actor, panel_id: UUID, letter_id: UUID) -> Opened:
    """One letter or call with its words, made now: the right to see is asked again."""
    item = PrintItem.objects.filter(pk=letter_id, panel_id=panel_id).select_related("envelope").first()
    if item is None:
        raise NotFound()
    policy.require(actor, Hand.OPEN, item)
    carried = Envelope.objects.filter(carried_by=item.envelope, state=State.PRINTED).order_by("made_at", "id")
    first = [item.envelope] if item.envelope.state == State.PRINTED else []
    group = [*first, *carried]
    outcome = compose(group) if group else None
    return Opened(
        id=item.id,
        channel=item.channel,
        is_to_do=item.state == Pile.TO_DO,
        since=item.made_at,
        composed=outcome.composed if outcome else None,
        why=outcome.held_back[0][1] if outcome and outcome.held_back else "",
    )


def needs(*, actor: Actor, panel_id: UUID, panel: str) -> list[Need]:
    """For the facilitator: letters and calls to do, and messages that could not be sent. One query.

    `panel` is the panel's word in addresses, which this room does not know.
    """
    if not policy.may(actor, Hand.OPEN, PrintItem(panel_id=panel_id)):
        return []
    counts = Envelope.objects.filter(panel_id=panel_id, state__in=(State.PRINTED, State.FAILED)).aggregate(
        pile=Count("pk", filter=Q(print_item__state=Pile.TO_DO)),
        failed=Count("pk", filter=Q(state=State.FAILED)),
    )
    found = []
    if counts["pile"]:
        title = ngettext("Post %(n)d letter or make a call", "Post letters or make calls: %(n)d", counts["pile"])
        found.append(Need(title=title % {"n": counts["pile"]}, url=reverse("outbox:letters", args=[panel])))
    if counts["failed"]:
        title = ngettext("%(n)d message could not be sent", "%(n)d messages could not be sent", counts["failed"])
        found.append(
            Need(
                title=title % {"n": counts["failed"]},
                url=reverse("outbox:letters", args=[panel]),
                about=_("Check the address, or tell the person another way."),
            )
        )
    return found
