"""What every page's frame shows: the panel, its pages, who is signed in, the language. Worked out once a request."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from copanel.config.navigation import pages_of
from copanel.ui import look
from copanel.ui.languages import EASY, STANDARD, html_lang


@dataclass(frozen=True, slots=True)
class LanguageLink:
    label: str
    url: str
    code: str
    current: bool


@dataclass(frozen=True, slots=True)
class Site:
    """The contract with `ui/layout.html`."""

    panel: Any
    navigation: list[Any]
    actor: Any
    language: str
    html_lang: str
    language_links: list[LanguageLink]
    look: Any
    demo: bool
    path: str = field(default="/")


def site(request: HttpRequest) -> dict[str, Any]:
    """The context processor. Lazy, so that a fragment that has no frame costs nothing."""
    return {"site": SimpleLazyObject(lambda: _build(request))}


def _build(request: HttpRequest) -> Site:
    language = getattr(request, "LANGUAGE_CODE", STANDARD)
    panel = getattr(request, "panel", None)
    return Site(
        panel=panel,
        navigation=pages_of(request, panel),
        actor=_who(request, panel),
        language=language,
        html_lang=html_lang(),
        language_links=[
            LanguageLink("English", _with_words(request, "standard"), STANDARD, language == STANDARD),
            LanguageLink("Easy Read", _with_words(request, "easy"), EASY, language == EASY),
        ],
        look=look.read(request),
        demo=settings.DEMO,
        path=request.path,
    )


def _with_words(request: HttpRequest, words: str) -> str:
    query = request.GET.copy()
    query["words"] = words
    return f"{request.path}?{query.urlencode()}"


@dataclass(frozen=True, slots=True)
class Who:
    """Who is signed in, as the band under the navigation shows it."""

    name: str
    office: str
    side: str
    offices: list[dict[str, Any]]


def _who(request: HttpRequest, panel: Any) -> Who | None:
    actor = getattr(request, "actor", None)
    if actor is None or not actor.is_known:
        return None
    held = actor.acts_on(panel.id) if panel else None
    return Who(
        name=request.user.name,
        office=str(held.office.label) if held else "",
        side=held.side.value if held else "",
        offices=[
            {"id": str(each.id), "label": str(each.office.label), "side": each.side.value, "current": each is held}
            for each in (actor.on(panel.id) if panel else ())
        ],
    )
