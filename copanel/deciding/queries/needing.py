"""What this room needs from a person now: a reply, someone to be talked to, a mediator to be named."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from copanel.deciding.models import Question, RollPlace
from copanel.deciding.policy import POLICY, ForPlace
from copanel.deciding.queries import roll
from copanel.deciding.states import Do, Position, QuestionState
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.needs import Need
from copanel.ui.languages import is_easy
from copanel.words import queries as words

MOST = 20


def needs(*, actor: Actor, panel_id: UUID) -> list[Need]:
    """A reply for one's own seat; for who runs it, people to talk to; for a co-chair, who mediates.

    One query; two more for the headings where there is something.
    """
    can = POLICY.allowed(actor, ForPlace(panel_id))
    if Do.SEE_REPLIES not in can:
        return []
    today = clock.today()
    places = RollPlace.objects.filter(question=OuterRef("pk"), barred=False)
    silent = places.annotate(mine=roll.sits_there(actor, panel_id)).filter(last=None, mine=True)
    talks = places.filter(last__position=Position.TALK)
    wanted = Q(state=QuestionState.OPEN, closes_on__gte=today, silent=True)
    if Do.SEE_SILENT in can:
        wanted |= Q(state=QuestionState.OPEN, closes_on__gte=today, talks=True)
    if Do.SAY_NO_AGREEMENT in can:
        wanted |= Q(state=QuestionState.NO_AGREEMENT, end_words=None)
    rows = list(
        Question.objects.filter(panel_id=panel_id)
        .annotate(silent=Exists(silent), talks=Exists(talks))
        .filter(wanted)
        .select_related("panel")
        .order_by("closes_on", "id")[:MOST]
    )
    said = words.spoken([row.words_id for row in rows], actor=actor, easy=is_easy())
    found = []
    for row in rows:
        heading, url = (said[row.words_id].heading if row.words_id in said else ""), row.get_absolute_url()
        if row.state == QuestionState.NO_AGREEMENT:
            since = clock.london_day(row.ended_at)
            found.append(Need(title=_("Say who mediates: %(heading)s") % {"heading": heading}, url=url, since=since))
            continue
        if row.silent:
            title = _("Reply in writing: %(heading)s") % {"heading": heading}
            found.append(Need(title=title, url=url, by=row.closes_on, minutes=5))
        if row.talks and Do.SEE_SILENT in can:
            title = _("Someone asks to talk first: %(heading)s") % {"heading": heading}
            found.append(Need(title=title, url=f"{url}#seats", by=row.closes_on))
    return found
