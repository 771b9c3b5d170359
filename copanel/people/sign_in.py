"""allauth's sign-in by code, fitted to this house. The guessing limits, the code and its end are allauth's.

The mail is not: it is an envelope like every other, written by the same service for addresses with
and without an account. The link in it ends in the same `perform_login`, so that whatever allauth
asks for later (a second factor) is asked of both.
"""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import perform_login
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.internal.stagekit import clear_login
from allauth.account.models import Login
from allauth.account.stages import LoginByCodeStage, LoginStageController
from allauth.core.internal.cryptokit import compare_user_code
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from copanel.people import sessions
from copanel.people.models import Account


class Adapter(DefaultAccountAdapter):
    """What allauth asks of its surroundings (settings: ACCOUNT_ADAPTER)."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes their own account: the facilitator or a co-chair adds people."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Nothing: `services.ask_to_sign_in` writes the envelope right after, whoever the address belongs to."""

    def login(self, request: HttpRequest, user: Account) -> None:
        """Every door ends here: the code, the link, and the fictional county's own."""
        super().login(request, user)
        sessions.begin(request, user)


def start(request: HttpRequest, *, email: str, account: Account | None) -> str:
    """Begin a sign-in by code in this browser; gives the code, empty where there is no account."""
    process = LoginCodeVerificationProcess.initiate(request=request, user=account, email=email)
    return process.code


def pending(request: HttpRequest) -> LoginCodeVerificationProcess | None:
    """The sign-in begun in this browser, or None where there is none or its time is over."""
    stage = LoginStageController.enter(request, LoginByCodeStage.key)
    return LoginCodeVerificationProcess.resume(stage) if stage else None


def is_right(process: LoginCodeVerificationProcess, typed: str) -> bool:
    """Whether the code typed is the one sent. Spaces, dashes and small letters do not matter."""
    return compare_user_code(actual=typed, expected=process.code)


def finish_by_code(process: LoginCodeVerificationProcess, next_path: str) -> HttpResponse:
    return process.finish(next_path or settings.LOGIN_REDIRECT_URL)


def finish_by_link(request: HttpRequest, *, account: Account, next_path: str) -> HttpResponse:
    """Sign in by the mail's link; a code that waits in this browser ends with it."""
    clear_login(request)
    return perform_login(
        request, Login(user=account, redirect_url=next_path or settings.LOGIN_REDIRECT_URL, email=account.email)
    )
