"""What the worker tidies here once a day: what a sign-in leaves behind, and addresses nobody confirmed."""

from __future__ import annotations

import datetime as dt

from django.core.management import call_command

from copanel.kernel import clock
from copanel.people.models import ConfirmedAddress, Device, SignIn, WrongCode

A_DAY = dt.timedelta(days=1)
NOT_CONFIRMED = dt.timedelta(days=30)
NOT_SEEN = dt.timedelta(days=400)


def tidy() -> None:
    """Remove what has outlived its retention (see each model's Privacy), and sessions that have ended."""
    now = clock.now()
    SignIn.objects.filter(asked_at__lt=now - A_DAY).delete()
    WrongCode.objects.filter(at__lt=now - A_DAY).delete()
    ConfirmedAddress.objects.filter(confirmed_at=None, given_at__lt=now - NOT_CONFIRMED).delete()
    Device.objects.filter(last_seen_at__lt=now - NOT_SEEN).delete()
    call_command("clearsessions")
