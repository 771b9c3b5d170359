"""Keep the Easy Read wordings in step with what the interface says. Needs Babel, so the development environment."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from django.core.management.base import CommandError, CommandParser

from copanel.kernel.command import CopanelCommand

easy_read: ModuleType | None
try:
    from copanel.ui import easy_read
except ModuleNotFoundError as missing:  # who only runs a panel has no Babel, and must have the help of every command
    if (missing.name or "").partition(".")[0] != "babel":
        raise
    easy_read = None


class Command(CopanelCommand):
    purpose = "Collect every interface message, and update each room's Easy Read wordings."
    example = "copanel words influence"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("rooms", nargs="*", help="rooms to look at; all when none is named")
        parser.add_argument("--check", action="store_true", help="write nothing; fail with a list of what is wrong")

    def handle(self, *, rooms: list[str], check: bool, **options: Any) -> None:
        if easy_read is None:
            raise CommandError("This needs the package Babel. In a checkout, type: bin/venv requirements-dev.lock")
        known = easy_read.rooms()
        if unknown := sorted(set(rooms) - set(known)):
            raise CommandError(f"No such room: {', '.join(unknown)}. There are: {', '.join(known)}.")
        chosen = rooms or known
        if check:
            found = [str(fault) for room in chosen for fault in easy_read.faults(room)]
            found += [str(fault) for fault in easy_read.disagreements(known) if fault.room in chosen]
            if found:
                raise CommandError(f"{len(found)} to put right:\n" + "\n".join(found))
            self.stdout.write("Every message has its Easy Read wording.")
            return
        for room in chosen:
            missing = easy_read.update(room)
            if missing:
                self.stdout.write(f"{room}: {missing} without an Easy Read wording yet, in {easy_read.po_file(room)}")
