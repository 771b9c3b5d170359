"""A command's help: its purpose, one example, nothing of Django's, 80 columns."""

from __future__ import annotations

from copanel.kernel.command import CopanelCommand


class Give(CopanelCommand):
    purpose = (
        "Give the panel a thing, with a purpose so long that it could never stand on one line of a narrow terminal."
    )
    example = "copanel give cake"

    def add_arguments(self, parser):
        parser.add_argument("things", nargs="+", help="what to give, in words that go on for rather a long while too")
        parser.add_argument("--wrapped", action="store_true", help="in paper")


def help_of(command: CopanelCommand) -> str:
    return command.create_parser("/somewhere/bin/python -m", "give").format_help()


def test_help_says_purpose_and_example_and_fits():
    text = help_of(Give())
    assert " ".join(text.split()).count(Give.purpose) == 1
    assert "Example:\n  copanel give cake" in text
    assert text.startswith("usage: copanel give")
    assert max(len(line) for line in text.splitlines()) <= 80


def test_help_leaves_out_what_django_adds():
    text = help_of(Give())
    assert "--wrapped" in text
    assert not [option for option in CopanelCommand.suppressed_base_arguments if option in text]


def test_django_options_still_work():
    options = Give().create_parser("copanel", "give").parse_args(["cake", "--traceback", "--verbosity", "0"])
    assert (options.traceback, options.verbosity, options.things) == (True, 0, ["cake"])
