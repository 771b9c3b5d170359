"""`copanel user`: add, list, disable and enable accounts; erase a person."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from copanel.kernel.actor import SYSTEM
from copanel.kernel.command import CopanelCommand
from copanel.kernel.errors import Invalid
from copanel.people import queries, services
from copanel.people.states import Language

ACTS = ("add", "list", "disable", "enable", "erase")


class Command(CopanelCommand):
    purpose = "Add, list, disable or enable accounts; erase a person and all we hold of them."
    example = 'copanel user add joan@example.org --name "Joan Whitlock"'
    help = purpose

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=ACTS, help="what to do")
        parser.add_argument("email", nargs="?", default="", help="the address the person signs in with")
        parser.add_argument("--name", default="", help="add: the full name")
        parser.add_argument("--first-name", default="", help="add: the first name, if not the first word")
        parser.add_argument("--easy", action="store_true", help="add: Easy Read pages and messages")
        parser.add_argument("--yes", action="store_true", help="erase: yes, it cannot be undone")

    def handle(self, *args: Any, **options: Any) -> None:
        act, email = options["act"], options["email"].strip()
        if act == "list":
            for account in queries.accounts():
                shut = "" if account.is_active else "  (disabled)"
                self.stdout.write(f"{account.name}  {account.email}{shut}")
            return
        if not email:
            raise Invalid("Which e-mail address? Write it after the word for what to do.")
        if act == "add":
            self._add(email, options)
            return
        person_id = queries.persons_by_email([email]).get(email)
        if person_id is None:
            raise Invalid(f"Nobody signs in with {email}.")
        if act == "disable":
            services.close_account(actor=SYSTEM, person_id=person_id)
            self.stdout.write(f"{email} can no longer sign in, and is signed out everywhere.")
        elif act == "enable":
            services.reopen_account(actor=SYSTEM, person_id=person_id)
            self.stdout.write(f"{email} can sign in again.")
        elif not options["yes"]:
            raise Invalid("Erasing cannot be undone. Write --yes after the address to do it.")
        else:
            services.erase_person(actor=SYSTEM, person_id=person_id)
            self.stdout.write(f"The person who signed in with {email} is erased.")

    def _add(self, email: str, options: dict[str, Any]) -> None:
        services.add_person(
            actor=SYSTEM,
            full_name=options["name"],
            first_name=options["first_name"],
            language=Language.EASY if options["easy"] else Language.STANDARD,
            email=email,
        )
        self.stdout.write(f"{options['name']} can sign in with {email}.")
