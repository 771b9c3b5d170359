"""Organisations are added, renamed, checked and kept right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.dates import DateAsGiven
from copanel.kernel.errors import AlreadyDone, Invalid
from copanel.kernel.ids import new_id
from copanel.kernel.policy import OnPanel
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.organisations import events, queries
from copanel.organisations.dated import DAY_BEFORE, first_day, give_way, label, one_line
from copanel.organisations.models import Organisation, OrganisationName, UserLedFact
from copanel.organisations.policy import POLICY
from copanel.organisations.record_shapes import NameRecord
from copanel.organisations.states import Do, MilestoneKind, NameKind, OrganisationKind


@act(events.ADDED)
def add_organisation(
    *,
    actor: Actor,
    name: str,
    kind: OrganisationKind | str,
    panel_id: UUID | None = None,
    legal_name: str = "",
    initials: str = "",
    website: str = "",
    from_on: dt.date | None = None,
    organisation_id: UUID | None = None,
) -> Organisation:
    """Add an organisation under the name it is known by. `panel_id` says whose people keep its entry right.

    `from_on` is the first day of these names, None where nobody knows it. `organisation_id` may be given beforehand,
    so that pressing twice adds one: AlreadyDone then. Raises Invalid for a missing name.
    """
    POLICY.require(actor, Do.ADD_ORGANISATION, OnPanel(panel_id))
    names = {NameKind.KNOWN_AS: one_line(name)}
    if legal_name.strip():
        names[NameKind.LEGAL] = one_line(legal_name, "legal_name")
    if initials.strip():
        names[NameKind.INITIALS] = one_line(initials, "initials")
    if organisation_id is not None and Organisation.objects.filter(id=organisation_id).exists():
        raise AlreadyDone()
    organisation = Organisation.objects.create(
        id=organisation_id or new_id(),
        panel_id=panel_id,
        kind=OrganisationKind(kind),
        website=website,
        added_at=clock.now(),
    )
    OrganisationName.objects.bulk_create(
        OrganisationName(organisation=organisation, kind=each, name=words, from_on=from_on)
        for each, words in names.items()
    )
    record(
        events.ADDED,
        actor=actor,
        subject_id=organisation.id,
        panel_id=panel_id,
        payload={"organisation": names[NameKind.KNOWN_AS], "kind": organisation.kind},
    )
    return organisation


@act(events.ADDED)
def enter_from_record(
    *,
    actor: Actor,
    name: str,
    kind: OrganisationKind | str,
    website: str = "",
    panel_id: UUID | None = None,
    names: Sequence[NameRecord] = (),
) -> Organisation:
    """Enter an organisation that a published record tells of, with its names through time, each in the order of days.

    `name` alone: since when it had that name, the record does not say. The record itself keeps where its sources say
    so. Raises Invalid for a missing name, and where a later name of a kind has no first day.
    """
    known = [each for each in names if each.kind is NameKind.KNOWN_AS]
    first = known[0] if known else NameRecord(NameKind.KNOWN_AS, name)
    organisation = add_organisation(actor=actor, name=first.name, kind=kind, website=website, panel_id=panel_id)
    organisation.names.update(
        from_on=first.since and first.since.earliest,
        until_on=first.until and first.until.latest,
        since=first.since,
        until=first.until,
    )
    for each in names:
        if each is not first:
            _enter_name(organisation, each)
    return organisation


def _enter_name(organisation: Organisation, given: NameRecord) -> None:
    """One more name of its life. The former of its kind ends the day before; an alias stands beside the others."""
    from_on = given.since and given.since.earliest
    if given.kind is not NameKind.ALIAS and organisation.names.filter(kind=given.kind).exists():
        from_on, words = first_day(given.since)
        give_way(organisation.names.filter(kind=given.kind), from_on)
        organisation.names.filter(kind=given.kind, until_on=from_on - DAY_BEFORE, until=None).update(until=words)
    OrganisationName.objects.create(
        organisation=organisation,
        kind=given.kind,
        name=one_line(given.name),
        from_on=from_on,
        until_on=given.until and given.until.latest,
        since=given.since,
        until=given.until,
    )


@act(events.RENAMED)
def rename_organisation(
    *,
    actor: Actor,
    organisation_id: UUID,
    name: str,
    from_on: dt.date | DateAsGiven | str,
    kind: NameKind | str = NameKind.KNOWN_AS,
) -> Organisation:
    """Give a new name from a day. The former name stays for every day before it.

    The day may be words ("early 2018"): they are kept, and the first day they allow says which name
    an old record shows. Raises Invalid where the words set no day, or the name began later.
    """
    organisation = Organisation.locked(organisation_id)
    POLICY.require(actor, Do.RENAME_ORGANISATION, organisation)
    name, kind = one_line(name), NameKind(kind)
    day, given = first_day(from_on)
    if organisation.names.filter(kind=kind, name=name, from_on=day).exists():
        raise AlreadyDone()
    _check_in_its_life(organisation, day)
    former_name = queries.names_on([organisation.id], day - DAY_BEFORE)[organisation.id]
    give_way(organisation.names.filter(kind=kind), day)
    organisation.names.filter(kind=kind, until_on=day - DAY_BEFORE, until=None).update(until=given)
    OrganisationName.objects.create(organisation=organisation, kind=kind, name=name, from_on=day, since=given)
    record(
        events.RENAMED,
        actor=actor,
        subject_id=organisation.id,
        panel_id=organisation.panel_id,
        payload={"former": former_name, "organisation": name, "from_on": day.isoformat()},
    )
    return organisation


def _check_in_its_life(organisation: Organisation, day: dt.date) -> None:
    """No name begins before its organisation, nor after it closed."""
    founded = [
        each.happened.earliest
        for each in organisation.milestones.filter(kind=MilestoneKind.FOUNDED)
        if each.happened.earliest
    ]
    if founded and day < min(founded):
        raise Invalid({"from_on": _("It was not founded yet on that day. Give a later day.")})
    if organisation.closed_on is not None and day > organisation.closed_on:
        raise Invalid({"from_on": _("It had closed by that day. Give an earlier day.")})


@act(events.USER_LED_CHECKED)
def check_user_led(
    *, actor: Actor, organisation_id: UUID, share: int, evidence: str, checked_on: dt.date | None = None
) -> UserLedFact:
    """Note what share of its governing body, in per cent, use care and support or are carers, and how that is known.

    Raises Invalid for a share outside 0 to 100, a day to come, or no evidence.
    """
    organisation = Organisation.locked(organisation_id)
    POLICY.require(actor, Do.CHECK_USER_LED, organisation)
    checked_on = checked_on or clock.today()
    faults = {}
    if not 0 <= share <= 100:
        faults["share"] = _("Give a share from 0 to 100 per cent.")
    if not evidence.strip():
        faults["evidence"] = _("Say how you know, for example “annual report 2026, page 4”.")
    if checked_on > clock.today():
        faults["checked_on"] = _("The day of the check cannot be in the future.")
    if faults:
        raise Invalid(faults)
    if organisation.user_led_facts.filter(share=share, checked_on=checked_on, evidence=evidence.strip()).exists():
        raise AlreadyDone()
    fact = UserLedFact.objects.create(
        organisation=organisation,
        share=share,
        evidence=evidence.strip(),
        checked_on=checked_on,
        recorded_at=clock.now(),
    )
    record(
        events.USER_LED_CHECKED,
        actor=actor,
        subject_id=organisation.id,
        panel_id=organisation.panel_id,
        payload={"organisation": label(organisation), "share": share, "checked_on": checked_on.isoformat()},
    )
    return fact


@act(events.ENTRY_CHECKED)
def check_entry(*, actor: Actor, organisation_id: UUID, checked_on: dt.date | None = None) -> Organisation:
    """Somebody looked, on a day (today), whether its entry is right. Raises Invalid for a day to come."""
    organisation = Organisation.locked(organisation_id)
    POLICY.require(actor, Do.CHECK_ENTRY, organisation)
    checked_on = checked_on or clock.today()
    if checked_on > clock.today():
        raise Invalid({"checked_on": _("The day of the check cannot be in the future.")})
    if organisation.checked_on is not None and checked_on <= organisation.checked_on:
        raise AlreadyDone()
    organisation.checked_on = checked_on
    organisation.save(update_fields=["checked_on"])
    record(
        events.ENTRY_CHECKED,
        actor=actor,
        subject_id=organisation.id,
        panel_id=organisation.panel_id,
        payload={"organisation": label(organisation), "checked_on": checked_on.isoformat()},
    )
    return organisation


@act(events.KEPT)
def keep_for_panel(*, actor: Actor, organisation_id: UUID, panel_id: UUID) -> Organisation:
    """Hand an organisation that no panel keeps, with its posts, to a panel's people. Raises AlreadyDone."""
    organisation = Organisation.locked(organisation_id)
    POLICY.require(actor, Do.KEEP, OnPanel(panel_id))
    if organisation.panel_id is not None:
        raise AlreadyDone()
    organisation.panel_id = panel_id
    organisation.save(update_fields=["panel_id"])
    organisation.posts.update(panel_id=panel_id)
    record(events.KEPT, actor=actor, subject_id=organisation.id, panel_id=panel_id)
    return organisation
