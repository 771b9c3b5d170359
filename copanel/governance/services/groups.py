"""A local group belongs to a bigger panel: it asks, the bigger one takes it in, and either can end it."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import events
from copanel.governance.models import Belonging, Decision, Panel
from copanel.governance.policy import POLICY
from copanel.governance.states import Do, PanelState
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, WrongState
from copanel.kernel.ids import new_id
from copanel.kernel.policy import OnPanel
from copanel.ledger import act
from copanel.ledger.services import record

MOST_ABOVE = 10


@act(events.GROUP_ASKED)
def ask_to_join(*, actor: Actor, panel_id: UUID, parent_id: UUID, decision_id: UUID | None = None) -> Belonging:
    """Ask another panel to take this one in as a group of its own. Nobody sees it before the other says yes.

    Raises Invalid for a panel that is not open, for itself or one of its own groups, for a decision of
    another panel, and where this panel belongs to one already or has asked already.
    """
    panel, parent = _two(panel_id, parent_id)
    POLICY.require(actor, Do.JOIN_GROUP, panel)
    if parent.id == panel.id or panel.id in _above(parent.id):
        raise Invalid({"parent": _("A panel cannot belong to itself or to its own group. Choose another.")})
    if parent.state != PanelState.OPEN:
        raise Invalid({"parent": _("Choose a panel that is open.")})
    if _standing(panel).exists():
        raise Invalid({"parent": _("This panel belongs to another one, or has asked to. End that first.")})
    if decision_id and not Decision.objects.filter(id=decision_id, panel=panel).exists():
        raise Invalid({"decision_id": _("This panel made no such decision.")})
    asked = Belonging.objects.create(
        id=new_id(), panel=panel, parent=parent, decision_id=decision_id, asked_at=clock.now()
    )
    record(events.GROUP_ASKED, actor=actor, subject_id=asked.id, panel_id=panel.id)
    return asked


@act(events.GROUP_JOINED)
def take_in(*, actor: Actor, belonging_id: UUID, from_on: dt.date | None = None) -> Belonging:
    """Say yes for the bigger panel: the group belongs to it from a day (today). Both front pages show it.

    Raises AlreadyDone, WrongState where the group took its asking back, Invalid for a day gone by.
    """
    row = Belonging.locked(belonging_id)
    POLICY.require(actor, Do.TAKE_IN_GROUP, OnPanel(row.parent_id))
    if row.ended_at is not None:
        raise WrongState(_("The group took its asking back."))
    if row.taken_in_at is not None:
        raise AlreadyDone()
    from_on = from_on or clock.today()
    if from_on < clock.today() and not actor.system:
        raise Invalid({"from_on": _("Give today or a later day.")})
    row.from_on, row.taken_in_at = from_on, clock.now()
    row.save(update_fields=["from_on", "taken_in_at"])
    _record(events.GROUP_JOINED, actor, row, from_on=from_on)
    return row


@act(events.GROUP_LEFT, events.GROUP_NOT_JOINED)
def leave_group(*, actor: Actor, belonging_id: UUID, until_on: dt.date | None = None) -> Belonging:
    """End it after a day or at once, from either side; what was only asked is taken back or declined.

    What was carried up stays where it is and is still answered. Raises AlreadyDone, Invalid.
    """
    row = Belonging.locked(belonging_id)
    if not any(POLICY.may(actor, Do.LEAVE_GROUP, OnPanel(key)) for key in (row.panel_id, row.parent_id)):
        raise NotAllowed()
    if row.taken_in_at is None:
        row.close(None)
        row.save(update_fields=["until_on", "ended_at"])
        record(events.GROUP_NOT_JOINED, actor=actor, subject_id=row.id, panel_id=row.panel_id)
        return row
    row.close(until_on)
    row.save(update_fields=["until_on", "ended_at"])
    _record(events.GROUP_LEFT, actor, row, until_on=row.until_on)
    return row


def _two(panel_id: UUID, parent_id: UUID) -> tuple[Panel, Panel]:
    """Both panels, locked in the order of their keys: two that ask each other do not wait for each other."""
    found = {key: Panel.locked(key) for key in sorted({panel_id, parent_id})}
    return found[panel_id], found[parent_id]


def _standing(panel: Panel):
    return Belonging.objects.filter(panel=panel, ended_at=None).exclude(until_on__lt=clock.today())


def _above(panel_id: UUID) -> set[UUID]:
    """The panels that this one belongs to, or has asked to, upward. At most ten high."""
    above: set[UUID] = set()
    level = {panel_id}
    for _height in range(MOST_ABOVE):
        rows = Belonging.objects.filter(panel__in=level, ended_at=None).exclude(until_on__lt=clock.today())
        level = set(rows.values_list("parent_id", flat=True)) - above
        if not level:
            break
        above |= level
    return above


def _record(kind, actor: Actor, row: Belonging, **days: dt.date) -> None:
    names = dict(Panel.objects.filter(id__in=(row.panel_id, row.parent_id)).values_list("id", "name"))
    slug = Panel.objects.values_list("slug", flat=True).get(id=row.panel_id)
    payload = {"panel": slug, "name": names[row.panel_id], "parent_name": names[row.parent_id]}
    payload |= {key: day.isoformat() for key, day in days.items()}
    record(kind, actor=actor, subject_id=row.id, panel_id=row.panel_id, payload=payload)
