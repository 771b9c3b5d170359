"""Looking: the list of topics, the same as a file, and one topic or issue with all that was said of it."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from copanel.governance.queries import PanelFacts
from copanel.scope import queries
from copanel.ui.languages import is_easy
from copanel.ui.tables import csv_of


@login_not_required
@require_safe
def topics(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """What can change, topic by topic. That nothing was said stands here like what was said."""
    lines = queries.topics(panel=panel)
    return render(request, "scope/topics.html", {"panel": panel, "lines": lines})


@login_not_required
@require_safe
def topics_file(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """The same list as a file for a spreadsheet."""
    return csv_of(f"{panel.slug}-what-can-change", _columns(), _rows(queries.topics(panel=panel)))


def _columns() -> tuple[str, ...]:
    return (
        _("Topic"), _("What can change"), _("Who says so"), _("Post"), _("Said on"), _("Until when"),
        _("Asked on"), _("Due by"), _("Working days late"), _("The day is past"), _("Challenged"), _("Open issues"),
    )  # fmt: skip


def _rows(lines: list[queries.TopicLine]) -> Iterator[tuple]:
    for line in lines:
        asked = line.request
        yield (
            line.name, line.label, line.name_of_day, line.title_of_day, line.signed_on or "", "; ".join(line.until),
            asked.asked_on if asked else "", asked.due_on if asked else "", asked.late_by if asked else "",
            _("Yes") if line.past else _("No"), _("Yes") if line.challenged else _("No"), line.issues.count,
        )  # fmt: skip


@login_not_required
@require_safe
def about(request: HttpRequest, panel: PanelFacts, about_id: UUID) -> HttpResponse:
    """One topic or one issue: every layer, what the panel has against it, what was asked and not said."""
    page = queries.page(panel=panel, about_id=about_id, actor=request.actor)
    context = {"panel": panel, "page": page, "can": page.can, "easy": is_easy()}
    return render(request, "scope/about.html", context)
