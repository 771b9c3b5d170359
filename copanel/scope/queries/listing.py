"""What can change, topic by topic: the list that everybody reads before they give their time."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.governance.models import Topic
from copanel.governance.queries import PanelFacts
from copanel.kernel import clock
from copanel.kernel.dates import in_house_style
from copanel.scope.about import topic_name
from copanel.scope.issues import OpenIssues, open_issues
from copanel.scope.models import Challenge, Line, Request, Statement
from copanel.scope.queries import wording
from copanel.scope.queries.shapes import RequestView, TopicLine
from copanel.scope.queries.standing import lines_of
from copanel.scope.states import ChallengeState, Level, RequestState

NO_ISSUES = OpenIssues(0, "")


def topics(*, panel: PanelFacts) -> list[TopicLine]:
    """Every topic offered today, in the panel's order. Five queries for any number."""
    today = clock.today()
    rows = list(Topic.objects.filter(panel_id=panel.id).now(today))
    newest: dict[UUID, list[Line]] = {}
    for line in lines_of(Q(statement__panel_id=panel.id, statement__topic__isnull=False)):
        there = newest.setdefault(line.statement.topic_id, [])
        if there and there[0].statement_id != line.statement_id:
            there.clear()
        there.append(line)
    waiting = {
        row.topic_id: request_view(row, today)
        for row in Request.objects.filter(panel_id=panel.id, topic__isnull=False, state=RequestState.WAITING)
    }
    challenged = set(
        Challenge.objects.filter(panel_id=panel.id, state=ChallengeState.WAITING).values_list("statement_id", flat=True)
    )
    counts = open_issues(panel.id, panel.slug)
    return [
        _line(
            topic, newest.get(topic.id, []), waiting.get(topic.id), challenged, counts.get(topic.id, NO_ISSUES),
            panel.slug, today,
        )
        for topic in rows
    ]  # fmt: skip


def request_view(row: Request, today: dt.date) -> RequestView:
    return RequestView(
        asked_on=row.asked_on,
        due_on=row.due_on,
        late_by=wording.late_by(row.due_on, today),
        sentences=wording.asked(row.asked_on, row.due_on, today),
    )


def _line(
    topic: Topic, lines: list[Line], request: RequestView | None, challenged: set[UUID], issues: OpenIssues, slug: str,
    today: dt.date,
) -> TopicLine:  # fmt: skip
    statement = lines[0].statement if lines else None
    past = any(line.until_on is not None and line.until_on < today for line in lines)
    contested = statement is not None and statement.id in challenged
    level, look, label = _look(statement, request)
    return TopicLine(
        id=topic.id,
        name=topic_name(topic),
        url=f"/{slug}/topics/{topic.id}/",
        level=level,
        look=look,
        label=label,
        note=_note(statement, request, past=past, challenged=contested),
        signed=wording.signed(statement.name, statement.title, statement.signed_on) if statement else "",
        name_of_day=statement.name if statement else "",
        title_of_day=statement.title if statement else "",
        signed_on=statement.signed_on if statement else None,
        until=tuple(line.until.shown for line in lines if line.until),
        request=request,
        challenged=contested,
        past=past,
        issues=issues,
        meta=ngettext("%(n)d open issue", "%(n)d open issues", issues.count) % {"n": issues.count},
    )


def _look(statement: Statement | None, request: RequestView | None) -> tuple[Level | None, str, str]:
    """(level, look, label). Without a statement the page says so: no statement given is a fact like others."""
    if statement is not None:
        level = Level(statement.level)
        return level, level.value, str(level.label)
    if request is None:
        return None, "unstated", _("Not said yet")
    if request.late_by:
        return None, "unsaid", _("No statement given")
    return None, "waiting", _("Asked, not said yet")


def _note(statement: Statement | None, request: RequestView | None, *, past: bool, challenged: bool) -> str:
    if statement is None:
        if request is None:
            return _("Nobody has asked the council yet.")
        if request.late_by:
            return _("Asked on %(day)s. %(late)s") % {
                "day": in_house_style(request.asked_on), "late": wording.days_late(request.late_by),
            }  # fmt: skip
        return _("The council must say it by %(day)s.") % {"day": in_house_style(request.due_on)}
    said = [str(Level(statement.level).meaning)]
    if past:
        said.append(_("The day it was given for is past."))
    if challenged:
        said.append(_("The panel challenges it."))
    if request is not None:
        said.append(_("The panel has asked again."))
    return " ".join(said)
