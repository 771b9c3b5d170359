"""Mail as it arrives: sent by the outbox to a mail server in a process of its own, and read back from there."""

from __future__ import annotations

import re
from email.message import EmailMessage

from copanel.outbox.delivery import deliver_due
from copanel.outbox.tests.mail_server import Server

CODE = re.compile(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b")


class Mail:
    def __init__(self, message: EmailMessage, home: str) -> None:
        self.subject = str(message["Subject"])
        self.to = str(message["To"])
        self.text = message.get_body(("plain",)).get_content()
        self.html = message.get_body(("html",)).get_content()
        self._home = re.escape(home)

    @property
    def link(self) -> str:
        """The one link to go on by, the same in both forms of the mail. Beside it may be one that ends the mails."""
        (link,) = set(re.findall(rf"{self._home}/(?!stop/)\S+", self.text))
        assert f'href="{link}"' in self.html
        return link

    @property
    def code(self) -> str:
        return CODE.search(self.text).group()


class Post:
    def __init__(self, server: Server, home: str) -> None:
        self._server, self._home = server, home

    def to(self, address: str) -> list[Mail]:
        """Deliver what waits; then all mail this address has had, oldest first."""
        deliver_due()
        return [Mail(each, self._home) for each in self._server.mails() if each["To"] == address]

    def newest(self, address: str, subject: str) -> Mail:
        """The newest mail to an address with these words in its subject."""
        found = [mail for mail in self.to(address) if subject in mail.subject]
        assert found, f"no mail {subject!r} to {address}: {[mail.subject for mail in self.to(address)]}"
        return found[-1]
