"""Sentences that more than one page of this room says in the same way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.influence.states import Stand
from copanel.kernel.dates import DateAsGiven, in_house_style
from copanel.kernel.working_days import working_days_between
from copanel.words.queries import Spoken
from copanel.words.states import Standing

STAND_LOOKS = {
    Stand.RAISED: "raised",
    Stand.WAITING: "waiting",
    Stand.NOT_TAKEN: "refused",
    Stand.ANOTHER_WAY: "another",
    Stand.IN_PART: "part",
    Stand.ANSWERED: "unstated",
    Stand.ADOPTED: "adopted",
    Stand.CLOSED: "changed",
}
LATE = "late"
NOT_STATED = "not stated by the source"  # how a record file writes it


def heading(said: Mapping[UUID, Spoken], *, words_id: UUID, heading_id: UUID | None) -> str:
    """What stands above an issue: the panel's plain heading, else the raiser's own; "" where neither may be read.

    While someone's safety is looked after, the panel's goes too.
    """
    own, given = said.get(words_id), said.get(heading_id) if heading_id else None
    if own and own.standing == Standing.TAKEN_DOWN:
        return ""
    return (given and given.text) or (own and own.heading) or ""


def numbered(number: int | None, rest: str) -> str:
    """What stands small above or beside a heading: "Issue 12. Letters", without a stop where nothing follows."""
    if not number:
        return rest
    if not rest:
        return _("Issue %(number)s") % {"number": number}
    return _("Issue %(number)s. %(rest)s") % {"number": number, "rest": rest}


def stand_label(stand: str, *, late: bool = False, from_record: bool = False) -> str:
    """Where an issue stands, as lists and filters say it. In a record nobody waits: its papers end."""
    if late:
        return _("No answer given, late")
    if from_record and stand == Stand.WAITING:
        return _("No final answer in the source")
    return {
        Stand.RAISED: _("Raised"),
        Stand.WAITING: _("Waiting for an answer"),
        Stand.NOT_TAKEN: _("Not taken forward"),
        Stand.ANOTHER_WAY: _("Done another way"),
        Stand.IN_PART: _("Adopted in part"),
        Stand.ANSWERED: _("Answered: the source does not say how"),
        Stand.ADOPTED: _("Adopted, not checked yet"),
        Stand.CLOSED: _("Closed"),
    }[Stand(stand)]


def when(day: DateAsGiven) -> str:
    """A date as given. That the source gives none is no words of the source: it has its Easy Read wording."""
    return _("not stated by the source") if day.quoted and day.words == NOT_STATED else day.shown


def listed(letters: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    if len(letters) < 2:
        return "".join(letters)
    return _("%(first)s and %(last)s") % {"first": ", ".join(letters[:-1]), "last": letters[-1]}


def late_by(due_on: dt.date | None, today: dt.date) -> int:
    """Working days past the due day; 0 in time. The last day is not late until it has ended."""
    return working_days_between(due_on, today) if due_on and due_on < today else 0


def days_late(days: int) -> str:
    return ngettext("%(days)d working day late.", "%(days)d working days late.", days) % {"days": days}


def days_left(days: int) -> str:
    return ngettext("%(days)d working day left", "%(days)d working days left", days) % {"days": days}


def due(day: dt.date) -> str:
    return _("The council must answer by %(day)s.") % {"day": in_house_style(day)}


def past_promise(due: str) -> str:
    """A promise whose day has passed. Whether it was kept is for someone to say; nobody has."""
    return _("Promised by %(due)s. That day is past. Nobody has said yet that it was done.") % {"due": due}


def day_is_past(label: str) -> str:
    """How an answer that promised something is labelled once the promised day has passed."""
    return _("%(label)s, and the day is past") % {"label": label.rstrip(".")}


def in_time(signed: dt.date | None, sent: dt.date | None, days: int | None) -> str:
    """ "On time: day 18 of 20." Empty where the days cannot be counted."""
    if signed is None or sent is None or days is None or signed < sent:
        return ""
    used = working_days_between(sent, signed)
    if used <= days:
        return _("On time: day %(used)d of %(days)d.") % {"used": used, "days": days}
    return ngettext("It came %(late)d working day late.", "It came %(late)d working days late.", used - days) % {
        "late": used - days
    }
