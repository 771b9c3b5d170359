"""Every command of ours says what it is for, shows one example, and fits 80 columns."""

from __future__ import annotations

import inspect
from pathlib import Path

from django.core.management.base import BaseCommand

from copanel.config.command import commands
from copanel.kernel.command import WIDTH, CopanelCommand
from tests.architecture.house import TREE


def faults_of(name: str, command: type[BaseCommand]) -> list[str]:
    if not issubclass(command, CopanelCommand):
        return [f"{name} is not a CopanelCommand"]
    faults = []
    purpose, example = getattr(command, "purpose", ""), getattr(command, "example", "")
    if not purpose.endswith("."):
        faults.append(f"{name} does not say its purpose in a sentence")
    if not example.startswith(f"copanel {name}"):
        faults.append(f"{name} has no example that begins with: copanel {name}")
    text = command().create_parser("copanel", name).format_help()
    faults += [f"{name} --help is wider than {WIDTH}: {line}" for line in text.splitlines() if len(line) > WIDTH]
    if len(example) > WIDTH - 4:
        faults.append(f"{name}: the example is too long for its line in copanel --help")
    return faults


def test_every_command_explains_itself():
    found = commands()
    files = {path.stem for path in TREE.package.glob("*/management/commands/*.py") if path.stem != "__init__"}
    assert files == set(found), "a command that is not a CopanelCommand, or a room that is not installed"
    assert [fault for name, command in found.items() for fault in faults_of(name, command)] == []


def test_a_command_that_does_not_explain_itself_is_seen():
    class Dumb(BaseCommand):
        pass

    class Mute(CopanelCommand):
        purpose = "no full stop"
        example = "python manage.py mute " + "x" * 80

    assert faults_of("dumb", Dumb) == ["dumb is not a CopanelCommand"]
    assert len(faults_of("mute", Mute)) == 4


def test_commands_are_thin():
    """A command reads its arguments and calls a room; 80 lines are plenty."""
    long = []
    for name, command in commands().items():
        lines = Path(inspect.getfile(command)).read_text(encoding="utf-8").count("\n")
        if lines > 80:
            long.append(f"{name} has {lines} lines")
    assert long == []
