"""Limits on public forms: a box that people do not see, a moment to write, counts per day. No puzzle.

The numbers come from the panel's rules of the day. The counts stand in a table, so they survive a
restart and hold for every worker. Above a limit the page says to phone or write instead (TooMany).

    class Raise(Guarded, Form): ...            # adds two hidden fields
    check_form(form, panel_id=..., form_name="raise", network=actor.network, limits=Limits.of(rules))
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.core import signing
from django.db.models import Count, F, Q, QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from copanel.kernel import clock
from copanel.kernel.errors import AlreadyDone, Invalid, TooMany, WrongState
from copanel.words.house import Limits
from copanel.words.models import Attempt, Flag, Layer, Words
from copanel.words.queries.waiting import added_to, held
from copanel.words.states import How, LayerKind

SALT = "copanel.words.limits"
LONGEST_OPEN = dt.timedelta(hours=24)
COUNTED = ("issue", "message")  # the kinds of place that a person's day counts
ADDED = (LayerKind.CORRECTION, LayerKind.EASY)


def stamp() -> str:
    """When a form was opened, signed, for its hidden field."""
    return signing.dumps(clock.now().timestamp(), salt=SALT)


def check(
    *,
    panel_id: UUID,
    form: str,
    network: str,
    address: str,
    opened_at: str,
    honeypot: str,
    limits: Limits,
    apart: bool = False,
    key: UUID | None = None,
    once_about: UUID | None = None,
) -> None:
    """Count one use of a public form, or refuse it. Call it once the form itself is in order.

    `key` is of what is written, where the form brings one: above a limit a second press is AlreadyDone.
    `apart` is for pointing out harm: counted by itself, however full the queue, and never too quick.
    `once_about` are words that one network or address points to once a day, while nobody has looked.

    `network` is the Actor's; `address` an e-mail address or phone number as typed, kept as a keyed
    digest. Raises Invalid for a filled trap, a wrong or day-old stamp, or a form sent faster than
    anyone writes; TooMany above a limit of today or when too many words wait for their check.
    """
    if honeypot:
        raise Invalid(_("Leave the box that is not for you empty. Then send it again."))
    _check_stamp(opened_at, 0 if apart else limits.least_seconds)
    now = clock.now()
    at = digest(address) if address.strip() else ""
    since = clock.london_midnight(clock.london_day(now))
    counted = Attempt.objects.filter(panel_id=panel_id, at__gte=since)
    used = (counted.filter(form=form) if apart else counted).aggregate(
        network=Count("id", filter=Q(network=network) & ~Q(network="")),
        address=Count("id", filter=Q(address=at) & ~Q(address="")),
    )
    if once_about and Flag.objects.filter(words_id=once_about, settled_at=None).exists():
        same = Q(network=network) & ~Q(network="") | Q(address=at) & ~Q(address="")
        if counted.filter(same, form=form, about_id=once_about).exists():
            raise already()
    if (
        used["network"] >= limits.per_network_day
        or used["address"] >= limits.per_address_day
        or (not apart and waiting(panel_id) >= limits.queue_ceiling)
    ):
        raise _above(key)
    Attempt.objects.create(panel_id=panel_id, form=form, network=network, address=at, about_id=once_about, at=now)


def waiting(panel_id: UUID) -> int:
    """How many held words and additions wait for their check. One query."""
    return held(panel_id).values("id").union(added_to(panel_id).values("id")).count()


def used_today(*, panel_id: UUID, form: str, network: str) -> int:
    """How often a network has used one public form of a panel today."""
    since = clock.london_midnight(clock.today())
    return Attempt.objects.filter(panel_id=panel_id, form=form, network=network, at__gte=since).count()


def said_today(*, panel_id: UUID, person_id: UUID | None) -> QuerySet[Words]:
    """The issues and messages of someone with an account on a panel today. What an office owes is not counted."""
    since = clock.london_midnight(clock.today())
    return Words.objects.filter(
        author_id=person_id, panel_id=panel_id, entered_at__gte=since, how=How.OWN, place_kind__in=COUNTED
    )


def check_person(said: int, *, most: int, key: UUID) -> None:
    """Refuse what someone with an account says beyond `most` pieces of words a day. Raises TooMany, or AlreadyDone."""
    if said >= most:
        raise _above(key)


def check_flags(*, panel_id: UUID, person_id: UUID, most: int) -> None:
    """Refuse to be pointed to more than `most` pieces of words a day by someone with an account. Raises TooMany."""
    since = clock.london_midnight(clock.today())
    if Flag.objects.filter(person_id=person_id, made_at__gte=since, words__panel_id=panel_id).count() >= most:
        raise TooMany()


def check_addition(*, panel_id: UUID, person_id: UUID, most: int, limits: Limits) -> None:
    """Refuse what someone without a place adds to their words above their day, or the queue's ceiling. Raises TooMany.

    Their day counts what they said and what they added to it.
    """
    since = clock.london_midnight(clock.today())
    added = Layer.objects.filter(
        words__author_id=person_id,
        words__panel_id=panel_id,
        kind__in=ADDED,
        made_by_id=person_id,
        made_at__gte=since,
        made_at__gt=F("words__entered_at"),
    ).count()
    if added + said_today(panel_id=panel_id, person_id=person_id).count() >= most:
        raise TooMany()
    if waiting(panel_id) >= limits.queue_ceiling:
        raise TooMany()


def already() -> AlreadyDone:
    return AlreadyDone(_("We have this already."))


def _above(key: UUID | None) -> WrongState | TooMany:
    """Too many; but what was kept with the day's last press is not refused when it is pressed twice."""
    kept = key is not None and Words.objects.filter(place_id=key).exists()
    return already() if kept else TooMany()


