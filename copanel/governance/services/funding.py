"""Money for the panel: begins, changes, is delayed, ends. A dated public act with both sides' own words.

Money changes nothing else: no act here moves an issue, a seat, a clock or the panel's state.
"""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import events, queries
from copanel.governance.models import FundingAct, Panel, Party
from copanel.governance.parties import follow
from copanel.governance.policy import POLICY
from copanel.governance.queries.held import standings
from copanel.governance.saying import said_of_panel
from copanel.governance.states import Do, FundingKind, Per, Role
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Side
from copanel.kernel.errors import AlreadyDone, Invalid
from copanel.kernel.ids import new_id
from copanel.kernel.money import MOST_PENCE
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.organisations import queries as organisations

PAGE = "money"


@act(events.FUNDING_TOLD)
def tell_funding(
    *,
    actor: Actor,
    panel_id: UUID,
    kind: FundingKind | str,
    on_day: dt.date,
    organisation_id: UUID | None = None,
    pence: int | None = None,
    per: Per | str = "",
    reason: str = "",
    easy_reason: str = "",
    funding_act_id: UUID | None = None,
) -> FundingAct:
    """Tell everybody that money begins, changes, is late or ends, on a day.

    The funder's side gives its reason in its own words; told by the user-led side, the funder may add its
    reason later, and until then the page says that none was given. `organisation_id` is the funder; without
    it, the one that pays now. Only the user-led side says that a new funder begins, since people of a funder
    cannot be of the user-led side. Raises Invalid, AlreadyDone for a form pressed twice.
    """
    panel, kind = Panel.locked(panel_id), FundingKind(kind)
    POLICY.require(actor, Do.BEGIN_FUNDING if kind is FundingKind.BEGINS else Do.TELL_FUNDING, panel)
    if funding_act_id and FundingAct.objects.filter(id=funding_act_id).exists():
        raise AlreadyDone()
    funder_id = organisation_id or panel.funder_id
    faults = _faults(panel, kind, funder_id, pence, per)
    if reason.strip() and not _of_funders_side(actor, panel_id):
        faults["reason"] = _("The reason is for the funder to write. Write yours as the panel’s own words.")
    if faults:
        raise Invalid(faults)
    told = FundingAct(
        id=funding_act_id or new_id(), panel=panel, organisation_id=funder_id, kind=kind, on_day=on_day, pence=pence,
        per=per if pence is not None else "", told_by_id=actor.person_id, told_at=clock.now(),
    )  # fmt: skip
    if reason.strip():
        told.reason = _reason(actor, panel, told, reason, easy_reason)
    told.save(force_insert=True)
    if kind is FundingKind.BEGINS:
        _begin(panel, funder_id, on_day)
    elif kind is FundingKind.ENDS:
        _end(panel, funder_id, on_day)
    payload = {"funding": kind, "on_day": on_day.isoformat()}
    _record(events.FUNDING_TOLD, actor, told, **payload)
    return told


@act(events.FUNDING_REASON_GIVEN)
def give_funding_reason(*, actor: Actor, funding_act_id: UUID, text: str, easy_text: str = "") -> FundingAct:
    """Give the funder's reason for what was told without one. Once given it stands. Raises AlreadyDone, Invalid."""
    told = FundingAct.locked(funding_act_id)
    POLICY.require(actor, Do.GIVE_FUNDING_REASON, told)
    if told.reason_id:
        raise AlreadyDone()
    told.reason = _reason(actor, told.panel, told, text, easy_text, field="text")
    told.save(update_fields=["reason"])
    _record(events.FUNDING_REASON_GIVEN, actor, told)
    return told


