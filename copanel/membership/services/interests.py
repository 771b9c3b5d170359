"""The standing register of interests: said by the person, ended by the person, asked for again each year."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import queries as governance
from copanel.governance import services as panels
from copanel.governance.models import Panel
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.errors import AlreadyDone, Invalid, WrongState
from copanel.kernel.ids import new_id
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.membership import events, queries
from copanel.membership.models import Interest, Statement
from copanel.membership.policy import POLICY, OfPerson
from copanel.membership.states import Do, InterestKind
from copanel.words import services as words
from copanel.words.models import Place
from copanel.words.states import Byline, How, Voice

PLACE = "interest"


@act(events.DECLARED)
def declare_interest(
    *,
    actor: Actor,
    panel_id: UUID,
    kind: InterestKind | str,
    text: str,
    organisation_id: UUID | None = None,
    from_on: dt.date | None = None,
    until_on: dt.date | None = None,
    person_id: UUID | None = None,
    how: How | str = How.OWN,
    read_back: bool = False,
    interest_id: UUID | None = None,
) -> Interest:
    """Put an interest on the public register, in the person's own words.

    Their own; with another `how`, one that the facilitator wrote down for `person_id` and read back. Paid work for the
    authority or the funder is also kept as whom they work for, and what follows from that begins on the same day.
    `interest_id` is the form's own key: the same one twice raises AlreadyDone. Raises Invalid; WrongState where the
    person holds no place at the table: the register speaks of people within their role alone.
    """
    panel, how, kind = Panel.locked(panel_id), How(how), InterestKind(kind)
    if interest_id is not None and Interest.objects.filter(id=interest_id).exists():
        raise AlreadyDone()
    person_id, key = _whose(actor, panel_id, person_id, how, read_back), interest_id or new_id()
    if until_on is not None and until_on < (from_on or clock.today()):
        raise Invalid({"until_on": _("The last day is before the first. Give a later day.")})
    side = _side(panel_id, person_id)
    own = how is How.OWN
    said = words.enter(
        actor=actor,
        panel_id=panel_id,
        text=text,
        voice=Voice.PERSON,
        # The register's page says who it is, as they chose to be shown; the words themselves never do.
        byline=Byline.NOT_NAMED,
        side=side,
        how=how,
        place=Place(PLACE, key, f"/{panel.slug}/interests/"),
        author_id=person_id,
        written_by_id=None if own else actor.person_id,
        read_back=read_back,
        searchable=False,
        edit_minutes=governance.rules_on(panel_id).edit_minutes if own else 0,
    )
    interest = Interest.objects.create(
        id=key,
        panel=panel,
        person_id=person_id,
        kind=kind,
        organisation_id=organisation_id,
        words=said,
        from_on=from_on,
        until_on=until_on,
        declared_at=clock.now(),
    )
    if kind is InterestKind.WORK and organisation_id in governance.whose_people_are_shut_out(panel_id):
        panels.declare_works_for(
            actor=Actor(person_id=person_id),
            panel_id=panel_id,
            person_id=person_id,
            organisation_id=organisation_id,
            from_on=from_on,
            until_on=until_on,
        )
    record(
        events.DECLARED,
        actor=Actor(person_id=person_id),
        subject_id=interest.id,
        panel_id=panel_id,
        payload={"panel": panel.slug, "side": side},
        commitments=said.commitments,
    )
    _keep_statement(actor, panel, person_id, how)
    return interest


@act(events.ENDED)
def end_interest(*, actor: Actor, interest_id: UUID, until_on: dt.date | None = None) -> Interest:
    """Say that an interest ended, after a day or at once. Whom they work for ends by somebody else's note alone."""
    interest = Interest.locked(interest_id)
    POLICY.require(actor, Do.END_INTEREST, interest)
    interest.close(until_on)
    interest.save(update_fields=["until_on", "ended_at"])
    record(
        events.ENDED,
        actor=Actor(person_id=interest.person_id),
        subject_id=interest.id,
        panel_id=interest.panel_id,
        payload={"panel": interest.panel.slug, "side": interest.words.side},
    )
    return interest


@act(events.SAID_WHOLE)
def say_whole(
    *,
    actor: Actor,
    panel_id: UUID,
    person_id: UUID | None = None,
    how: How | str = How.OWN,
    read_back: bool = False,
) -> Statement:
    """Say that all is written down: "nothing has changed", or "I have nothing to declare" where nothing stands.

    Own, or with another `how` for `person_id`, written down by the facilitator and read back. Raises as
    `declare_interest`; AlreadyDone where they said it today.
    """
    panel, how = Panel.locked(panel_id), How(how)
    person_id = _whose(actor, panel_id, person_id, how, read_back)
    _side(panel_id, person_id)
    today = clock.london_midnight(clock.today())
    if Statement.objects.filter(panel=panel, person_id=person_id, said_at__gte=today).exists():
        raise AlreadyDone()
    return _keep_statement(actor, panel, person_id, how)


def _whose(actor: Actor, panel_id: UUID, person_id: UUID | None, how: How, read_back: bool) -> UUID:
    """Whose it is, once the actor may say it."""
    own = how is How.OWN
    whose = actor.person_id if own else person_id
    POLICY.require(actor, Do.DECLARE_INTEREST if own else Do.DECLARE_FOR, OfPerson(panel_id, whose))
    if whose is None:
        raise Invalid({"person_id": _("Choose who it is.")})
    if not own and how is not How.RECORD and not read_back:
        raise Invalid({"read_back": _("Read it all back to them first, and ask if it is right.")})
    return whose


def _side(panel_id: UUID, person_id: UUID):
    """The side that they sit on. The register speaks of people within their role alone."""
    found = queries.at_the_table(panel_id).get(person_id)
    if found is None:
        raise WrongState(_("They have no seat and no office here now. The register is for people at the table."))
    return found.side


def _keep_statement(actor: Actor, panel: Panel, person_id: UUID, how: How) -> Statement:
    made = Statement.objects.create(
        panel=panel,
        person_id=person_id,
        said_at=clock.now(),
        how=how,
        written_by_id=None if how is How.OWN else actor.person_id,
    )
    record(events.SAID_WHOLE, actor=actor, subject_id=made.id, panel_id=panel.id)
    return made
