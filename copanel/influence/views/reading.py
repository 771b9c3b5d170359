"""Looking: the list, THE PATH, what people say about it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from copanel.conversations import queries as conversations
from copanel.governance.queries import PanelFacts
from copanel.influence import queries
from copanel.kernel.errors import NotFound
from copanel.ui.languages import is_easy
from copanel.words.states import Space

NEWEST = "newest"


@login_not_required
@require_safe
def issues(request: HttpRequest, panel: PanelFacts) -> HttpResponse:
    """The list: search and filters are an address, so that they work without script and can be sent to someone."""
    asked = {name: request.GET.get(name, "").strip()[:200] for name in ("q", "stands", "topic", "sort")}
    page = request.GET.get("page", "")
    found = queries.issues(
        panel_id=panel.id,
        slug=panel.slug,
        actor=request.actor,
        text=asked["q"],
        stand=asked["stands"],
        topic=asked["topic"],
        newest_first=asked["sort"] == NEWEST,
        is_record=panel.is_record,
        page=int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
    )
    return render(
        request, "influence/issues.html", {"panel": panel, "page": found, "asked": asked} | _links(asked, found)
    )


def _links(asked: dict[str, str], found: queries.IssueList) -> dict[str, Any]:
    def url(**changed: str) -> str:
        query = {name: value for name, value in (asked | changed).items() if value}
        return f"?{urlencode(query)}" if query else "?"

    stands = [
        {
            "label": f.label,
            "count": f.count,
            "kind": f.look,
            "url": url(stands=f.key),
            "current": f.key == asked["stands"],
        }
        for f in found.stands
    ]
    topics = [
        {"label": f.label, "count": f.count, "url": url(topic=f.key), "current": f.key == asked["topic"]}
        for f in found.topics
    ]
    return {
        "stands": stands,
        "topics": topics,
        "previous_url": url(page=str(found.page - 1)) if found.page > 1 else "",
        "next_url": url(page=str(found.page + 1)) if found.page < found.pages else "",
        "newest_url": url(sort=NEWEST) if found.best_first else "",
        "best_url": url(sort="") if asked["q"] and asked["sort"] else "",
        "everything_url": url(q="", stands="", topic="", sort=""),
    }


@login_not_required
@require_safe
def path(request: HttpRequest, panel: PanelFacts, number: int) -> HttpResponse:
    """THE PATH of one issue; in Easy Read the same steps with the same numbers, at the same address."""
    page = queries.path(panel=panel, number=number, actor=request.actor)
    template = "influence/path_easy.html" if is_easy() else "influence/path.html"
    links = [{"label": step.title, "url": f"#{step.anchor}"} for step in page.steps]
    return render(request, template, {"panel": panel, "page": page, "links": links, "can": page.can})


@login_not_required
@require_safe
def by_key(request: HttpRequest, panel: PanelFacts, issue_id: UUID) -> HttpResponse:
    """Where an issue stood before it had a number. Not shown yet: for who raised it and who checks."""
    issue = queries.issue(panel=panel, actor=request.actor, issue_id=issue_id)
    if issue.number:
        return redirect("influence:path", panel=panel.slug, number=issue.number)
    return render(request, "influence/held.html", {"panel": panel, "issue": issue, "can": issue.can})


@login_not_required
@require_safe
def talk(request: HttpRequest, panel: PanelFacts, number: int) -> HttpResponse:
    """What people say about an issue, in the open; and, for who may know of it, the user-led side's own thread."""
    actor = request.actor
    issue = queries.issue(panel=panel, actor=actor, number=number)
    threads = conversations.threads(
        actor=actor,
        place_id=issue.id,
        pages={Space.PUBLIC: _page(request, "messages"), Space.USER_LED: _page(request, "inside")},
        easy=is_easy(),
    )
    if Space.PUBLIC not in threads:
        raise NotFound()
    shown = {"messages": threads[Space.PUBLIC], "inside": threads.get(Space.USER_LED)}
    return render(request, "influence/talk.html", {"panel": panel, "issue": issue, **shown})


def _page(request: HttpRequest, name: str) -> int:
    asked = request.GET.get(name, "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
