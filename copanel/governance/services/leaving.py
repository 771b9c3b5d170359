"""Someone leaves the table: by resigning, or by death, which is written down with care."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import events, messages, queries
from copanel.governance.ending import everything_of, leave
from copanel.governance.models import Panel, Parting
from copanel.governance.policy import POLICY, OfPerson
from copanel.governance.states import Do, PartingKind
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.errors import AlreadyDone, Invalid, NotFound
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.people import services as people
from copanel.people.services import tell


@act(events.RESIGNED)
def resign(*, actor: Actor, panel_id: UUID, holding_ids: Sequence[UUID], until_on: dt.date | None = None) -> Parting:
    """Leave these seats, offices and deputyships of one's own, after a day or at once. Nobody has to agree.

    Co-chairs and facilitator are told. Raises Invalid where nothing is chosen, a thing is not theirs, or the day
    is past; AlreadyDone where they left it before.
    """
    panel = Panel.locked(panel_id)
    POLICY.require(actor, Do.RESIGN, OfPerson(panel_id, actor.person_id))
    if not holding_ids:
        raise Invalid({"holding_ids": _("Choose what you want to leave.")})
    if until_on is not None and until_on < clock.today():
        raise Invalid({"until_on": _("That day is past. Give today or a later day.")})
    mine = {row.id: row for row in everything_of(actor.person_id, panel_id=panel.id)}
    if not set(holding_ids) <= set(mine):
        raise AlreadyDone()
    chosen = [mine[key] for key in dict.fromkeys(holding_ids)]
    if until_on is not None and any(row.until_on is not None and row.until_on < until_on for row in chosen):
        raise Invalid({"until_on": _("Your time there ends before that day. Give an earlier day.")})
    (parting,) = leave(actor, chosen, PartingKind.RESIGNED, actor.person_id, until_on)
    record(events.RESIGNED, actor=actor, subject_id=parting.id, panel_id=panel_id)
    tell(messages.RESIGNED, actor=actor, about_id=parting.id, panel_id=panel_id)
    tell(messages.YOU_RESIGNED, actor=actor, about_id=parting.id, panel_id=panel_id)
    return parting


@act(events.DEATH_NOTED)
def note_death(*, actor: Actor, panel_id: UUID, person_id: UUID, died_on: dt.date | None = None) -> None:
    """Note that someone of this panel has died. Everything else follows by itself: see `people.note_death`.

    On every panel their places are vacant, with no word of why in public, and nothing is sent to them any more.
    Raises NotFound for someone who has no place here and never had; AlreadyDone, Invalid for a day to come.
    """
    POLICY.require(actor, Do.NOTE_DEATH, OfPerson(panel_id, person_id))
    if not queries.was_ever_here(person_id=person_id, panel_id=panel_id):
        raise NotFound()
    people.note_death(actor=actor, person_id=person_id, panel_id=panel_id, died_on=died_on)
    record(events.DEATH_NOTED, actor=actor, subject_id=person_id, panel_id=panel_id)


@act(events.DEATH_TAKEN_BACK)
def take_back_death(*, actor: Actor, panel_id: UUID, person_id: UUID) -> None:
    """It was a mistake: the person lives. They can sign in again; their seat and office are given to them anew.

    Raises NotFound, and WrongState where nobody had said so.
    """
    POLICY.require(actor, Do.TAKE_BACK_DEATH, OfPerson(panel_id, person_id))
    if not queries.was_ever_here(person_id=person_id, panel_id=panel_id):
        raise NotFound()
    people.take_back_death(actor=actor, person_id=person_id, panel_id=panel_id)
    record(events.DEATH_TAKEN_BACK, actor=actor, subject_id=person_id, panel_id=panel_id)