@act(events.FUNDING_BESIDE)
def say_beside_funding(*, actor: Actor, funding_act_id: UUID, text: str, easy_text: str = "") -> FundingAct:
    """Put the panel's own words beside what was told of its money. Nobody of the funder writes or hides them.

    Once said they stand. Raises AlreadyDone, Invalid.
    """
    told = FundingAct.locked(funding_act_id)
    POLICY.require(actor, Do.SAY_BESIDE_FUNDING, told)
    if told.beside_id:
        raise AlreadyDone()
    told.beside = said_of_panel(
        actor, told.panel, kind="funding_beside", key=told.id, page=PAGE, text=text, easy_text=easy_text
    )
    told.save(update_fields=["beside"])
    payload = {"panel": told.panel.slug}
    record(events.FUNDING_BESIDE, actor=actor, subject_id=told.id, panel_id=told.panel_id, payload=payload)
    return told


def _of_funders_side(actor: Actor, panel_id: UUID) -> bool:
    return actor.side_on(panel_id) is Side.AUTHORITY


def _faults(panel: Panel, kind: FundingKind, funder_id: UUID | None, pence: int | None, per: Per | str) -> dict:
    faults: dict[str, str] = {}
    pays = Party.objects.filter(panel=panel, role=Role.FUNDER, organisation_id=funder_id, ended_at=None).exclude(
        until_on__lt=clock.today()
    )
    if funder_id is None:
        faults["organisation_id"] = _("Say which organisation pays.")
    elif kind is FundingKind.BEGINS:
        if funder_id == panel.host_id:
            faults["organisation_id"] = _("The host cannot be the funder too. Choose another organisation.")
        elif pays.exists():
            faults["organisation_id"] = _("This organisation pays for the panel already. Choose “The money changes”.")
    elif not pays.exists():
        faults["organisation_id"] = _("This organisation does not pay for the panel now.")
    if pence is not None and not 0 <= pence <= MOST_PENCE:
        faults["pence"] = _("Write an amount in pounds, such as £12,000.")
    if pence is not None and per not in set(Per):
        faults["per"] = _("Say for which time the amount is.")
    return faults


def _reason(actor: Actor, panel: Panel, told: FundingAct, text: str, easy_text: str, field: str = "reason"):
    return said_of_panel(
        actor, panel, kind="funding_reason", key=told.id, page=PAGE, text=text, easy_text=easy_text,
        side=Side.AUTHORITY, field=field,
    )  # fmt: skip


def _begin(panel: Panel, funder_id: UUID, on_day: dt.date) -> None:
    if not organisations.organisations([funder_id]):
        raise Invalid({"organisation_id": _("Say which organisation pays.")})
    before = _shut_out(panel.id, on_day)
    Party.objects.create(panel=panel, role=Role.FUNDER, organisation_id=funder_id, from_on=on_day)
    follow(panel)
    if _shut_out(panel.id, on_day) - before:
        raise Invalid(
            {
                "organisation_id": _(
                    "Someone on the user-led side works for this organisation. "
                    "They must leave their place first, or the user-led side lets them in by name."
                )
            }
        )


def _shut_out(panel_id: UUID, on_day: dt.date) -> set[UUID]:
    """Who holds something of the user-led side that gives no power on that day, or today if that is later."""
    day = on_day if on_day > clock.today() else None
    here = {each.person_id for each in standings(panel_id=panel_id, day=day)}
    return {person_id for person_id in here if person_id and queries.is_shut_out(person_id=person_id, day=day)}


def _end(panel: Panel, funder_id: UUID, last_day: dt.date) -> None:
    """The last day of the money. A day gone by, or today, ends it today: nobody is a funder after the fact."""
    rows = Party.objects.filter(panel=panel, role=Role.FUNDER, organisation_id=funder_id, ended_at=None).exclude(
        until_on__lt=clock.today()
    )
    for row in rows:
        last = last_day if row.from_on is None or last_day >= row.from_on else row.from_on
        row.close(last)
        row.save(update_fields=["until_on", "ended_at"])
    follow(panel)


def _record(kind, actor: Actor, told: FundingAct, **payload: str) -> None:
    name = organisations.names_on([told.organisation_id])[told.organisation_id]
    payload = {"panel": told.panel.slug, "organisation": name, **payload}
    record(kind, actor=actor, subject_id=told.id, panel_id=told.panel_id, payload=payload)
