"""What every request carries: a language, an Actor, and, under a panel's address, the panel."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import ipaddress
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from copanel.config.errors import refusal
from copanel.governance import queries as governance
from copanel.kernel.actor import ANONYMOUS, Actor
from copanel.kernel.errors import CopanelError
from copanel.ui.languages import EASY, STANDARD

GetResponse = Callable[[HttpRequest], HttpResponse]
WORDS = {"easy": EASY, "standard": STANDARD}


class LanguageMiddleware:
    """Standard words or Easy Read, at the same address.

    `?words=easy` wins, so that a link can be sent to a friend, and is remembered in the cookie;
    then the cookie; then standard. The account's choice is written to the cookie at sign-in.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = WORDS.get(request.GET.get("words", ""))
        kept = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = asked or (kept if kept in WORDS.values() else STANDARD)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            patch_vary_headers(response, ("Cookie",))
            response.headers.setdefault("Content-Language", "en-GB")
        if asked and asked != kept:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                asked,
                max_age=settings.LANGUAGE_COOKIE_AGE,
                samesite=settings.LANGUAGE_COOKIE_SAMESITE,
                secure=settings.LANGUAGE_COOKIE_SECURE,
            )
        return response


class ActorMiddleware:
    """Builds the Actor once, finds the panel the address names, and turns refusals into pages.

    A view whose address has `<slug:panel>` is handed PanelFacts in its place.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = actor_of(request)
        request.panel = None
        response = self.get_response(request)
        if request.actor.is_known:
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if isinstance(kwargs.get("panel"), str):
            panel = governance.panel(slug=kwargs["panel"], preparing=True)
            # Before it opens, a panel has pages for who has a place on it, and no page for anybody else.
            if panel is None or (panel.is_preparing and not request.actor.on(panel.id)):
                raise Http404
            request.panel = kwargs["panel"] = panel
        return None

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        return refusal(request, fault) if isinstance(fault, CopanelError) else None


def actor_of(request: HttpRequest) -> Actor:
    """The Actor of this request: one query for a person's offices, none for the public."""
    network = network_of(request)
    if not request.user.is_authenticated:
        return Actor(network=network) if network else ANONYMOUS
    stamp = request.session.get("signed_in_at")
    return governance.actor_for(
        person_id=request.user.person_id,
        acting_in=request.session.get("acting_in"),
        signed_in_at=dt.datetime.fromisoformat(stamp) if stamp else None,
        network=network,
    )


def network_of(request: HttpRequest) -> str:
    """A keyed digest of the visitor's network, for limits. The address itself is kept nowhere.

    A forwarded address counts only where the operator says that a proxy of theirs sets it.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        address = request.META.get("HTTP_X_FORWARDED_FOR", address).split(",")[-1].strip()
    return hmac.new(settings.SECRET_KEY.encode(), _home_of(address).encode(), hashlib.sha256).hexdigest()[:32]


def _home_of(address: str) -> str:
    """An IPv6 home has a /64 of addresses and is one network; an IPv4 address stands for itself."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if known.version == 4:
        return address
    return str(ipaddress.ip_network((known, 64), strict=False))
