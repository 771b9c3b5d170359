"""What a browser carries: when it signed in, as which device, and where it goes next."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from uuid import UUID

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.errors import NotFound, SignInAgain
from copanel.people import queries, services
from copanel.people.models import Account
from copanel.people.states import Language

SIGNED_IN_AT, ACTING_IN, SIGN_IN = "signed_in_at", "acting_in", "sign_in_id"
DEVICE_COOKIE = "__Host-copanel-device" if settings.HTTPS else "copanel-device"
DEVICE_AGE = 400 * 24 * 60 * 60  # seconds; browsers keep no cookie longer
LONGEST_PATH = 500
FRESH_MINUTES = 15
BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)


def begin(request: HttpRequest, account: Account) -> None:
    """Note in the session and the journal that this browser has just signed in."""
    request.session[SIGNED_IN_AT] = clock.now().isoformat()
    for key in (ACTING_IN, SIGN_IN):
        request.session.pop(key, None)
    token = request.COOKIES.get(DEVICE_COOKIE) or secrets.token_urlsafe(32)
    services.begin_session(
        actor=Actor(person_id=account.person_id, network=request.actor.network),
        account_id=account.id,
        token_hash=hashlib.sha256(token.encode()).hexdigest(),
        device_kind=_kind(request.headers.get("User-Agent", "")),
    )
    request.copanel_signed_in = (token, account.person.language)


def finish(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Write the cookies of a sign-in made in this request: the device's, and the account's choice of words."""
    made = getattr(request, "copanel_signed_in", None)
    if made:
        token, language = made
        response.set_cookie(
            DEVICE_COOKIE, token, max_age=DEVICE_AGE, httponly=True, samesite="Lax", secure=settings.HTTPS
        )
        # The account's words come along; Easy Read chosen on this device is not taken away by signing in.
        if language == Language.EASY or settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            keep_language(response, language)
    return response


def keep_language(response: HttpResponse, language: str) -> None:
    """Write a choice of words into the cookie that the language middleware reads."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
    )


def sign_in_as(request: HttpRequest, response: HttpResponse, *, person_id: UUID) -> HttpResponse:
    """Sign a browser in without a mail: the fictional county's one-click doors, and nothing else.

    Raises NotFound outside demo mode, so that no real panel can have such a door.
    """
    account = queries.account_of_person(person_id=person_id) if settings.DEMO else None
    if account is None:
        raise NotFound()
    get_adapter(request).login(request, account)
    return finish(request, response)


def sign_in_new(request: HttpRequest, response: HttpResponse, *, person_id: UUID) -> HttpResponse:
    """Sign a browser in to an account that was made in this request, by the link that was sent to its address.

    The link proved the mailbox, as a sign-in mail's does. Raises NotFound for an account that anyone signed in to
    before: a link that lay in a mailbox for weeks opens no door but the one it made.
    """
    account = queries.account_of_person(person_id=person_id)
    if account is None or account.last_login is not None:
        raise NotFound()
    get_adapter(request).login(request, account)
    return finish(request, response)


def sign_out(request: HttpRequest) -> None:
    """Forget who this browser was. The device stays known, so that it is not told as new next time."""
    logout(request)


def require_fresh(actor: Actor, minutes: int = FRESH_MINUTES) -> None:
    """Raise SignInAgain unless this sign-in was made in the last minutes: before an answer is signed."""
    limit = clock.now() - dt.timedelta(minutes=minutes)
    if actor.signed_in_at is None or actor.signed_in_at < limit:
        raise SignInAgain()


def safe_next(request: HttpRequest, asked: str | None) -> str:
    """A path on this site to go on to, or "": a sign-in must not lead people away."""
    if not asked or len(asked) > LONGEST_PATH or not asked.startswith("/"):
        return ""
    allowed = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if allowed else ""


def _kind(user_agent: str) -> str:
    """ "Firefox|Windows": what a person can recognise, and no more."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "")
    system = next((name for mark, name in SYSTEMS if mark in user_agent), "")
    return f"{browser}|{system}" if browser and system else ""
