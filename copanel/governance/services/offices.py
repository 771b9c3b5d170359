"""Someone in an office stands aside and comes back; an office goes round; a record says who held one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import events, messages, queries
from copanel.governance.may_hold import a_new_key, check_order, sides_of
from copanel.governance.models import Aside, OfficeHolding, Panel, SourcesDiffer, Turn
from copanel.governance.policy import POLICY
from copanel.governance.states import AsideCause, Do
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Office, Side
from copanel.kernel.dates import DateAsGiven, as_given
from copanel.kernel.errors import AlreadyDone, Invalid, NotFound
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.organisations import queries as organisations
from copanel.people.services import tell

CITATION_LENGTH, CALLED_LENGTH = 500, 60


@act(events.STEPPED_ASIDE, events.STEPPED_ASIDE_FROM_ITEM)
def step_aside(
    *,
    actor: Actor,
    holding_id: UUID,
    cause: AsideCause | str,
    about_id: UUID | None = None,
    from_on: dt.date | None = None,
    until_on: dt.date | None = None,
    aside_id: UUID | None = None,
) -> Aside:
    """Someone in an office stands aside from one thing (`about_id`: an issue), or wholly from a day to a day.

    Meanwhile their office gives no power there. Public is that they stand aside and the category, nothing else.
    Others of the user-led side may say it for them; then they are told. Raises Invalid where a stretch has no
    last day, or they stand aside then already; AlreadyDone.
    """
    holding = OfficeHolding.locked(holding_id)
    aside = Aside(
        id=a_new_key(Aside, aside_id),
        office_holding=holding,
        about_id=about_id,
        cause=AsideCause(cause),
        by_id=actor.person_id,
        from_on=from_on or clock.today(),
        until_on=until_on,
    )
    POLICY.require(actor, Do.STEP_ASIDE, aside)
    check_order(aside)
    if about_id is None and until_on is None:
        raise Invalid({"until_on": _("Write the last day on which they stand aside.")})
    if not OfficeHolding.objects.filter(id=holding.id).overlapping(aside.from_on, until_on).exists():
        raise Invalid({"from_on": _("They do not hold the office then.")})
    if holding.asides.filter(about_id=about_id).overlapping(aside.from_on, until_on).exists():
        raise Invalid({"from_on": _("They stand aside then already.")})
    aside.save(force_insert=True)
    payload = {"office": holding.office, "cause": aside.cause, "from_on": aside.from_on.isoformat()}
    event = events.STEPPED_ASIDE if about_id is None else events.STEPPED_ASIDE_FROM_ITEM
    record(event, actor=actor, subject_id=aside.id, panel_id=holding.panel_id, payload=payload)
    if actor.person_id != holding.person_id:
        tell(messages.PUT_ASIDE, actor=actor, about_id=aside.id, panel_id=holding.panel_id)
    return aside


@act(events.STEPPED_BACK)
def step_back(*, actor: Actor, aside_id: UUID, until_on: dt.date | None = None) -> Aside:
    """Someone who stood aside is back, after a day or at once. Whoever was put aside by others waits for them.

    Raises AlreadyDone, Invalid for a day too early.
    """
    aside = Aside.locked(aside_id)
    POLICY.require(actor, Do.STEP_BACK, aside)
    aside.close(until_on)
    aside.save(update_fields=["until_on", "ended_at"])
    payload = {"office": aside.office_holding.office, "until_on": aside.until_on.isoformat()}
    record(events.STEPPED_BACK, actor=actor, subject_id=aside.id, panel_id=aside.panel_id, payload=payload)
    return aside


@act(events.TURNS_SET)
def set_turns(*, actor: Actor, panel_id: UUID, office: Office | str, organisation_ids: Sequence[UUID]) -> list[Turn]:
    """Set the order in which organisations hold an office by turns; an empty order ends it. It appoints nobody.

    Raises Invalid for an office nobody is appointed to, an organisation twice, one we do not know, or the council.
    """
    panel, office = Panel.locked(panel_id), Office(office)
    POLICY.require(actor, Do.SET_TURNS, panel)
    side = sides_of(office)[0]
    if len(set(organisation_ids)) != len(organisation_ids):
        raise Invalid({"organisation_ids": _("An organisation stands there twice. Each has one turn.")})
    if set(organisation_ids) - set(organisations.names_on(organisation_ids)):
        raise Invalid({"organisation_ids": _("We do not know one of these organisations.")})
    if side is Side.USER_LED and queries.whose_people_are_shut_out(panel.id).keys() & set(organisation_ids):
        raise Invalid({"organisation_ids": _("The council and the funder have no turn in this office.")})
    for row in Turn.objects.select_for_update(of=("self",)).filter(panel=panel, office=office, ended_at=None):
        row.close(None)
        row.save(update_fields=["until_on", "ended_at"])
    today = clock.today()
    made = [
        Turn.objects.create(panel=panel, office=office, organisation_id=key, position=position, from_on=today)
        for position, key in enumerate(organisation_ids)
    ]
    payload = {"office": office, "n": len(made)}
    record(events.TURNS_SET, actor=actor, subject_id=panel.id, panel_id=panel_id, payload=payload)
    return made


@act(events.RECORD_OFFICE_ENTERED)
def enter_office_from_record(
    *,
    actor: Actor,
    panel_id: UUID,
    office: Office | str,
    organisation_id: UUID,
    citation: str,
    since: DateAsGiven | str = "",
    until: DateAsGiven | str = "",
    called: str = "",
    side: Side | str | None = None,
) -> OfficeHolding:
    """Enter that an organisation held an office, as a published record tells, with its citation and its dates as given.

    No person is named and nobody gets a power. `called` is the source's own word for the office: "chair".
    Raises Invalid without citation, for an office nobody is appointed to, or dates in disorder.
    """
    panel, office = Panel.locked(panel_id), Office(office)
    POLICY.require(actor, Do.ENTER_FROM_RECORD, panel)
    citation, called = " ".join(citation.split()), " ".join(called.split())
    if not 0 < len(citation) <= CITATION_LENGTH:
        raise Invalid({"citation": _("Say where the source says so: document and page.")})
    if len(called) > CALLED_LENGTH:
        raise Invalid({"called": _("This is too long. Give the source’s word for the office.")})
    side = sides_of(office)[0] if side is None else Side(side)
    if side not in sides_of(office):
        raise Invalid({"side": _("This office is not held for that side.")})
    name = organisations.names_on([organisation_id]).get(organisation_id)
    if not name:
        raise NotFound()
    began, ended = _given(since), _given(until)
    holding = OfficeHolding(
        panel=panel,
        office=office,
        side=side,
        organisation_id=organisation_id,
        since=began,
        until=ended,
        from_on=began and began.earliest,
        until_on=ended and ended.latest,
        called=called,
        citation=citation,
    )
    check_order(holding)
    holding.save(force_insert=True)
    payload = {"office": office, "organisation": name}
    record(events.RECORD_OFFICE_ENTERED, actor=actor, subject_id=holding.id, panel_id=panel_id, payload=payload)
    return holding


@act(events.SOURCES_DIFFER)
def note_sources_differ(*, actor: Actor, holding_id: UUID, other_id: UUID) -> SourcesDiffer:
    """Note that what two sources say of two offices cannot both be so. Both stand; the reader sees that they differ.

    Raises Invalid for one and the same, or two panels'; AlreadyDone.
    """
    one, other = OfficeHolding.locked(holding_id), OfficeHolding.locked(other_id)
    POLICY.require(actor, Do.ENTER_FROM_RECORD, one)
    if one.id == other.id or one.panel_id != other.panel_id or not (one.citation and other.citation):
        raise Invalid(_("Choose two different lines of this panel’s record, each with its source."))
    pair = {"one_id__in": (one.id, other.id), "other_id__in": (one.id, other.id)}
    if SourcesDiffer.objects.filter(**pair).exists():
        raise AlreadyDone()
    made = SourcesDiffer.objects.create(one=one, other=other, noted_on=clock.today())
    record(events.SOURCES_DIFFER, actor=actor, subject_id=made.id, panel_id=one.panel_id)
    return made


def _given(words: DateAsGiven | str) -> DateAsGiven | None:
    if isinstance(words, str):
        return as_given(words.strip(), quoted=True) if words.strip() else None
    return words
