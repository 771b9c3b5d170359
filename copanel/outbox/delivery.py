"""Delivery: no mail is lost, and none goes twice but where the server took it and we died before writing so.

Three steps for each mail, and only the first and last touch the database's locks:
claim (a short transaction puts a lease on the envelopes), send (no transaction is open while the
mail server thinks), settle (a short transaction writes what came of it). A worker that dies leaves
a lease that runs out; the next one sends the same envelopes under the same Message-ID.
"""

from __future__ import annotations

import datetime as dt
import logging
import smtplib
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection as database
from django.db import transaction
from django.db.models import F, Q

from copanel.kernel import clock
from copanel.outbox.compose import Composed, compose
from copanel.outbox.models import Envelope, PrintItem
from copanel.outbox.states import Do, State

log = logging.getLogger("copanel.outbox")

# Longer than one mail can take: the mail server's time limit is 20 seconds a step (settings).
LEASE = dt.timedelta(minutes=5)
# Minutes until the next try. Two days in all, as mail servers themselves keep trying.
BACKOFF = (1, 5, 15, 60, 240, 720, 1440)
# A round ends well before the worker's time limit of 120 seconds; the next round goes on.
ROUND = dt.timedelta(seconds=80)
EMAIL = "email"


@dataclass
class Counted:
    """What one round did, in envelopes. `no_server`: the mail server could not be reached, so all wait."""

    sent: int = 0
    printed: int = 0
    not_sent: int = 0
    failed: int = 0
    to_retry: int = 0
    no_server: bool = False

    def __str__(self) -> str:
        words = (
            f"{self.sent} sent, {self.printed} to print or phone, {self.not_sent} not sent, "
            f"{self.failed} failed, {self.to_retry} to try again"
        )
        return f"{words}. The mail server cannot be reached." if self.no_server else f"{words}."


class NoServer(Exception):
    """The mail server cannot be reached. No envelope is to blame, so none counts an attempt."""


class MailConnection:
    """One connection for a round, opened when the first e-mail needs it and after a fault."""

    def __init__(self) -> None:
        self.backend: BaseEmailBackend | None = None

    def send(self, composed: Composed, message_id: str) -> None:
        """Hand over one e-mail. Raises NoServer, or what the mail library raises."""
        mail = EmailMultiAlternatives(
            subject=composed.subject,
            body=composed.text(),
            to=[composed.destination.address],
            headers={"Message-ID": message_id, "Auto-Submitted": "auto-generated", **_stopping(composed.stop_url)},
        )
        mail.attach_alternative(composed.html(), "text/html")
        if self.backend is None:
            backend = get_connection()
            try:
                backend.open()
            except (OSError, smtplib.SMTPException) as fault:
                raise NoServer(str(fault)) from fault
            self.backend = backend
        try:
            self.backend.send_messages([mail])
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        backend, self.backend = self.backend, None
        if backend is not None:
            try:
                backend.close()
            except (OSError, smtplib.SMTPException):
                log.info("the mail server had closed the connection already")


def _stopping(url: str) -> dict[str, str]:
    """The headers by which a mail program offers to end these messages with one press (RFC 8058)."""
    return {"List-Unsubscribe": f"<{url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"} if url else {}


def deliver_due() -> Counted:
    """Deliver what is due, one reader's mail at a time, until nothing is left or the round is over."""
    counted, line, started = Counted(), MailConnection(), clock.now()
    try:
        while clock.now() - started < ROUND:
            group = claim()
            if not group:
                break
            _deliver(group, line, counted)
            if counted.no_server:
                break
    finally:
        line.close()
    return counted


def claim() -> list[Envelope]:
    """Put a lease on the next envelope that is due and on those that share its mail; the first one leads.

    PostgreSQL passes over rows that another worker has locked; SQLite lets one writer in at a time.
    """
    now = clock.now()
    due = Envelope.objects.filter(
        Q(claimed_until=None) | Q(claimed_until__lt=now),
        state=State.WAITING,
        next_try_at__lte=now,
        carried_by=None,
    ).order_by("next_try_at", "made_at", "id")
    with transaction.atomic():
        lead = _locked(due).first()
        if lead is None:
            return []
        if lead.fold and lead.attempts == 0 and lead.claimed_until is None:
            together = due.filter(
                fold=lead.fold,
                panel_id=lead.panel_id,
                person_id=lead.person_id,
                address_id=lead.address_id,
                claimed_until=None,
                attempts=0,
            ).exclude(pk=lead.pk)
            members = [each.pk for each in _locked(together)]
            if members:
                Envelope.objects.filter(pk__in=members).update(carried_by=lead)
        Envelope.objects.filter(pk=lead.pk).update(claimed_until=now + LEASE)
        carried = Envelope.objects.filter(carried_by=lead, state=State.WAITING).order_by("made_at", "id")
        return [lead, *carried]


