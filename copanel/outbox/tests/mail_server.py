"""A real mail server in a process of its own, and the mails it took, read back.

    with mail_server(folder) as server:
        server.port, server.mails()

Who one writes to decides what it does: refused@ is refused for good, later@ for now, data@ after the
mail is read, and hangup@ takes the mail and hangs up without saying so. All others are taken.
Run as a program, it prints its port: `python mail_server.py FOLDER`.
"""

from __future__ import annotations

import asyncio
import email
import email.policy
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from aiosmtpd.smtp import SMTP


@dataclass(frozen=True)
class Server:
    port: int
    folder: Path

    def mails(self) -> list[EmailMessage]:
        """Every mail taken so far, oldest first."""
        return [
            email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            for path in sorted(self.folder.glob("*.eml"))
        ]


@contextmanager
def mail_server(folder: Path) -> Iterator[Server]:
    """Start the server on a free port, and end it."""
    process = subprocess.Popen([sys.executable, __file__, str(folder)], stdout=subprocess.PIPE, text=True)
    try:
        line = process.stdout.readline()
        yield Server(int(line), folder)
    finally:
        process.terminate()
        process.wait(timeout=10)
        process.stdout.close()


class Takes:
    """Writes each mail to a numbered file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.taken = 0

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - the library's name
        if address.startswith("refused@"):
            return "550 5.1.1 no such mailbox"
        if address.startswith("later@"):
            return "451 4.2.0 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - the library's name
        first = envelope.rcpt_tos[0]
        if first.startswith("data@"):
            return "554 5.7.1 not wanted"
        self.taken += 1
        (self.folder / f"{self.taken:05}.eml").write_bytes(envelope.original_content)
        if first.startswith("hangup@"):
            server.transport.abort()
        return "250 OK"


async def serve(folder: Path) -> None:
    handler = Takes(folder)
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(handler), "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1])))
