"""What the worker tidies here once a day: what a sign-in leaves behind, and addresses nobody confirmed."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

from django.core.management import call_command

from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM
from copanel.kernel.errors import NotFound
from copanel.people.models import ConfirmedAddress, Device, SignIn, WrongCode
from copanel.people.services import erase_address

A_DAY = dt.timedelta(days=1)
NOT_CONFIRMED = dt.timedelta(days=30)
NOT_SEEN = dt.timedelta(days=400)


def tidy() -> None:
    """Remove what has outlived its retention (see each model's Privacy), and sessions that have ended."""
    now = clock.now()
    SignIn.objects.filter(asked_at__lt=now - A_DAY).delete()
    WrongCode.objects.filter(at__lt=now - A_DAY).delete()
    nobody_said_yes = ConfirmedAddress.objects.filter(confirmed_at=None, given_at__lt=now - NOT_CONFIRMED)
    for address_id in list(nobody_said_yes.values_list("id", flat=True)):
        with suppress(NotFound):
            erase_address(actor=SYSTEM, address_id=address_id)
    Device.objects.filter(last_seen_at__lt=now - NOT_SEEN).delete()
    call_command("clearsessions")
