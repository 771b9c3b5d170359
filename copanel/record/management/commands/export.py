"""`copanel export`: a panel's public facts as a record file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from copanel.governance import queries as governance
from copanel.kernel.command import CopanelCommand
from copanel.kernel.errors import Invalid
from copanel.record import queries


class Command(CopanelCommand):
    purpose = "Write a panel's public facts to a record file, or to the screen."
    example = "copanel export west-norfolk --to west-norfolk.json"
    help = purpose

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("panel", help="the panel's word in its addresses, such as west-norfolk")
        parser.add_argument("--to", metavar="FILE", default="", help="the file to write; it must not be there yet")

    def handle(self, *args: Any, panel: str, to: str, **options: Any) -> None:
        found = governance.panel(slug=panel)
        if found is None:
            known = ", ".join(each.slug for each in governance.panels()) or "none yet"
            raise Invalid(f"There is no panel “{panel}”. There are: {known}.")
        text = queries.written_text(panel=found)
        if not to:
            self.stdout.write(text, ending="")
            return
        try:
            with Path(to).open("x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError:
            raise Invalid(f"{to} is there already. Write another name after --to.") from None
        except OSError as wrong:
            raise Invalid(f"{to} cannot be written: {wrong.strerror}.") from None
        self.stdout.write(f"The public record of {found.name} is in {to}.")
