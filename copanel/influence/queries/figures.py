"""What the panel asked, and what came of it: each figure with its denominator. And the newest yes and no."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from copanel.governance import queries as governance
from copanel.governance.models import Panel
from copanel.influence.models import Part
from copanel.influence.queries import wording
from copanel.influence.queries.listing import PAGE
from copanel.influence.states import PartState, Stand
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.ui.languages import is_easy
from copanel.words import queries as words


@dataclass(frozen=True, slots=True)
class Figures:
    """Parts asked between two days, and what came of them by today. `of` everything is `asked`.

    answered      have an answer that stops the clock
    on_time       of those answered, by the due day; counted only where both days are known
    late          have none, and the due day has passed
    said_yes      the answer in force adopts, wholly or in part. Whether it changed is for the panel to check
    said_no       answered, and not adopted
    not_stated    the source does not say what the answer was
    undated       asked on a day the source does not give: of a whole record among the others, else in none of them
    """

    asked: int
    recommendations: int
    answered: int
    on_time: int
    late: int
    said_yes: int
    said_no: int
    not_stated: int
    undated: int

    @property
    def waiting(self) -> int:
        return self.asked - self.answered


def figures(
    *, panel_id: UUID, from_on: dt.date | None = None, until_on: dt.date | None = None, whole_record: bool = False
) -> Figures:
    """The figures of a panel for what was asked between two days, both included; without days, ever. One query.

    `whole_record`, for a published record: what was asked counts without its day too, and what only an answer
    raised is nothing that was asked.
    """
    parts = Part.objects.filter(panel_id=panel_id).exclude(state=PartState.DRAFTED)
    between = Q(by_answer=False) if whole_record else Q(sent_day__isnull=False)
    if from_on:
        between &= Q(sent_day__gte=from_on)
    if until_on:
        between &= Q(sent_day__lte=until_on)
    if from_on or until_on:  # nothing that these days leave out is read
        parts = parts.filter(between | Q(sent_day__isnull=True))
    answered = between & Q(state=PartState.ANSWERED)
    unstated = Q(answer__kind__isnull=True) | Q(answer__kind__record_only=True)
    return Figures(
        **parts.aggregate(
            asked=Count("id", filter=between),
            recommendations=Count("recommendation", filter=between, distinct=True),
            answered=Count("id", filter=answered),
            on_time=Count("id", filter=answered & Q(answered_on__lte=F("due_on"))),
            late=Count("id", filter=between & Q(state=PartState.WAITING, due_on__lt=clock.today())),
            said_yes=Count("id", filter=answered & Q(answer__kind__adopts=True)),
            said_no=Count("id", filter=answered & Q(answer__kind__adopts=False) & ~unstated),
            not_stated=Count("id", filter=answered & unstated),
            undated=Count("id", filter=Q(sent_day__isnull=True) & (between if whole_record else Q())),
        )
    )


@dataclass(frozen=True, slots=True)
class News:
    """One answer, as the front page tells of it. `past`: the day it promised has passed without a word."""

    number: int
    url: str
    heading: str
    letter: str
    ask: str
    look: str
    label: str
    said: str
    category: str
    meaning: str
    reason: str
    change: str
    decided_by: str
    promised: str
    past: bool
    signed_on: str
    signed_by: str


def newest_answers(
    *, panel_id: UUID, slug: str, actor: Actor, undated: bool = False
) -> tuple[News | None, News | None]:
    """(the newest yes, the newest no) among the answers in force. Six queries at most: one for both keys.

    Found by the newest signatures, so that it costs the same after ten years, and by keys first: PostgreSQL
    plans a search through all eight tables for longer than it takes. `undated`, for a published record:
    where none has a day, one whose day the source does not give.
    """
    in_force = Part.objects.filter(answer__signing__panel_id=panel_id, answer__kind__record_only=False)
    dated = in_force.filter(answer__signing__signed_day__isnull=False).order_by(
        "-answer__signing__signed_day", "-answer__signing__signed_at", "letter"
    )
    no_day = in_force.filter(answer__signing__signed_day__isnull=True).order_by("-answer__signing__signed_at", "letter")
    # "Another way" and "being looked at" are not a no.
    sought = [
        Coalesce(_first(dated.filter(which)), _first(no_day.filter(which))) if undated else _first(dated.filter(which))
        for which in (Q(answer__kind__adopts=True), Q(answer__kind__stand=Stand.NOT_TAKEN))
    ]
    wanted = Panel.objects.filter(id=panel_id).values_list(*sought).first() or ()
    found = Part.objects.select_related(
        "recommendation__issue", "answer__kind", "answer__category", "answer__signing", "answer__promise"
    ).in_bulk([key for key in wanted if key])
    yes, no = (found.get(key) for key in wanted or (None, None))
    keys = [key for part in (yes, no) if part for key in _words_of(part) if key]
    said = words.spoken(keys, actor=actor, easy=is_easy())
    homes = governance.named({part.recommendation.issue.panel_id for part in (yes, no) if part} - {panel_id})
    return _news(yes, said, slug, homes), _news(no, said, slug, homes)


def _first(rows: QuerySet[Part]) -> Subquery:
    return Subquery(rows.values("id")[:1])


def _words_of(part: Part) -> tuple[UUID | None, ...]:
    answer = part.answer
    return (
        part.recommendation.issue.words_id, part.recommendation.issue.heading_id,
        part.words_id, answer.words_id, answer.reason_id, answer.change_id,
    )  # fmt: skip


def _news(
    part: Part | None, said: dict[UUID, words.Spoken], slug: str, homes: dict[UUID, tuple[str, str]]
) -> News | None:
    if part is None:
        return None
    issue, answer = part.recommendation.issue, part.answer
    signing = answer.signing
    keys = (part.words_id, answer.words_id, answer.reason_id, answer.change_id)
    ask, text, reason, change = ((said[key].text or "") if key in said else "" for key in keys)
    promise = getattr(answer, "promise", None)
    past = bool(promise and promise.due_by and promise.due_by < clock.today() and not signing.from_record)
    return News(
        number=issue.number,
        url=f"/{homes.get(issue.panel_id, (slug, ''))[0]}/issues/{issue.number}/",
        heading=wording.heading(said, words_id=issue.words_id, heading_id=issue.heading_id) or str(issue),
        letter=part.letter,
        ask=ask,
        look=wording.LATE if past else answer.kind.look,
        label=wording.day_is_past(answer.kind.shown) if past else answer.kind.shown,
        said=text,
        category=answer.category.shown if answer.category else "",
        meaning=answer.category.meaning if answer.category else "",
        reason=reason,
        change=change,
        decided_by=answer.decided_by,
        promised=promise.due.shown if promise and promise.due else "",
        past=past,
        signed_on=signing.signed_on.shown,
        signed_by=", ".join(each for each in (signing.name, signing.title) if each),
    )


@dataclass(frozen=True, slots=True)
class Owed:
    """One part that waits for an answer."""

    issue: int
    url: str
    recommendation: int
    letter: str
    ask: str
    asked_title: str
    due_on: dt.date | None
    late_by: int


@dataclass(frozen=True, slots=True)
class OwedList:
    rows: tuple[Owed, ...]
    total: int
    page: int
    pages: int


def owed(
    *, panel_id: UUID, slug: str, actor: Actor, page: int = 1, post_ids: frozenset[UUID] | None = None
) -> OwedList:
    """What waits for an answer, longest first; of these posts only, where some are given. Five queries."""
    parts = Part.objects.filter(panel_id=panel_id, state=PartState.WAITING)
    if post_ids is not None:
        parts = parts.filter(post_id__in=post_ids)
    total = parts.count()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    start = (page - 1) * PAGE
    found = list(
        parts.order_by(F("due_on").asc(nulls_last=True), "id").values_list(
            "recommendation__issue__number",
            "recommendation__number",
            "letter",
            "words_id",
            "asked_title",
            "due_on",
            "recommendation__issue__panel_id",
        )[start : start + PAGE]
    )
    said = words.spoken([row[3] for row in found], actor=actor, easy=is_easy())
    homes = governance.named({row[6] for row in found} - {panel_id})
    today = clock.today()
    rows = tuple(
        Owed(
            issue=issue,
            url=f"/{homes.get(home, (slug, ''))[0]}/issues/{issue}/",
            recommendation=recommendation,
            letter=letter,
            ask=(said[key].text or "") if key in said else "",
            asked_title=title,
            due_on=due_on,
            late_by=wording.late_by(due_on, today),
        )
        for issue, recommendation, letter, key, title, due_on, home in found
    )
    return OwedList(rows, total, page, pages)
