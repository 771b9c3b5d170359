"""What words need of one person: check, look, judge, stop, look after someone, confirm."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import CharField, Count, F, QuerySet, UUIDField, Value, Window
from django.db.models.functions import Cast, RowNumber
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.needs import Need
from copanel.kernel.policy import OnPanel
from copanel.kernel.working_days import add_working_days, working_days_between
from copanel.words import house
from copanel.words.models import Decided, Words
from copanel.words.policy import chair_in_space, lead, user_led_moderator
from copanel.words.queries.filters import judged_by, looked_after_by
from copanel.words.queries.notes import notes_for
from copanel.words.queries.waiting import APPEALED, FLAGGED, HELD, added_to, asked_about, held, pointed_to
from copanel.words.states import SAFEGUARDED, DecisionAct, DecisionState, NoteState, Standing

NOTE, UNCONFIRMED, STOP = "note", "unconfirmed", "stop"
ASKED = "appeal__made_at"
EACH = 20  # of what stands line by line, not as a number, the oldest ones


class Row(NamedTuple):
    """The oldest of `number` things that wait, or one of several that stand line by line.

    `judged` is the decision where there is one; `place` is an address, or the panel's word.
    """

    why: str
    key: UUID
    judged: UUID | None
    place: str
    since: dt.datetime
    number: int

    @property
    def slug(self) -> str:
        return self.place.split("/")[1] if self.place.startswith("/") else self.place


def needs(*, actor: Actor, panel_id: UUID) -> list[Need]:
    """What words need of this person. Two queries at most, whatever their offices and however much waits."""
    if not actor.is_known:
        return []
    panel = OnPanel(panel_id)
    arms = [_arm(UNCONFIRMED, _unconfirmed(actor, panel_id), since="entered_at", most=EACH)]
    to_words = {"key": "words_id", "place": "words__place_url"}
    decided = to_words | {"judged": "id"}
    if user_led_moderator.test(actor, panel):
        judged = judged_by(actor, panel_id=panel_id)
        theirs = judged_by(actor, panel_id=panel_id, at="words__")
        arms += [
            _arm(HELD, held(panel_id).filter(judged), since="entered_at"),
            _arm(HELD, added_to(panel_id).filter(theirs), since="made_at", **to_words),
            _arm(FLAGGED, pointed_to(panel_id).filter(judged), since="since"),
            _arm(APPEALED, _by_another(actor, asked_about(panel_id).filter(theirs)), since=ASKED, **decided),
        ]
    if lead.test(actor, panel):
        open_notes = notes_for(actor, panel_id).filter(state=NoteState.OPEN)
        asked = _by_another(actor, _asked_of_leads(actor, panel_id))
        arms += [
            _arm(NOTE, open_notes, place="panel_slug", since="raised_at"),
            _arm(APPEALED, asked, since=ASKED, **decided),
        ]
    rules = None
    if chair_in_space.test(actor, panel):
        rules = house.rules(panel_id)
        stoppable = _by_another(actor, _stoppable(actor, panel_id, rules.stop_days))
        arms.append(_arm(STOP, stoppable, since="decided_at", **decided))
    rows = arms[0].union(*arms[1:]) if len(arms) > 1 else arms[0]
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows.order_by("from_"):
        grouped[row[0]].append(Row(*row))
    rules = rules or (house.rules(panel_id) if grouped else None)
    return [need for why, found in grouped.items() for need in _needs(why, found, rules)]


def _arm(
    why: str,
    rows: QuerySet[Any],
    *,
    since: str,
    key: str = "id",
    judged: str = "",
    place: str = "place_url",
    most: int = 1,
) -> QuerySet[Any]:
    """One arm of the union, which needs the same columns in each: its oldest rows, and how many there are in all."""
    columns = {
        "why_": Value(why, CharField()),
        "key_": F(key),
        "judged_": F(judged) if judged else Cast(None, UUIDField()),
        "place_": F(place),
        "from_": F(since),
        "number_": Window(Count("*")),
    }
    oldest = Window(RowNumber(), order_by=(F(since), F("id")))
    return rows.annotate(**columns, nth=oldest).filter(nth__lte=most).values_list(*columns)


def _by_another(actor: Actor, decisions: QuerySet[Decided]) -> QuerySet[Decided]:
    """Whoever decided has no part in judging it again."""
    return decisions.exclude(decided_by_id=actor.person_id)


def _asked_of_leads(actor: Actor, panel_id: UUID) -> QuerySet[Decided]:
    """What the leads keep hidden and its author asks about: for a lead whom it does not concern."""
    return (
        Decided.objects.filter(panel_id=panel_id, state=DecisionState.APPEALED, reason_code=SAFEGUARDED)
        .exclude(words__standing__in=(Standing.TAKEN_DOWN, Standing.ERASED))
        .filter(looked_after_by(actor, panel_id=panel_id, at="words__"))
    )


def _stoppable(actor: Actor, panel_id: UUID, days: int) -> QuerySet[Decided]:
    """Hidings that this co-chair can stop still: the policy's rule and the days as a filter. The oldest ends first."""
    return Decided.objects.filter(
        judged_by(actor, panel_id=panel_id, at="words__"),
        panel_id=panel_id,
        act=DecisionAct.HIDE,
        state__in=(DecisionState.MADE, DecisionState.APPEALED),
        words__standing=Standing.HIDDEN,
        decided_at__gte=clock.london_midnight(add_working_days(clock.today(), -days)),
    ).exclude(reason_code=SAFEGUARDED)


def _unconfirmed(actor: Actor, panel_id: UUID) -> QuerySet[Words]:
    return Words.objects.filter(
        author_id=actor.person_id,
        panel_id=panel_id,
        written_by_id__isnull=False,
        confirmed_at__isnull=True,
        standing__in=(Standing.HELD, Standing.SHOWN),
    ).exclude(written_by_id=actor.person_id)


def _needs(why: str, rows: list[Row], rules: Any) -> list[Need]:
    oldest, number = rows[0], sum(row.number for row in rows)
    days = working_days_between(oldest.since, clock.now())
    late = _("Waiting for %(days)s working days") % {"days": days} if days > rules.check_chased_days else ""
    since = clock.london_day(oldest.since)
    words = [oldest.slug, oldest.key]
    if why == HELD:
        title = ngettext("Check what someone sent in", "Check what people sent in: %(n)s", number) % {"n": number}
        return [Need(title, reverse("words:check", args=words), late=late, since=since)]
    if why == FLAGGED:
        title = ngettext("Look at words someone reported", "Look at words people reported: %(n)s", number)
        return [Need(title % {"n": number}, reverse("words:show", args=words), late=late, since=since)]
    if why == APPEALED:
        title = ngettext("Decide an appeal", "Decide appeals: %(n)s", number) % {"n": number}
        return [Need(title, reverse("words:judge", args=[*words, oldest.judged]), late=late, since=since)]
    if why == STOP:
        title = ngettext("You can stop a hiding", "You can stop hidings: %(n)s", number) % {"n": number}
        until = add_working_days(clock.london_day(oldest.since), rules.stop_days)
        return [Need(title, reverse("words:show", args=words), by=until)]
    if why == NOTE:
        title = ngettext("Someone may be at risk: open the note", "People may be at risk: %(n)s open notes", number)
        notes = reverse("words:notes", args=[oldest.slug])
        return [Need(title % {"n": number}, notes, late=_("Now"), since=since, at_risk=True)]
    return [
        Need(
            _("Say if we wrote down your words right"),
            reverse("words:show", args=[row.slug, row.key]),
            since=clock.london_day(row.since),
        )
        for row in rows
    ]
