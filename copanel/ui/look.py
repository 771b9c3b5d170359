"""How a person wants the site to look: text size, colours, spacing. Kept in a cookie, no account needed.

The cookie holds only what differs from the usual, for a year, and never who someone is.
The layout writes the choice as attributes of <html>; the style sheet does the rest.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

COOKIE = "copanel-look"
A_YEAR = 365 * 24 * 60 * 60  # seconds
CHOICES = {
    "text": ("", "larger", "largest"),
    "theme": ("", "light", "dark", "yellow"),
    "spacing": ("", "wide"),
}


@dataclass(frozen=True)
class Look:
    """A person's own settings. Empty means: as the page and the device have it."""

    text: str = ""
    theme: str = ""
    spacing: str = ""

    def attributes(self) -> SafeString:
        """For <html>: ` data-text="larger" data-theme="dark"`. Values come from CHOICES alone."""
        return format_html_join("", ' data-{}="{}"', ((name, value) for name, value in asdict(self).items() if value))


def read(request: HttpRequest) -> Look:
    """The look kept by this browser. Anything unknown in the cookie is left out."""
    kept = dict(parse_qsl(request.COOKIES.get(COOKIE, "")[:200]))
    return Look(**{name: value for name, value in kept.items() if value in CHOICES.get(name, ())})


def keep(response: HttpResponse, look: Look, *, secure: bool) -> None:
    """Write the look into the cookie, or take the cookie away when everything is as usual."""
    chosen = {name: value for name, value in asdict(look).items() if value}
    if chosen:
        response.set_cookie(COOKIE, urlencode(chosen), max_age=A_YEAR, secure=secure, httponly=True, samesite="Lax")
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
