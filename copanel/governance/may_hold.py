"""What stands against someone holding a seat or an office: asked by every act that gives one."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from copanel.governance import queries
from copanel.governance.models import Occasion, OfficeHolding, Panel, SeatHolding
from copanel.governance.states import OFFICE_SIDES
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Office, Side
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed
from copanel.kernel.ids import new_id
from copanel.organisations.models import Dated

MOST_MEETINGS = 200


def sides_of(office: Office) -> tuple[Side, ...]:
    """The sides for which an office can be held, the usual one first. Raises Invalid for what is no such office.

    The one place that is asked: a panel's own rule on who may hold what belongs here.
    """
    if office not in OFFICE_SIDES:
        raise Invalid({"office": _("Members hold a seat and managers hold a post. Fill the seat or the post.")})
    return OFFICE_SIDES[office]


def a_new_key(model: type[models.Model], key: UUID | None) -> UUID:
    """The form's own key, or a fresh one. Raises AlreadyDone where the form was pressed before."""
    if key is not None and model._default_manager.filter(pk=key).exists():
        raise AlreadyDone()
    return key or new_id()


def check_not_oneself(actor: Actor, person_id: UUID | None) -> None:
    """Powers are given by someone else: two people stand behind each."""
    if person_id is not None and person_id == actor.person_id:
        raise NotAllowed(_("You cannot appoint yourself. Ask someone else to do it."))


def check_lives(person_id: UUID | None) -> None:
    """Nobody is asked, or put in the papers, who is written down as having died."""
    if person_id is not None and queries.has_died(person_id):
        raise Invalid(
            {"person_id": _("It is written down that this person has died. If that is wrong, take it back first.")}
        )


def check_order(row: Dated) -> None:
    if row.until_on is not None and row.from_on is not None and row.until_on < row.from_on:
        raise Invalid({"until_on": _("The last day is before the first. Give a later day.")})


def check_term(row: OfficeHolding | SeatHolding, panel_id: UUID) -> None:
    """A term has one end: a day, a count of meetings, or an occasion that is still to come."""
    check_order(row)
    if sum(each is not None for each in (row.until_on, row.meetings, row.until_occasion_id)) > 1:
        raise Invalid({"until_on": _("Choose one end: a day, a number of meetings, or an occasion.")})
    if row.meetings is not None and not 0 < row.meetings <= MOST_MEETINGS:
        raise Invalid({"meetings": _("Write how many meetings it lasts: 1 to %(most)s.") % {"most": MOST_MEETINGS}})
    if row.until_occasion_id is not None:
        waited = Occasion.objects.filter(id=row.until_occasion_id, panel_id=panel_id, happened_on=None)
        if not waited.exists():
            raise Invalid({"until_occasion_id": _("The panel does not wait for that any more. Choose another end.")})


def check_not_of_the_council(person_id: UUID, panel_id: UUID, from_on: dt.date) -> None:
    """Asked of the first day of the term and of today, whichever says that they are."""
    days = (None, from_on) if from_on > clock.today() else (None,)
    if any(queries.works_for_council(person_id=person_id, panel_id=panel_id, day=day) for day in days):
        raise Invalid(
            {
                "person_id": _(
                    "This person works for the council or the funder, so they cannot hold this. "
                    "The user-led side can decide otherwise, by name and in public."
                )
            }
        )


def check_not_the_council(organisation_id: UUID | None, panel: Panel) -> None:
    if organisation_id is not None and organisation_id in queries.whose_people_are_shut_out(panel.id):
        raise Invalid({"organisation_id": _("The council and the funder cannot hold a user-led seat.")})
