"""`copanel panel new`: start a panel, with its organisations, first co-chairs and facilitator."""

from __future__ import annotations

import re
import sys
from typing import Any

from django.core.management.base import CommandParser

from copanel.governance import services
from copanel.governance.services import Someone
from copanel.kernel.actor import SYSTEM
from copanel.kernel.command import CopanelCommand
from copanel.kernel.errors import Invalid

QUESTIONS = (
    ("name", "What is the panel called?", False),
    ("word", "Which word stands in its address, such as north-marlshire?", False),
    ("council", "Which council or public body must answer it?", False),
    ("host", "Which user-led organisation hosts it?", False),
    ("funder", "Who pays for it? Leave it empty where the host pays.", True),
    ("phone", "Which phone number can people ring?", True),
    ("hours", "When does someone answer the phone?", True),
    ("address", "Which address can people write to?", True),
)
PEOPLE = (
    ("chair", "Who is a first co-chair? Write: Name <name@example.org>."),
    ("facilitator", "Who is the facilitator? Write: Name <name@example.org>."),
)
SOMEONE = re.compile(r"\s*(?P<name>[^<>]+?)\s*<(?P<email>[^<>\s]+@[^<>\s]+)>\s*")


class Command(CopanelCommand):
    purpose = "Start a panel: it asks for what is missing, and writes to its first people."
    example = "copanel panel new"
    help = purpose

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=("new",), help="what to do")
        for option, question, _empty in QUESTIONS:
            parser.add_argument(f"--{option}", help=question)
        for option, question in PEOPLE:
            parser.add_argument(f"--{option}", action="append", default=[], help=f"{question} May be given again.")

    def handle(self, *args: Any, **options: Any) -> None:
        given = {option: self._answer(options[option], option, ask, empty) for option, ask, empty in QUESTIONS}
        people = {option: self._all(options[option], option, ask) for option, ask in PEOPLE}
        panel = services.start_panel(
            actor=SYSTEM, slug=given["word"], name=given["name"], council=given["council"], host=given["host"],
            funder=given["funder"], phone=given["phone"], phone_hours=given["hours"], post_address=given["address"],
            chairs=people["chair"], facilitators=people["facilitator"],
        )  # fmt: skip
        self.stdout.write(f"{panel.name} is being prepared at /{panel.slug}/. Only its own people see it.")
        for someone in (*people["chair"], *people["facilitator"]):
            self.stdout.write(f"  {someone.name} can sign in with {someone.email}. A message is on its way.")
        self.stdout.write("Next: they sign in and set up the panel, step by step.")

    def _answer(self, answer: str | None, option: str, question: str, may_be_empty: bool) -> str:
        while answer is None or not (answer.strip() or may_be_empty):
            if not sys.stdin.isatty():
                if may_be_empty:
                    return ""
                raise Invalid(f"--{option} is missing. {question}")
            answer = input(f"{question} ")
        return answer.strip()

    def _all(self, answers: list[str], option: str, question: str) -> list[Someone]:
        if not answers:
            answers = [self._answer(None, option, question, False)]
            while sys.stdin.isatty() and (more := input("And who else? Press Enter where nobody else. ").strip()):
                answers.append(more)
        return [_someone(each) for each in answers]


def _someone(typed: str) -> Someone:
    found = SOMEONE.fullmatch(typed)
    if found is None:
        raise Invalid(f"“{typed}” is no name with an e-mail address. Write it like: Joan Whitlock <joan@example.org>")
    return Someone(found["name"], found["email"])
