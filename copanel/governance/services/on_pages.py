"""What a panel's pages tell everybody is added, and ends on a day."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext as _

from copanel.governance import events
from copanel.governance.models import HelpLine, Panel, Topic, WayToBeHeard
from copanel.governance.policy import POLICY
from copanel.governance.states import Do, HelpLineKind, WayKind
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.errors import AlreadyDone, Invalid
from copanel.ledger import act
from copanel.ledger.services import record

WEB_ADDRESS = URLValidator(schemes=["http", "https"])


@act(events.HELP_LINE_ADDED)
def add_help_line(
    *,
    actor: Actor,
    panel_id: UUID,
    kind: HelpLineKind | str,
    name: str,
    phone: str,
    hours: str = "",
    about: str = "",
    easy_about: str = "",
    from_on: dt.date | None = None,
    position: int = 0,
) -> HelpLine:
    """Say whom to ring where someone may be at risk, from a day (today). Raises Invalid."""
    line = HelpLine(
        kind=HelpLineKind(kind), name=name, phone=phone, hours=hours, about=about, easy_about=easy_about,
        position=position,
    )  # fmt: skip
    return _added(actor, Do.ADD_HELP_LINE, events.HELP_LINE_ADDED, panel_id, line, from_on, kind=line.kind)


@act(events.HELP_LINE_ENDED)
def end_help_line(*, actor: Actor, help_line_id: UUID, until_on: dt.date | None = None) -> HelpLine:
    """Take a line away after a day, or at once.

    Refused (Invalid) where a panel that people look to would then have none of its kind: add the new one first.
    """
    line = HelpLine.locked(help_line_id)
    POLICY.require(actor, Do.END_HELP_LINE, line)
    panel = Panel.locked(line.panel_id)  # two people who each take one of two away at once leave one
    others = HelpLine.objects.filter(panel=panel, kind=line.kind).exclude(id=line.id)
    next_day = until_on + dt.timedelta(days=1) if until_on else clock.today()
    if panel.speaks_to_people and not (others.on(next_day) if until_on else others.now(next_day)).exists():
        raise Invalid(_("People must always be told whom to ring. Add the new line first, then take this one away."))
    return _ended(actor, events.HELP_LINE_ENDED, line, until_on, kind=line.kind)


@act(events.WAY_ADDED)
def add_way(
    *,
    actor: Actor,
    panel_id: UUID,
    kind: WayKind | str,
    name: str,
    about: str,
    easy_about: str = "",
    phone: str = "",
    website: str = "",
    from_on: dt.date | None = None,
    position: int = 0,
) -> WayToBeHeard:
    """Tell of another road: complaint, advocacy, ombudsman, councillor, another board. Raises Invalid."""
    way = WayToBeHeard(
        kind=WayKind(kind), name=name, about=about, easy_about=easy_about, phone=phone, website=website,
        position=position,
    )  # fmt: skip
    return _added(actor, Do.ADD_WAY, events.WAY_ADDED, panel_id, way, from_on, kind=way.kind)


@act(events.WAY_ENDED)
def end_way(*, actor: Actor, way_id: UUID, until_on: dt.date | None = None) -> WayToBeHeard:
    """Take a road away after a day, or at once."""
    way = WayToBeHeard.locked(way_id)
    POLICY.require(actor, Do.END_WAY, way)
    return _ended(actor, events.WAY_ENDED, way, until_on, kind=way.kind)


@act(events.TOPIC_ADDED)
def add_topic(
    *,
    actor: Actor,
    panel_id: UUID,
    name: str,
    easy_name: str = "",
    from_on: dt.date | None = None,
    position: int = 0,
) -> Topic:
    """Let issues be filed under a topic. Raises Invalid where the panel has one of that name."""
    if Topic.objects.filter(panel_id=panel_id, name=name.strip()).now(clock.today()).exists():
        raise Invalid({"name": _("The panel has this topic already.")})
    topic = Topic(name=name, easy_name=easy_name, position=position)
    return _added(actor, Do.ADD_TOPIC, events.TOPIC_ADDED, panel_id, topic, from_on)


@act(events.TOPIC_ENDED)
def end_topic(*, actor: Actor, topic_id: UUID, until_on: dt.date | None = None) -> Topic:
    """Offer a topic no more after a day, or at once. Issues under it keep it."""
    topic = Topic.locked(topic_id)
    POLICY.require(actor, Do.END_TOPIC, topic)
    return _ended(actor, events.TOPIC_ENDED, topic, until_on)


@act(events.REACH_CHANGED)
def change_reach(*, actor: Actor, panel_id: UUID, phone: str, post_address: str, phone_hours: str = "") -> Panel:
    """Change how people ring and write to the panel. Raises Invalid for what is empty or too long, AlreadyDone."""
    panel = Panel.locked(panel_id)
    POLICY.require(actor, Do.CHANGE_REACH, panel)
    given = {"phone": phone.strip(), "phone_hours": phone_hours.strip(), "post_address": post_address.strip()}
    faults = {name: _fault(Panel._meta.get_field(name), text) for name, text in given.items()}
    faults |= {
        name: _("Write it here. It cannot be left empty.") for name in ("phone", "post_address") if not given[name]
    }
    if faults := {name: fault for name, fault in faults.items() if fault}:
        raise Invalid(faults)
    if given == {name: getattr(panel, name) for name in given}:
        raise AlreadyDone()
    for name, text in given.items():
        setattr(panel, name, text)
    panel.save(update_fields=list(given))
    record(events.REACH_CHANGED, actor=actor, subject_id=panel.id, panel_id=panel.id)
    return panel


def _added(actor: Actor, do: Do, event, panel_id: UUID, row, from_on: dt.date | None, /, **payload: str) -> Any:
    panel = Panel.locked(panel_id)
    POLICY.require(actor, do, panel)
    row.panel, row.from_on = panel, from_on or clock.today()
    faults = {}
    for field in row._meta.concrete_fields:
        if isinstance(field, models.CharField):
            text = str(getattr(row, field.name)).strip()
            setattr(row, field.name, text)
            if fault := _fault(field, text):
                faults[field.name] = fault
    if faults:
        raise Invalid(faults)
    row.save(force_insert=True)
    record(event, actor=actor, subject_id=row.id, panel_id=panel.id, payload=payload)
    return row


def _fault(field: models.CharField, text: str) -> str:
    if not text:
        return "" if field.blank else _("Write it here. It cannot be left empty.")
    if len(text) > field.max_length:
        return _("Make it shorter: at most %(length)s letters.") % {"length": field.max_length}
    if isinstance(field, models.URLField):
        try:
            WEB_ADDRESS(text)
        except ValidationError:
            return _("Write the whole address of the page, starting with https://")
    return ""


def _ended(actor: Actor, event, row, until_on: dt.date | None, /, **payload: str) -> Any:
    row.close(until_on)
    row.save(update_fields=["until_on", "ended_at"])
    record(event, actor=actor, subject_id=row.id, panel_id=row.panel_id, payload=payload)
    return row
