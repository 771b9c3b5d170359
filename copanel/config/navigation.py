"""The pages in a panel's navigation. Links upward are data: no room knows the rooms above it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

PUBLIC_PAGES = (
    (_("Home"), "home:front"),
    (_("Issues"), "influence:issues"),
    (_("What can change"), "scope:topics"),
    (_("Who we are"), "home:members"),
    (_("How it works"), "home:how_it_works"),
    (_("Other ways to be heard"), "home:ways"),
)
# A record meets elsewhere, or no more: nobody sits here, and no road begins here.
RECORD_PAGES = (
    (_("Home"), "home:front"),
    (_("Issues"), "influence:issues"),
    (_("The record as a file"), "record:about"),
)

MY_PAGES = (
    (_("What needs you"), "home:needs"),
    (_("My page"), "people:me"),
)
FOOTER_PAGES = (
    (_("About the panel"), "governance:about"),
    (_("What the panel works on first"), "home:priorities"),
    (_("What was done here: the public record"), "home:record"),
    (_("What was not shown, and why"), "home:unseen"),
    (_("Other ways to be heard"), "home:ways"),
)
RECORD_FOOTER_PAGES = ((_("What was done here: the public record"), "home:record"),)


@dataclass(frozen=True, slots=True)
class Page:
    label: str
    url: str
    current: bool = False


def pages_of(request: HttpRequest, panel: Any) -> list[Page]:
    """The navigation of a panel's pages; empty outside a panel."""
    if panel is None:
        return []
    actor = getattr(request, "actor", None)
    known = actor is not None and actor.is_known
    wanted = MY_PAGES if known else ((_("Sign in"), "people:sign_in"),)
    pages = RECORD_PAGES if panel.is_record else PUBLIC_PAGES
    return [_page(request, label, name, panel) for label, name in (*pages, *wanted)]


def footer_of(panel: Any) -> list[Page]:
    """The links at the foot of a panel's pages; empty outside a panel."""
    if panel is None:
        return []
    pages = RECORD_FOOTER_PAGES if panel.is_record else FOOTER_PAGES
    return [Page(label=str(label), url=reverse(name, args=[panel.slug])) for label, name in pages]


def notice_links(panel: Any) -> list[Page]:
    """Where to read more of a panel that is not open, and where else to be heard."""
    wanted = ((_("Why, and what comes next"), "governance:about"), (_("Other ways to be heard"), "home:ways"))
    return [Page(label=str(label), url=reverse(name, args=[panel.slug])) for label, name in wanted]


def _page(request: HttpRequest, label: str, name: str, panel: Any) -> Page:
    url = reverse(name) if name.startswith("people:") else reverse(name, args=[panel.slug])
    here = request.path == url or (name != "home:front" and request.path.startswith(url))
    return Page(label=str(label), url=url, current=here)