def _locked(rows):
    if database.features.has_select_for_update_skip_locked:
        return rows.select_for_update(skip_locked=True, of=("self",))
    return rows


def _deliver(group: list[Envelope], line: MailConnection, counted: Counted) -> None:
    lead = group[0]
    try:
        outcome = compose(group)
        channel = outcome.composed.destination.channel if outcome.composed else ""
        if channel == EMAIL and outcome.composed:
            line.send(outcome.composed, lead.message_id)
    except NoServer as fault:
        log.warning("the mail server cannot be reached: %s", fault)
        Envelope.objects.filter(pk=lead.pk).update(claimed_until=None)
        counted.no_server = True
        return
    except smtplib.SMTPRecipientsRefused as fault:
        codes = {code for code, _words in fault.recipients.values()}
        _after_fault(group, counted, final=all(code >= 500 for code in codes), why="refused")
        return
    except smtplib.SMTPDataError as fault:
        _after_fault(group, counted, final=fault.smtp_code >= 500, why="refused")
        return
    except Exception:
        # A kind that cannot be made into words must not hold up everybody else's mail.
        log.exception("envelope %s (%s) could not be sent", lead.pk, lead.kind)
        _after_fault(group, counted, final=False, why="could_not_be_sent")
        return
    try:
        moved = settle(group, carried=outcome.carried, held_back=outcome.held_back, channel=channel)
    except Exception:
        # One row must not end the round. An e-mail of it may be out: it is tried again a few times at most.
        log.exception("envelope %s (%s) could not be settled", lead.pk, lead.kind)
        _after_fault(group, counted, final=False, why="could_not_be_settled")
        return
    counted.not_sent += len(outcome.held_back)
    if channel == EMAIL:
        counted.sent += moved
    else:
        counted.printed += moved


def settle(
    group: Sequence[Envelope],
    *,
    carried: Sequence[Envelope],
    held_back: Sequence[tuple[Envelope, str]],
    channel: str,
) -> int:
    """Write what came of a group, in one transaction; how many went.

    What was called back or removed while the message was made is not put on the pile. What was to travel with
    a letter called back goes on its own way.
    """
    lead, moved = group[0], 0
    why = {envelope.pk: reason for envelope, reason in held_back}
    went = {envelope.pk for envelope in carried}
    with transaction.atomic():
        for envelope in Envelope.objects.select_for_update(of=("self",)).filter(pk__in=[each.pk for each in group]):
            together = envelope.pk == lead.pk or envelope.carried_by_id == lead.pk
            if envelope.pk in went and (channel == EMAIL or (together and envelope.state == State.WAITING)):
                envelope.move(Do.SEND if channel == EMAIL else Do.PRINT)
                envelope.why = ""
                moved += 1
            elif envelope.pk in why and envelope.state == State.WAITING:
                envelope.move(Do.HOLD_BACK)
                envelope.why = why[envelope.pk]
            if envelope.state != State.WAITING:
                envelope.settled_at = clock.now()
            envelope.claimed_until = None
            envelope.save()
        if channel != EMAIL and moved and lead.panel_id:
            PrintItem.objects.get_or_create(envelope=lead, defaults={"panel_id": lead.panel_id, "channel": channel})
    return moved


def _after_fault(group: Sequence[Envelope], counted: Counted, *, final: bool, why: str) -> None:
    """Try again later, further apart each time; give up when it is refused for good or has been tried for two days."""
    now, tried = clock.now(), group[0].attempts + 1
    waiting = Envelope.objects.filter(pk__in=[each.pk for each in group], state=State.WAITING)
    if final or tried > len(BACKOFF):
        counted.failed += waiting.update(
            state=State.FAILED, why=why, attempts=F("attempts") + 1, settled_at=now, claimed_until=None
        )
    else:
        later = now + dt.timedelta(minutes=BACKOFF[tried - 1])
        counted.to_retry += waiting.update(attempts=F("attempts") + 1, next_try_at=later, claimed_until=None)
