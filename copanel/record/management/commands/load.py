"""`copanel load`: a record file is checked, previewed, loaded."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser
from tqdm import tqdm

from copanel.kernel.actor import SYSTEM
from copanel.kernel.command import CopanelCommand
from copanel.record import queries, services
from copanel.record.faults import BadRecord
from copanel.record.reader import read

# Below this a load is over before a bar could be read.
LONG = 60


class Command(CopanelCommand):
    purpose = "Load a panel's published record from a file: all of it, or nothing."
    example = "copanel load records/west-norfolk.json --preview"
    help = purpose

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="the record file; docs/guide/record-files.md says how to write one")
        parser.add_argument("--preview", action="store_true", help="say what would be added, and add nothing")

    def handle(self, *args: Any, file: str, preview: bool, **options: Any) -> None:
        planned = queries.plan(read(file))
        if preview:
            self.stdout.write("\n".join([*planned.lines(), "", "This was a preview. Nothing was added."]))
            return
        if planned.faults:
            raise BadRecord(planned.faults)
        if not planned.new:
            self.stdout.write("\n".join(planned.lines()))
            return
        total = len(planned.new)
        with tqdm(total=total, unit=" entries", disable=total < LONG, ncols=79) as bar:
            services.load(actor=SYSTEM, record=planned.record, watch=bar.update)
        panel = planned.record.content["panel"]
        self.stdout.write(f"{panel['name']}: {total} entries added.\nIts pages begin at /{panel['key']}/")
