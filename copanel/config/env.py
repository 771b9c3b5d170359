"""Every environment variable Copanel reads, typed and listed once.

`read()` fails at start with one sentence that names all that is missing or wrong,
so that nobody meets the second fault after mending the first.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


class BadEnvironment(Exception):
    """What is missing or wrong in the environment; the text says how to put it right."""


def yes_or_no(text: str) -> bool:
    if text.lower() in {"1", "yes", "true", "on"}:
        return True
    if text.lower() in {"0", "no", "false", "off", ""}:
        return False
    raise ValueError("write yes or no")


def words_list(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


@dataclass(frozen=True)
class Variable:
    """One variable: how to read it, what it is for, and its default.

    `default` is used where the variable is not set. `needed_live` marks what must be
    set on a real installation (demo mode fills in a value that is safe only there).
    """

    name: str
    read: Callable[[str], Any]
    what: str
    default: Any = None
    needed_live: bool = False


VARIABLES = (
    Variable(
        "COPANEL_DEMO", yes_or_no, "yes: a fictional county with one-click sign-in. Never on a real panel.", False
    ),
    Variable(
        "COPANEL_DEBUG", yes_or_no, "yes: show technical error pages. Only for people who change the code.", False
    ),
    Variable("COPANEL_SECRET_KEY", str, "A long random text that signs cookies and links. Keep it secret.", None, True),
    Variable("COPANEL_HOSTS", words_list, "The names this site answers to, with commas between.", None, True),
    Variable(
        "COPANEL_ADDRESS", str, "The public address, used in letters and e-mail: https://panel.example.org", None, True
    ),
    Variable(
        "COPANEL_HTTPS",
        yes_or_no,
        "no: only where nothing leaves this machine. Cookies are then sent without https.",
        True,
    ),
    Variable(
        "COPANEL_BEHIND_PROXY",
        yes_or_no,
        "yes: a reverse proxy you run sets X-Forwarded-For and -Proto, and drops the visitor's own.",
        False,
    ),
    Variable("DATABASE_URL", str, "postgres://... for PostgreSQL. Without it, SQLite in COPANEL_DATA.", ""),
    Variable("COPANEL_DATA", str, "The folder for the SQLite file, mail written to file, and the print queue.", "var"),
    Variable("COPANEL_MAIL", str, "How mail leaves: smtp, console or file.", "smtp"),
    Variable("COPANEL_MAIL_FROM", str, "The address mail comes from.", None, True),
    Variable("COPANEL_SMTP_HOST", str, "The mail server's name.", "localhost"),
    Variable("COPANEL_SMTP_PORT", int, "The mail server's port.", 25),
    Variable("COPANEL_SMTP_USER", str, "The mail server's user name, if it asks for one.", ""),
    Variable("COPANEL_SMTP_PASSWORD", str, "The mail server's password, if it asks for one.", ""),
    Variable("COPANEL_SMTP_TLS", yes_or_no, "yes: STARTTLS before the password is sent.", False),
)

DEMO_VALUES = {
    "COPANEL_SECRET_KEY": "demo-only-and-public-so-never-use-this-key-on-a-real-panel",
    "COPANEL_HOSTS": ["localhost", "127.0.0.1", "[::1]"],
    "COPANEL_ADDRESS": "http://localhost:8000",
    "COPANEL_MAIL_FROM": "panel@marlshire.example",
}


def read(environment: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """Every variable's value by name. Raises BadEnvironment naming all faults at once."""
    demo = yes_or_no(environment.get("COPANEL_DEMO", ""))
    values: dict[str, Any] = {}
    faults: list[str] = []
    for variable in VARIABLES:
        text = environment.get(variable.name)
        if text is None or text == "":
            if variable.needed_live and not demo:
                faults.append(f"{variable.name} is not set. {variable.what}")
            values[variable.name] = DEMO_VALUES.get(variable.name, variable.default) if demo else variable.default
            continue
        try:
            values[variable.name] = variable.read(text)
        except ValueError as fault:
            faults.append(f"{variable.name} cannot be read: {fault}. {variable.what}")
    if not demo and values.get("COPANEL_SECRET_KEY") == DEMO_VALUES["COPANEL_SECRET_KEY"]:
        faults.append("COPANEL_SECRET_KEY is the demo's key, which is public. Make your own.")
    if faults:
        raise BadEnvironment("Copanel cannot start.\n" + "\n".join(f"- {fault}" for fault in faults))
    return values
