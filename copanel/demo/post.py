"""The county's post: mail goes to file, and a mail server that refuses the address of someone who moved away."""

from __future__ import annotations

import smtplib
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.filebased import EmailBackend as ToFile
from django.test.utils import override_settings

from copanel.demo.diary import Diary
from copanel.outbox import queries as outbox
from copanel.outbox import services as letters
from copanel.outbox.delivery import deliver_due


class Postbox(ToFile):
    """Keeps mail as files. Refuses addresses under .invalid, as a real server does for a box that is gone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, file_path=str(settings.DATA / "mail"), **kwargs)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            gone = {address: (550, b"No such person here") for address in message.to if address.endswith(".invalid")}
            if gone:
                raise smtplib.SMTPRecipientsRefused(gone)
        return super().send_messages(email_messages)


def deliver(diary: Diary) -> None:
    """Send what waits; post one letter, take one off the pile, leave the others to do."""
    with override_settings(EMAIL_BACKEND=f"{Postbox.__module__}.{Postbox.__qualname__}"):
        deliver_due()
    priya = diary.who("priya")
    pile = outbox.letters(actor=priya, panel_id=diary.panel.id)
    if len(pile) > 2:
        letters.mark_done(actor=priya, letter_id=pile[0].id)
        letters.take_off(actor=priya, letter_id=pile[1].id)
