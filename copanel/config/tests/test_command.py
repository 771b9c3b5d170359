"""The front of the command line: plain help, plain refusals, Django behind."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.core.management import ManagementUtility

from copanel.config import command
from copanel.kernel.command import CopanelCommand
from copanel.kernel.errors import CopanelError


class Refuse(CopanelCommand):
    purpose = "Refuse."
    example = "copanel refuse"
    requires_system_checks = []

    def handle(self, *args, **options):
        raise CopanelError("The file is not here. Check its name.")


@pytest.mark.parametrize("words", [[], ["help"], ["--help"], ["-h"]])
def test_top_help_is_plain_and_fits(words, capsys):
    assert command.main(words) == 0
    text = capsys.readouterr().out
    assert text.startswith("copanel runs a user-led co-production panel")
    assert max(len(line) for line in text.splitlines()) <= 80


def test_top_help_lists_every_command_with_its_example(capsys):
    command.main([])
    text = capsys.readouterr().out
    for name, each in command.commands().items():
        assert (f"{name}: {each.purpose}" in " ".join(text.split())) is not each.hidden
        assert (each.example in text) is not each.hidden


def test_examples_are_written_as_they_are_typed_here(monkeypatch, capsys):
    monkeypatch.setenv("COPANEL_TYPED", "bin/copanel")
    command.main([])
    assert "    bin/copanel load records/" in capsys.readouterr().out


def test_a_refusal_is_one_sentence_and_no_traceback(monkeypatch, capsys):
    monkeypatch.setattr(ManagementUtility, "fetch_command", lambda self, name: Refuse())
    assert command.main(["refuse"]) == 1
    said = capsys.readouterr()
    assert said.err == "The file is not here. Check its name.\n"
    assert said.out == ""


def test_what_is_not_ours_falls_through_to_django(capsys):
    assert command.main(["diffsettings", "--output", "unified"]) == 0
    assert "ROOT_URLCONF" in capsys.readouterr().out


def test_what_nobody_knows_is_said(capsys):
    with pytest.raises(SystemExit) as left:
        command.main(["nonsense"])
    assert left.value.code == 1
    assert "Unknown command: 'nonsense'" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize("words", ["", "--help", "help", "words --help"])
def test_help_needs_nothing_that_only_testing_needs(words, tmp_path):
    """Who only runs a panel has the packages of requirements.lock, so no Babel."""
    said = without_babel(words, tmp_path)
    assert (said.returncode, said.stderr) == (0, "")
    assert "Collect every interface message" in " ".join(said.stdout.split())


@pytest.mark.slow
def test_what_needs_babel_says_so_in_a_sentence(tmp_path):
    said = without_babel("words --check", tmp_path)
    assert said.returncode == 1
    assert "This needs the package Babel." in said.stderr
    assert "Traceback" not in said.stderr


def without_babel(words, data):
    front = "import sys; sys.modules['babel'] = None; from copanel.config.command import main; sys.exit(main())"
    environment = {**os.environ, "COPANEL_DEMO": "yes", "COPANEL_DATA": str(data)}
    environment["DJANGO_SETTINGS_MODULE"] = "copanel.config.settings"
    return subprocess.run(
        [sys.executable, "-c", front, *words.split()], env=environment, capture_output=True, text=True, check=False
    )
