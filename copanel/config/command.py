"""The `copanel` command: a thin front over Django's, with help for the people who run a panel.

Our own commands stand in `copanel/<room>/management/commands/`. What is not ours (migrate, check)
falls through to Django. A refusal is one plain sentence and exit code 1, never a traceback.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pkgutil import iter_modules
from textwrap import wrap

import django
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.core.management import ManagementUtility

from copanel.kernel.command import WIDTH, CopanelCommand, as_typed
from copanel.kernel.errors import CopanelError

HELP_WORDS = {"help", "--help", "-h"}


def main(argv: list[str] | None = None) -> int:
    """Run one command; the exit code is for the shell."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "copanel.config.settings")
    words = list(sys.argv[1:] if argv is None else argv)
    asks_for_help = not words or (words[0] in HELP_WORDS and len(words) == 1)
    if asks_for_help:
        # Help must not need a set-up machine; nothing is read or written under these settings.
        os.environ.setdefault("COPANEL_DEMO", "yes")
    elif words[0] == "help" and not words[1].startswith("-"):
        words = [words[1], "--help"]  # `copanel help load`
    try:
        if asks_for_help:
            django.setup()
            print(top_help())
        else:
            ManagementUtility(["copanel", *words]).execute()
    except (CopanelError, ImproperlyConfigured) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    return 0


def commands() -> dict[str, type[CopanelCommand]]:
    """Our own commands by name, rooms from the ground up."""
    found: dict[str, type[CopanelCommand]] = {}
    for app in apps.get_app_configs():
        if not app.name.startswith("copanel."):
            continue
        folder = os.path.join(app.path, "management", "commands")
        for module in iter_modules([folder]):
            command = import_module(f"{app.name}.management.commands.{module.name}").Command
            if issubclass(command, CopanelCommand):
                found[module.name] = command
    return found


def top_help() -> str:
    """Every command with its purpose and example."""
    lines = ["copanel runs a user-led co-production panel from the command line.", ""]
    for name, command in sorted(commands().items()):
        if not command.hidden:
            lines += [*wrap(f"{name}: {command.purpose}", WIDTH), f"    {as_typed(command.example)}", ""]
    lines += [
        f"More on one command:    {as_typed('copanel load --help')}",
        f"Commands from Django, such as migrate:    {as_typed('copanel help --commands')}",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
