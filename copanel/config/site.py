"""What every page's frame shows: the panel, its pages, who is signed in, the language. Worked out once a request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from copanel.config.navigation import Page, footer_of, notice_links, pages_of
from copanel.governance import queries as governance
from copanel.governance.states import PanelState
from copanel.ui import look
from copanel.ui.languages import EASY, STANDARD, html_lang

# What stands on top of every page of a panel that is not open.
NOTICES = {
    PanelState.PREPARING: _("This panel is being prepared. Only people with a place on it see its pages."),
    PanelState.SUSPENDED: _("This panel has stopped for a time. It takes no new issues now."),
    PanelState.REPLACED: _("Another panel has taken the place of this one. It takes no new issues."),
    PanelState.CLOSED: _("This panel has closed. It takes nothing new. What it asked for is still answered here."),
}


@dataclass(frozen=True, slots=True)
class LanguageLink:
    label: str
    url: str
    code: str
    current: bool


@dataclass(frozen=True, slots=True)
class Site:
    """The contract with `ui/layout.html`; its docstring says what each part is for."""

    panel: Any
    home_url: str
    navigation: list[Page]
    footer_links: list[Page]
    actor: Who | None
    office_url: str
    language: str
    html_lang: str
    language_links: list[LanguageLink]
    look: Any
    demo: bool
    notice: str
    notice_links: list[Page]


def site(request: HttpRequest) -> dict[str, Any]:
    """The context processor. Lazy, so that a fragment that has no frame costs nothing."""
    return {"site": SimpleLazyObject(lambda: _build(request))}


def _build(request: HttpRequest) -> Site:
    language = getattr(request, "LANGUAGE_CODE", STANDARD)
    panel = _panel_of(request)
    return Site(
        panel=panel,
        home_url=f"/{panel.slug}/" if panel else "/",
        navigation=pages_of(request, panel),
        footer_links=footer_of(panel),
        actor=_who(request, panel),
        office_url=reverse("people:choose_office"),
        language=language,
        html_lang=html_lang(),
        language_links=[
            LanguageLink("Standard", _with_words(request, "standard"), STANDARD, language == STANDARD),
            LanguageLink("Easy Read", _with_words(request, "easy"), EASY, language == EASY),
        ],
        look=look.read(request),
        # A record tells of a real board, also where the county beside it is made up.
        demo=settings.DEMO and panel is not None and not panel.is_record,
        notice=str(NOTICES.get(panel.state, "")) if panel else "",
        notice_links=notice_links(panel) if panel and panel.state in NOTICES else [],
    )


def _panel_of(request: HttpRequest) -> Any:
    """The panel whose frame a page has: its address's; else the one that a page outside any panel is about.

    A person's own page keeps the menu of the panel they act on, so that nobody loses the way back. Whoever acts on
    more than one chooses on the start page.
    """
    panel = getattr(request, "panel", None)
    if panel is not None:
        return panel
    key = getattr(request, "about_panel", None)
    actor, found = getattr(request, "actor", None), request.resolver_match
    if key is None and actor is not None and actor.is_known and found is not None and found.namespace == "people":
        panels = {held.panel_id for held in actor.held}
        key = panels.pop() if len(panels) == 1 else None
    return governance.panel(panel_id=key) if key else None


def _with_words(request: HttpRequest, words: str) -> str:
    query = request.GET.copy()
    query["words"] = words
    return f"{request.path}?{query.urlencode()}"


@dataclass(frozen=True, slots=True)
class Who:
    """Who is signed in, as the band under the navigation shows it."""

    name: str
    label: str
    side: str
    offices: list[dict[str, Any]]


def _who(request: HttpRequest, panel: Any) -> Who | None:
    actor = getattr(request, "actor", None)
    if actor is None or not actor.is_known:
        return None
    held = actor.acts_on(panel.id) if panel else None
    return Who(
        name=request.user.name,
        label=str(held.office.label) if held else "",
        side=held.side.value if held else "",
        offices=[
            {
                "key": str(each.id),
                "label": str(each.office.label),
                "about": str(each.side.label),
                "current": each is held,
            }
            for each in (actor.on(panel.id) if panel else ())
        ],
    )