def _open_for(opened_at: Any) -> dt.timedelta | None:
    """How long ago a form was opened; None for a stamp that is not ours."""
    try:
        return clock.now() - dt.datetime.fromtimestamp(signing.loads(opened_at, salt=SALT), tz=dt.UTC)
    except (signing.BadSignature, TypeError, AttributeError, ValueError, OverflowError):
        return None


def _check_stamp(opened_at: str, least_seconds: int) -> None:
    open_for = _open_for(opened_at)
    if open_for is None:
        raise Invalid(_("Send it once more. Your words are still here."))
    if open_for > LONGEST_OPEN:
        raise Invalid(_("This page was open for more than a day. Send it once more. Your words are still here."))
    if open_for < dt.timedelta(seconds=least_seconds):
        raise Invalid(_("That was very quick. Wait a few seconds and send it again."))


def digest(address: str) -> str:
    """Keyed, so that who has the table has no list of addresses, networks or persons."""
    plain = "".join(address.split()).casefold()
    return hmac.new(settings.SECRET_KEY.encode(), plain.encode(), hashlib.sha256).hexdigest()[:32]


class Stamp(forms.HiddenInput):
    """Says when the form was first opened: kept while someone corrects or looks, since they have written already.

    It is made anew only where it is missing, not ours or too old, so that a page kept too long can be sent again.
    """

    def format_value(self, value: Any) -> str:
        open_for = _open_for(value)
        return stamp() if open_for is None or open_for > LONGEST_OPEN else str(value)


class Trap(forms.TextInput):
    """A box that no person sees, hears or reaches by keyboard; machines fill it."""

    is_hidden = True

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        return format_html(
            '<div class="govuk-visually-hidden" aria-hidden="true"><label>{} '
            '<input type="text" name="{}" value="{}" tabindex="-1" autocomplete="off"></label></div>',
            _("Leave this empty"),
            name,
            value or "",
        )


class Guarded(forms.Form):
    """Fields for a public form: the trap and the stamp. Both count as hidden fields, which every layout draws.

    `once`: of the same person or network about the same words one is enough until somebody has looked.
    """

    once = False

    opened_at = forms.CharField(required=False, widget=Stamp)
    website = forms.CharField(required=False, widget=Trap)


def check_form(
    form: Guarded,
    *,
    panel_id: UUID,
    form_name: str,
    network: str,
    limits: Limits,
    address: str = "",
    apart: bool = False,
    once_about: UUID | None = None,
) -> None:
    """`check` for a valid form with the Guarded fields."""
    check(
        panel_id=panel_id,
        form=form_name,
        network=network,
        address=address,
        opened_at=form.cleaned_data.get("opened_at", ""),
        honeypot=form.cleaned_data.get("website", ""),
        limits=limits,
        apart=apart,
        key=form.cleaned_data.get("key"),
        once_about=once_about,
    )
