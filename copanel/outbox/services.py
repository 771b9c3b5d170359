"""Writing envelopes, calling them back, and the pile of letters and calls.

These are not acts of a person in the record's sense (see tests/architecture): each envelope keeps
its own history. `put`, `cancel_for` and `forget` write rows only, in the caller's transaction.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Q
from django.utils import translation
from django_q.tasks import async_task

from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.outbox import policy
from copanel.outbox.kinds import BadMessage, MessageKind, Recipient, kinds
from copanel.outbox.models import Envelope, PrintItem
from copanel.outbox.states import Do, Hand, State


def put(
    *,
    actor: Actor,
    kind: MessageKind,
    about_id: UUID,
    panel_id: UUID | None,
    recipients: Iterable[Recipient],
    stage: str = "",
) -> None:
    """Write one envelope for each recipient; who is named twice gets one, with the first reason.

    One message, one person, one move: the same kind about the same thing is written once. A thing
    that may be told again (a second reminder) says which time it is by `stage`.
    Raises BadMessage for a kind that is not registered.
    """
    if kinds().get(kind.name) is not kind:
        raise BadMessage(f"{kind.name} is not registered")
    first: dict[tuple[UUID | None, UUID | None], str] = {}
    for each in recipients:
        first.setdefault((each.person_id, each.address_id), _untranslated(each.reason))
    if not first:
        return
    fold = kind.fold(about_id) if kind.fold else ""
    at = clock.now()
    later = _gathered(kind, fold, panel_id, at) if fold and kind.gather else {}
    Envelope.objects.bulk_create(
        [
            Envelope(
                kind=kind.name,
                about_id=about_id,
                panel_id=panel_id,
                person_id=person_id,
                address_id=address_id,
                reason=reason,
                stage=stage,
                fold=fold,
                made_at=at,
                next_try_at=later.get((person_id, address_id), at),
            )
            for (person_id, address_id), reason in first.items()
        ],
        ignore_conflicts=True,
    )
    if kind.urgent:
        # A row in the worker's own table, in this transaction: gone if the act is rolled back.
        async_task("copanel.outbox.tasks.deliver")


def _gathered(
    kind: MessageKind, fold: str, panel_id: UUID | None, at: dt.datetime
) -> dict[tuple[UUID | None, UUID | None], dt.datetime]:
    """When the next mail goes to each reader who was written to just now, or will be in a while."""
    went = Envelope.objects.filter(
        kind=kind.name,
        fold=fold,
        panel_id=panel_id,
        next_try_at__gt=at - kind.gather,
        state__in=(State.WAITING, State.SENT, State.PRINTED),
    )
    last = went.order_by().values_list("person_id", "address_id").annotate(last=Max("next_try_at"))
    return {
        (person_id, address_id): moment if moment > at else moment + kind.gather
        for person_id, address_id, moment in last
    }


def _untranslated(reason: str) -> str:
    """The reason's message id, so that it can be said in the reader's language later."""
    with translation.override(None):
        return str(reason)


def cancel_for(about_id: UUID, *, why: str = "called_back") -> None:
    """Call back every message about a thing that is not out of the house: waiting, failed, or still in the pile."""
    _call_back(why, about_id=about_id)


def stop_for(person_id: UUID, *, why: str = "died") -> None:
    """Stop every message to a person that is not out of the house: nothing more goes to them."""
    _call_back(why, person_id=person_id)


def _call_back(why: str, **which: UUID) -> None:
    with transaction.atomic():
        gone = list(
            Envelope.objects.select_for_update(of=("self",)).filter(Q(state__in=(State.WAITING, State.FAILED)), **which)
        )
        for envelope in gone:
            envelope.move(Do.CANCEL)
            envelope.why, envelope.settled_at = why, clock.now()
            envelope.save()
        # Messages about other things that were to travel in the same mail go on their own way.
        Envelope.objects.filter(carried_by__in=gone, state=State.WAITING).update(carried_by=None)
        for item in PrintItem.objects.select_for_update(of=("self",)).filter(
            **{f"envelope__{name}": key for name, key in which.items()}
        ):
            if item.can_move(Hand.TAKE_OFF):
                item.move(Hand.TAKE_OFF)
                item.done_at = clock.now()
                item.save()


def forget(*, person_ids: Iterable[UUID] = (), address_ids: Iterable[UUID] = ()) -> None:
    """Remove every envelope and letter of people or addresses that are erased."""
    Envelope.objects.filter(Q(person_id__in=list(person_ids)) | Q(address_id__in=list(address_ids))).delete()


@transaction.atomic
def mark_done(*, actor: Actor, letter_id: UUID) -> PrintItem:
    """Note that a letter was posted, or a call made, by hand. Raises NotFound, NotAllowed, WrongState."""
    return _handled(actor, letter_id, Hand.MARK_DONE)


@transaction.atomic
def take_off(*, actor: Actor, letter_id: UUID) -> PrintItem:
    """Take a letter or call off the pile without carrying it out. Raises NotFound, NotAllowed, WrongState."""
    return _handled(actor, letter_id, Hand.TAKE_OFF)


def _handled(actor: Actor, letter_id: UUID, do: Hand) -> PrintItem:
    item = PrintItem.locked(letter_id)
    policy.require(actor, Hand.OPEN, item)
    policy.require(actor, do, item)
    item.move(do)
    item.done_at, item.done_by_id = clock.now(), actor.person_id
    item.save()
    return item


@transaction.atomic
def try_again(*, actor: Actor, envelope_id: UUID) -> Envelope:
    """Send a failed message once more, when the address is put right."""
    envelope = Envelope.locked(envelope_id)
    policy.require(actor, Hand.OPEN, envelope)
    envelope.move(Do.TRY_AGAIN)
    envelope.why, envelope.attempts, envelope.next_try_at, envelope.settled_at = "", 0, clock.now(), None
    envelope.claimed_until = None
    envelope.save()
    # What was to travel in the same mail still does.
    carried = Envelope.objects.filter(carried_by=envelope, state=State.FAILED)
    carried.update(state=State.WAITING, why="", attempts=0, settled_at=None)
    return envelope
