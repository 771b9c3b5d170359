"""What words need of one person: check, look, judge, stop, look after someone, confirm."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import CharField, F, Q, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.needs import Need
from copanel.kernel.policy import OnPanel
from copanel.kernel.working_days import add_working_days, working_days_between
from copanel.words import house
from copanel.words.models import About, Decided, Words
from copanel.words.policy import chair_in_space, lead, user_led_moderator
from copanel.words.queries.notes import notes_for
from copanel.words.queries.waiting import APPEALED, FLAGGED, HELD, added_to, held, pointed_to
from copanel.words.states import SAFEGUARDED, DecisionAct, DecisionState, NoteState, Standing

NOTE, UNCONFIRMED, STOP = "note", "unconfirmed", "stop"
MOST = 500  # rows of one person: beyond that a number says no more


class Row(NamedTuple):
    """One thing that waits. `judged` is the decision where there is one; `place` is an address, or the panel's word."""

    why: str
    key: UUID
    judged: UUID
    place: str
    since: dt.datetime

    @property
    def slug(self) -> str:
        return self.place.split("/")[1] if self.place.startswith("/") else self.place


def needs(*, actor: Actor, panel_id: UUID) -> list[Need]:
    """What words need of this person. Two queries at most, whatever their offices."""
    if not actor.is_known:
        return []
    panel = OnPanel(panel_id)
    arms = [_arm(UNCONFIRMED, _unconfirmed(actor, panel_id), since="entered_at")]
    if user_led_moderator.test(actor, panel):
        arms += [
            _arm(HELD, held(panel_id), since="entered_at"),
            _arm(HELD, added_to(panel_id), key="words_id", place="words__place_url", since="made_at"),
            _arm(FLAGGED, pointed_to(panel_id), since="entered_at"),
            _judged(APPEALED, _appealed(actor, panel_id).exclude(reason_code=SAFEGUARDED), since="appeal__made_at"),
        ]
    if lead.test(actor, panel):
        open_notes = notes_for(actor, panel_id).filter(state=NoteState.OPEN)
        arms += [
            _arm(NOTE, open_notes, place="panel_slug", since="raised_at"),
            _judged(APPEALED, _appealed(actor, panel_id).filter(reason_code=SAFEGUARDED), since="appeal__made_at"),
        ]
    rules = None
    if chair_in_space.test(actor, panel):
        rules = house.rules(panel_id)
        arms.append(_judged(STOP, _stoppable(actor, panel_id, rules.stop_days), since="decided_at"))
    rows = arms[0].union(*arms[1:]) if len(arms) > 1 else arms[0]
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows.order_by("since")[:MOST]:
        grouped[row[0]].append(Row(*row))
    rules = rules or (house.rules(panel_id) if grouped else None)
    return [need for why, found in grouped.items() for need in _needs(why, found, rules)]


def _arm(
    why: str, rows: QuerySet[Any], *, since: str, key: str = "id", judged: str = "id", place: str = "place_url"
) -> QuerySet[Any]:
    """One arm of the union, which needs the same columns in each: where nothing is judged, `judged` says the row."""
    columns = {"why": Value(why, CharField()), "key": F(key), "judged": F(judged), "place": F(place), "since": F(since)}
    return rows.annotate(**columns).values_list(*columns)


def _judged(why: str, decisions: QuerySet[Decided], *, since: str) -> QuerySet[Any]:
    return _arm(why, decisions, key="words_id", place="words__place_url", since=since)


def _appealed(actor: Actor, panel_id: UUID) -> QuerySet[Decided]:
    return (
        Decided.objects.filter(panel_id=panel_id, state=DecisionState.APPEALED)
        .exclude(decided_by_id=actor.person_id)
        .exclude(words__author_id=actor.person_id)
        .exclude(words__standing__in=(Standing.TAKEN_DOWN, Standing.ERASED))
    )


def _stoppable(actor: Actor, panel_id: UUID, days: int) -> QuerySet[Decided]:
    """Hidings that this co-chair can stop still: the policy's rule and the days as a filter. The oldest ends first."""
    theirs = [held.organisation_id for held in actor.on(panel_id) if held.organisation_id]
    about = About.objects.filter(Q(person_id=actor.person_id) | Q(organisation_id__in=theirs))
    return (
        Decided.objects.filter(
            panel_id=panel_id,
            act=DecisionAct.HIDE,
            state__in=(DecisionState.MADE, DecisionState.APPEALED),
            words__standing=Standing.HIDDEN,
            decided_at__gte=clock.london_midnight(add_working_days(clock.today(), -days)),
        )
        .exclude(reason_code=SAFEGUARDED)
        .exclude(decided_by_id=actor.person_id)
        .exclude(words__author_id=actor.person_id)
        .exclude(words__author_organisation_id__in=theirs)
        .exclude(words_id__in=about.values("words_id"))
    )


def _unconfirmed(actor: Actor, panel_id: UUID) -> QuerySet[Words]:
    return Words.objects.filter(
        author_id=actor.person_id,
        panel_id=panel_id,
        written_by_id__isnull=False,
        confirmed_at__isnull=True,
        standing__in=(Standing.HELD, Standing.SHOWN),
    ).exclude(written_by_id=actor.person_id)


def _needs(why: str, rows: list[Row], rules: Any) -> list[Need]:
    oldest, number = rows[0], len(rows)
    days = working_days_between(oldest.since, clock.now())
    late = _("Waiting for %(days)s working days") % {"days": days} if days > rules.check_chased_days else ""
    since = clock.london_day(oldest.since)
    words = [oldest.slug, oldest.key]
    if why == HELD:
        title = ngettext("Check what someone sent in", "Check what people sent in: %(n)s", number) % {"n": number}
        return [Need(title, reverse("words:check", args=words), late=late, since=since)]
    if why == FLAGGED:
        title = ngettext("Look at words someone pointed to", "Look at words people pointed to: %(n)s", number)
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
