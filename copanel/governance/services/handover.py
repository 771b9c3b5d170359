"""The panel goes to another host: the facilitator prepares, every co-chair confirms, and on the day it is so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import events, queries
from copanel.governance.models import Handover, HandoverConfirmation, OfficeHolding, Panel, Party
from copanel.governance.parties import follow
from copanel.governance.policy import POLICY
from copanel.governance.services.people import end_office
from copanel.governance.states import Do, HandoverState, Role
from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM, Actor
from copanel.kernel.errors import AlreadyDone, Invalid, NotFound, WrongState
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.organisations import queries as organisations

MOST_ITEMS, ITEM_LENGTH = 30, 200


@act(events.HANDOVER_PREPARED)
def prepare_handover(
    *, actor: Actor, panel_id: UUID, host_id: UUID, on_day: dt.date, items: Iterable[str], keeps: Iterable[UUID] = ()
) -> Handover:
    """Prepare the handover to a new host from a day: what is handed over, and whose office goes on.

    `keeps` are the offices of the old host's people that stay theirs. Prepared anew, what the co-chairs
    confirmed before counts no more. Raises Invalid for a day gone by, the council or a funder as host,
    and a list that is empty.
    """
    panel = Panel.locked(panel_id)
    POLICY.require(actor, Do.PREPARE_HANDOVER, panel)
    lines = [" ".join(str(each).split()) for each in items]
    lines = [line for line in lines if line]
    theirs = {each.id for each in _offices_of_host(panel)}
    faults = {}
    if on_day < clock.today():
        faults["on_day"] = _("Give today or a later day.")
    if host_id == panel.host_id:
        faults["host_id"] = _("This organisation is the host now. Choose another.")
    elif not organisations.organisations([host_id]):
        faults["host_id"] = _("Say which organisation is the new host.")
    elif _owes_or_pays(panel, host_id, max(on_day, clock.today())):
        faults["host_id"] = _("The host is a user-led organisation. It cannot be the council or the funder.")
    if not lines:
        faults["items"] = _("Write what is handed over, one thing on each line.")
    elif len(lines) > MOST_ITEMS or max(map(len, lines)) > ITEM_LENGTH:
        faults["items"] = _("Write at most %(most)s lines, each at most %(length)s letters.") % {
            "most": MOST_ITEMS,
            "length": ITEM_LENGTH,
        }
    if faults:
        raise Invalid(faults)
    Handover.objects.filter(panel=panel, state=HandoverState.PREPARED).update(
        state=HandoverState.DROPPED, settled_at=clock.now()
    )
    made = Handover.objects.create(
        panel=panel, host_id=host_id, on_day=on_day, items=lines, prepared_at=clock.now(),
        keeps=sorted(str(key) for key in set(keeps) & theirs),
    )  # fmt: skip
    record(events.HANDOVER_PREPARED, actor=actor, subject_id=made.id, panel_id=panel.id)
    return made


@act(events.HANDOVER_AGREED)
def confirm_handover(*, actor: Actor, handover_id: UUID) -> Handover:
    """Say yes as a co-chair. When every co-chair in office has, the new host is settled, and it is public.

    From the day on the new host hosts the panel; offices held for the old host end the day before, unless
    kept. Raises AlreadyDone, WrongState where it was prepared anew or the day has passed.
    """
    panel, row = _locked(handover_id)
    POLICY.require(actor, Do.CONFIRM_HANDOVER, row)
    if row.state != HandoverState.PREPARED:
        raise WrongState(_("This handover is settled, or was prepared again. Look at the new one."))
    if row.on_day < clock.today():
        raise WrongState(_("The day of this handover has passed. Prepare it again."))
    said_yes = set(row.confirmations.values_list("person_id", flat=True))
    # Whoever was waited for may have left since: then the yes of those who stay settles it.
    if actor.person_id in said_yes and not queries.chairs_who_confirm(panel.id) <= said_yes:
        raise AlreadyDone()
    if actor.person_id not in said_yes:
        HandoverConfirmation.objects.create(handover=row, person_id=actor.person_id, confirmed_at=clock.now())
    record(events.HANDOVER_AGREED, actor=actor, subject_id=row.id, panel_id=panel.id)
    if queries.chairs_who_confirm(panel.id) <= set(row.confirmations.values_list("person_id", flat=True)):
        _settle(actor, panel, row)
    return row


@act(events.HANDOVER_DROPPED)
def drop_handover(*, actor: Actor, handover_id: UUID) -> Handover:
    """Put a prepared handover aside. Raises WrongState where it is settled already."""
    _panel, row = _locked(handover_id)
    POLICY.require(actor, Do.DROP_HANDOVER, row)
    if row.state != HandoverState.PREPARED:
        raise WrongState(_("This handover is settled, or was prepared again. Look at the new one."))
    row.state, row.settled_at = HandoverState.DROPPED, clock.now()
    row.save(update_fields=["state", "settled_at"])
    record(events.HANDOVER_DROPPED, actor=actor, subject_id=row.id, panel_id=row.panel_id)
    return row


def _locked(handover_id: UUID) -> tuple[Panel, Handover]:
    """The panel first, since this row hangs on it. Raises NotFound."""
    panel_id = Handover.objects.filter(id=handover_id).values_list("panel_id", flat=True).first()
    if panel_id is None:
        raise NotFound()
    return Panel.locked(panel_id), Handover.locked(handover_id)


def _owes_or_pays(panel: Panel, organisation_id: UUID, day: dt.date) -> bool:
    return Party.objects.filter(panel=panel, organisation_id=organisation_id).exclude(role=Role.HOST).on(day).exists()


def _offices_of_host(panel: Panel):
    """The host's own people: independent offices held for it, today or later."""
    rows = OfficeHolding.objects.filter(panel=panel, side="independent", organisation_id=panel.host_id, ended_at=None)
    return rows.exclude(until_on__lt=clock.today())


def _settle(actor: Actor, panel: Panel, row: Handover) -> None:
    row.state, row.settled_at = HandoverState.CONFIRMED, clock.now()
    row.save(update_fields=["state", "settled_at"])
    last_day = row.on_day - dt.timedelta(days=1)
    kept = set(row.keeps)
    for holding in _offices_of_host(panel):
        if str(holding.id) in kept or (holding.until_on and holding.until_on <= last_day):
            continue
        at_once = last_day < clock.today() or (holding.from_on is not None and holding.from_on > last_day)
        end_office(actor=SYSTEM, holding_id=holding.id, until_on=None if at_once else last_day)
    for party in Party.objects.filter(panel=panel, role=Role.HOST, ended_at=None).exclude(until_on__lt=clock.today()):
        party.close(None if last_day < clock.today() else last_day)
        party.save(update_fields=["until_on", "ended_at"])
    Party.objects.create(panel=panel, role=Role.HOST, organisation_id=row.host_id, from_on=row.on_day)
    follow(panel)
    payload = {
        "panel": panel.slug,
        "organisation": organisations.names_on([row.host_id], row.on_day)[row.host_id],
        "from_on": row.on_day.isoformat(),
    }
    record(events.HANDED_OVER, actor=actor, subject_id=row.id, panel_id=panel.id, payload=payload)
