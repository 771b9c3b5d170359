"""The questions of a panel: those that are open, those that were, and all of them as a sheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, IntegerField, Value, When
from django.utils.translation import gettext as _

from copanel.deciding.models import Question
from copanel.deciding.policy import POLICY, ForPlace
from copanel.deciding.queries import roll
from copanel.deciding.queries.page import COUNTED, LOOKS, way_in_words
from copanel.deciding.states import USER_LED, Group, QuestionState
from copanel.governance.queries import PanelFacts
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.dates import in_house_style
from copanel.ui.languages import is_easy
from copanel.words import queries as words

PAGE = 30


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One question in the list. `note` says until when, or since when."""

    heading: str
    url: str
    is_open: bool
    look: str
    label: str
    note: str


@dataclass(frozen=True, slots=True)
class QuestionsPage:
    """Open questions, the one that ends first on top; then the ended, the newest on top."""

    open: tuple[QuestionLine, ...]
    past: tuple[QuestionLine, ...]
    number: int
    more: bool
    can: frozenset[str]


def questions(*, panel: PanelFacts, actor: Actor, number: int = 1) -> QuestionsPage:
    """One page of a panel's questions. Three queries."""
    rows = _in_order(panel.id)[(number - 1) * PAGE : number * PAGE + 1]
    found = list(rows)
    said = words.spoken([row.words_id for row in found[:PAGE]], actor=actor, easy=is_easy())
    lines = [_line(panel, row, said) for row in found[:PAGE]]
    return QuestionsPage(
        open=tuple(line for line in lines if line.is_open),
        past=tuple(line for line in lines if not line.is_open),
        number=number,
        more=len(found) > PAGE,
        can=POLICY.allowed(actor, ForPlace(panel.id)),
    )


def _in_order(panel_id: UUID):
    still = Case(When(state=QuestionState.OPEN, then=Value(0)), default=Value(1), output_field=IntegerField())
    soonest = Case(When(state=QuestionState.OPEN, then="closes_on"))
    rows = Question.objects.filter(panel_id=panel_id).annotate(still=still, soonest=soonest)
    return rows.order_by("still", "soonest", "-ended_at", "id")


def _line(panel: PanelFacts, row: Question, said: dict[UUID, words.Spoken]) -> QuestionLine:
    state = QuestionState(row.state)
    if state is QuestionState.OPEN and row.closes_on >= clock.today():
        note = _("Reply by %(day)s.") % {"day": in_house_style(row.closes_on)}
    elif row.ended_at is None:
        note = _("The time to reply is over. The replies are being counted.")
    else:
        note = _("On %(day)s.") % {"day": in_house_style(clock.london_day(row.ended_at))}
    return QuestionLine(
        heading=said[row.words_id].heading if row.words_id in said else "",
        url=f"/{panel.slug}/deciding/{row.id}/",
        is_open=state is QuestionState.OPEN,
        look=LOOKS[state],
        label=str(state.label),
        note=note,
    )


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One question in the sheet, as everybody may read it. Numbers that would tell who said what are None."""

    heading: str
    url: str
    state: str
    way: str
    opened_on: dt.date
    closes_on: dt.date
    ended_on: dt.date | None
    group: str
    places: int
    in_favour: int | None
    against: int | None
    aside: int | None
    talk: int | None


def sheet(*, panel: PanelFacts, actor: Actor) -> Iterator[SheetLine]:
    """Every question of a panel, a line for each group of seats. Never more than its page tells the public.

    Four queries for any number.
    """
    rows = list(_in_order(panel.id))
    said = words.spoken([row.words_id for row in rows], actor=actor, easy=is_easy())
    of = {row.id: [] for row in rows}
    for place in roll.with_last(roll.places_of(rows)):
        of[place.question_id].append(place)
    today = clock.today()
    for row in rows:
        counted = row.state in COUNTED and not row.takes_replies(today)
        deciding = roll.tally(of[row.id], Group.DECIDES)
        for group in USER_LED:
            tally = roll.tally(of[row.id], group)
            if not tally.places:
                continue
            seen = tally if counted and not tally.tells_who else None
            yield SheetLine(
                heading=said[row.words_id].heading if row.words_id in said else "",
                url=f"/{panel.slug}/deciding/{row.id}/",
                state=str(QuestionState(row.state).label),
                way=way_in_words(row, deciding.places),
                opened_on=clock.london_day(row.opened_at),
                closes_on=row.closes_on,
                ended_on=clock.london_day(row.ended_at) if row.ended_at else None,
                group=str(group.label),
                places=tally.places,
                in_favour=seen.in_favour if seen else None,
                against=seen.against if seen else None,
                aside=seen.aside if seen else None,
                talk=seen.talk if seen else None,
            )
