"""One topic or one issue: every layer of what the council said, what the panel has against it, what is asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from django.db.models import Q

from copanel.governance.queries import PanelFacts, signature_of
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.dates import as_given
from copanel.kernel.policy import OnPanel
from copanel.people import queries as people
from copanel.scope import about, policy
from copanel.scope.drafts import Draft
from copanel.scope.issues import issues, open_issues
from copanel.scope.models import Challenge, Request, Statement
from copanel.scope.queries import wording
from copanel.scope.queries.listing import NO_ISSUES, request_view
from copanel.scope.queries.shapes import (
    AboutPage,
    ChallengeView,
    DraftLine,
    Narrowed,
    ReplyView,
    RequestView,
    SayPage,
    StatementView,
)
from copanel.scope.queries.standing import Said, lines_of, views, words_of
from copanel.scope.states import NEEDS_WHY, Do, Level, RequestState, StatementState
from copanel.ui.languages import is_easy
from copanel.words import queries as words


def page(*, panel: PanelFacts, about_id: UUID, actor: Actor) -> AboutPage:
    """Everything on the page of one matter. Raises NotFound. Ten queries for a topic, eleven for an issue, at most."""
    subject, today = about.subject(about_id, panel_id=panel.id, actor=actor), clock.today()
    here = Q(statement__issue_id=about_id) if subject.is_issue else Q(statement__topic_id=about_id)
    wider_too = subject.is_issue and subject.topic_id
    lines = lines_of(here | Q(statement__topic_id=subject.topic_id) if wider_too else here)
    requests = list(Request.objects.filter(**subject.keys).order_by("asked_at"))
    challenges = list(
        Challenge.objects.filter(statement__in={line.statement_id for line in lines}).select_related("reply")
    )
    said = words.spoken(_keys(lines, challenges), actor=actor, easy=is_easy())
    found = [
        replace(view, challenges=_challenges(view, challenges, said, today), met=_met(view, requests))
        for view in views(lines, said, today)
    ]
    own = [view for view in reversed(found) if view.is_issue == subject.is_issue]
    wider = [view for view in reversed(found) if view.is_issue != subject.is_issue]
    waiting = next((each for each in requests if each.state == RequestState.WAITING), None)
    can = policy.allowed(actor, panel.id) if panel.is_open else frozenset()
    return AboutPage(
        subject=subject,
        newest=own[0] if own else None,
        earlier=tuple(own[1:]),
        wider=wider[0] if wider else None,
        wider_url=f"/{panel.slug}/topics/{subject.topic_id}/" if subject.is_issue and subject.topic_id else "",
        request=request_view(waiting, today) if waiting else None,
        narrowed=() if subject.is_issue else _narrowed(panel, about_id, actor),
        issues=None if subject.is_issue else open_issues(panel.id, panel.slug).get(about_id, NO_ISSUES),
        can=can,
    )


def _keys(lines, challenges: Iterable[Challenge]) -> list[UUID]:
    keys = words_of(lines)
    for each in challenges:
        keys.append(each.words_id)
        if (reply := getattr(each, "reply", None)) and reply.words_id:
            keys.append(reply.words_id)
    return keys


def _challenges(
    view: StatementView, rows: Iterable[Challenge], said: Said, today: dt.date
) -> tuple[ChallengeView, ...]:
    return tuple(_challenge(row, said, today) for row in rows if row.statement_id == view.id)


def _challenge(row: Challenge, said: Said, today: dt.date) -> ChallengeView:
    reply = getattr(row, "reply", None)
    late = 0 if reply else wording.late_by(row.due_on, today)
    return ChallengeView(
        id=row.id,
        text=said.get(row.words_id),
        made_on=row.made_on,
        due_on=row.due_on,
        late_by=late,
        late=wording.days_late(late) if late else "",
        decision_id=row.decision_id,
        reply=ReplyView(
            text=said.get(reply.words_id) if reply.words_id else None,
            signed=wording.signed(reply.name, reply.title, reply.signed_on),
        )
        if reply
        else None,
    )


def _met(view: StatementView, requests: Iterable[Request]) -> str:
    met = next((each for each in requests if each.statement_id == view.id), None)
    return wording.met(met.asked_on, met.due_on, view.signed_on) if met else ""


def _narrowed(panel: PanelFacts, topic_id: UUID, actor: Actor) -> tuple[Narrowed, ...]:
    """The issues under a topic for which something of their own was said. Two queries; one where there are none."""
    rows = Statement.objects.filter(panel_id=panel.id, state=StatementState.SIGNED, issue_id__isnull=False)
    newest = {key: Level(level) for key, level in rows.order_by("layer").values_list("issue_id", "level")}
    found = issues(newest, actor=actor, headings=False)
    return tuple(
        Narrowed(issue, newest[issue.id], f"/{panel.slug}/topics/{issue.id}/")
        for issue in sorted(found.values(), key=lambda issue: issue.number)
        if issue.topic_id == topic_id
    )


def say_page(*, panel: PanelFacts, about_id: UUID, actor: Actor) -> SayPage:
    """The draft of a statement, for those who answer for the council. Raises NotFound for everybody else."""
    policy.POLICY.require(actor, Do.SEE_DRAFT, OnPanel(panel.id))
    subject = about.subject(about_id, panel_id=panel.id, actor=actor)
    rows = list(Statement.objects.filter(**subject.keys))
    draft = next((each for each in rows if each.state == StatementState.DRAFT), None)
    drafted = people.names([draft.drafted_by_id]).get(draft.drafted_by_id) if draft and draft.drafted_by_id else None
    may_sign = policy.POLICY.may(actor, Do.STATE, OnPanel(panel.id))
    waiting = Request.objects.filter(state=RequestState.WAITING, **subject.keys).first()
    page_url = f"/{panel.slug}/topics/{about_id}/"
    return SayPage(
        subject=subject,
        draft=Draft.read(draft.draft) if draft else Draft(),
        drafted_by=drafted.full_name if drafted and draft.drafted_by_id != actor.person_id else "",
        drafted_at=draft.drafted_at if draft else None,
        layers=sum(each.state == StatementState.SIGNED for each in rows),
        request=_request(waiting),
        may_sign=may_sign,
        sign_as=str(signature_of(actor, panel.id, actor.posts_on(panel.id))) if may_sign else "",
        url=f"{page_url}say/",
        page_url=page_url,
        shown=_shown(draft),
    )


def _shown(row: Statement | None) -> tuple[DraftLine, ...]:
    """A draft as everyone will see it once it is signed, as far as it goes."""
    today, draft = clock.today(), Draft.read(row.draft) if row else Draft()
    lines = []
    for level, limit in draft.limits.items():
        until = as_given(limit.until) if limit.until else None
        limited = level in NEEDS_WHY
        lines.append(
            DraftLine(
                level=level,
                limit=limit,
                why=limit.why if limited else "",
                whose=wording.whose(limit.whose if limited else "", limit.whose_words),
                until=wording.until(until, until.latest if until else None, today),
            )
        )
    return tuple(lines)


def _request(row: Request | None) -> RequestView | None:
    return request_view(row, clock.today()) if row else None


def said_of_topic(topic_id: UUID | None, *, panel_id: UUID, actor: Actor) -> StatementView | None:
    """What the council says of a topic of this panel, for whoever is about to speak of it. Three queries; or none."""
    lines = lines_of(Q(statement__topic_id=topic_id, statement__panel_id=panel_id)) if topic_id else []
    last = [line for line in lines if line.statement_id == lines[-1].statement_id]
    found = views(last, words.spoken(words_of(last), actor=actor, easy=is_easy()), clock.today())
    return found[0] if found else None
