"""`copanel demo`: fills an empty database with the fictional county."""

from __future__ import annotations

from typing import Any

from tqdm import tqdm

from copanel.demo.build import STEPS, build
from copanel.kernel.command import CopanelCommand


class Command(CopanelCommand):
    purpose = "Fill the database with Marlshire, a fictional county. Demo mode only."
    example = "copanel demo"
    help = purpose

    def handle(self, *args: Any, **options: Any) -> None:
        with tqdm(total=STEPS, desc="Marlshire", unit="part", file=self.stderr, leave=False) as bar:

            def step(words: str) -> None:
                bar.set_description(words)
                bar.update()

            build(step)
