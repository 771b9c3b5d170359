"""What every command of the `copanel` command line has: a purpose, one example, help that fits 80 columns."""

from __future__ import annotations

import argparse
import os
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandParser, DjangoHelpFormatter

WIDTH = 80


def as_typed(example: str) -> str:
    """An example as it is typed here: in a checkout the command is bin/copanel, which says so."""
    return os.environ.get("COPANEL_TYPED", "copanel") + example.removeprefix("copanel")


class HelpFormatter(DjangoHelpFormatter):
    """Keeps the example's lines as written, and fits 80 columns on any screen."""

    def __init__(self, prog: str, **kwargs: Any) -> None:
        super().__init__(prog, **{**kwargs, "width": WIDTH - 1, "max_help_position": 24})

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(
            line if line.startswith("  ") else super(HelpFormatter, self)._fill_text(line, width, indent)
            for line in text.splitlines()
        )


class CopanelCommand(BaseCommand):
    """A command for the people who run a panel. A refusal (CopanelError) is one plain sentence; see config.command.

    `purpose` is one sentence: it is the help, and the line in `copanel --help`.
    `example` is one line to type, beginning with "copanel".
    `hidden` keeps a command that people never type, such as one a program calls, out of `copanel --help`.
    """

    purpose: ClassVar[str]
    example: ClassVar[str]
    hidden: ClassVar[bool] = False

    # Django's own options still work; they would bury ours.
    suppressed_base_arguments = {
        "--version",
        "--verbosity",
        "--settings",
        "--pythonpath",
        "--traceback",
        "--no-color",
        "--force-color",
        "--skip-checks",
    }

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        parser = super().create_parser(
            "copanel",
            subcommand,
            formatter_class=HelpFormatter,
            epilog=f"Example:\n  {as_typed(self.example)}",
            **kwargs,
        )
        parser.description = self.purpose
        parser._positionals.title = "what it needs"
        parser._optionals.title = "options"
        for action in parser._actions:
            if isinstance(action, argparse._HelpAction):
                action.help = "show this"
            if self.suppressed_base_arguments.intersection(action.option_strings):
                action.help = argparse.SUPPRESS
        return parser
