"""Where organisations work and whom they are for; who speaks for whom; how much each takes part."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.errors import AlreadyDone, Invalid, NotFound, WrongState
from copanel.kernel.policy import OnPanel
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.organisations import events, queries
from copanel.organisations.dated import give_way, label, one_line, still_there
from copanel.organisations.models import CoverageCheck, Field, Organisation, Participation, Reach
from copanel.organisations.policy import POLICY
from copanel.organisations.states import SPOKEN_FOR, Do, FieldKind, Level, Setting


@act(events.FIELD_LISTED)
def list_field(*, actor: Actor, panel_id: UUID, kind: FieldKind | str, name: str, setting: Setting | str = "") -> Field:
    """Put a line on one of a panel's lists: an area (urban, rural or both), a group, an offer, a need."""
    POLICY.require(actor, Do.LIST_FIELDS, OnPanel(panel_id))
    name, kind = one_line(name), FieldKind(kind)
    if Field.objects.filter(panel_id=panel_id, kind=kind, name__iexact=name).exists():
        raise Invalid({"name": _("This is on the list already.")})
    field = Field.objects.create(
        panel_id=panel_id,
        kind=kind,
        name=name,
        setting=Setting(setting) if setting and kind is FieldKind.AREA else "",
        added_at=clock.now(),
    )
    record(
        events.FIELD_LISTED,
        actor=actor,
        subject_id=field.id,
        panel_id=panel_id,
        payload={"field": name, "kind": kind.value},
    )
    return field


@act(events.REACH_SET)
def set_reach(
    *, actor: Actor, organisation_id: UUID, field_ids: Iterable[UUID], seen: Iterable[UUID] | None = None
) -> Organisation:
    """Say all at once where it works, whom it is for, what it offers and needs, from today.

    What is left out ends yesterday; what stays is not touched, so that its first day stays true.
    `seen` is what the person saw standing: where somebody changed it since, WrongState, and nothing is lost.
    Raises AlreadyDone where nothing changes.
    """
    organisation = Organisation.locked(organisation_id)
    POLICY.require(actor, Do.SET_REACH, organisation)
    today, wanted = clock.today(), set(field_ids)
    known = set(Field.objects.filter(panel_id=organisation.panel_id, id__in=wanted).values_list("id", flat=True))
    if known != wanted:
        raise NotFound()
    standing = {reach.field_id: reach for reach in organisation.reaches.now(today)}
    if set(standing) == wanted:
        raise AlreadyDone()
    if seen is not None and set(standing) != set(seen):
        raise WrongState(_("Someone else changed this since you opened the page. Open it again and look."))
    for field_id in set(standing) - wanted:
        standing[field_id].close(None)
        standing[field_id].save(update_fields=["until_on", "ended_at"])
    Reach.objects.bulk_create(
        Reach(organisation=organisation, field_id=each, from_on=today) for each in sorted(wanted - set(standing))
    )
    record(
        events.REACH_SET,
        actor=actor,
        subject_id=organisation.id,
        panel_id=organisation.panel_id,
        payload={"organisation": label(organisation)},
    )
    return organisation


@act(events.COVERAGE_CHECKED)
def check_coverage(*, actor: Actor, field_id: UUID, evidence: str, checked_on: dt.date | None = None) -> CoverageCheck:
    """Note that somebody looked, on a day, who speaks for an area or a group. Nobody is a fact then, and not a blank.

    Who was found is counted from the entries of that day. Raises Invalid for a list nobody speaks for,
    no evidence, or a day to come.
    """
    field = Field.objects.select_for_update().filter(id=field_id).first()
    if field is None:
        raise NotFound()
    POLICY.require(actor, Do.CHECK_COVERAGE, OnPanel(field.panel_id))
    checked_on = checked_on or clock.today()
    faults = {}
    if field.kind not in SPOKEN_FOR:
        faults["field_id"] = _("Choose an area or a group of people.")
    if not evidence.strip():
        faults["evidence"] = _("Say where you looked, for example “asked all three district councils”.")
    if checked_on > clock.today():
        faults["checked_on"] = _("The day of the check cannot be in the future.")
    if faults:
        raise Invalid(faults)
    if field.checks.filter(checked_on=checked_on, evidence=evidence.strip()).exists():
        raise AlreadyDone()
    found = len(queries.speaking_for(field.id, checked_on))
    check = CoverageCheck.objects.create(
        field=field,
        nobody=found == 0,
        checked_on=checked_on,
        evidence=evidence.strip(),
        recorded_at=clock.now(),
    )
    record(
        events.COVERAGE_CHECKED,
        actor=actor,
        subject_id=field.id,
        panel_id=field.panel_id,
        payload={"field": field.name, "checked_on": checked_on.isoformat(), "organisations": found},
    )
    return check


@act(events.TOOK_PART)
def take_part(
    *, actor: Actor, organisation_id: UUID, panel_id: UUID, level: Level | str, from_on: dt.date | None = None
) -> Participation:
    """An organisation chooses how much it takes part in a panel from a day (today): member, network, informed, not now.

    Raises AlreadyDone where it stands so already, or the organisation has closed.
    """
    organisation = Organisation.locked(organisation_id)
    POLICY.require(actor, Do.TAKE_PART, organisation)
    level, from_on = Level(level), from_on or clock.today()
    here = organisation.participations.filter(panel_id=panel_id)
    if organisation.closed_on is not None and organisation.closed_on < from_on:
        still_there(organisation)
    if here.on(from_on).filter(level=level).exists():
        raise AlreadyDone()
    here.filter(from_on=from_on).delete()  # chosen twice on one day: the last word counts
    give_way(here, from_on)
    made = Participation.objects.create(organisation=organisation, panel_id=panel_id, level=level, from_on=from_on)
    record(
        events.TOOK_PART,
        actor=actor,
        subject_id=organisation.id,
        panel_id=panel_id,
        payload={"organisation": label(organisation), "level": level.value, "from_on": from_on.isoformat()},
    )
    return made
