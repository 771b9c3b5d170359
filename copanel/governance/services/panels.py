"""A panel begins and opens."""

from __future__ import annotations

import datetime as dt
import re
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import events, parties, queries
from copanel.governance.models import Panel, Rule
from copanel.governance.policy import POLICY
from copanel.governance.rule_kinds import RULES
from copanel.governance.states import RESERVED, Do, HelpLineKind
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.errors import Invalid
from copanel.kernel.ids import new_id
from copanel.kernel.policy import OnPanel
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.organisations import queries as organisations
from copanel.organisations import services as organisation_services

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@act(events.PANEL_ADDED)
def add_panel(
    *,
    actor: Actor,
    slug: str,
    name: str,
    authority_id: UUID,
    host_id: UUID | None,
    funder_id: UUID | None = None,
    phone: str = "",
    phone_hours: str = "",
    post_address: str = "",
    started_on: dt.date | None = None,
) -> Panel:
    """Prepare a panel, with the product's rules as its own from the day it started (today). It has no pages yet.

    Organisations that no panel keeps are handed to it. `host_id` is None only for a record whose source
    does not state the host; such a panel cannot open. Raises Invalid for an address word that is
    taken, reserved or badly shaped, and where host and authority are one.
    """
    panel = Panel(
        id=new_id(),
        slug=slug.strip(),
        name=name.strip(),
        authority_id=authority_id,
        host_id=host_id,
        funder_id=funder_id,
        phone=phone.strip(),
        phone_hours=phone_hours.strip(),
        post_address=post_address.strip(),
        added_at=clock.now(),
    )
    POLICY.require(actor, Do.ADD_PANEL, OnPanel(panel.id))
    _check_new(panel)
    panel.save(force_insert=True)
    first_day = started_on or clock.today()
    parties.begin(panel, first_day)
    Rule.objects.bulk_create(
        Rule(panel=panel, code=code, value=rule.default, from_on=first_day, set_at=clock.now())
        for code, rule in RULES.items()
    )
    record(events.PANEL_ADDED, actor=actor, subject_id=panel.id, panel_id=panel.id)
    facts = organisations.organisations({authority_id, host_id, funder_id} - {None})
    for each in facts.values():
        if each.panel_id is None:
            organisation_services.keep_for_panel(actor=actor, organisation_id=each.id, panel_id=panel.id)
    return panel


def _check_new(panel: Panel) -> None:
    faults = {}
    if not panel.name:
        faults["name"] = _("Write the panel’s name.")
    if not SLUG.fullmatch(panel.slug) or len(panel.slug) > 60:
        faults["slug"] = _("Use small letters, figures and hyphens, such as “north-marlshire”.")
    elif panel.slug in RESERVED:
        faults["slug"] = _("This word is used by Copanel itself. Choose another.")
    elif Panel.objects.filter(slug=panel.slug).exists():
        faults["slug"] = _("Another panel has this address. Choose another.")
    if panel.host_id and panel.host_id in (panel.authority_id, panel.funder_id):
        faults["host_id"] = _("The host is a user-led organisation. It cannot be the council or the funder.")
    if faults:
        raise Invalid(faults)


@act(events.PANEL_OPENED)
def open_panel(*, actor: Actor, panel_id: UUID) -> Panel:
    """Open it to everybody. Refused until people are told whom to ring now, and how to reach the panel.

    Raises Invalid, naming all that is missing; WrongState where it is open already.
    """
    panel = Panel.locked(panel_id)
    POLICY.require(actor, Do.OPEN, panel)
    panel.move(Do.OPEN)
    faults = _missing_help_lines(panel_id)
    if panel.host_id is None:
        faults["host_id"] = _("Say which user-led organisation hosts the panel.")
    if not panel.phone:
        faults["phone"] = _("Add the phone number that people can ring.")
    if not panel.post_address:
        faults["post_address"] = _("Add the address that people can write to.")
    if faults:
        raise Invalid(faults)
    panel.opened_at = clock.now()
    panel.save(update_fields=["state", "opened_at"])
    _record_named(events.PANEL_OPENED, actor, panel)
    return panel


def _missing_help_lines(panel_id: UUID) -> dict[str, str]:
    there = {line.kind for line in queries.help_lines(panel_id)}
    return {
        f"help_line_{kind}": _("Say whom to ring first. This is missing: %(line)s.") % {"line": kind.label}
        for kind in HelpLineKind
        if kind not in there
    }


@act(events.RECORD_SHOWN)
def show_record(*, actor: Actor, panel_id: UUID) -> Panel:
    """Show the published record of a panel that meets elsewhere, or no more. It takes nothing new: no lines needed."""
    panel = Panel.locked(panel_id)
    POLICY.require(actor, Do.SHOW_RECORD, panel)
    panel.move(Do.SHOW_RECORD)
    panel.save(update_fields=["state"])
    _record_named(events.RECORD_SHOWN, actor, panel)
    return panel


def _record_named(kind, actor: Actor, panel: Panel) -> None:
    payload = {"panel": panel.slug, "name": panel.name}
    record(kind, actor=actor, subject_id=panel.id, panel_id=panel.id, payload=payload)
