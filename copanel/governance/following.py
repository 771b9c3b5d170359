"""What governance does when something happens in a room below: the list of its subscriptions."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import messages, queries
from copanel.governance.ending import close, everything_of, leave
from copanel.governance.models import AllowedInSpace, AnsweringPost, Parting, Speaks, WorksFor
from copanel.governance.states import PartingKind
from copanel.kernel import clock
from copanel.kernel.errors import Invalid
from copanel.ledger import Happened
from copanel.organisations.models import Delegation, Holding
from copanel.outbox import services as outbox
from copanel.people import queries as people
from copanel.people.services import tell


def person_erased(happened: Happened) -> None:
    """An erased person holds nothing from that moment. What they declared goes; who held an office when stays."""
    person_id = happened.subject_id
    for row in everything_of(person_id):
        close(happened.actor, row, None)
    Parting.objects.filter(person_id=person_id).delete()
    WorksFor.objects.filter(person_id=person_id).delete()
    AllowedInSpace.objects.filter(person_id=person_id).delete()
    Speaks.objects.filter(person_id=person_id).delete()


def person_died(happened: Happened) -> None:
    """Whoever has died holds nothing from that moment: their places are vacant, and the others are told with care."""
    person_id = happened.subject_id
    died_on = people.died_on(person_id)
    for parting in leave(happened.actor, everything_of(person_id), PartingKind.DIED, person_id, died_on):
        tell(messages.DIED, actor=happened.actor, about_id=parting.id, panel_id=parting.panel_id)


def death_taken_back(happened: Happened) -> None:
    """It was not so: nobody is told of it any more."""
    for parting in Parting.objects.filter(person_id=happened.subject_id, kind=PartingKind.DIED):
        outbox.cancel_for(parting.id)
        parting.delete()


def post_given(happened: Happened) -> None:
    """Nobody is put out of the user-led side by being given a post, or by acting for its holder.

    Theorem 6 shuts the user-led-only space to people of the council. So that the council cannot use that,
    someone who holds an office or seat of the user-led side leaves it first, by themselves.
    """
    today = clock.today()
    answers_from = list(AnsweringPost.objects.filter(post_id=happened.subject_id).values_list("from_on", flat=True))
    for rows in (Holding.objects, Delegation.objects):
        for row in rows.filter(post_id=happened.subject_id, ended_at=None).exclude(until_on__lt=today):
            if row.person_id:
                refuse_shutting_out(row.person_id, row.from_on, *answers_from)


def refuse_shutting_out(person_id: UUID, *from_days: dt.date | None) -> None:
    """Raises Invalid where someone would lose what they hold on the user-led side: today, or on a later day.

    Two terms that meet, meet on the first day of the later one. So today is asked, and each day to come on which
    what they are given now begins, or a term on the user-led side that is theirs already.
    """
    days = {*from_days, *queries.terms_begin(person_id=person_id)}
    to_come = sorted(day for day in days if day is not None and day > clock.today())
    if any(queries.is_shut_out(person_id=person_id, day=day) for day in (None, *to_come)):
        raise Invalid(
            {"person_id": _("They hold an office or a seat of the user-led side. They must leave that first.")}
        )
