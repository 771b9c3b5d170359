"""What becomes of an organisation: it is founded, hosted, merged, replaced, closed; and why, as far as that is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.dates import DateAsGiven, as_given
from copanel.kernel.errors import AlreadyDone, Invalid
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.organisations import events
from copanel.organisations.dated import DAY_BEFORE, first_day, label, one_line, still_there
from copanel.organisations.models import ClosingReason, Gap, Milestone, Organisation, OrganisationName, Relation
from copanel.organisations.policy import POLICY
from copanel.organisations.states import Do, MilestoneKind, NameKind, RelationKind

Given = dt.date | DateAsGiven | str


@act(events.ALIAS_ADDED)
def add_alias(*, actor: Actor, organisation_id: UUID, name: str) -> OrganisationName:
    """A name it is found by and never had, such as a working name. Pages never show it as its name."""
    organisation = Organisation.locked(organisation_id)
    POLICY.require(actor, Do.RENAME_ORGANISATION, organisation)
    if organisation.names.filter(kind=NameKind.ALIAS, name=one_line(name)).exists():
        raise AlreadyDone()
    alias = OrganisationName.objects.create(organisation=organisation, kind=NameKind.ALIAS, name=one_line(name))
    record(events.ALIAS_ADDED, actor=actor, subject_id=organisation.id, panel_id=organisation.panel_id)
    return alias


@act(events.CLOSED)
def close_organisation(*, actor: Actor, organisation_id: UUID, closed: Given, source: str = "") -> Organisation:
    """Say that an organisation closed, and when, in the words of the source. No reason is asked for.

    Of words such as "December 2018" the last day they allow counts. What hangs on it (a seat, an open
    action) is not moved by this: `holds` lists it, and the panel decides what becomes of it.
    Raises AlreadyDone, WrongState where it closed on another day, Invalid where the words set no day or one to come.
    """
    organisation = Organisation.locked(organisation_id)
    POLICY.require(actor, Do.CLOSE, organisation)
    given = as_given(closed) if isinstance(closed, str) else closed
    last_day = given if isinstance(given, dt.date) else given.latest
    if last_day is None:
        raise Invalid({"closed": _("Give a day, a month or a year, such as “3 March 2027” or “2018”.")})
    if organisation.closed_on == last_day:
        raise AlreadyDone()
    still_there(organisation)
    if last_day > clock.today():
        raise Invalid({"closed": _("This day is still to come. Write it down when it has closed.")})
    _end(organisation, last_day)
    _milestone(organisation, MilestoneKind.CLOSED, given, source)
    record(
        events.CLOSED,
        actor=actor,
        subject_id=organisation.id,
        panel_id=organisation.panel_id,
        payload={"organisation": label(organisation), "closed_on": last_day.isoformat()},
    )
    return organisation


@act(events.MERGED)
def merge(
    *, actor: Actor, organisation_ids: Iterable[UUID], into_id: UUID, from_on: Given, source: str = ""
) -> Organisation:
    """Organisations become one from a day. Each keeps its record, which ends the day before.

    What they held is not moved: seats and actions are put to the panel. Raises Invalid where one of them is
    the one they become, WrongState where one has closed or merged before, AlreadyDone where just this was done.
    """
    keys = sorted(set(organisation_ids) | {into_id})
    locked = {key: Organisation.locked(key) for key in keys}
    into = locked.pop(into_id)
    for organisation in locked.values() or [into]:
        POLICY.require(actor, Do.MERGE, organisation)
    if not locked:
        raise Invalid({"organisations": _("Choose at least one organisation that becomes part of it.")})
    day, given = first_day(from_on)
    if Relation.objects.filter(
        organisation__in=locked, other=into, kind=RelationKind.MERGED_INTO, from_on=day
    ).count() == len(locked):
        raise AlreadyDone()
    still_there(into)
    for organisation in locked.values():
        still_there(organisation)
        _end(organisation, day - DAY_BEFORE)
        Relation.objects.create(
            organisation=organisation,
            other=into,
            kind=RelationKind.MERGED_INTO,
            from_on=day,
            since=given,
            source=source.strip(),
        )
        record(
            events.MERGED,
            actor=actor,
            subject_id=organisation.id,
            panel_id=organisation.panel_id,
            payload={"organisation": label(organisation), "into": label(into), "from_on": day.isoformat()},
        )
    return into


@act(events.REASON_GIVEN)
def give_closing_reason(
    *, actor: Actor, organisation_id: UUID, reason: str, source: str, published: bool = False
) -> ClosingReason:
    """Why it closed, and who says so. A later reason corrects it and stands beside; none is public unless asked for.

    Raises Invalid without reason or source, and while the organisation is still there.
    """
    organisation = Organisation.locked(organisation_id)
    POLICY.require(actor, Do.GIVE_REASON, organisation)
    faults = {}
    if organisation.closed_on is None:
        faults["reason"] = _("This organisation has not closed. First say that it has.")
    elif not reason.strip():
        faults["reason"] = _("Write it here. It cannot be left empty.")
    if not source.strip():
        faults["source"] = _("Say who gives this reason, and where it can be read.")
    if faults:
        raise Invalid(faults)
    newest = organisation.closing_reasons.order_by("-given_at").first()
    if newest and (newest.reason, newest.source, newest.published) == (reason.strip(), source.strip(), published):
        raise AlreadyDone()
    given = ClosingReason.objects.create(
        organisation=organisation,
        reason=reason.strip(),
        source=source.strip(),
        published=published,
        given_at=clock.now(),
    )
    record(events.REASON_GIVEN, actor=actor, subject_id=organisation.id, panel_id=organisation.panel_id)
    return given


@act(events.RELATED)
def relate(
    *,
    actor: Actor,
    organisation_id: UUID,
    other_id: UUID,
    kind: RelationKind | str,
    from_on: Given | None = None,
    source: str = "",
) -> Relation:
    """How one stands to another from a day, None where nobody knows since when. A merger is `merge`.

    Raises Invalid for one organisation with itself, and where the same stands already since another day.
    AlreadyDone where it is just this.
    """
    organisation, other = Organisation.locked(organisation_id), Organisation.locked(other_id)
    POLICY.require(actor, Do.RELATE, organisation)
    kind = RelationKind(kind)
    if organisation.id == other.id or kind is RelationKind.MERGED_INTO:
        raise Invalid({"other_id": _("Choose another organisation.")})
    day, given = first_day(from_on) if from_on is not None else (None, None)
    if organisation.relations.filter(other=other, kind=kind, from_on=day, ended_at=None).exists():
        raise AlreadyDone()
    if organisation.relations.overlapping(day or dt.date.min, None).filter(other=other, kind=kind).exists():
        raise Invalid({"other_id": _("This is written down already.")})
    relation = Relation.objects.create(
        organisation=organisation, other=other, kind=kind, from_on=day, since=given, source=source.strip()
    )
    record(
        events.RELATED,
        actor=actor,
        subject_id=organisation.id,
        panel_id=organisation.panel_id,
        payload={"organisation": label(organisation), "other": label(other), "kind": kind.value},
    )
    return relation


@act(events.RELATION_ENDED)
def end_relation(*, actor: Actor, relation_id: UUID, until_on: dt.date | None = None) -> Relation:
    """End it after a day, or at once. A merger is not ended. Raises AlreadyDone, Invalid."""
    found = Relation.objects.select_for_update().select_related("organisation", "other").filter(id=relation_id).first()
    if found is None or found.kind == RelationKind.MERGED_INTO:
        raise AlreadyDone()
    POLICY.require(actor, Do.RELATE, found.organisation)
    found.close(until_on)
    found.save(update_fields=["until_on", "ended_at"])
    record(
        events.RELATION_ENDED,
        actor=actor,
        subject_id=found.organisation_id,
        panel_id=found.organisation.panel_id,
        payload={
            "organisation": label(found.organisation),
            "other": label(found.other),
            "until_on": found.until_on.isoformat(),
        },
    )
    return found


@act(events.LIFE_NOTED)
def note_milestone(
    *, actor: Actor, organisation_id: UUID, kind: MilestoneKind | str, happened: Given, source: str = ""
) -> Milestone:
    """When it was founded, began in law, began in public. Sources may differ: each day stays with its source."""
    organisation = Organisation.locked(organisation_id)
    POLICY.require(actor, Do.NOTE_LIFE, organisation)
    kind = MilestoneKind(kind)
    if kind is MilestoneKind.CLOSED and organisation.closed_on is None:
        raise Invalid({"kind": _("This organisation has not closed. First say that it has.")})
    made = _milestone(organisation, kind, as_given(happened) if isinstance(happened, str) else happened, source)
    _noted(actor, organisation)
    return made


@act(events.LIFE_NOTED)
def note_gap(
    *, actor: Actor, organisation_id: UUID, from_on: dt.date, until_on: dt.date | None = None, source: str = ""
) -> Gap:
    """Years in which it did nothing, and was not closed. Raises Invalid where such years overlap or run backwards."""
    organisation = Organisation.locked(organisation_id)
    POLICY.require(actor, Do.NOTE_LIFE, organisation)
    if until_on is not None and until_on < from_on:
        raise Invalid({"until_on": _("The last day is before the first. Give a later day.")})
    if organisation.gaps.overlapping(from_on, until_on).exists():
        raise Invalid({"from_on": _("This is written down already.")})
    gap = Gap.objects.create(organisation=organisation, from_on=from_on, until_on=until_on, source=source.strip())
    _noted(actor, organisation)
    return gap


def _end(organisation: Organisation, last_day: dt.date) -> None:
    """Its record ends with a day. A name that began later would be a name of nothing."""
    if organisation.names.filter(from_on__gt=last_day).exists():
        raise Invalid({"from_on": _("It has a name that begins later. Give a later day.")})
    organisation.closed_on = last_day
    organisation.save(update_fields=["closed_on"])


def _milestone(
    organisation: Organisation, kind: MilestoneKind, happened: dt.date | DateAsGiven, source: str
) -> Milestone:
    given = as_given(happened.isoformat()) if isinstance(happened, dt.date) else happened
    if organisation.milestones.filter(kind=kind, happened=given, source=source.strip()).exists():
        raise AlreadyDone()
    return Milestone.objects.create(
        organisation=organisation, kind=kind, happened=given, source=source.strip(), recorded_at=clock.now()
    )


def _noted(actor: Actor, organisation: Organisation) -> None:
    record(
        events.LIFE_NOTED,
        actor=actor,
        subject_id=organisation.id,
        panel_id=organisation.panel_id,
        payload={"organisation": label(organisation)},
    )
