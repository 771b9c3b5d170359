"""`copanel worker`: sends mail and watches clocks, until stopped."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command

from copanel.kernel.command import CopanelCommand
from copanel.outbox.tasks import write_timetable


class Command(CopanelCommand):
    purpose = "Run the worker that sends messages and watches the clocks. Runs until stopped."
    example = "copanel worker"
    help = purpose

    def handle(self, *args: Any, **options: Any) -> None:
        write_timetable()
        call_command("qcluster")
