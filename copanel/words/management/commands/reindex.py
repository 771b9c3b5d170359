"""`copanel reindex`: build the search again."""

from __future__ import annotations

from typing import Any

from tqdm import tqdm

from copanel.kernel.command import CopanelCommand
from copanel.words.reindexing import reindex


class Command(CopanelCommand):
    purpose = "Build the search again from the words everyone may read. Safe at any time."
    example = "copanel reindex"

    def handle(self, *args: Any, **options: Any) -> None:
        quiet = options["verbosity"] == 0
        done = reindex(lambda rows, total: tqdm(rows, total=total, unit="words", disable=quiet or None))
        self.stdout.write(f"{done} pieces of words can be found.")
