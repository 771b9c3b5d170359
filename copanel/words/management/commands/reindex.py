"""`copanel reindex`: build the search again."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from copanel.words.reindexing import reindex


class Command(BaseCommand):
    help = "Builds the search again from the words everyone may read. Safe at any time. Example: copanel reindex"

    def handle(self, *args: Any, **options: Any) -> None:
        quiet = options["verbosity"] == 0
        done = reindex(lambda rows, total: tqdm(rows, total=total, unit="words", disable=quiet or None))
        self.stdout.write(f"{done} pieces of words can be found.")
