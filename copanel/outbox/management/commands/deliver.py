"""`copanel deliver`: one round of delivery by hand, or rounds without end where no worker runs."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import CommandParser

from copanel.kernel.command import CopanelCommand
from copanel.outbox.delivery import deliver_due

BETWEEN_ROUNDS = 5  # seconds


class Command(CopanelCommand):
    purpose = "Send the messages that are waiting, and say what came of them."
    example = "copanel deliver --once"
    help = purpose

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="one round, then stop; else until stopped")

    def handle(self, *args: Any, **options: Any) -> None:
        while True:
            self.stdout.write(str(deliver_due()))
            if options["once"]:
                return
            time.sleep(BETWEEN_ROUNDS)
