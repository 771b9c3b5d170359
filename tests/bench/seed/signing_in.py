"""A session as the sign-in pages leave it, so that a measurement begins signed in."""

from __future__ import annotations

from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from copanel.kernel import clock
from copanel.people.models import Account


def make(account: Account) -> str:
    """The cookie of someone who has just signed in."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session["signed_in_at"] = clock.now().isoformat()
    session.create()
    return session.session_key
